using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.People;

namespace PolicyBot.Approvals;

/// <summary>Approve, reject and withdraw, from a button or typed.</summary>
internal sealed class DecideHandlers(IApprovalCases cases, RoleHolders roles, TimeProvider time)
{
    private const string NotFound = "We can't find this request at your school. Type “my requests” or “queue” to see what there is.";

    // Of a reason that is too long, so much is kept for shortening as a card has room for.
    private const int LongestKept = 4 * ApprovalRules.LongestReason;

    // Somebody else's decision makes a conflict; after it the case is closed, so a second round always ends.
    private const int Rounds = 4;

    public Task<ActionReply> ApproveAsync(Turn turn, ActionData data) => DecideAsync(turn, data.Text("caseId"), RevisionOf(data), true, null);

    public Task<ActionReply> RejectAsync(Turn turn, ActionData data) => DecideAsync(turn, data.Text("caseId"), RevisionOf(data), false, data.Text("reason") ?? "");

    public Task<ActionReply> WithdrawAsync(Turn turn, ActionData data) => WithdrawAsync(turn, data.Text("caseId"));

    /// <param name="revision">The revision the person means; null for a typed decision that names none, which stands for the one they were sent.</param>
    public async Task<ActionReply> DecideAsync(Turn turn, string? caseId, int? revision, bool approve, string? reason)
    {
        if (!turn.IsPersonal)
            return new ActionReply.Message(Refusals.NotHere.FallbackText!);
        for (var round = 0; round < Rounds; round++)
        {
            if (await FindAsync(turn, caseId) is not { } stored)
                return new ActionReply.Message(NotFound);
            var request = stored.Case;
            if (await roles.HoldsAsync(turn.School, turn.Sender, request.ApproverRoles, Freshness.Live, turn.Cancellation) is not { } isApprover)
                return new ActionReply.Message(Refusals.CannotCheck.FallbackText!);

            var seen = revision ?? await FindSeenRevisionAsync(turn, request);
            var command = new DecideCommand(approve, reason, seen, turn.Sender);
            switch (ApprovalRules.Decide(request, command, isApprover, time.GetUtcNow()))
            {
                case DecideOutcome.Decided decided when await cases.SaveAsync(decided.Change, stored.Version, turn.Cancellation) == SaveOutcome.Saved:
                    return new ActionReply.Card(DecisionCards.Of(turn.School, decided.Change.After, canDecide: false));
                case DecideOutcome.Decided:
                    continue;
                case var other:
                    return Explain(turn, request, other, revision is null, reason);
            }
        }
        return new ActionReply.Message("Somebody else is working on this request. Nothing was changed by you: try again in a minute.");
    }

    public async Task<ActionReply> WithdrawAsync(Turn turn, string? caseId)
    {
        if (!turn.IsPersonal)
            return new ActionReply.Message(Refusals.NotHere.FallbackText!);
        for (var round = 0; round < Rounds; round++)
        {
            if (await FindAsync(turn, caseId) is not { } stored)
                return new ActionReply.Message(NotFound);
            switch (ApprovalRules.Withdraw(stored.Case, turn.Sender, time.GetUtcNow()))
            {
                case WithdrawOutcome.Withdrawn withdrawn when await cases.SaveAsync(withdrawn.Change, stored.Version, turn.Cancellation) == SaveOutcome.Saved:
                    return new ActionReply.Card(DecisionCards.Of(turn.School, withdrawn.Change.After, canDecide: false));
                case WithdrawOutcome.Withdrawn:
                    continue;
                case WithdrawOutcome.AlreadyClosed closed:
                    // Who presses again because the answer was lost sees that it is withdrawn.
                    var note = closed.Case.Status == CaseStatus.Withdrawn ? null : "It could not be withdrawn: it is closed already.";
                    return new ActionReply.Card(DecisionCards.Of(turn.School, closed.Case, canDecide: false, note));
                default:
                    return new ActionReply.Message(NotFound);
            }
        }
        return new ActionReply.Message("Somebody else is working on this request. Nothing was changed by you: try again in a minute.");
    }

    // A button that names no revision has lost it on the way and means none: 0 is never the current one.
    private static int RevisionOf(ActionData data) => data.Number("revision") ?? 0;

    private async Task<StoredCase?> FindAsync(Turn turn, string? caseId) =>
        CaseIds.Parse(caseId) is { } id ? await cases.FindAsync(turn.School.Id, id, turn.Cancellation) : null;

    private async Task<int> FindSeenRevisionAsync(Turn turn, ApprovalCase request) =>
        (await cases.ListDeliveriesAsync(request.School, request.Id, turn.Cancellation))
            .FirstOrDefault(d => d.Asked && turn.Sender.IsSame(d.PersonId))?.Revision ?? 0;

    private static ActionReply Explain(Turn turn, ApprovalCase request, DecideOutcome outcome, bool typed, string? reason)
    {
        ActionReply Current(string? note, string? typedReason = null) =>
            new ActionReply.Card(DecisionCards.Of(turn.School, request, canDecide: true, note, typedReason));

        return outcome switch
        {
            DecideOutcome.AlreadyClosed => new ActionReply.Card(DecisionCards.Of(turn.School, request, canDecide: false)),
            DecideOutcome.Superseded when typed => Current(
                $"You have not been sent this version yet. Read it, then use a button, or type: approve {request.Id} v{request.Revision}"),
            DecideOutcome.Superseded => Current("The request was changed after your card was sent. This is the current version: nothing has been decided."),
            DecideOutcome.ReasonNeeded => Current("Enter a reason for the rejection. Nothing has been decided."),
            DecideOutcome.ReasonTooLong => Current(
                $"Shorten the reason to {ApprovalRules.LongestReason} characters. Nothing has been decided.", reason?[..Math.Min(reason.Length, LongestKept)]),
            DecideOutcome.NotYours { Because: BarredBecause.Requester } => new ActionReply.Message("You can't decide your own request. Another approver has to. Nothing has been changed."),
            DecideOutcome.NotYours { Because: BarredBecause.Runner } => new ActionReply.Message(
                "You are named to run this account, so you can't decide the request. Another approver has to. Nothing has been changed."),
            _ => new ActionReply.Message("You can't decide this request: your school's policy leaves it to other people. Nothing has been changed."),
        };
    }
}
