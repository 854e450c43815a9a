namespace PolicyBot.Core.Packs;

/// <summary>How long something may take.</summary>
/// <param name="Id">One of <see cref="DeadlineIds"/>.</param>
/// <param name="Amount">How many of <paramref name="Unit"/>; more than 0.</param>
/// <param name="Unit">Minutes or hours by the clock, or school days.</param>
/// <param name="WeekendWaits">What comes in at a weekend is due on the next working day.</param>
/// <param name="Source">The policy, or the school's own choice.</param>
public sealed record Deadline(string Id, int Amount, DeadlineUnit Unit, bool WeekendWaits, RuleSource Source);

/// <summary>What a deadline is counted in.</summary>
public enum DeadlineUnit
{
    /// <summary>Minutes by the clock, nights and holidays included.</summary>
    Minutes,

    /// <summary>Hours by the clock, nights and holidays included.</summary>
    Hours,

    /// <summary>Days on which the school is open; see <see cref="SchoolCalendar"/>.</summary>
    SchoolDays,
}

/// <summary>The deadlines a pack can set.</summary>
public static class DeadlineIds
{
    /// <summary>Approvers are reminded of an open request.</summary>
    public const string ApprovalReminder = "approval-reminder";

    /// <summary>An open request goes to the fallback approver as well.</summary>
    public const string ApprovalEscalation = "approval-escalation";

    /// <summary>An open request lapses.</summary>
    public const string ApprovalExpiry = "approval-expiry";

    /// <summary>Those who run an account say that it and its entry in the register are as they should be.</summary>
    public const string AccountCheck = "account-check";

    /// <summary>They are asked again, and the administrator is told.</summary>
    public const string AccountCheckReminder = "account-check-reminder";

    /// <summary>A comment on a school account is answered.</summary>
    public const string CommentReply = "comment-reply";

    /// <summary>Somebody says that they have a report in hand; after that it goes to the deputy, then to the headteacher. Never in school days.</summary>
    public const string IncidentAnswer = "incident-answer";

    /// <summary>What holds where a pack sets nothing.</summary>
    public static IReadOnlyDictionary<string, Deadline> Defaults { get; } = new[]
    {
        SchoolDays(ApprovalReminder, 2), SchoolDays(ApprovalEscalation, 5), SchoolDays(ApprovalExpiry, 20), SchoolDays(AccountCheck, 60), SchoolDays(AccountCheckReminder, 10),
        SchoolDays(CommentReply, 1),
        new(IncidentAnswer, 30, DeadlineUnit.Minutes, WeekendWaits: false, new RuleSource.SchoolSetting()),
    }.ToDictionary(deadline => deadline.Id);

    private static Deadline SchoolDays(string id, int amount) =>
        new(id, amount, DeadlineUnit.SchoolDays, WeekendWaits: false, new RuleSource.SchoolSetting());
}
