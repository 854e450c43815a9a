using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;

namespace PolicyBot.Core.Register;

/// <summary>Where login details are kept, who got them, who needed them in an emergency, and who may change the password.</summary>
internal static class CredentialRules
{
    /// <summary>For so long who needed the login details in an emergency sees where they are.</summary>
    public static TimeSpan EmergencyLasts { get; } = TimeSpan.FromHours(1);

    public static RegisterOutcome Keep(SchoolPack school, RegisterEntry entry, RegisterStep.Keep keep, RegisterActor actor, DateTimeOffset now)
    {
        if ((RegisterRules.Without(school, actor, RegisterRights.Keep, "record where login details are kept") ?? Wrong(keep.Location)) is { } refused)
            return refused;
        if (entry.Status == AccountStatus.SettingUp && actor.May(RegisterRights.SetUp))
            return SetUpRules.Tick(school, entry, new(new HashSet<int>(), new HashSet<int>(), null, keep.Location), actor, now);
        return RegisterRules.Change(
            entry with { Secret = new(keep.Location.Trim(), new(actor.Who, now)) }, "recorded where the login details are kept", actor, now, null,
            new Notice(RegisterNotices.SetUpChanged, new Audience.CardHolders()));
    }

    public static RegisterOutcome Issue(SchoolPack school, RegisterEntry entry, RegisterActor actor, DateTimeOffset now)
    {
        if (RegisterRules.Without(school, actor, RegisterRights.Keep, "give login details out") is { } refused)
            return refused;
        var fresh = entry.Staying.Where(runner => !entry.Issued.Any(issued => issued.To.IsSame(runner.Id))).ToList();
        if (fresh.Count == 0)
            return RegisterRules.Refuse("The register says already that everybody who runs the account has the login details");
        var mark = new Mark(actor.Who, now);
        return RegisterRules.Change(
            entry with { Issued = [.. entry.Issued, .. fresh.Select(runner => new Issued(runner, mark))] },
            $"login details given to {string.Join(", ", fresh.Select(runner => runner.Name))}", actor, now);
    }

    public static RegisterOutcome BreakGlass(SchoolPack school, RegisterEntry entry, RegisterStep.BreakGlass emergency, RegisterActor actor, DateTimeOffset now)
    {
        if ((RegisterRules.Without(school, actor, RegisterRights.Emergency, "reach login details in an emergency")
            ?? RegisterRules.Reason(emergency.Reason, "Enter why you need the login details now")) is { } refused)
            return refused;
        if (entry.IsEmergencyOf(actor.Who, now))
            return new RegisterOutcome.Done();
        if (entry.Secret is null)
            return RegisterRules.Refuse("The register does not say where the login details are kept. Speak to " + RegisterRules.Holders(school, RegisterRights.Keep));
        var told = emergency.Told.Where(person => !person.IsSame(actor.Who.Id)).ToList();
        return RegisterRules.Change(
            entry with { Emergency = new(actor.Who, now) }, $"login details needed in an emergency; told: {(told.Count == 0 ? "nobody else keeps them" : string.Join(", ", told.Select(person => person.Name)))}",
            actor, now, emergency.Reason.Trim(), [.. told.Select(person => new Notice(RegisterNotices.Emergency, new Audience.One(person.Id)))]);
    }

    public static RegisterOutcome AskChange(SchoolPack school, RegisterEntry entry, RegisterStep.AskChange ask, RegisterActor actor, DateTimeOffset now)
    {
        if (!RegisterRoles.NeedPermission(school))
            return RegisterRules.Refuse("Your school asks for no permission to change a password");
        if (actor.May(RegisterRights.PermitChange))
            return RegisterRules.Refuse("You can permit this yourself, so there is nobody to ask");
        if (!entry.IsRunBy(actor.Who))
            return RegisterRules.Refuse("Only the people who run the account can ask to change its password");
        if (entry.Change is not null)
            return RegisterRules.Refuse($"{entry.Change.Asked.By.Name} has asked already. You will both hear the answer from each other or from the register");
        if (RegisterRules.Reason(ask.Reason, "Enter why the password has to change") is { } wrong)
            return wrong;
        return RegisterRules.Change(
            entry with { Change = new(entry.Sequence + 1, new(actor.Who, now)) }, "asked to change the password", actor, now, ask.Reason.Trim(),
            new Notice(RegisterNotices.ChangeAsked, new Audience.Roles(RegisterRoles.With(school, RegisterRights.PermitChange))));
    }

    public static RegisterOutcome DecideChange(SchoolPack school, RegisterEntry entry, RegisterStep.DecideChange decide, RegisterActor actor, DateTimeOffset now)
    {
        if (RegisterRules.Without(school, actor, RegisterRights.PermitChange, "permit a change of password") is { } refused)
            return refused;
        if (entry.Change is not { } wish || wish.Number != decide.Number)
            return RegisterRules.Refuse("This was answered already. Nothing was changed by you");
        if (wish.Asked.By.IsSame(actor.Who.Id))
            return RegisterRules.Refuse("You can't permit what you asked for yourself. Somebody else has to");
        if (!decide.Allow && RegisterRules.Reason(decide.Reason, "Enter why the password must not change") is { } wrong)
            return wrong;
        return RegisterRules.Change(
            entry with { Change = null }, $"{(decide.Allow ? "permitted" : "refused")}: {wish.Asked.By.Name} may {(decide.Allow ? "" : "not ")}change the password",
            actor, now, decide.Allow ? null : decide.Reason?.Trim(), new Notice(RegisterNotices.ChangeDecided, new Audience.One(wish.Asked.By.Id)));
    }

    /// <summary>What is wrong with the place of login details, or null.</summary>
    public static RegisterOutcome? Wrong(string location) => location.Trim() switch
    {
        "" => RegisterRules.Refuse("Enter where the login details are kept, such as “Password manager, folder Social media”"),
        { Length: > RegisterRules.LongestPlace } => RegisterRules.Refuse($"Shorten the place to {RegisterRules.LongestPlace} characters"),
        var text when PasswordShape.IsIn(text) => RegisterRules.Refuse(RegisterRules.LooksLikePassword),
        _ => null,
    };
}
