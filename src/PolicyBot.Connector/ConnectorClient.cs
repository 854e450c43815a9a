using Azure.Core;

namespace PolicyBot.Connector;

/// <summary>
/// The Bot Connector's REST calls that the bot makes. Failures are <see cref="Azure.RequestFailedException"/> with
/// <c>Status</c> and the service's <c>ErrorCode</c>; <see cref="ConnectorFailure.Classify"/> says what they mean.
/// A POST is never retried here, for the service may have accepted it; GET, PUT and DELETE are, a little.
/// </summary>
/// <remarks>Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference</remarks>
public class ConnectorClient
{
    /// <summary>The scope of the token that the bot presents.</summary>
    public const string Scope = "https://api.botframework.com/.default";

    /// <summary>For tests that replace the client.</summary>
    protected ConnectorClient() => ServiceUrl = null!;

    /// <param name="serviceUrl">The service URL of an authenticated activity: https, its path is kept.</param>
    /// <param name="credential">The bot's identity.</param>
    /// <param name="options">Transport, retries and time-outs.</param>
    public ConnectorClient(Uri serviceUrl, TokenCredential credential, ConnectorClientOptions? options = null)
    {
        ServiceUrl = serviceUrl;
    }

    /// <summary>Where the calls go.</summary>
    public virtual Uri ServiceUrl { get; }

    /// <summary>The same client, its token and its connections, for another service URL.</summary>
    public virtual ConnectorClient WithServiceUrl(Uri serviceUrl) => throw new NotImplementedException();

    /// <summary>Sends an activity to a conversation.</summary>
    /// <exception cref="MessageTooLargeException">The activity is over <see cref="MessageSize.Limit"/>; nothing was sent.</exception>
    public virtual Task<ResourceResponse> SendToConversationAsync(
        string conversationId, Activity activity, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Sends an activity as the answer to another.</summary>
    /// <exception cref="MessageTooLargeException">The activity is over <see cref="MessageSize.Limit"/>; nothing was sent.</exception>
    public virtual Task<ResourceResponse> ReplyToActivityAsync(
        string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Shows that the bot is at work.</summary>
    public virtual Task SendTypingAsync(string conversationId, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Replaces an activity that the bot sent.</summary>
    /// <exception cref="MessageTooLargeException">The activity is over <see cref="MessageSize.Limit"/>; nothing was sent.</exception>
    public virtual Task<ResourceResponse> UpdateActivityAsync(
        string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Deletes an activity that the bot sent.</summary>
    public virtual Task DeleteActivityAsync(string conversationId, string activityId, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Opens a conversation; for a person and this bot it is always the same one.</summary>
    public virtual Task<ConversationResourceResponse> CreateConversationAsync(
        ConversationParameters parameters, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>One member of a conversation.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="userId">A Teams user id, an Entra object id or a user principal name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<TeamsChannelAccount> GetConversationMemberAsync(
        string conversationId, string userId, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>One page of the members of a conversation.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="pageSize">50 to 500; the service moves other numbers into that range.</param>
    /// <param name="continuationToken">From the page before, or null for the first.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<PagedMembersResult> GetConversationPagedMembersAsync(
        string conversationId, int? pageSize = null, string? continuationToken = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
