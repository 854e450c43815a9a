using System.Text.Json.Nodes;
using PolicyBot.Cards;
using PolicyBot.Connector;
using PolicyBot.Core.People;

namespace PolicyBot.Bot;

/// <summary>Dialogs: opening one, and its buttons. Whatever goes wrong, what was typed goes back to the person.</summary>
internal sealed partial class Dispatcher
{
    private async Task<TaskModuleResponse> OnDialogAsync(Activity activity, CancellationToken cancellation)
    {
        var (route, data) = ReadDialog(activity);
        try
        {
            return Response(await OnDialogAsync(activity, route, data, cancellation));
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            var reference = Guid.NewGuid().ToString("N")[..8];
            log.LogError("Turn {Reference} failed in a dialog: {Fault}", reference, Faults.Describe(e));
            BotTelemetry.TurnFailed(e);
            return Response(Keep(route, data, Refusals.SomethingWentWrong(reference).FallbackText!));
        }
    }

    private async Task<DialogReply> OnDialogAsync(Activity activity, DialogRoute? route, JsonObject? data, CancellationToken cancellation)
    {
        var turn = await FindTurnAsync(activity, Freshness.Live, cancellation);
        if (turn is not { Turn: { } found })
            return Keep(turn.Refusal == Refusals.CannotCheck ? route : null, data, turn.Refusal!.FallbackText!);
        if (!found.IsPersonal && !activity.IsMessageAction())
            return new DialogReply.Message(Refusals.NotHere.FallbackText!);
        if (route is null)
        {
            log.LogWarning("No handler takes the verb of a dialog");
            return new DialogReply.Message(Refusals.UnknownButton.FallbackText!);
        }
        return await route.Handle(found, new ActionData(data));
    }

    private TaskModuleResponse RefuseDialog(Activity activity, AdaptiveCard why)
    {
        var (route, data) = ReadDialog(activity);
        return Response(Keep(route, data, why.FallbackText!));
    }

    private static bool IsDialog(Activity activity) =>
        activity.Type == ActivityTypes.Invoke && (activity.Name is InvokeNames.TaskFetch or InvokeNames.TaskSubmit || activity.IsMessageAction());

    /// <summary>What a dialog's button carries. A command in the menu of a message is a button, too: its id is the verb, and the message's address the data.</summary>
    private (DialogRoute? Route, JsonObject? Data) ReadDialog(Activity activity)
    {
        var data = activity.Name switch
        {
            InvokeNames.MessageExtensionFetchTask when activity.ReadValue<MessageExtensionAction>() is { } picked =>
                new JsonObject { ["verb"] = picked.CommandId, ["link"] = picked.MessagePayload?.LinkToMessage },
            InvokeNames.MessageExtensionSubmitAction => activity.ReadValue<MessageExtensionAction>()?.Data,
            _ => activity.ReadValue<TaskModuleRequest>()?.Data,
        };
        return (new ActionData(data).Text("verb") is { } verb ? routes.FindDialog(verb) : null, data);
    }

    private static DialogReply Keep(DialogRoute? route, JsonObject? data, string problem) =>
        route?.Keep?.Invoke(new ActionData(data), problem) ?? new DialogReply.Message(problem);

    private static TaskModuleResponse Response(DialogReply reply) => reply switch
    {
        DialogReply.Show show => TaskModuleResponse.Continue(show.Title, show.Content.ToJsonObject(), "large", "large"),
        DialogReply.Message message => TaskModuleResponse.Message(message.Text),
        _ => throw new InvalidOperationException($"No such reply: {reply.GetType().Name}"),
    };
}
