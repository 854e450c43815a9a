using Azure;
using Azure.Identity;
using Microsoft.Extensions.Options;
using PolicyBot.Cards;
using PolicyBot.Connector;
using PolicyBot.Graph;

namespace PolicyBot.Bot;

/// <summary>Reaches somebody in their personal chat, installing the app for them first where it is missing.</summary>
internal sealed class TeamsNotifier(
    Conversations conversations,
    ConnectorClient connector,
    [FromKeyedServices(GraphClients.Outbox)] GraphClient graph,
    IOptions<BotOptions> options,
    ILogger<TeamsNotifier> log)
{
    /// <summary>Sends a card as a new message that rings.</summary>
    public async Task<SendOutcome> SendAsync(string personId, AdaptiveCard card, CancellationToken cancellation)
    {
        try
        {
            if (await conversations.FindAsync(personId, cancellation) is { } known
                && await SendToKnownAsync(personId, known, card, cancellation) is { } outcome)
                return outcome;
            return await InstallAsync(personId, cancellation) is { } conversation
                ? await PostAsync(conversation, card, cancellation)
                : new SendOutcome.Never("PolicyBot is not installed for them, and has not been given what it needs to install itself.");
        }
        catch (Exception e) when (IsRemote(e, cancellation))
        {
            return Sort(e, wasPost: false);
        }
    }

    /// <summary>Replaces a card that was sent before. A card that is gone needs no replacing.</summary>
    public async Task<SendOutcome> UpdateAsync(ConversationReference conversation, string activityId, AdaptiveCard card, CancellationToken cancellation)
    {
        try
        {
            await connector.WithServiceUrl(conversation.ServiceUrl)
                .UpdateActivityAsync(conversation.ConversationId, activityId, Messages.Of(card), cancellation);
            return new SendOutcome.Sent(conversation, activityId);
        }
        catch (RequestFailedException e) when (e.Status is 403 or 404)
        {
            log.LogInformation("A card could not be brought up to date: {Status} {Code}", e.Status, e.ErrorCode);
            return new SendOutcome.Sent(conversation, activityId);
        }
        catch (Exception e) when (IsRemote(e, cancellation))
        {
            return Sort(e, wasPost: false);
        }
    }

    /// <summary>Null where the app was removed or the chat is gone, so that it has to be installed again.</summary>
    private async Task<SendOutcome?> SendToKnownAsync(
        string personId, ConversationReference conversation, AdaptiveCard card, CancellationToken cancellation)
    {
        var outcome = await PostAsync(conversation, card, cancellation);
        if (outcome is not SendOutcome.Never { Status: 403 or 404 })
            return outcome;
        await conversations.ForgetAsync(personId, cancellation);
        return null;
    }

    private async Task<SendOutcome> PostAsync(ConversationReference conversation, AdaptiveCard card, CancellationToken cancellation)
    {
        try
        {
            var sent = await connector.WithServiceUrl(conversation.ServiceUrl)
                .SendToConversationAsync(conversation.ConversationId, Messages.WithBell(card), cancellation);
            BotTelemetry.NoticeEnded("sent");
            return new SendOutcome.Sent(conversation, sent.Id);
        }
        catch (Exception e) when (IsRemote(e, cancellation))
        {
            return Sort(e, wasPost: true);
        }
    }

    private async Task<ConversationReference?> InstallAsync(string personId, CancellationToken cancellation)
    {
        if (options.Value.TeamsAppId is not { Length: > 0 } app)
            return null;
        var installation = await graph.FindInstalledAppAsync(personId, app, cancellation);
        if (installation is null)
        {
            await conversations.SkipWelcomeAsync(personId, cancellation);
            await graph.InstallAppAsync(personId, app, cancellation);
            installation = await graph.FindInstalledAppAsync(personId, app, cancellation);
        }
        // Just installed, Teams may need a moment before it lists the app: the patient retry covers that.
        if (installation is null)
            throw new RequestFailedException(503, "The app was installed but is not listed yet.");
        var chat = await graph.GetInstalledAppChatAsync(personId, installation, cancellation);
        if (chat is null)
            throw new RequestFailedException(503, "The app is installed but its chat is not there yet.");
        var reference = new ConversationReference(chat, options.Value.ServiceUrl);
        await conversations.RememberAsync(personId, reference, cancellation);
        return reference;
    }

    private static bool IsRemote(Exception e, CancellationToken cancellation) =>
        e is RequestFailedException or AuthenticationFailedException or HttpRequestException or AggregateException or TimeoutException or MessageTooLargeException
        || (e is OperationCanceledException && !cancellation.IsCancellationRequested);

    // For the person who waits for an answer; the log has the service's own code.
    private static string InWords(int status, bool wasPost) => (status, wasPost) switch
    {
        (403, true) => "Teams does not let PolicyBot write to them: they may have blocked it.",
        (403, false) => "Teams does not let PolicyBot be installed for them.",
        (404, _) => "Teams does not find their chat with PolicyBot.",
        _ => "Teams did not take the message.",
    };

    private SendOutcome Sort(Exception e, bool wasPost)
    {
        var failure = ConnectorFailure.Classify(e, wasPost);
        log.LogWarning("A notice did not go out: {Failure}", failure);
        BotTelemetry.NoticeEnded(failure is ConnectorFailure.Permanent ? "refused" : "postponed");
        return failure switch
        {
            ConnectorFailure.Permanent permanent => new SendOutcome.Never(InWords(permanent.Status, wasPost), permanent.Status),
            ConnectorFailure.Transient transient => new SendOutcome.Later(transient.RetryAfter),
            ConnectorFailure.Ambiguous ambiguous => new SendOutcome.Later(ambiguous.RetryAfter),
            _ => new SendOutcome.Later(null),
        };
    }
}

/// <summary>What became of a message.</summary>
internal abstract record SendOutcome
{
    private SendOutcome() { }

    public sealed record Sent(ConversationReference Conversation, string? ActivityId) : SendOutcome;

    /// <summary>Told by e-mail that there is something.</summary>
    public sealed record Mailed : SendOutcome;

    /// <summary>Try again, not before the wait that the service asked for.</summary>
    public sealed record Later(TimeSpan? Wait) : SendOutcome;

    /// <summary>Trying again cannot help.</summary>
    /// <param name="Status">The HTTP status that said so, or 0.</param>
    public sealed record Never(string Problem, int Status = 0) : SendOutcome;
}
