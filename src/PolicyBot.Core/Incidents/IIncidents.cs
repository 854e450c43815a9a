using PolicyBot.Core.Approvals;
using PolicyBot.Core.Notices;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Incidents;

/// <summary>Where cases are kept.</summary>
public interface IIncidents
{
    /// <summary>One case with everything that was written to it, or null where the school has none of that id.</summary>
    Task<StoredIncident?> FindAsync(string school, string caseId, CancellationToken cancellation);

    /// <summary>Stores a change whole. <paramref name="version"/> is the one that was read, or null for a new case.</summary>
    Task<SaveOutcome> SaveAsync(IncidentChange change, string? version, CancellationToken cancellation);

    /// <summary>Takes away everything that belongs to a case and leaves only this state. Broken off, it can be done again.</summary>
    /// <param name="version">The one that was read.</param>
    Task<SaveOutcome> EraseAsync(IncidentCase erased, string version, CancellationToken cancellation);

    /// <summary>The cases of a school, newest first.</summary>
    Task<IReadOnlyList<IncidentCase>> ListAsync(string school, CancellationToken cancellation);

    /// <summary>The chronology of a case, oldest first.</summary>
    Task<IReadOnlyList<IncidentEvent>> ListEventsAsync(string school, string caseId, CancellationToken cancellation);

    /// <summary>How far those who were to be told of a case have been reached.</summary>
    Task<IReadOnlyList<Delivery>> ListDeliveriesAsync(string school, string caseId, CancellationToken cancellation);

    /// <summary>Notes that somebody read the case. What was noted is never changed.</summary>
    Task NoteAccessAsync(string school, IncidentReading reading, CancellationToken cancellation);
}

/// <summary>A case as it was read.</summary>
/// <param name="Pieces">What was written, oldest first. Erased pieces are missing.</param>
/// <param name="Version">Opaque; changes with every change of the case.</param>
public sealed record StoredIncident(IncidentCase Case, IReadOnlyList<Piece> Pieces, string Version);

/// <summary>Somebody read a case.</summary>
public sealed record IncidentReading(string CaseId, Person By, DateTimeOffset At, IncidentView View);

/// <summary>Where reports are kept that are not sent yet.</summary>
public interface IReportDrafts
{
    /// <summary>One draft of one person with the version that a change must name, or null.</summary>
    Task<StoredReportDraft?> FindAsync(string school, string personId, string draftId, CancellationToken cancellation);

    /// <summary>A person's drafts, newest first.</summary>
    Task<IReadOnlyList<ReportDraft>> ListAsync(string school, string personId, CancellationToken cancellation);

    /// <summary>Stores a draft. <paramref name="version"/> is the one that was read, or null for a new draft.</summary>
    Task<SaveOutcome> SaveAsync(ReportDraft draft, string? version, CancellationToken cancellation);

    Task DeleteAsync(string school, string personId, string draftId, CancellationToken cancellation);
}

/// <summary>A draft as it was read.</summary>
public sealed record StoredReportDraft(ReportDraft Draft, string Version);
