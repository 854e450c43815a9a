using Azure.Core.Pipeline;

namespace PolicyBot.Connector;

/// <summary>Checks that a request to <c>POST /api/messages</c> comes from the Bot Connector and belongs to this bot.</summary>
/// <remarks>
/// Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
/// (connector to bot). Safe for concurrent use; make one and keep it, for it holds the signing keys.
/// </remarks>
public class InboundTokenValidator
{
    /// <summary>For tests that replace the validator.</summary>
    protected InboundTokenValidator()
    {
    }

    /// <param name="options">Whose requests are let in.</param>
    /// <param name="transport">Carries the fetch of the signing keys; null for the network.</param>
    /// <param name="time">The clock.</param>
    public InboundTokenValidator(InboundTokenOptions options, HttpPipelineTransport? transport, TimeProvider time)
    {
    }

    /// <summary>Checks header and activity against each other.</summary>
    /// <param name="authorizationHeader">The Authorization header as it came, or null.</param>
    /// <param name="activity">The body of the same request.</param>
    /// <param name="cancellationToken">Stops the waiting for signing keys; other requests go on waiting.</param>
    public virtual Task<InboundTokenResult> ValidateAsync(
        string? authorizationHeader, Activity activity, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
