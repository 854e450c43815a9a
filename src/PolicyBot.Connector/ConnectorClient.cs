using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace PolicyBot.Connector;

/// <summary>
/// The Bot Connector's REST calls that the bot makes. A failure is a <see cref="RequestFailedException"/> with
/// <c>Status</c> and the service's <c>ErrorCode</c>; <see cref="ConnectorFailure.Classify"/> says what it means for delivery.
/// A POST is never retried here, for the service may have accepted it; GET, PUT and DELETE are, a little.
/// </summary>
/// <remarks>
/// Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference.
/// Safe for concurrent use. Make one and derive others with <see cref="WithServiceUrl"/>, so that they share the token.
/// </remarks>
public class ConnectorClient
{
    /// <summary>The scope of the token that the bot presents.</summary>
    public const string Scope = "https://api.botframework.com/.default";

    private readonly HttpPipeline pipeline;
    private readonly ResponseClassifier repeatable;

    /// <summary>For tests that replace the client.</summary>
    protected ConnectorClient()
    {
        ServiceUrl = null!;
        pipeline = null!;
        repeatable = null!;
    }

    /// <param name="serviceUrl">The service URL of an authenticated activity: https, its path is kept.</param>
    /// <param name="credential">The bot's identity.</param>
    /// <param name="options">Transport, retries and time-outs.</param>
    public ConnectorClient(Uri serviceUrl, TokenCredential credential, ConnectorClientOptions? options = null)
    {
        options ??= new ConnectorClientOptions();
        ServiceUrl = Checked(serviceUrl);
        repeatable = new RepeatableClassifier(options.LongestRetryAfter);
        var parts = new HttpPipelineOptions(options) { RequestFailedDetailsParser = new ConnectorErrorParser() };
        parts.PerRetryPolicies.Add(new BearerTokenAuthenticationPolicy(credential, Scope));
        pipeline = HttpPipelineBuilder.Build(parts);
    }

    private ConnectorClient(Uri serviceUrl, ConnectorClient like)
    {
        ServiceUrl = Checked(serviceUrl);
        pipeline = like.pipeline;
        repeatable = like.repeatable;
    }

    /// <summary>Where the calls go.</summary>
    public virtual Uri ServiceUrl { get; }

    /// <summary>The same client, with its token and its connections, for another service URL.</summary>
    public virtual ConnectorClient WithServiceUrl(Uri serviceUrl) => new(serviceUrl, this);

    /// <summary>Sends an activity to a conversation: <c>POST v3/conversations/{id}/activities</c>.</summary>
    /// <exception cref="MessageTooLargeException">The activity is over <see cref="MessageSize.Limit"/>; nothing was sent.</exception>
    /// <exception cref="RequestFailedException">The service refused, or no answer came; the message may have arrived all the same.</exception>
    public virtual async Task<ResourceResponse> SendToConversationAsync(
        string conversationId, Activity activity, CancellationToken cancellationToken = default)
    {
        using var message = Create(RequestMethod.Post, activity, "conversations", conversationId, "activities");
        return await SendForIdAsync(message, cancellationToken);
    }

    /// <summary>Sends an activity as the answer to another: <c>POST v3/conversations/{id}/activities/{id}</c>.</summary>
    /// <exception cref="MessageTooLargeException">The activity is over <see cref="MessageSize.Limit"/>; nothing was sent.</exception>
    /// <exception cref="RequestFailedException">The service refused, or no answer came; the message may have arrived all the same.</exception>
    public virtual async Task<ResourceResponse> ReplyToActivityAsync(
        string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default)
    {
        var reply = activity with { ReplyToId = activityId };
        using var message = Create(RequestMethod.Post, reply, "conversations", conversationId, "activities", activityId);
        return await SendForIdAsync(message, cancellationToken);
    }

    /// <summary>Shows that the bot is at work.</summary>
    /// <exception cref="RequestFailedException">The service refused, or no answer came.</exception>
    public virtual async Task SendTypingAsync(string conversationId, CancellationToken cancellationToken = default) =>
        await SendToConversationAsync(conversationId, new Activity { Type = ActivityTypes.Typing }, cancellationToken);

    /// <summary>Replaces an activity that the bot sent: <c>PUT v3/conversations/{id}/activities/{id}</c>.</summary>
    /// <exception cref="MessageTooLargeException">The activity is over <see cref="MessageSize.Limit"/>; nothing was sent.</exception>
    /// <exception cref="RequestFailedException">The service refused, or no answer came.</exception>
    public virtual async Task<ResourceResponse> UpdateActivityAsync(
        string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default)
    {
        using var message = Create(RequestMethod.Put, activity, "conversations", conversationId, "activities", activityId);
        return await SendForIdAsync(message, cancellationToken);
    }

    /// <summary>Deletes an activity that the bot sent: <c>DELETE v3/conversations/{id}/activities/{id}</c>.</summary>
    /// <exception cref="RequestFailedException">The service refused, or no answer came.</exception>
    public virtual async Task DeleteActivityAsync(string conversationId, string activityId, CancellationToken cancellationToken = default)
    {
        using var message = Create(RequestMethod.Delete, null, "conversations", conversationId, "activities", activityId);
        await SendAsync(message, cancellationToken);
    }

    /// <summary>Opens a conversation: <c>POST v3/conversations</c>. For one person and this bot it is always the same.</summary>
    /// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages</remarks>
    /// <exception cref="MessageTooLargeException">The first message is over <see cref="MessageSize.Limit"/>; nothing was sent.</exception>
    /// <exception cref="RequestFailedException">403 <c>ForbiddenOperationException</c>: the person has not got the app.</exception>
    public virtual async Task<ConversationResourceResponse> CreateConversationAsync(
        ConversationParameters parameters, CancellationToken cancellationToken = default)
    {
        using var message = Create(RequestMethod.Post, parameters, "conversations");
        var created = await SendForAsync<ConversationResourceResponse>(message, cancellationToken);
        return string.IsNullOrEmpty(created.Id) ? throw Unreadable(message.Response, null) : created;
    }

    /// <summary>One member of a conversation: <c>GET v3/conversations/{id}/members/{id}</c>.</summary>
    /// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context</remarks>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="userId">A Teams user id, an Entra object id or a user principal name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="RequestFailedException">404: no such member.</exception>
    public virtual async Task<TeamsChannelAccount> GetConversationMemberAsync(
        string conversationId, string userId, CancellationToken cancellationToken = default)
    {
        using var message = Create(RequestMethod.Get, null, "conversations", conversationId, "members", userId);
        return await SendForAsync<TeamsChannelAccount>(message, cancellationToken);
    }

    /// <summary>One page of the members of a conversation: <c>GET v3/conversations/{id}/pagedmembers</c>.</summary>
    /// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context</remarks>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="pageSize">50 to 500; the service moves other numbers into that range.</param>
    /// <param name="continuationToken">From the page before, or null for the first.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="RequestFailedException">The service refused, or no answer came.</exception>
    public virtual async Task<PagedMembersResult> GetConversationPagedMembersAsync(
        string conversationId, int? pageSize = null, string? continuationToken = null, CancellationToken cancellationToken = default)
    {
        using var message = Create(RequestMethod.Get, null, "conversations", conversationId, "pagedmembers");
        if (pageSize is { } size)
            message.Request.Uri.AppendQuery("pageSize", size.ToString(CultureInfo.InvariantCulture));
        if (continuationToken is not null)
            message.Request.Uri.AppendQuery("continuationToken", continuationToken, escapeValue: true);
        var page = await SendForAsync<PagedMembersResult>(message, cancellationToken);
        return page with { Members = page.Members ?? [] };
    }

    private HttpMessage Create(RequestMethod method, object? body, params ReadOnlySpan<string> segments)
    {
        var address = Address(segments);
        var json = body is null ? null : Serialized(body);
        var message = pipeline.CreateMessage();
        message.ResponseClassifier = method == RequestMethod.Post ? NeverRepeatedClassifier.Instance : repeatable;
        message.Request.Method = method;
        message.Request.Uri.Reset(address);
        message.Request.Headers.Add(HttpHeader.Common.JsonAccept);
        if (json is null)
            return message;
        message.Request.Headers.Add("Content-Type", "application/json; charset=utf-8");
        message.Request.Content = RequestContent.Create(json);
        return message;
    }

    private static byte[] Serialized(object body)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), ConnectorJson.Options);
        var size = MessageSize.Of(json);
        return size <= MessageSize.Limit ? json : throw new MessageTooLargeException(size, MessageSize.Limit);
    }

    private Uri Address(ReadOnlySpan<string> segments)
    {
        var address = ServiceUrl.AbsoluteUri.TrimEnd('/') + "/v3";
        foreach (var segment in segments)
        {
            // "." and ".." survive escaping, and would climb to another call.
            if (segment is null or "" or "." or "..")
                throw new ArgumentException("An id of a conversation, an activity or a person is empty or a path.");
            address += "/" + Uri.EscapeDataString(segment);
        }

        return new Uri(address);
    }

    private async Task SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        await pipeline.SendAsync(message, cancellationToken);
        if (message.Response.Status is < 200 or > 299)
            throw new RequestFailedException(message.Response);
    }

    // The message is there once the service said 2xx: an answer without a readable id must not make anybody send it again.
    private async Task<ResourceResponse> SendForIdAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        await SendAsync(message, cancellationToken);
        try
        {
            return message.Response.Content.ToObjectFromJson<ResourceResponse>(ConnectorJson.Options) ?? new ResourceResponse(null);
        }
        catch (JsonException)
        {
            return new ResourceResponse(null);
        }
    }

    private async Task<T> SendForAsync<T>(HttpMessage message, CancellationToken cancellationToken)
        where T : class
    {
        await SendAsync(message, cancellationToken);
        try
        {
            return message.Response.Content.ToObjectFromJson<T>(ConnectorJson.Options) ?? throw Unreadable(message.Response, null);
        }
        catch (JsonException exception)
        {
            throw Unreadable(message.Response, exception);
        }
    }

    private static RequestFailedException Unreadable(Response response, Exception? inner) => new(response, inner);

    private static Uri Checked(Uri serviceUrl) =>
        serviceUrl is { IsAbsoluteUri: true, Query: "", Fragment: "", UserInfo: "" } && serviceUrl.Scheme == Uri.UriSchemeHttps
            ? serviceUrl
            : throw new ArgumentException("The service URL must be a plain https address.", nameof(serviceUrl));
}
