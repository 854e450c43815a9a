using PolicyBot.Bot;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Incidents;

/// <summary>The one way to a case: what somebody may see of it is asked of the directory at that moment, and each reading is noted.</summary>
internal sealed class CaseAccess(IIncidents cases, RoleHolders roles, TimeProvider time)
{
    /// <summary>Opens a case for somebody. To whom it is none of their business it does not exist.</summary>
    public async Task<CaseOpening> OpenAsync(SchoolPack school, Person person, string? caseId, CancellationToken cancellation)
    {
        if (ReportDraft.ParseCaseId(caseId) is not { } id || await cases.FindAsync(school.Id, id, cancellation) is not { } stored)
            return new CaseOpening.NotFound();
        return await ViewAsync(school, stored.Case, person, cancellation) switch
        {
            null => new CaseOpening.CannotTell(),
            IncidentView.None => new CaseOpening.NotFound(),
            { } view => new CaseOpening.Opened(stored, view),
        };
    }

    /// <summary>The cases that somebody may open; null where the directory does not answer.</summary>
    public async Task<IReadOnlyList<IncidentCase>?> ListAsync(SchoolPack school, Person person, CancellationToken cancellation)
    {
        var all = await cases.ListAsync(school.Id, cancellation);
        if (await HeldAsync(school, person, all.SelectMany(incident => incident.Roles), cancellation) is not { } held)
            return null;
        return [.. all.Where(incident => IncidentAccess.Of(incident, person, held) != IncidentView.None)];
    }

    /// <summary>Notes that somebody reads a case, before it is shown.</summary>
    public Task NoteAsync(Turn turn, CaseOpening.Opened opened) => cases.NoteAccessAsync(
        turn.School.Id, new(opened.Stored.Case.Id, turn.Sender with { Mail = null }, time.GetUtcNow(), opened.View), turn.Cancellation);

    public static string InWords(CaseOpening refused) => refused is CaseOpening.CannotTell
        ? "We can't check just now whether you may see this case. Nothing was changed: try again in a minute."
        : IncidentCards.CannotFind;

    private async Task<IncidentView?> ViewAsync(SchoolPack school, IncidentCase incident, Person person, CancellationToken cancellation) =>
        await HeldAsync(school, person, incident.Roles, cancellation) is { } held ? IncidentAccess.Of(incident, person, held) : null;

    private async Task<IReadOnlyList<string>?> HeldAsync(SchoolPack school, Person person, IEnumerable<string> roleIds, CancellationToken cancellation)
    {
        string[] asked = [.. roleIds.Distinct()];
        var holds = await Task.WhenAll(asked.Select(role => roles.HoldsAsync(school, person, [role], Freshness.Live, cancellation)));
        return holds.Any(answer => answer is null) ? null : [.. asked.Zip(holds).Where(pair => pair.Second == true).Select(pair => pair.First)];
    }
}

/// <summary>What became of opening a case.</summary>
internal abstract record CaseOpening
{
    private CaseOpening() { }

    public sealed record Opened(StoredIncident Stored, IncidentView View) : CaseOpening;

    /// <summary>There is none, or none for this person.</summary>
    public sealed record NotFound : CaseOpening;

    public sealed record CannotTell : CaseOpening;
}
