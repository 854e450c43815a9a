using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;
using PolicyBot.Core.Register;

namespace PolicyBot.Register;

/// <summary>What the register does by itself: it takes approved accounts over, and looks at each in time: whether its runners are still there, and whether somebody has to be reminded.</summary>
internal sealed class RegisterMoments(IAccountRegister register, IApprovalCases cases, IDirectory directory, TimeProvider time, ILogger<RegisterMoments> log)
{
    public void Map(Routes routes)
    {
        routes.OnDue(RegisterNotices.Open, OpenAsync);
        routes.OnDue(RegisterNotices.LookUp, LookUpAsync);
    }

    /// <summary>Run again after a crash it finds the entry there, and adds none.</summary>
    private async Task OpenAsync(SchoolPack school, string caseId, CancellationToken cancellation)
    {
        if (await cases.FindAsync(school.Id, caseId, cancellation) is { Case: { Status: CaseStatus.Approved, Account: { } account } request } && school.Register is { } process)
            await register.SaveAsync(SetUpRules.Open(school, process, request, account, time.GetUtcNow()), null, cancellation);
        else
            log.LogError("The account of {Case} could not be taken into the register: it is not approved, or the school keeps none", caseId);
    }

    private async Task LookUpAsync(SchoolPack school, string id, CancellationToken cancellation)
    {
        if (await register.FindAsync(school.Id, id, cancellation) is not { } stored || !stored.Entry.IsOpen || time.GetUtcNow() < stored.Entry.NextLookUp)
            return;
        var gone = await FindGoneAsync(stored.Entry.Runners, cancellation);
        if (gone is null)
            log.LogWarning("The directory did not say whether the runners of {Account} are still there: it is asked again", id);
        // Somebody else's change in between throws, and the moment is tried again.
        if (LookUpRules.LookedUp(school, stored.Entry, gone, time.GetUtcNow()) is { } change
            && await register.SaveAsync(change, stored.Version, cancellation) != SaveOutcome.Saved)
            throw new InvalidOperationException("The entry was changed at the same moment.");
    }

    /// <summary>Those whom the directory does not have; null where it does not answer for one of them, which says nothing about anybody.</summary>
    private async Task<IReadOnlyList<Person>?> FindGoneAsync(IReadOnlyList<Person> runners, CancellationToken cancellation)
    {
        var gone = new List<Person>();
        foreach (var runner in runners.Where(runner => !runner.IsOutside))
        {
            switch (await directory.FindPersonAsync(runner.Id, Freshness.Patient, cancellation))
            {
                case PersonLookup.Unavailable:
                    return null;
                case PersonLookup.Unknown:
                    gone.Add(runner);
                    break;
            }
        }
        return gone;
    }
}
