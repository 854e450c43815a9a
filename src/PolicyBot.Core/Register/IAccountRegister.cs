using PolicyBot.Core.Approvals;

namespace PolicyBot.Core.Register;

/// <summary>Where the register is kept.</summary>
public interface IAccountRegister
{
    /// <summary>One entry with the version that a change must name, or null where the school has none of that number.</summary>
    Task<StoredEntry?> FindAsync(string school, string id, CancellationToken cancellation);

    /// <summary>All accounts of the school, closed ones included, by name.</summary>
    Task<IReadOnlyList<RegisterEntry>> ListAsync(string school, CancellationToken cancellation);

    /// <summary>The history of one account, oldest first.</summary>
    Task<IReadOnlyList<RegisterEvent>> ListEventsAsync(string school, string id, CancellationToken cancellation);

    /// <summary>Stores a change whole. <paramref name="version"/> is the one that was read, or null for a new entry.</summary>
    Task<SaveOutcome> SaveAsync(RegisterChange change, string? version, CancellationToken cancellation);
}

/// <summary>An entry as it was read.</summary>
/// <param name="Version">Opaque; changes with every change of the entry.</param>
public sealed record StoredEntry(RegisterEntry Entry, string Version);
