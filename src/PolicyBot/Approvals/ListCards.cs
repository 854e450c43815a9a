using System.Text.Json.Nodes;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Notices;

namespace PolicyBot.Approvals;

/// <summary>A person's own requests, and an approver's queue.</summary>
internal static class ListCards
{
    /// <summary>More than this is counted, not listed.</summary>
    public const int MostShown = 8;

    public static AdaptiveCard Mine(IReadOnlyList<(ApprovalCase Case, IReadOnlyList<Delivery> Deliveries)> requests, int total) => new()
    {
        FallbackText = requests.Count == 0
            ? "You have not asked for anything yet."
            : "Your requests. " + string.Join(" ", requests.Select(r => $"{r.Case.Id}, {r.Case.Title}: {Status(r.Case)}.")),
        Body =
        [
            TextBlock.Heading("My requests", TextSize.Large),
            .. requests.Count == 0 ? [new TextBlock("You have not asked for anything yet. To start, type “request an account”.")] : Array.Empty<Element>(),
            .. requests.Select(r => MineItem(r.Case, r.Deliveries)),
            .. More(total),
        ],
    };

    public static AdaptiveCard Queue(IReadOnlyList<CaseSummary> open) => new()
    {
        FallbackText = open.Count == 0
            ? "Nothing is waiting for you."
            : $"{open.Count} waiting. " + string.Join(" ", open.Take(MostShown).Select(c => $"{c.Id}, {c.Title}, from {c.RequestedBy.Name}.")),
        Body =
        [
            TextBlock.Heading(open.Count == 0 ? "Nothing is waiting for a decision" : $"{open.Count} waiting for a decision", TextSize.Large),
            .. open.Take(MostShown).Select(QueueItem),
            .. More(open.Count),
        ],
    };

    /// <summary>Where a request stands, in a few words.</summary>
    public static string Status(ApprovalCase request) => request.Status switch
    {
        CaseStatus.Pending => "waiting for a decision",
        CaseStatus.Withdrawn => "withdrawn",
        _ => DecisionCards.DecidedLine(request),
    };

    /// <summary>For instance "Delivered to 3 of 4 approvers"; null where nobody was asked yet.</summary>
    public static string? Delivered(ApprovalCase request, IReadOnlyList<Delivery> deliveries)
    {
        var asked = deliveries.Where(d => d.IsAskedFor(request.Revision)).ToList();
        if (asked.Count == 0)
            return null;
        var problems = asked.Where(d => d.State == DeliveryState.Failed).Select(d => d.Name).ToList();
        return $"Delivered to {asked.Count(d => d.State == DeliveryState.Delivered)} of {asked.Count} {(asked.Count == 1 ? "approver" : "approvers")}"
            + (problems.Count == 0 ? "" : $". Could not reach {string.Join(", ", problems)}: speak to them");
    }

    private static Container MineItem(ApprovalCase request, IReadOnlyList<Delivery> deliveries) => new(
    [
        new TextBlock(Plain.Text(request.Title)) { Weight = TextWeight.Bolder },
        new TextBlock(Plain.Text($"{request.Id} · {Status(request)}")) { IsSubtle = true, Spacing = Spacing.None },
        .. request.Decision?.Reason is { } reason ? [new TextBlock("Reason: " + Plain.Text(reason)) { Spacing = Spacing.Small }] : Array.Empty<Element>(),
        .. request.IsOpen && Delivered(request, deliveries) is { } line ? [new TextBlock(Plain.Text(line)) { IsSubtle = true, Spacing = Spacing.Small }] : Array.Empty<Element>(),
        .. MineButtons(request),
    ]) { Separator = true, Spacing = Spacing.Medium };

    private static IReadOnlyList<Element> MineButtons(ApprovalCase request) => request.Status switch
    {
        CaseStatus.Pending => [new ActionSet(Button("Withdraw", ApprovalVerbs.Withdraw, request.Id))],
        CaseStatus.Rejected => [new ActionSet(Button("Edit and resubmit", ApprovalVerbs.Edit, request.Id))],
        _ => [],
    };

    private static Container QueueItem(CaseSummary request) => new(
        new TextBlock(Plain.Text(request.Title)) { Weight = TextWeight.Bolder },
        new TextBlock(Plain.Text($"{request.Id} · {request.RequestedBy.Name}, {UkTime.Text(request.SubmittedAt)}")) { IsSubtle = true, Spacing = Spacing.None },
        new ActionSet(Button("Open", ApprovalVerbs.Show, request.Id))) { Separator = true, Spacing = Spacing.Medium };

    private static IReadOnlyList<Element> More(int total) =>
        total > MostShown ? [new TextBlock($"And {total - MostShown} more.") { IsSubtle = true, Separator = true }] : [];

    private static ActionExecute Button(string title, string verb, string caseId) =>
        new ActionExecute(title, verb) { Data = new JsonObject { ["caseId"] = caseId }, AssociatedInputs = AssociatedInputs.None }.WithSubmitFallback();
}
