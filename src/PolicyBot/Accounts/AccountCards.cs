using System.Text.Json.Nodes;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Accounts;
using PolicyBot.Core.Packs;

namespace PolicyBot.Accounts;

/// <summary>Which card shows which outcome, and what the cards have in common.</summary>
internal static class AccountCards
{
    public static ActionReply Of(Applicant applicant, AccountView view) => view switch
    {
        AccountView.Question question => Card(StepCards.Of(applicant, question)),
        AccountView.Check check => Card(CheckCards.Of(applicant, check)),
        AccountView.Choose choose => Card(DraftCards.Choose(applicant.Form, choose)),
        AccountView.Saved saved => Card(DraftCards.Saved(applicant.Form, saved.Draft)),
        AccountView.ConfirmCancel confirm => Card(DraftCards.ConfirmCancel(confirm.Draft)),
        AccountView.Cancelled cancelled => Card(DraftCards.Cancelled(cancelled.Draft)),
        AccountView.Sent sent => Card(SentCards.Of(sent.Case)),
        AccountView.TooLate late => Card(SentCards.TooLate(late.Draft, late.Case)),
        AccountView.NoDraft => Card(DraftCards.None),
        AccountView.NotFound => new ActionReply.Message("This request can't be found: it was cancelled or is not yours. To begin another, type “request an account”."),
        AccountView.Busy => new ActionReply.Message("This request is being changed somewhere else just now. Nothing was sent. Try again in a minute."),
        _ => throw new InvalidOperationException($"No card shows {view.GetType().Name}."),
    };

    /// <summary>Where the school does not take requests here.</summary>
    public static AdaptiveCard SwitchedOff(SchoolPack school)
    {
        var contact = school.Role(RoleIds.Headteacher) ?? school.Role(RoleIds.Slt);
        var whom = contact is null ? "your leadership team" : $"the {char.ToLowerInvariant(contact.Title[0])}{contact.Title[1..]}";
        return Refusals.Sentence($"{school.Name} does not take requests for accounts here. Ask {whom}{(contact?.Mail is { } mail ? $" ({mail})" : "")} instead.");
    }

    /// <summary>The line over everything: what this is, and how far it has got.</summary>
    public static TextBlock Head(AccountForm form, AccountDraft draft) => Small(
        $"{(draft.EditedRevision is null ? "Request an account" : $"Change request {draft.CaseId}")} · Step {StepOf(form, draft)}");

    /// <summary>For instance "2 of 7".</summary>
    public static string StepOf(AccountForm form, AccountDraft draft) => $"{form.At(draft.Step).Number} of {form.Steps.Count}";

    public static TextBlock Small(string text) => new(text) { Size = TextSize.Small, IsSubtle = true };

    /// <summary>All that has to be put right, before anything else on the card.</summary>
    public static IReadOnlyList<Element> Summary(IReadOnlyList<Problem> problems) => problems.Count == 0
        ? []
        :
        [
            new Container(
            [
                TextBlock.Heading("There is a problem"),
                .. problems.Select(problem => new TextBlock(Plain.Text(problem.Text)) { Spacing = Spacing.Small }),
            ]) { Style = ContainerStyle.Attention },
        ];

    /// <summary>What is wrong with one answer, over the answer.</summary>
    public static IEnumerable<TextBlock> ErrorsOf(string fieldId, IReadOnlyList<Problem> problems) => problems
        .Where(problem => problem.Field == fieldId)
        .Select(problem => new TextBlock("Error: " + Plain.Text(problem.Text)) { Color = TextColor.Attention, Weight = TextWeight.Bolder, Spacing = Spacing.Medium });

    /// <summary>Clauses of the policy, word for word, hidden until they are asked for.</summary>
    public static IReadOnlyList<Element> Clauses(SchoolPack school, IEnumerable<QuotedClause?> clauses) =>
        ClauseToggle.Of(school, "What the policy says", "clause", clauses);

    public static ActionExecute Button(string title, string verb, JsonObject? data = null) =>
        new ActionExecute(title, verb) { Data = data, AssociatedInputs = AssociatedInputs.None }.WithSubmitFallback();

    /// <summary>Which draft a button is about.</summary>
    public static JsonObject Data(AccountDraft draft) => new() { ["draftId"] = draft.Id };

    /// <summary>Which draft a button is about, and which state of it the card shows.</summary>
    public static JsonObject StateOf(AccountDraft draft) => new() { ["draftId"] = draft.Id, ["step"] = draft.Step, ["edition"] = draft.Edition };

    private static ActionReply.Card Card(AdaptiveCard card) => new(card);
}
