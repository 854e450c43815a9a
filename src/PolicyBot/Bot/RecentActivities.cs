using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PolicyBot.Connector;

namespace PolicyBot.Bot;

/// <summary>
/// Notices when Teams sends a message again that is still being answered or just was. It spares people a doubled answer;
/// what must not happen twice is guarded by the store, because a repeat can come with a new id or to another instance.
/// </summary>
internal sealed class RecentActivities(TimeProvider time)
{
    /// <summary>At least so long is a message known, and at most twice as long.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private HashSet<UInt128> latest = [];
    private HashSet<UInt128> before = [];
    private DateTimeOffset since = time.GetUtcNow();

    public bool IsNew(Activity activity)
    {
        if (activity.Id is not { } id)
            return true;
        var mark = MarkOf($"{activity.Conversation?.Id}\n{id}");
        lock (gate)
        {
            Forget(time.GetUtcNow());
            return !before.Contains(mark) && latest.Add(mark);
        }
    }

    private void Forget(DateTimeOffset now)
    {
        var passed = now - since;
        if (passed < Memory)
            return;
        before = passed < 2 * Memory ? latest : [];
        latest = [];
        since = now;
    }

    // A tenth of the two long ids themselves: in a busy ten minutes there are many.
    private static UInt128 MarkOf(string ids) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(ids)));
}
