using PolicyBot.Core.Approvals;

namespace PolicyBot.Core.Accounts;

/// <summary>Where drafts are kept. A person's draft is found only under that person and school.</summary>
public interface IAccountDrafts
{
    /// <summary>One draft, or null where this person has none of that id.</summary>
    Task<StoredDraft?> FindAsync(string school, string personId, string draftId, CancellationToken cancellation);

    /// <summary>Every draft of a person, the last changed first.</summary>
    Task<IReadOnlyList<AccountDraft>> ListByPersonAsync(string school, string personId, CancellationToken cancellation);

    /// <summary>Stores a draft. <paramref name="version"/> is the one that was read, or null for a new draft.</summary>
    Task<SaveOutcome> SaveAsync(AccountDraft draft, string? version, CancellationToken cancellation);

    /// <summary>Deletes a draft, if it is still there.</summary>
    Task DeleteAsync(string school, string personId, string draftId, CancellationToken cancellation);
}

/// <summary>A draft as it was read.</summary>
/// <param name="Version">Opaque; changes with every change of the draft.</param>
public sealed record StoredDraft(AccountDraft Draft, string Version);
