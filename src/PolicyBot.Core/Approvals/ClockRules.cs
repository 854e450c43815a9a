using PolicyBot.Core.Notices;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Approvals;

/// <summary>What happens to an open case because time has passed. A case that waits for its requester, or is closed, has all the time in the world.</summary>
public static class ClockRules
{
    // Whoever reads the history sees that nobody did it.
    private static readonly Person Clock = new("", "PolicyBot");

    /// <summary>
    /// The change whose moment has come: the case lapses, or its stand-ins are asked as well, or its approvers are reminded. Null where it is not time for
    /// anything, so that looking twice does nothing twice.
    /// </summary>
    /// <param name="nextReminder">When the approvers would be reminded after this.</param>
    public static CaseChange? Tick(ApprovalCase request, DateTimeOffset nextReminder, DateTimeOffset now) => request switch
    {
        { IsOpen: false } or { Deadlines: null } => null,
        { Deadlines: { } deadlines } when deadlines.Expire <= now => Expire(request, now),
        { Deadlines: { Escalate: { } escalate } deadlines } when escalate <= now =>
            Escalate(request, deadlines with { Escalate = null, Remind = nextReminder }, now),
        { Deadlines: { } deadlines } when deadlines.Remind <= now => Remind(request, deadlines with { Remind = nextReminder }, now),
        _ => null,
    };

    /// <summary>The notice that lets the clock look at a case again; none for a case without deadlines.</summary>
    public static IEnumerable<Notice> NextLook(ApprovalCase request) =>
        request.Deadlines is { } deadlines ? [new(NoticeKinds.Clock, new Audience.Nobody(), deadlines.Next)] : [];

    private static CaseChange Remind(ApprovalCase request, CaseDeadlines deadlines, DateTimeOffset now)
    {
        var after = request with { Deadlines = deadlines, Sequence = request.Sequence + 1 };
        return Change(after, "reminded", now,
        [
            new(NoticeKinds.Remind, new Audience.Roles(after.DeciderRoles)),
            // Who has nothing left to do gets no card: that is seen when it goes out.
            .. after.Runners.Where(runner => !runner.IsOutside).Select(runner => new Notice(NoticeKinds.RemindRunner, new Audience.One(runner.Id))),
            .. NextLook(after),
        ]);
    }

    private static CaseChange Escalate(ApprovalCase request, CaseDeadlines deadlines, DateTimeOffset now)
    {
        var after = request with { StandInsAsked = true, Deadlines = deadlines, Sequence = request.Sequence + 1 };
        return Change(after, "escalated", now,
        [
            new(NoticeKinds.Escalated, new Audience.Roles(after.StandInRoles)),
            new(NoticeKinds.StillWaiting, new Audience.One(after.RequestedBy.Id)),
            .. NextLook(after),
        ]);
    }

    private static CaseChange Expire(ApprovalCase request, DateTimeOffset now)
    {
        var after = request with { Status = CaseStatus.Expired, Sequence = request.Sequence + 1 };
        return Change(after, "expired", now,
            [new(NoticeKinds.Outcome, new Audience.One(after.RequestedBy.Id)), new(NoticeKinds.Refresh, new Audience.CardHolders())]);
    }

    private static CaseChange Change(ApprovalCase after, string what, DateTimeOffset now, IReadOnlyList<Notice> notices) =>
        new(after, new(after.Sequence, what, Clock, now, after.Revision), notices) { WasOpen = true };
}
