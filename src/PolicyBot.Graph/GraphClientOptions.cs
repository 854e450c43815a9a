using Azure.Core;

namespace PolicyBot.Graph;

/// <summary>How patient a <see cref="GraphClient"/> is. Use <see cref="ForClicks"/> while a person waits and <see cref="ForOutbox"/> otherwise.</summary>
public sealed class GraphClientOptions : ClientOptions
{
    /// <summary>What one call may take, all its pages and its token included; <c>null</c> sets no limit but that of each request.</summary>
    public TimeSpan? Budget { get; set; }

    /// <summary>The most pages of one answer that are read: 20 pages of 999 people, by default.</summary>
    public int MaxPages { get; set; } = 20;

    /// <summary>What the access token is for. Another cloud than the public one has another address here.</summary>
    public string Scope { get; set; } = "https://graph.microsoft.com/.default";

    /// <summary>The clock that <see cref="Budget"/> is measured by.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>For a person who has clicked and waits: 2 seconds for the whole call, and no second try.</summary>
    public static GraphClientOptions ForClicks() => new()
    {
        Budget = TimeSpan.FromSeconds(2),
        Retry = { MaxRetries = 0, NetworkTimeout = TimeSpan.FromSeconds(2) },
    };

    /// <summary>
    /// For work that nobody waits for, done by an outbox: 30 seconds for each request, and no second try. The outbox has a better clock: the exception carries
    /// the answer's <c>Retry-After</c>, and a wait in here would outlast the outbox's own limit.
    /// </summary>
    public static GraphClientOptions ForOutbox() => new()
    {
        Retry = { MaxRetries = 0, NetworkTimeout = TimeSpan.FromSeconds(30) },
    };
}
