using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;

namespace PolicyBot.Approvals;

/// <summary>What somebody sees who decided or withdrew, or could not.</summary>
internal static class DecideReplies
{
    // Of a reason that is too long, so much is kept for shortening as a card has room for.
    private const int LongestKept = 4 * ApprovalRules.LongestReason;

    public static ActionReply NotFound { get; } =
        new ActionReply.Message("We can't find this request at your school. Type “my requests” or “queue” to see what there is.");

    public static ActionReply Busy { get; } =
        new ActionReply.Message("Somebody else is working on this request. Nothing was changed by you: try again in a minute.");

    public static ActionReply Of(
        SchoolPack school, ApprovalCase request, IReadOnlyList<GateCheck> gates, DecideCommand command, DecideOutcome outcome, bool typed) => outcome switch
    {
        DecideOutcome.Decided { Change.After: var after } => Closed(school, after),
        DecideOutcome.Voted { Change.After: var after } => Open(school, after, gates, Noted(command.Verdict)),
        DecideOutcome.VotedBefore before => Open(school, before.Case, gates, Noted(command.Verdict)),
        _ => Refused(school, request, gates, outcome, typed, command.Reason),
    };

    /// <param name="typed">Whether it was typed without naming the revision.</param>
    /// <param name="reason">What was typed as the reason.</param>
    public static ActionReply Refused(
        SchoolPack school, ApprovalCase request, IReadOnlyList<GateCheck> gates, DecideOutcome outcome, bool typed, string? reason = null) => outcome switch
    {
        DecideOutcome.AlreadyClosed closed => Closed(school, closed.Case),
        DecideOutcome.Superseded when typed => Open(school, request, gates,
            $"You have not been sent this version yet. Read it, then use a button, or type: approve {request.Id} v{request.Revision}"),
        DecideOutcome.Superseded => Open(school, request, gates, "The request was changed after your card was sent. This is the current version: nothing has been decided."),
        DecideOutcome.NotReady => Open(school, request, gates, "This can't be approved yet: see below what is missing. Nothing has been decided."),
        DecideOutcome.ReasonNeeded { Verdict: Verdict.Reject } => Open(school, request, gates, "Enter a reason for the rejection. Nothing has been decided."),
        DecideOutcome.ReasonNeeded => Open(school, request, gates, "Enter what has to change. Nothing has been sent back."),
        DecideOutcome.ReasonTooLong tooLong => Open(school, request, gates,
            $"Shorten the reason to {ApprovalRules.LongestReason} characters. Nothing has been decided.",
            new(tooLong.Verdict, reason![..Math.Min(reason!.Length, LongestKept)])),
        _ => new ActionReply.Message(Refusal(outcome)),
    };

    public static ActionReply Of(SchoolPack school, WithdrawOutcome outcome) => outcome switch
    {
        WithdrawOutcome.Withdrawn { Change.After: var after } => new ActionReply.Card(DecisionCards.Of(school, after, [], canDecide: false)),
        // Who presses again because the answer was lost sees that it is withdrawn.
        WithdrawOutcome.AlreadyClosed { Case: var closed } => new ActionReply.Card(DecisionCards.Of(
            school, closed, [], canDecide: false, closed.Status == CaseStatus.Withdrawn ? null : "It could not be withdrawn: it is closed already.")),
        _ => NotFound,
    };

    private static ActionReply.Card Closed(SchoolPack school, ApprovalCase request) => new(DecisionCards.Of(school, request, [], canDecide: false));

    private static ActionReply.Card Open(SchoolPack school, ApprovalCase request, IReadOnlyList<GateCheck> gates, string note, UnsentReason? unsent = null) =>
        new(DecisionCards.Of(school, request, gates, canDecide: true, note, unsent));

    private static string Noted(Verdict verdict) => verdict == Verdict.Approve
        ? "Your approval is noted. It takes more of the approvers."
        : "Your rejection is noted. The other approvers can still approve it.";

    private static string Refusal(DecideOutcome outcome) => outcome switch
    {
        DecideOutcome.NotYours { Because: BarredBecause.Requester } => "You can't decide your own request. Another approver has to. Nothing has been changed.",
        DecideOutcome.NotYours { Because: BarredBecause.Runner } =>
            "You are named to run this account, so you can't decide the request. Another approver has to. Nothing has been changed.",
        DecideOutcome.NobodyCan =>
            "Nobody can decide this request at the moment: the people who may are no longer in the approvers' group. Nothing has been changed. Ask IT to check the group.",
        _ => "You can't decide this request: your school's policy leaves it to other people. Nothing has been changed.",
    };
}
