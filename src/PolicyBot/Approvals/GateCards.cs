using System.Text.Json.Nodes;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;

namespace PolicyBot.Approvals;

/// <summary>What has to be true before a request can be approved, on the card that asks for the decision.</summary>
internal static class GateCards
{
    /// <summary>What is missing in one sentence, for bells, screen readers and clients without cards.</summary>
    public static string Blocking(IReadOnlyList<GateCheck> gates) => gates.Any(gate => !gate.IsPassed)
        ? $" It can't be approved yet: {Missing(gates)}."
        : "";

    /// <summary>Who has still to do what.</summary>
    public static string Missing(IReadOnlyList<GateCheck> gates) =>
        string.Join("; ", gates.Where(gate => !gate.IsPassed).Select(gate => $"{gate.Who.Name} {Missing(gate)}"));

    public static IReadOnlyList<Element> Of(SchoolPack school, IReadOnlyList<GateCheck> gates)
    {
        var confirmed = school.Accounts?.Gates.Where(gate => gate.Kind == GateKind.Approver).ToList() ?? [];
        return
        [
            .. gates.Count == 0 ? [] : new Element[] { gates.All(gate => gate.IsPassed) ? Ready(gates) : NotReady(gates) },
            .. confirmed.Count == 0 ? [] : new Element[] { TextBlock.Heading("By approving you confirm") },
            // No list of markdown's: narrow clients cut its lines off at the side.
            .. confirmed.Select(gate => new TextBlock("• " + Plain.Text(gate.Text)) { Spacing = Spacing.Small }),
            .. ClauseToggle.Of(
                school, "Why this is asked", "gates",
                (school.Accounts?.Gates ?? []).Where(gate => gate.Kind == GateKind.Approver || gates.Count > 0).Select(gate => gate.Source)),
        ];
    }

    /// <summary>Where approvers enter what is on paper about those who can't say it for themselves.</summary>
    public static IReadOnlyList<CardAction> Paper(ApprovalCase request, IReadOnlyList<GateCheck> gates)
    {
        var waiting = gates.Where(gate => gate.Items.Any(item => !item.IsPassed && (gate.Who.IsOutside || item.Kind == GateKind.Training))).ToList();
        if (waiting.Count == 0)
            return [];
        return
        [
            new ActionShowCard("Record training or a signed form", new AdaptiveCard
            {
                Body =
                [
                    new InputChoiceSet("who", "Who is it about?")
                    {
                        Choices = [.. waiting.Select(gate => new Choice(gate.Who.Name, gate.Who.Id))],
                        Value = waiting is [var only] ? only.Who.Id : null,
                        Placeholder = "Select a person",
                        IsRequired = true,
                        ErrorMessage = "Select who it is about",
                    },
                    .. waiting.Any(gate => gate.Who.IsOutside)
                        ? new Element[] { new InputDate("readOn", "When did they sign that they have read the policy? (People without an account only)") }
                        : [],
                    new InputDate("trainedOn", "When did they do the training?"),
                ],
                Actions =
                [
                    new ActionExecute("Save the record", ApprovalVerbs.EnterAttestation) { Data = new JsonObject { ["caseId"] = request.Id } }.WithSubmitFallback(),
                ],
            }),
        ];
    }

    private static Container NotReady(IReadOnlyList<GateCheck> gates) => new(
    [
        TextBlock.Heading("Not ready to approve"),
        .. gates.Where(gate => !gate.IsPassed).Select(gate => new TextBlock($"**{Plain.Text(gate.Who.Name)}** {Missing(gate)}.") { Spacing = Spacing.Small }),
        .. Done(gates),
        Small(gates.Any(gate => !gate.IsPassed && gate.Who.IsOutside)
            ? "Staff are asked in Teams. For people without an account, record their signed form here. Approve comes on by itself after that."
            : "They are asked in Teams. Approve comes on by itself when it is done.") with { Spacing = Spacing.Medium },
    ]) { Style = ContainerStyle.Warning, Spacing = Spacing.Medium };

    private static Container Ready(IReadOnlyList<GateCheck> gates) => new(
    [
        TextBlock.Heading("Ready to approve"),
        .. Done(gates),
    ]) { Style = ContainerStyle.Good, Spacing = Spacing.Medium };

    private static IEnumerable<TextBlock> Done(IReadOnlyList<GateCheck> gates) =>
        from gate in gates
        let done = gate.Items.Where(item => item.IsPassed).Select(item => Passed(gate, item)).ToList()
        where done.Count > 0
        select new TextBlock($"{Plain.Text(gate.Who.Name)}: {string.Join(", ", done)}") { Size = TextSize.Small, Spacing = Spacing.Small };

    private static string Passed(GateCheck gate, GateItem item) =>
        (item.Kind == GateKind.Reading ? "read the policy on " : "trained on ") + UkTime.Text(item.On!.Value)
        + (item.EnteredBy is { } by && !by.IsSame(gate.Who.Id) ? $" (recorded by {Plain.Text(by.Name)})" : "");

    private static string Missing(GateCheck gate) => string.Join(" and ", gate.Items.Where(item => !item.IsPassed)
        .Select(item => item.Kind == GateKind.Reading ? "has not confirmed that they have read the policy" : "has no training on record"));

    private static TextBlock Small(string text) => new(text) { Size = TextSize.Small, IsSubtle = true };
}
