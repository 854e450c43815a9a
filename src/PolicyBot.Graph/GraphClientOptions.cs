using Azure.Core;
using Azure.Core.Pipeline;

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
    /// For work that nobody waits for: up to four further tries after 429, 408 and 5xx, each after what <c>Retry-After</c> says or else after 1, 2, 4, 8 seconds.
    /// A <c>Retry-After</c> above a minute is not waited for: the exception carries the header, and the outbox has a better clock.
    /// </summary>
    public static GraphClientOptions ForOutbox() => new()
    {
        Retry = { NetworkTimeout = TimeSpan.FromSeconds(30) },
        RetryPolicy = new ShortWaits(),
    };

    private sealed class ShortWaits() : RetryPolicy(
        maxRetries: 4, DelayStrategy.CreateExponentialDelayStrategy(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30)))
    {
        private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

        protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
            base.ShouldRetry(message, exception) && AskedWait(message) <= LongestWait;

        protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) => new(ShouldRetry(message, exception));

        private static TimeSpan AskedWait(HttpMessage message) =>
            message.HasResponse && message.Response.Headers.TryGetValue("Retry-After", out var value) && int.TryParse(value, out var seconds)
                ? TimeSpan.FromSeconds(seconds)
                : TimeSpan.Zero;
    }
}
