using PolicyBot.Core.Notices;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Register;

/// <summary>One change of an entry, stored whole or not at all: the new state, what happened, and who is to be told.</summary>
/// <param name="Event">Null where nothing happened that anybody would look up, such as a look at the directory.</param>
public sealed record RegisterChange(RegisterEntry After, RegisterEvent? Event, IReadOnlyList<Notice> Notices);

/// <summary>One line of an account's history.</summary>
/// <param name="Number">The number of the change, <see cref="RegisterEntry.Sequence"/> after it.</param>
/// <param name="What">What was done, in words, such as "ticked: Link it from the website".</param>
/// <param name="By">Null for the bot itself.</param>
/// <param name="Reason">What somebody wrote; kept beside the event, so that it can be erased and the history stays whole.</param>
public sealed record RegisterEvent(int Number, string What, Person? By, DateTimeOffset At, string? Reason = null);

/// <summary>The notices that the register sends, and the moments it waits for.</summary>
public static class RegisterNotices
{
    /// <summary>A moment: an approved request becomes an entry. It lies in the batch of the approval.</summary>
    public const string Open = "register/open";

    /// <summary>Asks the administrator to set the account up.</summary>
    public const string SetUp = "register/set-up";

    /// <summary>Tells the leaders that nobody could be asked to set an account up.</summary>
    public const string NobodySetsUp = "register/nobody-sets-up";

    /// <summary>Tells whoever asked to change the password that nobody could be asked for permission.</summary>
    public const string NobodyPermits = "register/nobody-permits";

    /// <summary>Brings the administrators' set-up lists up to date.</summary>
    public const string SetUpChanged = "register/set-up-changed";

    /// <summary>Tells runners and requester that the account is in use.</summary>
    public const string Ready = "register/ready";

    /// <summary>A moment: the entry is looked at, see <see cref="RegisterEntry.NextLookUp"/>.</summary>
    public const string LookUp = "register/look-up";

    /// <summary>Asks administrator and leaders what becomes of an account whose runner leaves.</summary>
    public const string Leaver = "register/leaver";

    /// <summary>Asks somebody who takes an account over for what the school asks of everyone who runs one.</summary>
    public const string NewRunner = "attestations/ask-new-runner";

    /// <summary>Reminds them of it.</summary>
    public const string RemindNewRunner = "attestations/remind-new-runner";

    /// <summary>Tells whoever hands an account over that those who take over have done what is asked of them.</summary>
    public const string NewRunnerReady = "register/new-runner-ready";

    /// <summary>Asks the runners to check the account.</summary>
    public const string CheckDue = "register/check-due";

    /// <summary>Tells the administrator that the runners were asked before and have not checked it.</summary>
    public const string CheckOverdue = "register/check-overdue";

    /// <summary>Tells the runners that one of them was replaced.</summary>
    public const string Transferred = "register/transferred";

    /// <summary>Tells the runners that the account was closed.</summary>
    public const string Closed = "register/closed";

    /// <summary>Tells those who keep login details that somebody needed them in an emergency.</summary>
    public const string Emergency = "register/emergency";

    /// <summary>Asks for permission to change a password.</summary>
    public const string ChangeAsked = "register/change-asked";

    /// <summary>Tells who asked whether they may.</summary>
    public const string ChangeDecided = "register/change-decided";
}
