using Azure;
using Azure.Core;

namespace PolicyBot.Connector;

/// <summary>For a POST: the service knows no idempotency key, so whoever keeps the message decides about sending it again.</summary>
internal sealed class NeverRepeatedClassifier : ResponseClassifier
{
    public static NeverRepeatedClassifier Instance { get; } = new();

    public override bool IsRetriableResponse(HttpMessage message) => false;

    public override bool IsRetriable(HttpMessage message, Exception exception) => false;
}

/// <summary>For GET, PUT and DELETE: what the pipeline usually repeats, unless the service asks for a long wait.</summary>
internal sealed class RepeatableClassifier(TimeSpan longestWait) : ResponseClassifier
{
    public override bool IsRetriableResponse(HttpMessage message) =>
        base.IsRetriableResponse(message) && !(RetryAfter.In(message.Response) > longestWait);
}

internal static class RetryAfter
{
    /// <summary>The wait that the service asks for, as seconds or as a date against the answer's own Date.</summary>
    public static TimeSpan? In(Response? response)
    {
        if (response is null || !response.Headers.TryGetValue("Retry-After", out var value))
            return null;
        if (int.TryParse(value, out var seconds))
            return seconds >= 0 ? TimeSpan.FromSeconds(seconds) : null;
        if (!DateTimeOffset.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var until) || response.Headers.Date is not { } now)
            return null;
        return until > now ? until - now : TimeSpan.Zero;
    }
}
