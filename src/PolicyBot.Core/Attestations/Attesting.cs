using PolicyBot.Core.Approvals;

namespace PolicyBot.Core.Attestations;

/// <summary>Stores what was entered, and lets those who wait for it know.</summary>
public sealed class Attesting(IAttestations attestations, IApprovalCases cases)
{
    /// <summary>Stores it where the rules allow it, and brings the cards of every open request up to date that one of these people would run.</summary>
    public async Task SaveAsync(AttestOutcome outcome, CancellationToken cancellation)
    {
        if (outcome is not AttestOutcome.Entered { Attestations: [{ School: var school }, ..] entered })
            return;
        var concerned = new List<ApprovalCase>();
        foreach (var summary in await cases.ListOpenAsync(school, cancellation))
        {
            if (await cases.FindAsync(school, summary.Id, cancellation) is { Case: { IsOpen: true } request }
                && entered.Any(attestation => request.Runners.Any(runner => runner.IsSame(attestation.Person.Id))))
                concerned.Add(request);
        }
        await attestations.SaveAsync(entered, concerned, cancellation);
    }
}
