using PolicyBot.Core.Approvals;
using PolicyBot.Core.Notices;
using PolicyBot.Core.Register;

namespace PolicyBot.Core.Attestations;

/// <summary>Stores what was entered, and lets those who wait for it know.</summary>
public sealed class Attesting(IAttestations attestations, IApprovalCases cases, IAccountRegister register)
{
    /// <summary>
    /// Stores it where the rules allow it. The cards of every open request that one of these people would run are brought up to date, and whoever
    /// wants to hand an account over to one of them hears of it.
    /// </summary>
    public async Task SaveAsync(AttestOutcome outcome, CancellationToken cancellation)
    {
        if (outcome is not AttestOutcome.Entered { Attestations: [{ School: var school }, ..] entered })
            return;
        var told = new List<CaseNotice>();
        foreach (var summary in await cases.ListOpenAsync(school, cancellation))
        {
            if (await cases.FindAsync(school, summary.Id, cancellation) is { Case: { IsOpen: true } request }
                && entered.Any(attestation => request.Runners.Any(runner => runner.IsSame(attestation.Person.Id))))
                told.Add(new(request.Id, request.Sequence, new(NoticeKinds.Refresh, new Audience.CardHolders())));
        }
        foreach (var entry in await register.ListAsync(school, cancellation))
        {
            if (entry.HandOver is { } handOver && entered.Any(attestation => handOver.To.Any(person => person.IsSame(attestation.Person.Id))))
                told.Add(new(entry.Id, entry.Sequence, new(RegisterNotices.NewRunnerReady, new Audience.One(handOver.Asked.By.Id))));
        }
        await attestations.SaveAsync(entered, told, cancellation);
    }
}
