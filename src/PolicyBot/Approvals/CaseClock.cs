using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;

namespace PolicyBot.Approvals;

/// <summary>Looks at a case when one of its moments has come: reminds, asks the stand-ins, or lets it lapse.</summary>
internal sealed class CaseClock(IApprovalCases cases, TimeProvider time)
{
    /// <exception cref="InvalidOperationException">Somebody else keeps changing the case; it is looked at again a minute later.</exception>
    public async Task TickAsync(SchoolPack school, string caseId, CancellationToken cancellation)
    {
        if (await cases.FindAsync(school.Id, caseId, cancellation) is not { } stored)
            return;
        var now = time.GetUtcNow();
        if (ClockRules.Tick(stored.Case, school.Due(DeadlineIds.ApprovalReminder, now), now) is not { } change)
            return;
        if (await cases.SaveAsync(change, stored.Version, cancellation) == SaveOutcome.Conflict)
            throw new InvalidOperationException("The case was changed while the clock looked at it.");
    }
}
