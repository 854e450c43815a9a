using PolicyBot.Cards;
using PolicyBot.Core.Accounts;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Accounts;

/// <summary>The card of one question. Nothing on it is required by the client, so that going back or closing is never held up.</summary>
internal static class StepCards
{
    public static AdaptiveCard Of(SchoolPack school, AccountsProcess process, AccountView.Question view)
    {
        var (draft, step) = (view.Draft, view.Draft.Step);
        AccountQuestion[] questions = [.. step.Fields.Where(field => field != AccountField.TypedRunners).Select(field => process.Question(field.Id))];
        return new()
        {
            FallbackText = $"Request an account, step {step.Number} of {AccountStep.All.Count}: {step.Title}. Open this chat in Teams to answer.",
            Body =
            [
                AccountCards.Head(draft),
                TextBlock.Heading(step.Title, TextSize.Large) with { Spacing = Spacing.None },
                .. AccountCards.Summary(view.Problems),
                .. questions.SelectMany(question => Ask(question, view)),
                .. AccountCards.Clauses(school, questions.Select(question => question.Clause)),
            ],
            Actions = [.. Buttons(draft)],
        };
    }

    private static IEnumerable<Element> Ask(AccountQuestion question, AccountView.Question view)
    {
        var field = view.Draft.Step.Fields.First(field => field.Id == question.Id);
        IEnumerable<Element> input = question.Id switch
        {
            AccountQuestionIds.Runners => Runners(question, view),
            AccountQuestionIds.Visibility => [Visibility(question, view.Shown)],
            _ => [Text(question, field, view.Shown)],
        };
        return [.. AccountCards.ErrorsOf(field, view.Problems), .. input];
    }

    private static InputText Text(AccountQuestion question, AccountField field, AccountAnswers answers) => new(field.Id, question.Label)
    {
        Value = Filled(answers.Text(field)),
        Placeholder = question.Hint,
        IsMultiline = !field.IsOneLine,
        MaxLength = field.Longest,
        Spacing = Spacing.Medium,
    };

    private static InputChoiceSet Visibility(AccountQuestion question, AccountAnswers answers) => new(question.Id, question.Label)
    {
        Value = Filled(answers.Text(AccountField.Visibility)),
        Choices = [.. new[] { AccountVisibility.Open, AccountVisibility.Closed }.Select(answer => new Choice(AccountVisibility.InWords(answer)!, answer))],
        Style = ChoiceInputStyle.Expanded,
        Spacing = Spacing.Medium,
    };

    private static IEnumerable<Element> Runners(AccountQuestion question, AccountView.Question view) =>
    [
        new InputChoiceSet(AccountField.PickedRunners.Id, question.Label)
        {
            // Those already picked are choices of their own, so that every client can name them.
            Choices = [.. view.Shown.PickedRunners.Where(person => person.Id != "").Select(person => new Choice(NameOf(person), person.Id))],
            Value = Filled(string.Join(',', view.Shown.PickedRunners.Where(person => person.Id != "").Select(person => person.Id))),
            ChoicesData = ChoicesData.People,
            IsMultiSelect = true,
            Placeholder = question.Hint ?? "Search for people",
            Spacing = Spacing.Medium,
        },
        .. AccountCards.ErrorsOf(AccountField.TypedRunners, view.Problems),
        new InputText(AccountField.TypedRunners.Id, "Can't find them? Type their names or school e-mail addresses, one on each line")
        {
            Value = Filled(view.Shown.Text(AccountField.TypedRunners)),
            IsMultiline = true,
            MaxLength = AccountField.TypedRunners.Longest,
            Spacing = Spacing.Medium,
        },
    ];

    private static string NameOf(Person person) => person.Name == "" ? "Somebody you picked" : person.Name;

    private static string? Filled(string text) => text == "" ? null : text;

    private static IEnumerable<CardAction> Buttons(AccountDraft draft)
    {
        yield return Button("Continue", AccountVerbs.Forward, draft) with { Style = ActionStyle.Positive };
        if (draft.WasChecked || draft.Step.Number > 1)
            yield return Button("Back", AccountVerbs.Back, draft);
        yield return Button("Save and close", AccountVerbs.SaveAndClose, draft);
        yield return Button("Cancel request", AccountVerbs.SaveAndAskToCancel, draft);
    }

    /// <summary>A button that takes what was typed along.</summary>
    private static ActionExecute Button(string title, string verb, AccountDraft draft) =>
        new ActionExecute(title, verb) { Data = AccountCards.StateOf(draft) }.WithSubmitFallback();
}
