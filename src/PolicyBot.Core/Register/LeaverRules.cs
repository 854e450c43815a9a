using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Register;

/// <summary>What becomes of an account whose runner leaves: somebody else takes over, or it is closed.</summary>
public static class LeaverRules
{
    /// <summary>Whether enough different people run the account who stay.</summary>
    public static bool HasEnoughRunners(SchoolPack school, RegisterEntry entry) => entry.StayingStaff.Count >= AtLeast(school);

    internal static RegisterOutcome Leave(SchoolPack school, RegisterEntry entry, RegisterStep.Leave leave, RegisterActor actor, DateTimeOffset now)
    {
        if (!actor.May(RegisterRights.Manage) && !actor.Who.IsSame(leave.Who.Id))
            return RegisterRules.Refuse($"Only {RegisterRules.Holders(school, RegisterRights.Manage)} can say that somebody else leaves. Tell one of them");
        if (entry.Runners.FirstOrDefault(runner => runner.IsSame(leave.Who.Id)) is not { } runner)
            return RegisterRules.Refuse($"{leave.Who.Name} does not run this account");
        return entry.Leavers.Any(leaver => leaver.Who.IsSame(runner.Id))
            ? RegisterRules.Refuse($"The register knows already that {runner.Name} leaves")
            : RegisterRules.Change(
                entry with { Leavers = [.. entry.Leavers, new(runner, LeaverBecause.Declared, now)] }, $"{runner.Name} leaves", actor, now, null, Ask(school));
    }

    internal static RegisterOutcome Stay(SchoolPack school, RegisterEntry entry, RegisterStep.Stay stay, RegisterActor actor, DateTimeOffset now)
    {
        if (RegisterRules.Without(school, actor, RegisterRights.Manage, "say that somebody stays") is { } refused)
            return refused;
        return entry.Leavers.FirstOrDefault(leaver => leaver.Who.IsSame(stay.Who.Id)) is { } found
            ? RegisterRules.Change(entry with
            {
                Leavers = [.. entry.Leavers.Where(leaver => leaver != found)],
                HandOver = entry.HandOver?.From.IsSame(found.Who.Id) == true ? null : entry.HandOver,
            }, $"{found.Who.Name} stays", actor, now)
            : RegisterRules.Refuse("The register does not say that this person leaves");
    }

    internal static RegisterOutcome Close(SchoolPack school, RegisterEntry entry, RegisterStep.Close close, RegisterActor actor, DateTimeOffset now)
    {
        if ((RegisterRules.Without(school, actor, RegisterRights.Manage, "close an account")
            ?? RegisterRules.Reason(close.Reason, "Enter why the account is closed")) is { } refused)
            return refused;
        if (close.On is not { } day || day > close.Today)
            return RegisterRules.Refuse("Enter the day on which it was closed: today, or a day before");
        return RegisterRules.Change(
            entry with { Status = AccountStatus.Closed, ClosedOn = day, Change = null, HandOver = null }, "closed", actor, now, close.Reason.Trim(),
            [
                new(RegisterNotices.SetUpChanged, new Audience.CardHolders()),
                .. entry.StayingStaff.Where(runner => !runner.IsSame(actor.Who.Id)).Select(runner => new Notice(RegisterNotices.Closed, new Audience.One(runner.Id))),
            ]);
    }

    internal static int AtLeast(SchoolPack school) => school.Register?.RunnersAtLeast ?? 1;

    internal static Notice Ask(SchoolPack school) => new(RegisterNotices.Leaver, new Audience.Roles(RegisterRoles.With(school, RegisterRights.Manage)));

    internal static string Names(IEnumerable<Person> people, string none = "") =>
        string.Join(", ", people.Select(person => person.Name)) is { Length: > 0 } names ? names : none;
}
