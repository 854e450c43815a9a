using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.People;

namespace PolicyBot.Approvals;

/// <summary>Approve, reject, send back and withdraw, from a button or typed.</summary>
internal sealed class DecideHandlers(CaseFinder finder, IApprovalCases cases, ApproverPanels panels, IGates gates, TimeProvider time)
{
    // Whoever is first makes a conflict for the others, who read again. A vote leaves the case open, so there can be as many rounds as approvers.
    private const int Rounds = 40;

    public Task<ActionReply> ApproveAsync(Turn turn, ActionData data) => DecideAsync(turn, data, Verdict.Approve, null);

    public Task<ActionReply> RejectAsync(Turn turn, ActionData data) => DecideAsync(turn, data, Verdict.Reject, data.Text("reason") ?? "");

    public Task<ActionReply> SendBackAsync(Turn turn, ActionData data) => DecideAsync(turn, data, Verdict.NeedsChanges, data.Text("changes") ?? "");

    public Task<ActionReply> WithdrawAsync(Turn turn, ActionData data) => WithdrawAsync(turn, data.Text("caseId"));

    /// <param name="revision">The revision the person means; null for a typed decision that names none, which stands for the one they were sent.</param>
    public async Task<ActionReply> DecideAsync(Turn turn, string? caseId, int? revision, Verdict verdict, string? reason)
    {
        if (!turn.IsPersonal)
            return new ActionReply.Message(Refusals.NotHere.FallbackText!);
        for (var round = 0; round < Rounds; round++)
        {
            if (await finder.FindAsync(turn, caseId) is not { } stored)
                return DecideReplies.NotFound;
            var request = stored.Case;
            if (await panels.FindAsync(turn.School, request, Freshness.Live, turn.Cancellation) is not { } panel)
                return new ActionReply.Message(Refusals.CannotCheck.FallbackText!);

            var command = new DecideCommand(verdict, reason, revision ?? await finder.FindSeenRevisionAsync(turn, request), turn.Sender);
            var checks = await gates.CheckAsync(turn.School, request, turn.Cancellation);
            var outcome = ApprovalRules.Decide(request, command, panel, checks, time.GetUtcNow());
            var change = outcome switch
            {
                DecideOutcome.Decided decided => decided.Change,
                DecideOutcome.Voted voted => voted.Change,
                _ => null,
            };
            if (change is null || await cases.SaveAsync(change, stored.Version, turn.Cancellation) == SaveOutcome.Saved)
                return DecideReplies.Of(turn.School, request, checks, command, outcome, typed: revision is null);
        }
        return DecideReplies.Busy;
    }

    public async Task<ActionReply> WithdrawAsync(Turn turn, string? caseId)
    {
        if (!turn.IsPersonal)
            return new ActionReply.Message(Refusals.NotHere.FallbackText!);
        for (var round = 0; round < Rounds; round++)
        {
            if (await finder.FindAsync(turn, caseId) is not { } stored)
                return DecideReplies.NotFound;
            var outcome = ApprovalRules.Withdraw(stored.Case, turn.Sender, time.GetUtcNow());
            if (outcome is not WithdrawOutcome.Withdrawn { Change: var change } || await cases.SaveAsync(change, stored.Version, turn.Cancellation) == SaveOutcome.Saved)
                return DecideReplies.Of(turn.School, outcome);
        }
        return DecideReplies.Busy;
    }

    // A button that names no revision has lost it on the way and means none: 0 is never the current one.
    private Task<ActionReply> DecideAsync(Turn turn, ActionData data, Verdict verdict, string? reason) =>
        DecideAsync(turn, data.Text("caseId"), data.Number("revision") ?? 0, verdict, reason);
}
