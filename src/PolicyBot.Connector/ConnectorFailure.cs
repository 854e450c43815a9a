using Azure;

namespace PolicyBot.Connector;

/// <summary>What a failed call means for whoever has to deliver in the end.</summary>
/// <remarks>
/// Source: https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability (status codes) and
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
/// </remarks>
public abstract record ConnectorFailure
{
    private ConnectorFailure()
    {
    }

    /// <summary>Nothing was done: try again, not before <paramref name="RetryAfter"/> where the service gave one.</summary>
    public sealed record Transient(TimeSpan? RetryAfter) : ConnectorFailure;

    /// <summary>Trying again cannot help: the message is at fault, or the recipient is out of reach until they install the bot or write to it.</summary>
    public sealed record Permanent(int Status, string? ErrorCode) : ConnectorFailure;

    /// <summary>A POST got no clear answer: the message may have arrived, and sending it again may show it twice.</summary>
    public sealed record Ambiguous(TimeSpan? RetryAfter) : ConnectorFailure;

    /// <summary>Sorts a failure of a <see cref="ConnectorClient"/> call.</summary>
    /// <param name="exception">What the call threw.</param>
    /// <param name="wasPost">True for send, reply, typing and create; false for update, delete and the reads, which may be repeated.</param>
    public static ConnectorFailure Classify(Exception exception, bool wasPost) => throw new NotImplementedException();
}
