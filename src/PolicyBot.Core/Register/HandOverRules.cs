using PolicyBot.Core.Approvals;
using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Register;

/// <summary>Other members of staff take a runner's place. They are held to what the school asks of everyone who runs an account.</summary>
internal static class HandOverRules
{
    public static RegisterOutcome Transfer(SchoolPack school, RegisterEntry entry, RegisterStep.Transfer transfer, RegisterActor actor, DateTimeOffset now)
    {
        if (RegisterRules.Without(school, actor, RegisterRights.Manage, "hand an account over") is { } refused)
            return refused;
        if (entry.Runners.FirstOrDefault(runner => runner.IsSame(transfer.From.Id)) is not { } from)
            return RegisterRules.Refuse($"{transfer.From.Name} does not run the account. Open it again to see who does");
        if (transfer.To.FirstOrDefault(entry.IsRunBy) is { } already)
            return RegisterRules.Refuse($"{already.Name} runs this account already. Name somebody else, or leave the name out if the others run it on");

        Person[] others = [.. entry.Runners.Where(runner => !runner.IsSame(from.Id))];
        Person[] newcomers = [.. transfer.To.DistinctBy(person => person.Id, StringComparer.OrdinalIgnoreCase)];
        Person[] runners = [.. others, .. newcomers];
        if (runners.Count(runner => !runner.IsOutside) < LeaverRules.AtLeast(school))
            return RegisterRules.Refuse(
                $"{LeaverRules.AtLeast(school)} different members of staff have to run an account, and only {LeaverRules.Names(runners, "nobody")} would. Name who takes over, or close the account");
        return newcomers.All(person => transfer.Checks.Any(check => check.IsPassed && check.Who.IsSame(person.Id)))
            ? Transferred(entry, from, newcomers, runners, actor, now)
            : Waiting(school, entry, from, newcomers, transfer.Checks, actor, now);
    }

    private static RegisterOutcome Transferred(
        RegisterEntry entry, Person from, Person[] newcomers, Person[] runners, RegisterActor actor, DateTimeOffset now)
    {
        var after = entry with
        {
            Runners = runners,
            Leavers = [.. entry.Leavers.Where(leaver => !leaver.Who.IsSame(from.Id))],
            Issued = [.. entry.Issued.Where(issued => !issued.To.IsSame(from.Id))],
            Change = entry.Change?.Asked.By.IsSame(from.Id) == true ? null : entry.Change,
            HandOver = null,
        };
        return RegisterRules.Change(
            after, newcomers.Length == 0 ? $"{from.Name} runs it no longer" : $"handed over from {from.Name} to {LeaverRules.Names(newcomers)}", actor, now, null,
            [.. after.StayingStaff.Select(runner => new Notice(RegisterNotices.Transferred, new Audience.One(runner.Id)))]);
    }

    /// <summary>Nobody runs an account who has not read the policy and is not trained: whoever is to take over is asked, and the account stays as it is until then.</summary>
    private static RegisterOutcome Waiting(
        SchoolPack school, RegisterEntry entry, Person from, Person[] newcomers, IReadOnlyList<GateCheck> checks, RegisterActor actor, DateTimeOffset now)
    {
        var late = checks.Where(check => !check.IsPassed).Select(check => check.Who).ToList();
        if (entry.HandOver is { } before && before.From.IsSame(from.Id) && before.To.Select(person => person.Id).SequenceEqual(newcomers.Select(person => person.Id)))
            return RegisterRules.Refuse($"{LeaverRules.Names(late)} still has to do what your school asks of everyone who runs an account. {before.Asked.By.Name} is told when that is done");
        return RegisterRules.Change(
            entry with { HandOver = new(from, newcomers, new(actor.Who, now), school.Due(DeadlineIds.ApprovalReminder, now)) },
            $"to be handed over from {from.Name} to {LeaverRules.Names(newcomers)}, when they have read the policy and are trained", actor, now, null,
            [.. late.Select(person => new Notice(RegisterNotices.NewRunner, new Audience.One(person.Id)))]);
    }
}
