using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;

namespace PolicyBot.Approvals;

/// <summary>Where a case stands, in words and as a part of a card.</summary>
internal static class CaseStates
{
    private const string Lapsed = "It lapsed: nobody decided it in time.";

    /// <summary>One or two sentences for bells, screen readers and clients without cards.</summary>
    public static string Summary(ApprovalCase request) => request.Status switch
    {
        CaseStatus.Pending => $"{request.RequestedBy.Name} asks for: {request.Title}.",
        CaseStatus.Expired => $"{request.Title}. {Lapsed}",
        CaseStatus.Withdrawn => $"{request.RequestedBy.Name} withdrew the request for: {request.Title}.",
        _ => $"{request.Title}: {DecidedLine(request)}.",
    };

    /// <summary>In a few words, for a list.</summary>
    public static string Status(ApprovalCase request) => request.Status switch
    {
        CaseStatus.Pending => "waiting for a decision",
        CaseStatus.Withdrawn => "withdrawn",
        CaseStatus.Expired => "lapsed: nobody decided it in time",
        _ => DecidedLine(request),
    };

    /// <summary>For instance "approved by Alice, 20 November at 14:02".</summary>
    public static string DecidedLine(ApprovalCase request) => request.Decision is { } decision
        ? $"{Done(request.Status)} by {decision.By.Name}, {UkTime.Text(decision.At)}"
        : "";

    /// <summary>What became of the request; nothing while it waits.</summary>
    public static IReadOnlyList<Element> Outcome(ApprovalCase request)
    {
        if (request.Status == CaseStatus.Withdrawn)
            return [Band("Withdrawn by the person who asked. Nothing is left to do.", ContainerStyle.Emphasis)];
        if (request.Status == CaseStatus.Expired)
            return [Band(Lapsed, ContainerStyle.Attention)];
        if (request.Decision is null)
            return [];
        var line = DecidedLine(request);
        var band = Band(char.ToUpperInvariant(line[0]) + line[1..], StyleOf(request.Status));
        return request.Decision.Reason is { } reason
            ? [band with { Items = [.. band.Items, new TextBlock($"{ReasonLabel(request.Status)}: {Plain.Text(reason)}")] }]
            : [band];
    }

    /// <summary>Who has said what, where it takes several approvers.</summary>
    public static IReadOnlyList<Element> Votes(ApprovalCase request) => request.Rule == DecisionRule.AnyOne
        ? []
        :
        [
            new Container(
            [
                new TextBlock(request.Rule == DecisionRule.All ? "Every approver has to approve" : "More than half of the approvers have to approve") { Weight = TextWeight.Bolder },
                .. request.Votes.Count == 0 && request.IsOpen ? [new TextBlock("Nobody has answered yet.") { Spacing = Spacing.Small }] : Array.Empty<Element>(),
                .. request.Votes.Select(vote => new TextBlock(Plain.Text(Line(vote))) { Spacing = Spacing.Small }),
            ]) { Spacing = Spacing.Medium },
        ];

    /// <summary>Who handed it on to whom.</summary>
    public static IReadOnlyList<Element> Passes(ApprovalCase request) =>
        [.. request.Passes.Select(pass => new TextBlock(Plain.Text(
            $"{pass.From.Name} passed this to {pass.To.Name}, {UkTime.Text(pass.At)}.{(pass.Note is { } note ? $" Note: {note}" : "")}")))];

    public static string ReasonLabel(CaseStatus status) => status == CaseStatus.NeedsChanges ? "What to change" : "Reason";

    private static string Line(Vote vote) => vote.Approve
        ? $"{vote.By.Name} approved, {UkTime.Text(vote.At)}"
        : $"{vote.By.Name} rejected, {UkTime.Text(vote.At)}. Reason: {vote.Reason}";

    private static string Done(CaseStatus status) => status switch
    {
        CaseStatus.Approved => "approved",
        CaseStatus.NeedsChanges => "sent back for changes",
        _ => "rejected",
    };

    private static ContainerStyle StyleOf(CaseStatus status) => status switch
    {
        CaseStatus.Approved => ContainerStyle.Good,
        CaseStatus.NeedsChanges => ContainerStyle.Warning,
        _ => ContainerStyle.Attention,
    };

    private static Container Band(string text, ContainerStyle style) =>
        new(new TextBlock(Plain.Text(text)) { Weight = TextWeight.Bolder }) { Style = style, Spacing = Spacing.Medium };
}
