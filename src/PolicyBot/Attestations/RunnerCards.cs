using System.Text.Json.Nodes;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Attestations;
using PolicyBot.Core.Packs;

namespace PolicyBot.Attestations;

/// <summary>What somebody has to do before an account can be approved that they would run, and how far they are.</summary>
internal static class RunnerCards
{
    /// <param name="request">The request that waits for it; null where somebody wants to confirm it of their own accord.</param>
    /// <param name="problem">What was wrong with what they entered.</param>
    public static AdaptiveCard Of(SchoolPack school, GateCheck check, ApprovalCase? request, DateOnly today, string? problem = null) => new()
    {
        FallbackText = check.IsPassed
            ? $"{Heading(check, request)}. Nothing else is needed from you."
            : $"{Heading(check, request)}. Type “I have read the policy” or “record my training”.",
        Body =
        [
            .. request is null ? [] : new[] { Small($"Request {request.Id}") },
            TextBlock.Heading(Plain.Text(Heading(check, request)), TextSize.Large) with { Spacing = Spacing.None },
            new TextBlock(Plain.Text(Why(check, request))),
            .. Problem(problem),
            .. check.Items.SelectMany((item, at) => Section(school, check, item, at, request, today)),
            .. ClauseToggle.Of(school, "What the policy says", "clauses", RunnerGates.GatesOf(school).Select(gate => gate.Source)),
        ],
    };

    private static string Heading(GateCheck check, ApprovalCase? request) => (check.IsPassed, request) switch
    {
        (true, { IsOpen: true }) => $"You are ready to run {request.Title}",
        (true, _) => "You have done what is asked",
        (_, null) => "The policy and your training",
        _ => $"Before you can run {request.Title}",
    };

    private static string Why(GateCheck check, ApprovalCase? request) => request switch
    {
        _ when check.IsPassed => "Nothing else is needed from you.",
        null => "This is needed before you run a school account.",
        _ when request.RequestedBy.IsSame(check.Who.Id) => "You named yourself to run this account. It can be approved once you have done what is below.",
        _ => $"{request.RequestedBy.Name} named you to run this account. It can be approved once you have done what is below.",
    };

    private static IReadOnlyList<Element> Problem(string? problem) => problem is null
        ? []
        : [new Container(TextBlock.Heading("There is a problem"), new TextBlock(Plain.Text(problem)) { Spacing = Spacing.Small }) { Style = ContainerStyle.Attention }];

    private static IReadOnlyList<Element> Section(SchoolPack school, GateCheck check, GateItem item, int at, ApprovalCase? request, DateOnly today)
    {
        var (title, done) = item.Kind == GateKind.Reading
            ? ("Read the policy", "You have read and understood it")
            : ("Do the social media training", "You were trained");
        Element head = TextBlock.Heading($"{at + 1}. {title}") with { Separator = true, Spacing = Spacing.Large };
        if (item.On is { } on)
        {
            var by = item.EnteredBy is { } other && !other.IsSame(check.Who.Id) ? $", recorded by {Plain.Text(other.Name)}" : "";
            return [head, new TextBlock($"✔ {done}: {UkTime.Text(on)}{by}") { Color = TextColor.Good, Spacing = Spacing.Small }];
        }
        return [head, .. item.Kind == GateKind.Reading ? Reading(school, request, today) : Training(school, request, today)];
    }

    private static IReadOnlyList<Element> Reading(SchoolPack school, ApprovalCase? request, DateOnly today) =>
    [
        new TextBlock(Plain.Text($"{school.Policy.Title} · {school.Policy.Edition(today)}")) { Spacing = Spacing.Small },
        Small("If you don’t have it at hand, ask your school office for this edition, or ask me what it says on anything.") with { Spacing = Spacing.Small },
        new ActionSet(Button("I have read and understood it", AttestationVerbs.Read, request, ("edition", school.Edition)) with
        {
            Style = ActionStyle.Positive, AssociatedInputs = AssociatedInputs.None,
        }) { Spacing = Spacing.Small },
    ];

    private static IReadOnlyList<Element> Training(SchoolPack school, ApprovalCase? request, DateOnly today) =>
        RunnerGates.GatesOf(school).Any(gate => gate is { Kind: GateKind.Training, TakesOwnWord: false })
            ? [new TextBlock("Your leadership team records it. If you have done it, tell them the day.") { Spacing = Spacing.Small }]
            :
            [
                new InputDate("trainedOn", "When did you do it?") { Max = today, Spacing = Spacing.Small },
                new ActionSet(Button("Record my training", AttestationVerbs.Trained, request)) { Spacing = Spacing.Small },
                Small("Not done it yet? Ask your leadership team when the next one is. This card stays here until then.") with { Spacing = Spacing.Small },
            ];

    private static ActionExecute Button(string title, string verb, ApprovalCase? request, params (string Name, string Value)[] more)
    {
        var data = new JsonObject();
        if (request is not null)
            data["caseId"] = request.Id;
        foreach (var (name, value) in more)
            data[name] = value;
        return new ActionExecute(title, verb) { Data = data }.WithSubmitFallback();
    }

    private static TextBlock Small(string text) => new(text) { Size = TextSize.Small, IsSubtle = true };
}
