using PolicyBot.Core.Notices;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Approvals;

/// <summary>Where requests are kept.</summary>
public interface IApprovalCases
{
    /// <summary>One case with the version that a change must name, or null where the school has none of that id.</summary>
    Task<StoredCase?> FindAsync(string school, string caseId, CancellationToken cancellation);

    /// <summary>Stores a change whole. <paramref name="version"/> is the one that was read, or null for a new case.</summary>
    Task<SaveOutcome> SaveAsync(CaseChange change, string? version, CancellationToken cancellation);

    /// <summary>The school's open cases, oldest first. Closed ones are not read.</summary>
    Task<IReadOnlyList<CaseSummary>> ListOpenAsync(string school, CancellationToken cancellation);

    /// <summary>What one person has asked for, newest first, closed ones included.</summary>
    Task<IReadOnlyList<CaseSummary>> ListByRequesterAsync(string school, string personId, CancellationToken cancellation);

    /// <summary>How far the notices of a case have got, one entry for each recipient.</summary>
    Task<IReadOnlyList<Delivery>> ListDeliveriesAsync(string school, string caseId, CancellationToken cancellation);
}

/// <summary>A case as it was read.</summary>
/// <param name="Version">Opaque; changes with every change of the case.</param>
public sealed record StoredCase(ApprovalCase Case, string Version);

/// <summary>What became of a change.</summary>
public enum SaveOutcome
{
    Saved,

    /// <summary>Somebody else was first: read again. Nothing was changed.</summary>
    Conflict,
}

/// <summary>A case in a list. It holds none of the applicant's words: those are kept in one place, where they can be erased.</summary>
/// <param name="DeciderRoles">The roles whose holders are asked.</param>
public sealed record CaseSummary(string Id, Person RequestedBy, IReadOnlyList<string> DeciderRoles, DateTimeOffset SubmittedAt);
