using PolicyBot.Core.Accounts;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Register;

/// <summary>How an account comes into the register, and is set up.</summary>
public static class SetUpRules
{
    /// <summary>Makes an entry of an approved request; the administrator is asked to set it up.</summary>
    public static RegisterChange Open(SchoolPack school, RegisterProcess register, ApprovalCase request, ProposedAccount account, DateTimeOffset now)
    {
        var entry = new RegisterEntry
        {
            Id = AccountIds.Of(request),
            School = school.Id,
            Platform = account.Platform,
            Name = account.Name,
            Aim = account.Aim,
            Audience = account.Audience,
            Mail = account.Mail,
            Moderators = account.Moderators,
            Runners = request.Runners,
            RequestedBy = request.RequestedBy,
            Status = AccountStatus.SettingUp,
            SetUp = Steps(register),
            NextLookUp = now + LookUpRules.Between,
            Sequence = 1,
        };
        return new(
            entry,
            new(1, $"approved as request {request.Id}", request.Decision?.By, now),
            [new(RegisterNotices.SetUp, new Audience.Roles([register.Administrator])), LookUpRules.Look(entry)]);
    }

    /// <summary>Enters an account that the school has already, or a new one where nobody has to approve it.</summary>
    public static RegisterChange Enter(string id, SchoolPack school, RegisterProcess register, NewEntry account, Person by, DateTimeOffset now)
    {
        // Where accounts are requested, a new one comes by its approval and no other way.
        var isNew = account.IsNew && school.Accounts is null;
        var entry = new RegisterEntry
        {
            Id = id,
            School = school.Id,
            Platform = account.Platform,
            Name = account.Name,
            Address = account.Address,
            Runners = account.Runners,
            RequestedBy = by,
            Status = isNew ? AccountStatus.SettingUp : AccountStatus.Active,
            SetUp = isNew ? Steps(register) : [],
            CheckDue = isNew ? null : school.Due(DeadlineIds.AccountCheck, now),
            NextLookUp = now + LookUpRules.Between,
            Sequence = 1,
        };
        return new(entry, new(1, isNew ? "entered as a new account" : "entered as an account that exists", by, now), [LookUpRules.Look(entry)]);
    }

    /// <summary>What still has to be done or entered before the account is in use.</summary>
    public static IReadOnlyList<string> Missing(RegisterEntry entry) =>
    [
        .. entry.SetUp.Where(step => step.Done is null).Select(step => step.Text),
        .. entry.Address is null ? ["Enter the address of the account."] : Array.Empty<string>(),
        .. entry.Secret is null ? ["Enter where the login details are kept."] : Array.Empty<string>(),
    ];

    internal static RegisterOutcome Tick(SchoolPack school, RegisterEntry entry, RegisterStep.Tick tick, RegisterActor actor, DateTimeOffset now)
    {
        if (RegisterRules.Without(school, actor, RegisterRights.SetUp, "set the account up") is { } refused)
            return refused;
        if (entry.Status != AccountStatus.SettingUp)
            return RegisterRules.Refuse("This account is set up already");
        if (Wrong(tick.Address) is { } wrongAddress)
            return wrongAddress;
        if (tick.Location is not null && (RegisterRules.Without(school, actor, RegisterRights.Keep, "record where login details are kept") ?? CredentialRules.Wrong(tick.Location)) is { } wrongPlace)
            return wrongPlace;

        var mark = new Mark(actor.Who, now);
        var steps = entry.SetUp.Select((step, at) =>
            tick.Done.Contains(at) && step.Done is null ? step with { Done = mark } : tick.Undone.Contains(at) ? step with { Done = null } : step).ToList();
        var after = entry with
        {
            SetUp = steps,
            Address = tick.Address?.Trim() ?? entry.Address,
            Secret = tick.Location is null || tick.Location.Trim() == entry.Secret?.Location ? entry.Secret : new(tick.Location.Trim(), mark),
        };
        var changes = Words(entry, after).ToList();
        if (changes.Count == 0)
            return RegisterRules.Refuse("Nothing was changed: tick what you have done, then save");
        return Missing(after).Count > 0
            ? RegisterRules.Change(after, string.Join("; ", changes), actor, now, null, new Notice(RegisterNotices.SetUpChanged, new Audience.CardHolders()))
            : Finish(school, after, changes, actor, now);
    }

    internal static RegisterOutcome Correct(SchoolPack school, RegisterEntry entry, RegisterStep.Correct correct, RegisterActor actor, DateTimeOffset now)
    {
        if ((RegisterRules.Without(school, actor, RegisterRights.SetUp, "correct the register") ?? Wrong(correct.Address) ?? WrongMail(school, correct.Mail)) is { } refused)
            return refused;
        var after = entry with { Address = correct.Address?.Trim() ?? entry.Address, Mail = correct.Mail?.Trim() ?? entry.Mail, Moderators = correct.Moderators };
        var moderators = string.Join(", ", after.Moderators.Select(person => person.Name));
        return (after.Address, after.Mail) == (entry.Address, entry.Mail) && after.Moderators.Select(person => person.Id).SequenceEqual(entry.Moderators.Select(person => person.Id))
            ? RegisterRules.Refuse("Nothing was changed: the register says this already")
            : RegisterRules.Change(
                after, $"entry corrected: {after.Address ?? "no address"}, {after.Mail ?? "no e-mail address"}, {(moderators == "" ? "moderated by the administrator" : $"moderated by {moderators}")}", actor, now);
    }

    /// <summary>What is wrong with an address, or null.</summary>
    internal static RegisterOutcome? Wrong(string? address) => address?.Trim() switch
    {
        null => null,
        "" => RegisterRules.Refuse("Enter the address of the account, such as https://www.instagram.com/name or @name"),
        { Length: > RegisterRules.LongestPlace } => RegisterRules.Refuse($"Shorten the address to {RegisterRules.LongestPlace} characters"),
        var text when PasswordShape.IsAnnouncedIn(text) => RegisterRules.Refuse(RegisterRules.LooksLikePassword),
        _ => null,
    };

    private static RegisterOutcome? WrongMail(SchoolPack school, string? mail)
    {
        var question = school.Accounts?.Questions.FirstOrDefault(asked => asked.Id == AccountQuestionIds.Mail) ?? AccountQuestionIds.Known.First(known => known.Id == AccountQuestionIds.Mail);
        return mail is not null && AnswerRules.Check(question, mail.Trim(), []).FirstOrDefault() is { } problem ? RegisterRules.Refuse(problem.Text) : null;
    }

    private static IReadOnlyList<SetUpStep> Steps(RegisterProcess register) => [.. register.SetUp.Select(step => new SetUpStep(step.Text, null))];

    private static RegisterOutcome Finish(SchoolPack school, RegisterEntry after, IReadOnlyList<string> changes, RegisterActor actor, DateTimeOffset now) =>
        RegisterRules.Change(
            after with { Status = AccountStatus.Active, CheckDue = school.Due(DeadlineIds.AccountCheck, now) }, string.Join("; ", changes.Append("in use from now on")), actor, now, null,
            [
                new(RegisterNotices.SetUpChanged, new Audience.CardHolders()),
                .. after.Runners.Where(runner => !runner.IsOutside).Append(after.RequestedBy).DistinctBy(person => person.Id, StringComparer.OrdinalIgnoreCase)
                    .Select(person => new Notice(RegisterNotices.Ready, new Audience.One(person.Id))),
            ]);

    private static IEnumerable<string> Words(RegisterEntry before, RegisterEntry after)
    {
        foreach (var (was, now) in before.SetUp.Zip(after.SetUp).Where(pair => (pair.First.Done is null) != (pair.Second.Done is null)))
            yield return $"{(was.Done is null ? "ticked" : "tick taken back")}: {now.Text.TrimEnd('.')}";
        if (before.Address != after.Address)
            yield return $"address entered: {after.Address}";
        if (before.Secret != after.Secret)
            yield return "recorded where the login details are kept";
    }
}

/// <summary>An account as it was entered.</summary>
/// <param name="IsNew">Whether it still has to be set up.</param>
public sealed record NewEntry(string Platform, string Name, string? Address, IReadOnlyList<Person> Runners, bool IsNew);
