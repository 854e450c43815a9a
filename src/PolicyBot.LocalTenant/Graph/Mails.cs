using System.Collections.Immutable;

namespace PolicyBot.LocalTenant.Graph;

/// <summary>An e-mail that the bot has sent.</summary>
public sealed record SentMail(DateTimeOffset At, string To, string Subject, string Text);

/// <summary>The e-mails that the bot has sent, oldest first. They go nowhere: the page shows them.</summary>
public sealed class Mails(DataFolder? folder, TimeProvider time)
{
    private const string File = "mails.json";
    private readonly Lock gate = new();
    private ImmutableList<SentMail>? sent;

    public IReadOnlyList<SentMail> All
    {
        get { lock (gate) return Load(); }
    }

    public void Send(string to, string subject, string text)
    {
        lock (gate)
        {
            sent = Load().Add(new SentMail(time.GetUtcNow(), to, subject, text));
            folder?.Write(File, sent);
        }
    }

    private ImmutableList<SentMail> Load() => sent ??= [.. folder?.Read<SentMail[]>(File) ?? []];
}
