using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Register;

/// <summary>What becomes of an account whose runner leaves: somebody else takes over, or it is closed.</summary>
public static class LeaverRules
{
    /// <summary>How long until the directory is asked again that gave no answer.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromHours(1);

    /// <summary>What comes of asking the directory about the runners. Administrator and leaders hear of each leaver once.</summary>
    /// <param name="gone">The runners whom the directory does not have any more; null where it gave no answer, which says nothing about anybody.</param>
    /// <returns>Null where it is not time to ask: another instance did, or the account is closed.</returns>
    public static RegisterChange? LookedUp(SchoolPack school, RegisterEntry entry, IReadOnlyList<Person>? gone, DateTimeOffset now)
    {
        if (!entry.IsOpen || now < entry.NextLookUp)
            return null;
        var left = gone?.Where(person => entry.Staying.Any(runner => runner.IsSame(person.Id))).ToList() ?? [];
        var after = entry with
        {
            Leavers = [.. entry.Leavers, .. left.Select(person => new Leaver(person, LeaverBecause.Gone, now))],
            NextLookUp = now + (gone is null ? AskAgain : SetUpRules.BetweenLookUps),
            Sequence = entry.Sequence + 1,
        };
        return left.Count == 0
            ? new(after, null, [SetUpRules.NextLookUp(after)])
            : new(
                after, new(after.Sequence, $"no longer in the directory: {Names(left)}", null, now), [SetUpRules.NextLookUp(after), Ask(school)]);
    }

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
            ? RegisterRules.Change(entry with { Leavers = [.. entry.Leavers.Where(leaver => leaver != found)] }, $"{found.Who.Name} stays", actor, now)
            : RegisterRules.Refuse("The register does not say that this person leaves");
    }

    internal static RegisterOutcome Transfer(SchoolPack school, RegisterEntry entry, RegisterStep.Transfer transfer, RegisterActor actor, DateTimeOffset now)
    {
        if (RegisterRules.Without(school, actor, RegisterRights.Manage, "hand an account over") is { } refused)
            return refused;
        if (entry.Runners.FirstOrDefault(runner => runner.IsSame(transfer.From.Id)) is not { } from)
            return RegisterRules.Refuse("This person does not run the account any more. Open the account again to see who does");
        if (transfer.To.FirstOrDefault(entry.IsRunBy) is { } already)
            return RegisterRules.Refuse($"{already.Name} runs this account already. Name somebody else, or leave the name out if the others run it on");

        Person[] runners = [.. entry.Runners.Where(runner => !runner.IsSame(from.Id)), .. transfer.To.DistinctBy(person => person.Id, StringComparer.OrdinalIgnoreCase)];
        if (runners.Count(runner => !runner.IsOutside) < AtLeast(school))
            return RegisterRules.Refuse($"{AtLeast(school)} different members of staff have to run an account, and only {Names(runners, "nobody")} would. Name who takes over, or close the account");
        var after = entry with
        {
            Runners = runners,
            Leavers = [.. entry.Leavers.Where(leaver => !leaver.Who.IsSame(from.Id))],
            Issued = [.. entry.Issued.Where(issued => !issued.To.IsSame(from.Id))],
            Change = entry.Change?.Asked.By.IsSame(from.Id) == true ? null : entry.Change,
        };
        return RegisterRules.Change(
            after, transfer.To.Count == 0 ? $"{from.Name} runs it no longer" : $"handed over from {from.Name} to {Names(transfer.To)}", actor, now, null,
            [.. after.StayingStaff.Select(runner => new Notice(RegisterNotices.Transferred, new Audience.One(runner.Id)))]);
    }

    internal static RegisterOutcome Close(SchoolPack school, RegisterEntry entry, RegisterStep.Close close, RegisterActor actor, DateTimeOffset now)
    {
        if ((RegisterRules.Without(school, actor, RegisterRights.Manage, "close an account")
            ?? RegisterRules.Reason(close.Reason, "Enter why the account is closed")) is { } refused)
            return refused;
        if (close.On is not { } day || day > close.Today)
            return RegisterRules.Refuse("Enter the day on which it was closed: today, or a day before");
        return RegisterRules.Change(
            entry with { Status = AccountStatus.Closed, ClosedOn = day, Change = null }, "closed", actor, now, close.Reason.Trim(),
            [
                new(RegisterNotices.SetUpChanged, new Audience.CardHolders()),
                .. entry.StayingStaff.Where(runner => !runner.IsSame(actor.Who.Id)).Select(runner => new Notice(RegisterNotices.Closed, new Audience.One(runner.Id))),
            ]);
    }

    private static int AtLeast(SchoolPack school) => school.Register?.RunnersAtLeast ?? 1;

    private static Notice Ask(SchoolPack school) => new(RegisterNotices.Leaver, new Audience.Roles(RegisterRoles.With(school, RegisterRights.Manage)));

    private static string Names(IEnumerable<Person> people, string none = "") =>
        string.Join(", ", people.Select(person => person.Name)) is { Length: > 0 } names ? names : none;
}
