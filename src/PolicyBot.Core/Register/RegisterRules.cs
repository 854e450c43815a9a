using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Register;

/// <summary>Who does something with the register, and what they may do at this moment.</summary>
public sealed record RegisterActor(Person Who, RegisterRights Rights)
{
    public bool May(RegisterRights right) => (Rights & right) != 0;
}

/// <summary>What may happen to an account of the register, as pure functions of the entry, the step, who takes it, and when.</summary>
public static class RegisterRules
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>The longest address or place, in characters.</summary>
    public const int LongestPlace = 300;

    /// <summary>What is said of text that looks like a password. It never repeats the text.</summary>
    public const string LooksLikePassword =
        "This looks as if it holds a password. Nothing was saved: never enter a password here. Enter only where it is kept, such as “Password manager, folder Social media”. "
        + "If a name in it mixes letters and figures, put a space between them";

    /// <summary>What came of a step.</summary>
    public static RegisterOutcome Apply(SchoolPack school, RegisterEntry entry, RegisterStep step, RegisterActor actor, DateTimeOffset now)
    {
        if (!entry.IsOpen)
            return Refuse("This account is closed. Nothing about it can be changed any more");
        return step switch
        {
            RegisterStep.Tick tick => SetUpRules.Tick(school, entry, tick, actor, now),
            RegisterStep.Correct correct => SetUpRules.Correct(school, entry, correct, actor, now),
            RegisterStep.Check => Check(school, entry, actor, now),
            RegisterStep.Keep keep => CredentialRules.Keep(school, entry, keep, actor, now),
            RegisterStep.Issue => CredentialRules.Issue(school, entry, actor, now),
            RegisterStep.BreakGlass emergency => CredentialRules.BreakGlass(school, entry, emergency, actor, now),
            RegisterStep.AskChange ask => CredentialRules.AskChange(school, entry, ask, actor, now),
            RegisterStep.DecideChange decide => CredentialRules.DecideChange(school, entry, decide, actor, now),
            RegisterStep.Leave leave => LeaverRules.Leave(school, entry, leave, actor, now),
            RegisterStep.Stay stay => LeaverRules.Stay(school, entry, stay, actor, now),
            RegisterStep.Transfer transfer => HandOverRules.Transfer(school, entry, transfer, actor, now),
            RegisterStep.Close close => LeaverRules.Close(school, entry, close, actor, now),
            _ => throw new InvalidOperationException($"No rule for {step.GetType().Name}."),
        };
    }

    private static RegisterOutcome Check(SchoolPack school, RegisterEntry entry, RegisterActor actor, DateTimeOffset now) =>
        entry.IsRunBy(actor.Who) || actor.May(RegisterRights.Manage)
            ? Change(entry with { LastCheck = new(actor.Who, now), CheckDue = school.Due(DeadlineIds.AccountCheck, now), CheckAsked = null }, "checked", actor, now)
            : Refuse($"Only the people who run the account, and {Holders(school, RegisterRights.Manage)}, can say that it is checked");

    internal static RegisterOutcome Refuse(string reason) => new RegisterOutcome.Refused(reason + ".");

    /// <summary>Null where the actor has the right.</summary>
    internal static RegisterOutcome? Without(SchoolPack school, RegisterActor actor, RegisterRights right, string what) => actor.May(right)
        ? null
        : RegisterRoles.With(school, right).Count == 0
            ? Refuse($"Your school lets nobody {what}. Speak to {Holders(school, RegisterRights.Manage)}")
            : Refuse($"Only {Holders(school, right)} can {what}");

    /// <summary>For instance "the Social media administrator or the Headteacher".</summary>
    public static string Holders(SchoolPack school, RegisterRights right)
    {
        var titles = RegisterRoles.With(school, right).Select(school.Role).OfType<RoleBinding>().Select(role => "the " + Lower(role.Title)).Distinct().ToList();
        return titles.Count switch { 0 => "your leadership team", 1 => titles[0], _ => $"{string.Join(", ", titles.SkipLast(1))} or {titles[^1]}" };
    }

    internal static RegisterOutcome Change(
        RegisterEntry after, string what, RegisterActor actor, DateTimeOffset now, string? reason = null, params IReadOnlyList<Notice> notices)
    {
        after = after with { Sequence = after.Sequence + 1 };
        return new RegisterOutcome.Changed(new(after, new(after.Sequence, what, actor.Who, now, reason), notices));
    }

    /// <summary>What is wrong with a reason, or null.</summary>
    internal static RegisterOutcome? Reason(string? reason, string whenMissing) => reason?.Trim() switch
    {
        null or "" => Refuse(whenMissing),
        { Length: > LongestReason } => Refuse($"Shorten the reason to {LongestReason} characters"),
        var text when PasswordShape.IsAnnouncedIn(text) => Refuse("The reason looks as if it holds a password. Nothing was saved: give the reason without it"),
        _ => null,
    };

    // "IT manager" stays as it is.
    private static string Lower(string title) =>
        title.Length > 1 && char.IsUpper(title[1]) ? title : char.ToLowerInvariant(title[0]) + title[1..];
}
