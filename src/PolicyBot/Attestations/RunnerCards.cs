using System.Text.Json.Nodes;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Attestations;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;
using PolicyBot.Core.Register;

namespace PolicyBot.Attestations;

/// <summary>What somebody would run, and why they are asked.</summary>
/// <param name="Head">What it is, with its number.</param>
/// <param name="Id">The number of the request, or of the account that is to be handed over.</param>
/// <param name="Why">Who named them, and what waits for them.</param>
/// <param name="IsOpen">Whether it still waits.</param>
internal sealed record Prospect(string Head, string Id, string Title, string Why, bool IsOpen, DateTimeOffset Since)
{
    public static Prospect Of(ApprovalCase request, Person runner) => new(
        $"Request {request.Id}", request.Id, request.Title,
        $"{(request.RequestedBy.IsSame(runner.Id) ? "You named yourself" : $"{request.RequestedBy.Name} named you")} to run this account. It can be approved once you have done what is below.",
        request.IsOpen, request.SubmittedAt);

    public static Prospect Of(RegisterEntry entry, HandOver handOver) => new(
        $"Account {entry.Id}", entry.Id, entry.Title,
        $"{handOver.Asked.By.Name} wants to hand this account over to you from {handOver.From.Name}. You can take it over once you have done what is below.",
        entry.IsOpen, handOver.Asked.At);
}

/// <summary>What somebody has to do before they run an account, and how far they are.</summary>
internal static class RunnerCards
{
    /// <param name="ahead">What waits for it; null where somebody wants to confirm it of their own accord.</param>
    /// <param name="problem">What was wrong with what they entered.</param>
    /// <param name="isReminder">Whether they were asked before.</param>
    public static AdaptiveCard Of(SchoolPack school, GateCheck check, Prospect? ahead, DateOnly today, string? problem = null, bool isReminder = false) => new()
    {
        FallbackText = check.IsPassed
            ? $"{Heading(check, ahead)}. Nothing else is needed from you."
            : $"{(isReminder ? "Reminder: " : "")}{Heading(check, ahead)}. Type “I have read the policy” or “record my training”.",
        Body =
        [
            .. ahead is null ? [] : new[] { Small(ahead.Head) },
            TextBlock.Heading(Plain.Text(Heading(check, ahead)), TextSize.Large) with { Spacing = Spacing.None },
            .. isReminder && ahead is not null && !check.IsPassed
                ? new[] { new TextBlock($"Reminder: this has been waiting for you since {UkTime.Text(ahead.Since)}.") { Weight = TextWeight.Bolder } }
                : [],
            new TextBlock(Plain.Text(check.IsPassed ? "Nothing else is needed from you." : ahead?.Why ?? "This is needed before you run a school account.")),
            .. Problem(problem),
            .. check.Items.SelectMany((item, at) => Section(school, check, item, at, ahead, today)),
            .. ClauseToggle.Of(school, "What the policy says", "clauses", RunnerGates.GatesOf(school).Select(gate => gate.Source)),
        ],
    };

    private static string Heading(GateCheck check, Prospect? ahead) => (check.IsPassed, ahead) switch
    {
        (true, { IsOpen: true }) => $"You are ready to run {ahead.Title}",
        (true, _) => "You have done what is asked",
        (_, null) => "The policy and your training",
        _ => $"Before you can run {ahead.Title}",
    };

    private static IReadOnlyList<Element> Problem(string? problem) => problem is null
        ? []
        : [new Container(TextBlock.Heading("There is a problem"), new TextBlock(Plain.Text(problem)) { Spacing = Spacing.Small }) { Style = ContainerStyle.Attention }];

    private static IReadOnlyList<Element> Section(SchoolPack school, GateCheck check, GateItem item, int at, Prospect? ahead, DateOnly today)
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
        return [head, .. item.Kind == GateKind.Reading ? Reading(school, ahead, today) : Training(school, ahead, today)];
    }

    private static IReadOnlyList<Element> Reading(SchoolPack school, Prospect? ahead, DateOnly today) =>
    [
        new TextBlock(Plain.Text($"{school.Policy.Title} · {school.Policy.Edition(today)}")) { Spacing = Spacing.Small },
        Small("If you don’t have it at hand, ask your school office for this edition, or ask me what it says on anything.") with { Spacing = Spacing.Small },
        new ActionSet(Button("I have read and understood it", AttestationVerbs.Read, ahead, ("edition", school.Edition)) with
        {
            Style = ActionStyle.Positive, AssociatedInputs = AssociatedInputs.None,
        }) { Spacing = Spacing.Small },
    ];

    private static IReadOnlyList<Element> Training(SchoolPack school, Prospect? ahead, DateOnly today) =>
        RunnerGates.GatesOf(school).Any(gate => gate is { Kind: GateKind.Training, TakesOwnWord: false })
            ? [new TextBlock("Your leadership team records it. If you have done it, tell them the day.") { Spacing = Spacing.Small }]
            :
            [
                new InputDate("trainedOn", "When did you do it?") { Max = today, Spacing = Spacing.Small },
                new ActionSet(Button("Record my training", AttestationVerbs.Trained, ahead)) { Spacing = Spacing.Small },
                Small("Not done it yet? Ask your leadership team when the next one is. This card stays here until then.") with { Spacing = Spacing.Small },
            ];

    private static ActionExecute Button(string title, string verb, Prospect? ahead, params (string Name, string Value)[] more)
    {
        var data = new JsonObject();
        if (ahead is not null)
            data["caseId"] = ahead.Id;
        foreach (var (name, value) in more)
            data[name] = value;
        return new ActionExecute(title, verb) { Data = data }.WithSubmitFallback();
    }

    private static TextBlock Small(string text) => new(text) { Size = TextSize.Small, IsSubtle = true };
}
