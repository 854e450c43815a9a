namespace PolicyBot.Approvals;

/// <summary>The buttons of approvals.</summary>
internal static class ApprovalVerbs
{
    public const string Approve = "approvals/approve";
    public const string Reject = "approvals/reject";
    public const string SendBack = "approvals/send-back";
    public const string ChooseColleague = "approvals/choose-colleague";
    public const string Pass = "approvals/pass";
    public const string Withdraw = "approvals/withdraw";
    public const string Show = "approvals/show";
    public const string Refresh = "approvals/refresh";
    public const string Mine = "approvals/mine";
    public const string Queue = "approvals/queue";

    /// <summary>Taken by the attestations feature: somebody is trained, or has signed a paper.</summary>
    public const string EnterAttestation = "attestations/enter";

    /// <summary>Taken by the accounts feature: opens a request again for changes.</summary>
    public const string Edit = "accounts/edit";
}
