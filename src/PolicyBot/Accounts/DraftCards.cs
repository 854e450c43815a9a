using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Accounts;

namespace PolicyBot.Accounts;

/// <summary>Drafts that are left, found again and thrown away.</summary>
internal static class DraftCards
{
    public static AdaptiveCard None { get; } = new()
    {
        FallbackText = "You have no unfinished request. To begin one, type “request an account”.",
        Body = [new TextBlock("You have no unfinished request.")],
        Actions = [AccountCards.Button("Request an account", AccountVerbs.StartNew)],
    };

    public static AdaptiveCard Choose(AccountForm form, AccountView.Choose view)
    {
        var one = view.Drafts.Count == 1;
        var text = one ? "You have an unfinished request" : $"You have {view.Drafts.Count} unfinished requests";
        return new()
        {
            FallbackText = $"{text}. Type “continue” to go on with it.",
            Body =
            [
                TextBlock.Heading(text, TextSize.Large),
                .. view.Drafts.Select(draft => Item(form, draft, one)),
                .. view.CanStart ? [] : new[] { new TextBlock("Finish or cancel one of them before you start another.") { Separator = true } },
            ],
            Actions = view.CanStart ? [AccountCards.Button("Start a new request", AccountVerbs.StartNew)] : [],
        };
    }

    public static AdaptiveCard Saved(AccountForm form, AccountDraft draft) => new()
    {
        FallbackText = $"Saved: {draft.Title}. Type “continue” to go on with it.",
        Body =
        [
            TextBlock.Heading("Saved", TextSize.Large),
            new TextBlock(Plain.Text($"{draft.Title} · step {AccountCards.StepOf(form, draft)}")),
            new TextBlock("Nothing has been sent. Go on whenever you like: select Continue, or type “continue”."),
        ],
        Actions = [Continue(draft, "Continue")],
    };

    public static AdaptiveCard ConfirmCancel(AccountDraft draft) => new()
    {
        FallbackText = $"Do you want to cancel this request? {draft.Title}. Open this chat in Teams to say so.",
        Body =
        [
            TextBlock.Heading(draft.EditedRevision is null ? "Cancel this request?" : "Cancel these changes?", TextSize.Large),
            new TextBlock(Plain.Text(draft.Title)) { Weight = TextWeight.Bolder },
            new TextBlock(draft.EditedRevision is null
                ? "What you have entered will be deleted. Nothing has been sent to anybody."
                : $"What you have changed will be deleted. Request {draft.CaseId} stays as it was sent."),
        ],
        Actions =
        [
            AccountCards.Button("Yes, cancel it", AccountVerbs.Cancel, AccountCards.Data(draft)) with { Style = ActionStyle.Destructive },
            Continue(draft, "No, keep it") with { Style = ActionStyle.Default },
        ],
    };

    public static AdaptiveCard Cancelled(AccountDraft draft) => new()
    {
        FallbackText = $"Cancelled: {draft.Title}. Nothing was sent.",
        Body = [new TextBlock(Plain.Text($"Cancelled: {draft.Title}. Nothing was sent."))],
        Actions = [AccountCards.Button("Request an account", AccountVerbs.StartNew)],
    };

    // With several drafts each button says which one it means, for those who hear the buttons one after the other.
    private static Container Item(AccountForm form, AccountDraft draft, bool only) => new(
        new TextBlock(Plain.Text(draft.Title)) { Weight = TextWeight.Bolder },
        AccountCards.Small($"{(draft.EditedRevision is null ? draft.Id : $"Changes to {draft.CaseId}")} · step {AccountCards.StepOf(form, draft)} · saved {UkTime.Text(draft.ChangedAt)}") with { Spacing = Spacing.None },
        new ActionSet(
            Continue(draft, only ? "Continue" : $"Continue {draft.Id}"),
            AccountCards.Button(only ? "Cancel it" : $"Cancel {draft.Id}", AccountVerbs.AskToCancel, AccountCards.Data(draft)))) { Separator = true, Spacing = Spacing.Medium };

    private static ActionExecute Continue(AccountDraft draft, string title) =>
        AccountCards.Button(title, AccountVerbs.Resume, AccountCards.Data(draft)) with { Style = ActionStyle.Positive };
}
