using PolicyBot.Core.Packs;

namespace PolicyBot.Core.Approvals;

/// <summary>The moments at which an open case is looked at again.</summary>
/// <param name="Remind">When the approvers are next reminded.</param>
/// <param name="Escalate">When the stand-ins are asked as well; null once they have been.</param>
/// <param name="Expire">When it lapses.</param>
public sealed record CaseDeadlines(DateTimeOffset Remind, DateTimeOffset? Escalate, DateTimeOffset Expire)
{
    /// <summary>The first of them.</summary>
    public DateTimeOffset Next => new[] { Remind, Escalate ?? Expire, Expire }.Min();

    /// <summary>The school's own, for a request that is sent now.</summary>
    public static CaseDeadlines Of(SchoolPack school, DateTimeOffset now) => new(
        school.Due(DeadlineIds.ApprovalReminder, now), school.Due(DeadlineIds.ApprovalEscalation, now), school.Due(DeadlineIds.ApprovalExpiry, now));
}
