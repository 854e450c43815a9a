using PolicyBot.Core.Packs;

namespace PolicyBot.Core.Doctor;

/// <summary>Reads whether e-mails can be sent, from what came of sending one.</summary>
public static class MailFindings
{
    private const string Area = "E-mail";

    /// <summary>There is no mailbox to send from, which matters where a role has nothing but an address.</summary>
    public static Finding NotSet(IReadOnlyList<SchoolPack> schools)
    {
        var roles = schools.SelectMany(school => school.Roles.Values).Count(role => role is { IsInTenant: false, Mail: not null });
        return roles == 0
            ? Finding.Ok(Area, "PolicyBot:MailFrom is not set, so nobody is told anything by e-mail. No role needs it.")
            : Finding.Warning(
                Area, $"PolicyBot:MailFrom is not set, and {(roles == 1 ? "1 role has" : $"{roles} roles have")} only an e-mail address. Whoever waits for them is asked to tell them in person.",
                "Set PolicyBot:MailFrom to the mailbox to send from, and grant Mail.Send for it (docs/permissions.md).");
    }

    /// <summary>Nobody was named whom an e-mail could be sent to.</summary>
    public static Finding NotTried { get; } = Finding.Skipped(Area, "It is tried with --send-to, and when somebody types “doctor” to the bot.");

    /// <summary>Whoever was named has no address.</summary>
    public static Finding NoAddress { get; } = Finding.Skipped(Area, "The directory has no e-mail address of whoever was to get the test.");

    /// <summary>What became of a test e-mail.</summary>
    public static Finding Of<T>(Probe<T> sent) => sent switch
    {
        Probe<T>.Answered => Finding.Ok(Area, "Microsoft Graph took a test e-mail from the address in PolicyBot:MailFrom. Look for it in the inbox."),
        Probe<T>.Refused { Status: 403 } => Finding.Fault(
            Area, "The bot may not send from the mailbox in PolicyBot:MailFrom: Mail.Send is missing, or Exchange does not allow it for this mailbox.",
            "Grant it with infra/grant-permissions.ps1 -Permissions Mail.Send, and let Exchange allow this mailbox (docs/permissions.md). The older answer may last for up to a day."),
        Probe<T>.Refused { Status: 404 } => Finding.Fault(
            Area, "There is no mailbox with the address in PolicyBot:MailFrom.", "Set it to the address of a mailbox in Exchange Online; a shared mailbox needs no licence."),
        Probe<T>.Refused other => Finding.Fault(
            Area, $"A test e-mail was refused: Microsoft Graph answered {other.Status} {other.Code}.", "Try again. If it stays, look the code up in Microsoft's Graph documentation."),
        _ => Finding.Fault(Area, "A test e-mail could not be sent: Microsoft Graph did not answer.", "Let this machine reach the address in PolicyBot:Graph, and try again."),
    };
}
