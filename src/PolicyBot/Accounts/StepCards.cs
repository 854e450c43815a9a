using PolicyBot.Cards;
using PolicyBot.Core.Accounts;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Accounts;

/// <summary>The card of one step. Nothing on it is required by the client, so that going back or closing is never held up.</summary>
internal static class StepCards
{
    public static AdaptiveCard Of(Applicant applicant, AccountView.Question view)
    {
        var (form, draft) = (applicant.Form, view.Draft);
        var step = form.At(draft.Step);
        return new()
        {
            FallbackText = $"Request an account, step {AccountCards.StepOf(form, draft)}: {step.Title}. Open this chat in Teams to answer.",
            Body =
            [
                AccountCards.Head(form, draft),
                TextBlock.Heading(step.Title, TextSize.Large) with { Spacing = Spacing.None },
                .. AccountCards.Summary(view.Problems),
                .. step.Questions.SelectMany(question => Ask(question, view)),
                .. AccountCards.Clauses(applicant.School, step.Questions.Select(question => question.Clause)),
            ],
            Actions = [.. Buttons(draft)],
        };
    }

    private static IEnumerable<Element> Ask(AccountQuestion question, AccountView.Question view) =>
    [
        .. AccountCards.ErrorsOf(question.Id, view.Problems),
        .. question.Kind switch
        {
            QuestionKind.People => People(question, view),
            QuestionKind.Choice => new Element[] { Choice(question, view.Shown) },
            _ => [Text(question, view.Shown)],
        },
    ];

    private static InputText Text(AccountQuestion question, AccountAnswers answers) => new(question.Id, Label(question))
    {
        Value = Filled(answers.Text(question.Id)),
        Placeholder = question.Hint,
        IsMultiline = question.Kind is QuestionKind.Text or QuestionKind.Names,
        MaxLength = question.Longest,
        Style = question.Kind == QuestionKind.Mail ? TextInputStyle.Email : TextInputStyle.Text,
        Spacing = Spacing.Medium,
    };

    private static InputChoiceSet Choice(AccountQuestion question, AccountAnswers answers) => new(question.Id, Label(question))
    {
        Value = Filled(answers.Text(question.Id)),
        Choices = [.. question.Choices.Select(choice => new Choice(choice.Text, choice.Id))],
        Style = ChoiceInputStyle.Expanded,
        Spacing = Spacing.Medium,
    };

    private static IEnumerable<Element> People(AccountQuestion question, AccountView.Question view)
    {
        var picked = view.Shown.Picked(question.Id).Where(person => person.Id != "").ToList();
        var typed = AccountField.TypedId(question.Id);
        return
        [
            new InputChoiceSet(question.Id, Label(question))
            {
                // Those already picked are choices of their own, so that every client can name them.
                Choices = [.. picked.Select(person => new Choice(NameOf(person), person.Id))],
                Value = Filled(string.Join(',', picked.Select(person => person.Id))),
                ChoicesData = ChoicesData.People,
                IsMultiSelect = true,
                Placeholder = question.Hint ?? "Search for people",
                Spacing = Spacing.Medium,
            },
            .. AccountCards.ErrorsOf(typed, view.Problems),
            new InputText(typed, "Can't find them? Type their names or school e-mail addresses, one on each line")
            {
                Value = Filled(view.Shown.Text(typed)),
                IsMultiline = true,
                MaxLength = question.Longest,
                Spacing = Spacing.Medium,
            },
        ];
    }

    private static string Label(AccountQuestion question) => question.IsOptional ? $"{question.Ask} (optional)" : question.Ask;

    private static string NameOf(Person person) => person.Name == "" ? "Somebody you picked" : person.Name;

    private static string? Filled(string text) => text == "" ? null : text;

    private static IEnumerable<CardAction> Buttons(AccountDraft draft)
    {
        yield return Button("Continue", AccountVerbs.Forward, draft) with { Style = ActionStyle.Positive };
        if (draft.WasChecked || draft.Step > 1)
            yield return Button("Back", AccountVerbs.Back, draft);
        yield return Button("Save and close", AccountVerbs.SaveAndClose, draft);
        yield return Button("Cancel request", AccountVerbs.SaveAndAskToCancel, draft);
    }

    /// <summary>A button that takes what was typed along.</summary>
    private static ActionExecute Button(string title, string verb, AccountDraft draft) =>
        new ActionExecute(title, verb) { Data = AccountCards.StateOf(draft) }.WithSubmitFallback();
}
