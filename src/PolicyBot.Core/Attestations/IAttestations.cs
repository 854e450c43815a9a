using PolicyBot.Core.Notices;

namespace PolicyBot.Core.Attestations;

/// <summary>Where it is kept who has read what, and who is trained.</summary>
public interface IAttestations
{
    /// <summary>Everything that is known of one person at a school, oldest day first.</summary>
    Task<IReadOnlyList<Attestation>> ListByPersonAsync(string school, string personId, CancellationToken cancellation);

    /// <summary>
    /// Stores what was entered together with these notices, all or nothing. What is there already stays as it was first entered.
    /// </summary>
    /// <param name="entered">At least one, all of one school; 50 at most.</param>
    Task SaveAsync(IReadOnlyList<Attestation> entered, IReadOnlyList<CaseNotice> told, CancellationToken cancellation);
}

/// <summary>A notice of something that is stored elsewhere.</summary>
/// <param name="Id">The number of the request or account.</param>
/// <param name="Number">The number of its last change.</param>
public sealed record CaseNotice(string Id, int Number, Notice Notice);
