using PolicyBot.Cards;

namespace PolicyBot.Bot;

/// <summary>What a dialog does when it was opened or one of its buttons was pressed.</summary>
internal abstract record DialogReply
{
    private DialogReply() { }

    /// <summary>Shows a card. Its buttons are Action.Submit, and send <c>task/submit</c> with the verb in their data.</summary>
    /// <param name="Title">Stands over the dialog. It says nothing about a case but its number.</param>
    public sealed record Show(string Title, AdaptiveCard Content) : DialogReply;

    /// <summary>Closes the dialog and shows a sentence.</summary>
    public sealed record Message(string Text) : DialogReply;
}

internal delegate Task<DialogReply> DialogHandler(Turn turn, ActionData data);

/// <summary>
/// Shows what somebody typed once more when it could not be taken: nothing is read and nothing is known but what their own client sent, so
/// this may be done for anybody. Null where the data holds nothing typed.
/// </summary>
internal delegate DialogReply? DialogKeeper(ActionData data, string problem);

/// <summary>Who takes what is done in a dialog, and how what was typed comes back when that fails.</summary>
internal sealed record DialogRoute(DialogHandler Handle, DialogKeeper? Keep);
