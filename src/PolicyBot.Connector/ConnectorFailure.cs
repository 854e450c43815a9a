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

    /// <summary>Nothing was done, or doing it again is harmless: try again, not before <paramref name="RetryAfter"/> where the service gave one.</summary>
    public sealed record Transient(TimeSpan? RetryAfter) : ConnectorFailure;

    /// <summary>Trying again cannot help: the message is at fault, or the recipient is out of reach until they install the app or write to the bot.</summary>
    /// <param name="Status">The HTTP status, or 0 where the message was too large to send.</param>
    /// <param name="ErrorCode">The service's code, such as <c>BotNotInConversationRoster</c> or <c>ForbiddenOperationException</c>.</param>
    public sealed record Permanent(int Status, string? ErrorCode) : ConnectorFailure;

    /// <summary>A POST got no clear answer: the message may have arrived, and sent again it may be seen twice.</summary>
    public sealed record Ambiguous(TimeSpan? RetryAfter) : ConnectorFailure;

    /// <summary>Sorts a failure of a <see cref="ConnectorClient"/> call.</summary>
    /// <param name="exception">What the call threw.</param>
    /// <param name="wasPost">True for send, reply, typing and create; false for update, delete and the reads, which may be repeated.</param>
    /// <remarks>
    /// The service's page advises against repeating a 500. It is sorted with 502 to 504 all the same: a notice that
    /// is lost is worse than one that comes twice. The wait is that of the answer's Retry-After header, which
    /// <c>exception.GetRawResponse()?.Headers</c> holds too.
    /// </remarks>
    public static ConnectorFailure Classify(Exception exception, bool wasPost) => exception switch
    {
        MessageTooLargeException => new Permanent(0, null),
        RequestFailedException { Status: > 0 } answered => ClassifyAnswer(answered, wasPost),
        RequestFailedException or HttpRequestException or IOException or OperationCanceledException or AggregateException =>
            wasPost && !NeverConnected(exception) ? new Ambiguous(null) : new Transient(null),
        // Anything else, such as no token for the bot, happens before a byte is sent.
        _ => new Transient(null),
    };

    private static ConnectorFailure ClassifyAnswer(RequestFailedException answered, bool wasPost)
    {
        var wait = RetryAfter.In(answered.GetRawResponse());
        return answered.Status switch
        {
            412 or 429 => new Transient(wait),
            // A rejected token heals when the credential does; a bot that is not registered does not.
            401 when answered.ErrorCode != "BotNotRegistered" => new Transient(wait),
            408 or 500 or 502 or 503 or 504 => wasPost ? new Ambiguous(wait) : new Transient(wait),
            // Accepted, but the answer could not be read.
            >= 200 and <= 299 => wasPost ? new Ambiguous(null) : new Transient(null),
            _ => new Permanent(answered.Status, answered.ErrorCode),
        };
    }

    private static bool NeverConnected(Exception? exception) => exception switch
    {
        null => false,
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError,
        } => true,
        _ => NeverConnected(exception.InnerException),
    };
}
