using PolicyBot.Core.Approvals;

namespace PolicyBot.Core.Attestations;

/// <summary>Where it is kept who has read what, and who is trained.</summary>
public interface IAttestations
{
    /// <summary>Everything that is known of one person at a school, oldest day first.</summary>
    Task<IReadOnlyList<Attestation>> ListByPersonAsync(string school, string personId, CancellationToken cancellation);

    /// <summary>
    /// Stores what was entered together with the notices that bring the cards of these requests up to date, all or nothing. What is there
    /// already stays as it was first entered.
    /// </summary>
    /// <param name="entered">At least one, all of one school; 50 at most.</param>
    Task SaveAsync(IReadOnlyList<Attestation> entered, IReadOnlyList<ApprovalCase> concerned, CancellationToken cancellation);
}
