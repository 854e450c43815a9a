using PolicyBot.Cards;
using PolicyBot.Core.Accounts;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Attestations;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Accounts;

/// <summary>The last step: everything that was answered, and who decides.</summary>
internal static class CheckCards
{
    private const int MostNames = 10;
    private const string WaitsFor =
        "It can be approved once everybody who will run it has read the policy and is trained. Those who still have to are asked when you send it.";
    private const string NobodyLeft = "Nobody who usually decides may decide this one: it can't be you or anyone who will run the account.";

    public static AdaptiveCard Of(Applicant applicant, AccountView.Check view) => new()
    {
        FallbackText = $"Check your request for {view.Draft.Title} and send it. Open this chat in Teams to do so.",
        Body =
        [
            AccountCards.Head(applicant.Form, view.Draft),
            TextBlock.Heading(applicant.Form.Check.Title, TextSize.Large) with { Spacing = Spacing.None },
            .. AccountCards.Summary(view.Problems),
            .. Rejection(view.Case),
            .. AccountSummary.Of(applicant.Form, view.Draft.Answers, view.Found).Zip(applicant.Form.Questions)
                .SelectMany(answer => Answer(view.Draft, applicant.Form.StepOf(answer.Second), answer.First)),
            TextBlock.Heading("Who decides") with { Spacing = Spacing.Large, Separator = true },
            new TextBlock(Plain.Text(WhoDecides(view.Deciders, applicant.Process.Decision))),
            .. RunnerGates.GatesOf(applicant.School).Count == 0 ? [] : new[] { new TextBlock(Plain.Text(WaitsFor)) },
            .. applicant.Process.ApproversSource is RuleSource.Policy { Clause: var clause }
                ? AccountCards.Clauses(applicant.School, [clause])
                : [AccountCards.Small(Plain.Text(applicant.Process.ApproversSource.Mark))],
        ],
        Actions = [.. Buttons(view)],
    };

    private static IEnumerable<Element> Rejection(ApprovalCase? request) => request?.Decision is { } decision
        ?
        [
            new Container(
                new TextBlock(Plain.Text($"{decision.By.Name} {(request.Status == CaseStatus.NeedsChanges ? "asks you to change it" : "rejected it")}")) { Weight = TextWeight.Bolder },
                new TextBlock(Plain.Text($"{(request.Status == CaseStatus.NeedsChanges ? "What to change" : "Reason")}: {decision.Reason}")) { Spacing = Spacing.Small }) { Style = ContainerStyle.Emphasis },
        ]
        : [];

    private static IEnumerable<Element> Answer(AccountDraft draft, AccountStep step, CaseField field)
    {
        var data = AccountCards.StateOf(draft);
        data["to"] = step.Number;
        // There is one for every answer, so it does without the button for older clients: the answers need the room.
        var change = new ActionExecute($"Change: {field.Label}", AccountVerbs.Change) { Data = data, AssociatedInputs = AssociatedInputs.None };
        Element[] value = field.Value == ""
            ? [new TextBlock("Not answered") { IsSubtle = true, Spacing = Spacing.None }]
            : [.. RichTextBlock.Verbatim(field.Value).Select((line, at) => at == 0 ? line with { Spacing = Spacing.None } : line)];
        return
        [
            new ColumnSet(
                new Column([AccountCards.Small(field.Label), .. value]),
                new Column(new TextBlock("Change") { Color = TextColor.Accent }) { Width = "auto", SelectAction = change }) { Spacing = Spacing.Medium },
        ];
    }

    private static string WhoDecides(Deciders deciders, DecisionRule rule) => deciders switch
    {
        Deciders.Found { IsFallback: true } found => $"{NobodyLeft} {AnyOneOf(found.People)} decides instead.",
        Deciders.Found found when rule != DecisionRule.AnyOne && found.People is [_, _, ..] =>
            $"{(rule == DecisionRule.All ? "All" : "More than half")} of {Names(found.People, "and")} have to approve. You and the people who will run the account cannot.",
        Deciders.Found found => $"{AnyOneOf(found.People)} decides. You and the people who will run the account cannot.",
        Deciders.Nobody { Mail: { } mail } => $"{NobodyLeft} It can't be sent from here: write to {mail}. Your answers are kept.",
        Deciders.Nobody => $"{NobodyLeft} Name other people to run it, or speak to your leadership team. Your answers are kept.",
        _ => "We could not check just now who may decide. Nothing is lost: try again in a minute.",
    };

    private static string AnyOneOf(IReadOnlyList<Person> people) => $"{(people.Count > 2 ? "Any one of " : "")}{Names(people, "or")}";

    private static string Names(IReadOnlyList<Person> people, string last)
    {
        List<string> names = [.. people.Take(MostNames).Select(person => person.Name)];
        if (people.Count > MostNames)
            names.Add($"{people.Count - MostNames} others");
        return names is [var only] ? only : $"{string.Join(", ", names.SkipLast(1))} {last} {names[^1]}";
    }

    private static IEnumerable<CardAction> Buttons(AccountView.Check view)
    {
        if (view.CanSend)
            yield return AccountCards.Button("Send request", AccountVerbs.Send, AccountCards.StateOf(view.Draft)) with { Style = ActionStyle.Positive };
        else if (view.Deciders is Deciders.Unavailable)
            yield return AccountCards.Button("Try again", AccountVerbs.Resume, AccountCards.Data(view.Draft)) with { Style = ActionStyle.Positive };
        yield return AccountCards.Button("Save and close", AccountVerbs.SaveAndClose, AccountCards.StateOf(view.Draft));
        yield return AccountCards.Button("Cancel request", AccountVerbs.AskToCancel, AccountCards.Data(view.Draft));
    }
}
