namespace PolicyBot.Accounts;

/// <summary>The buttons of a request for an account.</summary>
internal static class AccountVerbs
{
    public const string StartNew = "accounts/start-new";
    public const string Resume = "accounts/resume";
    public const string Forward = "accounts/continue";
    public const string Back = "accounts/back";
    public const string SaveAndClose = "accounts/save";
    public const string Change = "accounts/change";
    public const string SaveAndAskToCancel = "accounts/save-and-ask-to-cancel";
    public const string AskToCancel = "accounts/ask-to-cancel";
    public const string Cancel = "accounts/cancel";
    public const string Send = "accounts/send";

    /// <summary>On the outcome card of approvals.</summary>
    public const string Edit = "accounts/edit";

    /// <summary>Taken by approvals.</summary>
    public const string Mine = "approvals/mine";

    /// <summary>Taken by approvals.</summary>
    public const string Withdraw = "approvals/withdraw";
}
