using System.Collections.Concurrent;
using PolicyBot.Connector;

namespace PolicyBot.Bot;

/// <summary>
/// Notices when Teams sends a message again that is still being answered or just was. It spares people a doubled answer;
/// what must not happen twice is guarded by the store, because a repeat can come with a new id or to another instance.
/// </summary>
internal sealed class RecentActivities(TimeProvider time)
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<(string?, string), DateTimeOffset> seen = new();
    private DateTimeOffset lastTidied;

    public bool IsNew(Activity activity)
    {
        var now = time.GetUtcNow();
        Tidy(now);
        return activity.Id is null || seen.TryAdd((activity.Conversation?.Id, activity.Id), now);
    }

    private void Tidy(DateTimeOffset now)
    {
        if (now - lastTidied < Memory)
            return;
        lastTidied = now;
        foreach (var (key, at) in seen)
        {
            if (now - at > Memory)
                seen.TryRemove(key, out _);
        }
    }
}
