using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyBot.Cards;
using PolicyBot.Connector;
using PolicyBot.Core.People;

namespace PolicyBot.Bot;

/// <summary>Finds out who sent an authenticated activity and which handler takes it. Whatever goes wrong unexpectedly ends in the one catch here.</summary>
internal sealed partial class Dispatcher(
    Routes routes, Membership membership, Conversations conversations, ConnectorClient connector, RecentActivities recent, FileOffers files, ILogger<Dispatcher> log)
{
    /// <returns>The body of the answer to an invoke, or null for an empty one.</returns>
    public async Task<object?> DispatchAsync(Activity activity, CancellationToken cancellation)
    {
        try
        {
            return activity.Type switch
            {
                ActivityTypes.Message when recent.IsNew(activity) => await OnMessageAsync(activity, cancellation),
                ActivityTypes.Invoke when activity.Name == InvokeNames.AdaptiveCardAction => await OnInvokeAsync(activity, cancellation),
                ActivityTypes.Invoke when IsDialog(activity) => await OnDialogAsync(activity, cancellation),
                ActivityTypes.Invoke when activity.Name == InvokeNames.FileConsent => await OnFileConsentAsync(activity, cancellation),
                ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate => await OnArrivalAsync(activity, cancellation),
                _ => null,
            };
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            var reference = Guid.NewGuid().ToString("N")[..8];
            log.LogError("Turn {Reference} failed in a {Type} activity: {Fault}", reference, activity.Type, Faults.Describe(e));
            BotTelemetry.TurnFailed(e);
            return await AnswerAsync(activity, Refusals.SomethingWentWrong(reference), cancellation);
        }
    }

    /// <summary>Says why an authenticated activity is not looked into. What was typed into a dialog goes back to the person.</summary>
    public async Task<object?> RefuseAsync(Activity activity, AdaptiveCard why, CancellationToken cancellation) =>
        IsDialog(activity)
            ? RefuseDialog(activity, why)
            : await AnswerAsync(activity, why, cancellation);

    private async Task<AdaptiveCardInvokeResponse?> OnMessageAsync(Activity activity, CancellationToken cancellation)
    {
        if (ReadSubmit(activity) is { } submit)
            return await OnSubmitAsync(activity, submit, cancellation);

        var text = activity.RemoveRecipientMention().Trim();
        var command = activity.IsPersonal() ? routes.FindText(text) : null;
        var handler = command ?? routes.Question;
        if (handler is null)
            return null;
        // For asking, membership may be a few minutes old; a command can read a case.
        var turn = await FindTurnAsync(activity, command is null ? Freshness.Recent : Freshness.Live, cancellation);
        if (turn is not { Turn: { } found })
            return await AnswerAsync(activity, turn.Refusal!, cancellation);
        if (text.Length == 0)
            return await AnswerAsync(activity, Refusals.OnlyWords, cancellation);
        await handler(found);
        return null;
    }

    /// <summary>A button on a client that does not know Action.Execute: the answer is a new message.</summary>
    private async Task<AdaptiveCardInvokeResponse?> OnSubmitAsync(Activity activity, JsonObject submit, CancellationToken cancellation)
    {
        var reply = await ActAsync(activity, new ActionData(submit).Text("verb"), submit, cancellation);
        var card = reply is ActionReply.Card { Content: var content } ? content : Refusals.Sentence(((ActionReply.Message)reply).Text);
        return await AnswerAsync(activity, card, cancellation);
    }

    private async Task<AdaptiveCardInvokeResponse?> OnInvokeAsync(Activity activity, CancellationToken cancellation)
    {
        var action = activity.ReadValue<AdaptiveCardInvokeValue>()?.Action;
        return await ActAsync(activity, action?.Verb, action?.Data, cancellation) switch
        {
            ActionReply.Card card => AdaptiveCardInvokeResponse.Card(card.Content.ToJsonObject()),
            ActionReply.Message message => AdaptiveCardInvokeResponse.Message(message.Text),
            _ => null,
        };
    }

    private async Task<ActionReply> ActAsync(Activity activity, string? verb, JsonObject? data, CancellationToken cancellation)
    {
        var turn = await FindTurnAsync(activity, Freshness.Live, cancellation);
        if (turn is not { Turn: { } found })
            return new ActionReply.Message(turn.Refusal!.FallbackText!);
        if (verb is null || routes.FindAction(verb) is not { } handler)
        {
            log.LogWarning("No handler takes the verb of a button");
            return new ActionReply.Message(Refusals.UnknownButton.FallbackText!);
        }
        return await handler(found, new ActionData(data));
    }

    private async Task<AdaptiveCardInvokeResponse?> OnFileConsentAsync(Activity activity, CancellationToken cancellation)
    {
        var turn = await FindTurnAsync(activity, Freshness.Live, cancellation);
        if (turn is not { Turn: { } found })
            return await AnswerAsync(activity, turn.Refusal!, cancellation);
        await files.AnswerAsync(found, activity.ReadValue<FileConsentInvokeValue>());
        return null;
    }

    private async Task<AdaptiveCardInvokeResponse?> OnArrivalAsync(Activity activity, CancellationToken cancellation)
    {
        if (!activity.IsPersonal() || activity.From?.AadObjectId is not { } personId)
            return null;
        if (activity.Type == ActivityTypes.InstallationUpdate && activity.Action?.StartsWith("remove", StringComparison.OrdinalIgnoreCase) == true)
        {
            await conversations.ForgetAsync(personId, cancellation);
            return null;
        }
        var botArrived = activity.Type == ActivityTypes.InstallationUpdate
            || activity.MembersAdded?.Any(m => m.Id == activity.Recipient?.Id) == true;
        if (!botArrived)
            return null;

        var turn = await FindTurnAsync(activity, Freshness.Recent, cancellation);
        if (!await conversations.ClaimWelcomeAsync(personId, cancellation))
            return null;
        if (turn is not { Turn: { } found })
            return await AnswerAsync(activity, turn.Refusal!, cancellation);
        foreach (var handler in routes.Arrivals)
            await handler(found);
        return null;
    }

    private async Task<(Turn? Turn, AdaptiveCard? Refusal)> FindTurnAsync(Activity activity, Freshness freshness, CancellationToken cancellation)
    {
        if (activity.From?.AadObjectId is not { Length: > 0 } personId)
            return (null, Refusals.NotStaff);
        await RememberAsync(personId, activity, cancellation);
        return await membership.FindAsync(personId, freshness, cancellation) switch
        {
            MembershipAnswer.Staff staff => (new Turn(activity, staff.School, staff.Person, ConnectorFor(activity), cancellation), null),
            MembershipAnswer.Stranger => (null, Refusals.NotStaff),
            _ => (null, Refusals.CannotCheck),
        };
    }

    private async Task RememberAsync(string personId, Activity activity, CancellationToken cancellation)
    {
        try
        {
            await conversations.RememberAsync(personId, activity, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // A question can be answered without the store; whatever needs it fails on its own.
            log.LogError("A chat could not be remembered: {Fault}", Faults.Describe(e));
        }
    }

    /// <summary>Says it where the person is looking: beside the button that was pressed, as a message otherwise.</summary>
    private async Task<AdaptiveCardInvokeResponse?> AnswerAsync(Activity activity, AdaptiveCard card, CancellationToken cancellation)
    {
        if (activity.Type == ActivityTypes.Invoke && activity.Name != InvokeNames.FileConsent)
            return AdaptiveCardInvokeResponse.Message(card.FallbackText!);
        try
        {
            await ConnectorFor(activity).ReplyToActivityAsync(activity.Conversation!.Id!, activity.Id ?? "", Messages.Of(card), cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.LogError("An answer could not be sent: {Fault}", Faults.Describe(e));
        }
        return null;
    }

    private ConnectorClient ConnectorFor(Activity activity) => connector.WithServiceUrl(new(activity.ServiceUrl!));

    private static JsonObject? ReadSubmit(Activity activity) =>
        activity is { Value.ValueKind: JsonValueKind.Object } && string.IsNullOrWhiteSpace(activity.Text) ? activity.ReadValue<JsonObject>() : null;
}
