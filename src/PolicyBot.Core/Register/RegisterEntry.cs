using PolicyBot.Core.Approvals;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Register;

/// <summary>One account of the school: its current state, which is the truth about it. It never holds a password.</summary>
public sealed record RegisterEntry
{
    /// <summary>The number people see, such as <c>AC-7K2M-9QX4</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the school's pack.</summary>
    public required string School { get; init; }

    public required string Platform { get; init; }

    public required string Name { get; init; }

    /// <summary>Where it is on the web, or its name there; null until it is known.</summary>
    public string? Address { get; init; }

    /// <summary>What it is for and for whom, as the request said; null for an account that was entered.</summary>
    public string? Aim { get; init; }

    public string? Audience { get; init; }

    public required IReadOnlyList<Person> Runners { get; init; }

    /// <summary>Who watches over it; nobody for whoever holds the administrator's role.</summary>
    public IReadOnlyList<Person> Moderators { get; init; } = [];

    /// <summary>The school e-mail address that it is registered with; null where that is not known.</summary>
    public string? Mail { get; init; }

    /// <summary>Who asked for it, or entered it.</summary>
    public required Person RequestedBy { get; init; }

    public required AccountStatus Status { get; init; }

    /// <summary>What has to be done before it is in use.</summary>
    public required IReadOnlyList<SetUpStep> SetUp { get; init; }

    /// <summary>Where its login details are kept; null until that is recorded.</summary>
    public SecretPlace? Secret { get; init; }

    /// <summary>To whom the login details were given.</summary>
    public IReadOnlyList<Issued> Issued { get; init; } = [];

    /// <summary>A wish to change the password that waits for permission.</summary>
    public ChangeWish? Change { get; init; }

    /// <summary>Who last needed the login details in an emergency. They see for a while where these are.</summary>
    public Mark? Emergency { get; init; }

    /// <summary>Runners who leave, or have left.</summary>
    public IReadOnlyList<Leaver> Leavers { get; init; } = [];

    /// <summary>A hand-over that waits until those who take over have done what the school asks of everyone who runs an account.</summary>
    public HandOver? HandOver { get; init; }

    /// <summary>When somebody last said that the account and this entry are as they should be.</summary>
    public Mark? LastCheck { get; init; }

    /// <summary>When those who run it are next asked to check it; null while it is not in use.</summary>
    public DateTimeOffset? CheckDue { get; init; }

    /// <summary>Since when they have been asked to; null while they are not.</summary>
    public DateTimeOffset? CheckAsked { get; init; }

    /// <summary>When the entry is next looked at: whether its runners are still in the directory, and whether somebody has to be reminded.</summary>
    public DateTimeOffset NextLookUp { get; init; }

    /// <summary>The day on which it was closed.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Counts the changes; no two have the same.</summary>
    public required int Sequence { get; init; }

    /// <summary>Those of <see cref="Staying"/> who have an account: they can be told, and count as members of staff.</summary>
    public IReadOnlyList<Person> StayingStaff => [.. Staying.Where(runner => !runner.IsOutside)];

    public bool IsOpen => Status != AccountStatus.Closed;

    /// <summary>What it is called in a list, such as "Year 6 news on Instagram".</summary>
    public string Title => $"{Name} on {Platform}";

    /// <summary>Those who run it and stay.</summary>
    public IReadOnlyList<Person> Staying => [.. Runners.Where(runner => !Leavers.Any(leaver => leaver.Who.IsSame(runner.Id)))];

    /// <summary>Whether this person has just said that it is an emergency.</summary>
    public bool IsEmergencyOf(Person person, DateTimeOffset now) =>
        Emergency is { } emergency && emergency.By.IsSame(person.Id) && now - emergency.At < CredentialRules.EmergencyLasts;

    public bool IsRunBy(Person person) => Runners.Any(runner => runner.IsSame(person.Id));
}

/// <summary>How far an account has got.</summary>
public enum AccountStatus
{
    /// <summary>Approved; the administrator sets it up.</summary>
    SettingUp,

    /// <summary>In use.</summary>
    Active,

    /// <summary>Closed for good; nothing about it changes any more.</summary>
    Closed,
}

/// <summary>Who did something, and when.</summary>
public sealed record Mark(Person By, DateTimeOffset At);

/// <summary>One thing to do in setting up, and who ticked it off.</summary>
public sealed record SetUpStep(string Text, Mark? Done);

/// <summary>Where login details are kept: the name of a place or a link to it, never the details themselves.</summary>
public sealed record SecretPlace(string Location, Mark Recorded);

/// <summary>Login details were given to somebody.</summary>
public sealed record Issued(Person To, Mark Given);

/// <summary>Somebody wants to change the password. Why is in the event of that number.</summary>
public sealed record ChangeWish(int Number, Mark Asked);

/// <summary>Somebody is to take over, and is not ready to.</summary>
/// <param name="Asked">Who wants it, and since when.</param>
/// <param name="Remind">When those who take over are next reminded.</param>
public sealed record HandOver(Person From, IReadOnlyList<Person> To, Mark Asked, DateTimeOffset Remind);

/// <summary>A runner who leaves.</summary>
public sealed record Leaver(Person Who, LeaverBecause Because, DateTimeOffset Since);

/// <summary>How it is known that somebody leaves.</summary>
public enum LeaverBecause
{
    /// <summary>Somebody said so.</summary>
    Declared,

    /// <summary>The directory has no such person any more, or their account is switched off.</summary>
    Gone,
}

/// <summary>The numbers of accounts.</summary>
public static class AccountIds
{
    private const string Prefix = "AC-";

    // Crockford's base 32: no letter is taken for a digit when it is read out.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The account that comes of an approved request: the same however often it is asked for, so there is one.</summary>
    public static string Of(ApprovalCase request) => Prefix + request.Id[(request.Id.IndexOf('-', StringComparison.Ordinal) + 1)..];

    /// <summary>A number for an account that is entered.</summary>
    public static string New() => Prefix + System.Security.Cryptography.RandomNumberGenerator.GetString(Letters, 8).Insert(4, "-");

    /// <summary>Whether a text can be the number of an account at all.</summary>
    public static bool IsId(string? text) =>
        text is { Length: 12 } && text.StartsWith(Prefix, StringComparison.Ordinal) && text[7] == '-'
        && text[3..].Where((_, at) => at != 4).All(letter => Letters.Contains(letter, StringComparison.Ordinal));
}
