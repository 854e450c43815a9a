using PolicyBot.Bot;
using PolicyBot.Core.Approvals;

namespace PolicyBot.Approvals;

/// <summary>The case that somebody means, and the revision of it that they have seen.</summary>
internal sealed class CaseFinder(IApprovalCases cases)
{
    /// <summary>Null for what is no case number, or none of this school's.</summary>
    public async Task<StoredCase?> FindAsync(Turn turn, string? caseId) =>
        CaseIds.Parse(caseId) is { } id ? await cases.FindAsync(turn.School.Id, id, turn.Cancellation) : null;

    /// <summary>What somebody who types no revision means: the one they were sent. 0 where they were sent none.</summary>
    public async Task<int> FindSeenRevisionAsync(Turn turn, ApprovalCase request) =>
        (await cases.ListDeliveriesAsync(request.School, request.Id, turn.Cancellation))
            .FirstOrDefault(d => d.Asked && turn.Sender.IsSame(d.PersonId))?.Revision ?? 0;
}
