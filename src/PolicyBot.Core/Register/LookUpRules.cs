using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Register;

/// <summary>What happens to an entry because time has passed: leavers are noticed, and those who were asked for something are reminded in school days.</summary>
public static class LookUpRules
{
    /// <summary>How long after one look at the directory the next one is, at the latest.</summary>
    public static TimeSpan Between { get; } = TimeSpan.FromDays(1);

    /// <summary>How long until the directory is asked again that gave no answer.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromHours(1);

    /// <summary>What comes of looking at an entry. Administrator and leaders hear of each leaver once.</summary>
    /// <param name="gone">The runners whom the directory does not have any more; null where it gave no answer, which says nothing about anybody.</param>
    /// <returns>Null where it is not time to look: another instance did, or the account is closed.</returns>
    public static RegisterChange? LookedUp(SchoolPack school, RegisterEntry entry, IReadOnlyList<Person>? gone, DateTimeOffset now)
    {
        if (!entry.IsOpen || now < entry.NextLookUp)
            return null;
        var (after, happened, notices) = (entry, new List<string>(), new List<Notice>());
        if (gone?.Where(person => entry.Staying.Any(runner => runner.IsSame(person.Id))).ToList() is { Count: > 0 } left)
        {
            after = after with { Leavers = [.. entry.Leavers, .. left.Select(person => new Leaver(person, LeaverBecause.Gone, now))] };
            happened.Add($"no longer in the directory: {LeaverRules.Names(left)}");
            notices.Add(LeaverRules.Ask(school));
        }
        if (after.HandOver is { } handOver && handOver.Remind <= now)
        {
            after = after with { HandOver = handOver with { Remind = school.Due(DeadlineIds.ApprovalReminder, now) } };
            notices.AddRange(handOver.To.Select(person => new Notice(RegisterNotices.RemindNewRunner, new Audience.One(person.Id))));
        }
        if (after.Status == AccountStatus.Active && (after.CheckDue ?? now) <= now)
            after = AskForCheck(school, after, happened, notices, now);
        after = after with { Sequence = entry.Sequence + 1, NextLookUp = gone is null ? now + AskAgain : NextLook(after, now) };
        return new(
            after, happened.Count == 0 ? null : new(after.Sequence, string.Join("; ", happened), null, now), [Look(after), .. notices]);
    }

    /// <summary>The moment at which an entry is looked at next.</summary>
    internal static Notice Look(RegisterEntry entry) => new(RegisterNotices.LookUp, new Audience.Nobody(), entry.NextLookUp);

    // Those who run it are asked first; the administrator hears of it where that was in vain.
    private static RegisterEntry AskForCheck(SchoolPack school, RegisterEntry entry, List<string> happened, List<Notice> notices, DateTimeOffset now)
    {
        // An entry that was stored before checks were asked for has no date yet.
        if (entry.CheckDue is null)
            return entry with { CheckDue = school.Due(DeadlineIds.AccountCheck, now) };
        notices.AddRange(entry.StayingStaff.Select(runner => new Notice(RegisterNotices.CheckDue, new Audience.One(runner.Id))));
        if (entry.CheckAsked is not null || entry.StayingStaff.Count == 0)
            notices.Add(new(RegisterNotices.CheckOverdue, new Audience.Roles(RegisterRoles.With(school, RegisterRights.SetUp))));
        happened.Add(entry.CheckAsked is null ? "a check is due: those who run it are asked" : "a check is still due: those who run it and the administrator are told");
        return entry with { CheckAsked = entry.CheckAsked ?? now, CheckDue = school.Due(DeadlineIds.AccountCheckReminder, now) };
    }

    // School days have their hours, so nobody is reminded at night because the entry was made at night.
    private static DateTimeOffset NextLook(RegisterEntry entry, DateTimeOffset now) =>
        new[] { entry.HandOver?.Remind, entry.Status == AccountStatus.Active ? entry.CheckDue : null }
            .OfType<DateTimeOffset>().Where(moment => moment > now).Append(now + Between).Min();
}
