namespace PolicyBot.Attestations;

/// <summary>The buttons with which it is recorded who has read the policy and who is trained.</summary>
internal static class AttestationVerbs
{
    public const string Read = "attestations/read";
    public const string Trained = "attestations/trained";

    /// <summary>On the card of approvals that asks for a decision.</summary>
    public const string Enter = "attestations/enter";

    /// <summary>Taken by approvals: a request as it stands now.</summary>
    public const string ShowRequest = "approvals/show";
}
