using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Attestations;

/// <summary>Holds everyone who would run an account against what the school's policy asks of them before it is approved.</summary>
public sealed class RunnerGates(IAttestations attestations) : IGates
{
    public async Task<IReadOnlyList<GateCheck>> CheckAsync(SchoolPack school, ApprovalCase request, CancellationToken cancellation)
    {
        if (!request.IsOpen || GatesOf(school).Count == 0)
            return [];
        return await CheckAsync(school, request.Runners, cancellation);
    }

    /// <summary>How far each of these people is.</summary>
    public async Task<IReadOnlyList<GateCheck>> CheckAsync(SchoolPack school, IReadOnlyList<Person> people, CancellationToken cancellation) =>
        // All at once, because somebody may be waiting.
        await Task.WhenAll(people.Select(person => CheckAsync(school, person, cancellation)));

    /// <summary>How far one person is.</summary>
    public async Task<GateCheck> CheckAsync(SchoolPack school, Person person, CancellationToken cancellation) =>
        Check(school, person, await attestations.ListByPersonAsync(school.Id, person.Id, cancellation));

    /// <summary>What the school asks of everyone who would run an account.</summary>
    public static IReadOnlyList<AccountGate> GatesOf(SchoolPack school) =>
        [.. school.Accounts?.Gates.Where(gate => gate.Kind is not GateKind.Approver).DistinctBy(gate => gate.Kind) ?? []];

    /// <summary>The newest of what is known counts. A reading counts for the edition in force only.</summary>
    public static GateCheck Check(SchoolPack school, Person person, IReadOnlyList<Attestation> known) => new(
        person,
        [
            .. GatesOf(school).Select(gate => known.LastOrDefault(a => a.Kind == gate.Kind && (gate.Kind != GateKind.Reading || a.Edition == school.Edition)) is { } found
                ? new GateItem(gate.Kind, found.On, found.EnteredBy)
                : new GateItem(gate.Kind, null, null)),
        ]);
}
