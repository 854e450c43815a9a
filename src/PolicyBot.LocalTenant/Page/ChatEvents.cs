using System.Runtime.CompilerServices;
using System.Threading.Channels;
using PolicyBot.LocalTenant.Connector;

namespace PolicyBot.LocalTenant.Page;

/// <summary>Tells a page whose chat changed, or in whose chat the bot is typing. The page then asks for what is new.</summary>
internal sealed class ChatEvents(Chats chats)
{
    internal sealed record ChatEvent(string Person, bool Typing);

    public async IAsyncEnumerable<ChatEvent> ReadAsync([EnumeratorCancellation] CancellationToken gone)
    {
        var waiting = Channel.CreateUnbounded<ChatEvent>();
        void Tell(string person, bool typing) => waiting.Writer.TryWrite(new ChatEvent(person, typing));
        chats.Changed += Tell;
        try
        {
            yield return new ChatEvent("", false); // opens the stream, and lets a page that comes back catch up
            await foreach (var happened in waiting.Reader.ReadAllAsync(gone)) yield return happened;
        }
        finally
        {
            chats.Changed -= Tell;
        }
    }
}
