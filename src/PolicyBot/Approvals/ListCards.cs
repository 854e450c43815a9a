using System.Text.Json.Nodes;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.Core.Notices;

namespace PolicyBot.Approvals;

/// <summary>A request as the person who made it sees it in a list.</summary>
/// <param name="WaitsFor">Whom it waits for and since when, or why nobody can decide it; null where nothing is waited for.</param>
internal sealed record OwnRequest(ApprovalCase Case, IReadOnlyList<Delivery> Deliveries, string? WaitsFor);

/// <summary>A person's own requests, and an approver's queue.</summary>
internal static class ListCards
{
    /// <summary>More than this is counted, not listed.</summary>
    public const int MostShown = 8;

    public static AdaptiveCard Mine(IReadOnlyList<OwnRequest> requests, int total) => new()
    {
        FallbackText = requests.Count == 0
            ? "You have not asked for anything yet."
            : "Your requests. " + string.Join(" ", requests.Select(r => $"{r.Case.Id}, {r.Case.Title}: {CaseStates.Status(r.Case)}.{(r.WaitsFor is { } why ? $" {why}" : "")}")),
        Body =
        [
            TextBlock.Heading("My requests", TextSize.Large),
            .. requests.Count == 0 ? [new TextBlock("You have not asked for anything yet. To start, type “request an account”.")] : Array.Empty<Element>(),
            .. requests.Select(MineItem),
            .. More(total),
        ],
    };

    /// <param name="shown">The oldest of them, as many as are listed.</param>
    /// <param name="total">How many wait altogether.</param>
    public static AdaptiveCard Queue(IReadOnlyList<ApprovalCase> shown, int total) => new()
    {
        FallbackText = total == 0
            ? "Nothing is waiting for you."
            : $"{total} waiting. " + string.Join(" ", shown.Select(c => $"{c.Id}, {c.Title}, from {c.RequestedBy.Name}.")),
        Body =
        [
            TextBlock.Heading(total == 0 ? "Nothing is waiting for a decision" : $"{total} waiting for a decision", TextSize.Large),
            .. shown.Select(QueueItem),
            .. More(total),
        ],
    };

    /// <summary>Whom a request has reached; null where nobody was asked yet.</summary>
    public static string? Delivered(ApprovalCase request, IReadOnlyList<Delivery> deliveries) =>
        DeliveryWords.Of(deliveries.Where(d => d.IsAskedFor(request.Revision)), "approver", "approvers");

    private static Container MineItem(OwnRequest own)
    {
        var request = own.Case;
        return new(
        [
            new TextBlock(Plain.Text(request.Title)) { Weight = TextWeight.Bolder },
            new TextBlock(Plain.Text($"{request.Id} · {CaseStates.Status(request)}")) { IsSubtle = true, Spacing = Spacing.None },
            .. Line(request.Decision?.Reason is { } reason ? $"{CaseStates.ReasonLabel(request.Status)}: {reason}" : null),
            .. Line(own.WaitsFor),
            .. Line(request.IsOpen ? Answers(request) : null, isSubtle: true),
            .. Line(request.IsOpen ? Delivered(request, own.Deliveries) : null, isSubtle: true),
            .. MineButtons(request),
        ]) { Separator = true, Spacing = Spacing.Medium };
    }

    // Who has said what, the requester learns with the decision.
    private static string? Answers(ApprovalCase request) => request.Rule switch
    {
        DecisionRule.AnyOne => null,
        DecisionRule.Majority => $"More than half of the approvers have to approve. Answers so far: {request.Votes.Count}",
        _ => $"Every approver has to approve. Answers so far: {request.Votes.Count}",
    };

    private static IReadOnlyList<Element> Line(string? text, bool isSubtle = false) =>
        text is null ? [] : [new TextBlock(Plain.Text(text)) { IsSubtle = isSubtle, Spacing = Spacing.Small }];

    private static IReadOnlyList<Element> MineButtons(ApprovalCase request) => request.Status switch
    {
        CaseStatus.Pending => [new ActionSet(Withdraw(request))],
        CaseStatus.NeedsChanges => [new ActionSet(Edit(request), Withdraw(request))],
        _ when request.CanBeChanged => [new ActionSet(Edit(request))],
        _ => [],
    };

    private static ActionExecute Withdraw(ApprovalCase request) => Button("Withdraw", ApprovalVerbs.Withdraw, request.Id);

    private static ActionExecute Edit(ApprovalCase request) => Button("Edit and resubmit", ApprovalVerbs.Edit, request.Id);

    private static Container QueueItem(ApprovalCase request) => new(
        new TextBlock(Plain.Text(request.Title)) { Weight = TextWeight.Bolder },
        new TextBlock(Plain.Text($"{request.Id} · {request.RequestedBy.Name}, {UkTime.Text(request.SubmittedAt)}")) { IsSubtle = true, Spacing = Spacing.None },
        new ActionSet(Button("Open", ApprovalVerbs.Show, request.Id))) { Separator = true, Spacing = Spacing.Medium };

    private static IReadOnlyList<Element> More(int total) =>
        total > MostShown ? [new TextBlock($"And {total - MostShown} more.") { IsSubtle = true, Separator = true }] : [];

    private static ActionExecute Button(string title, string verb, string caseId) =>
        new ActionExecute(title, verb) { Data = new JsonObject { ["caseId"] = caseId }, AssociatedInputs = AssociatedInputs.None }.WithSubmitFallback();
}
