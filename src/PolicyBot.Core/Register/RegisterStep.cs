using PolicyBot.Core.Approvals;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Register;

/// <summary>Something that somebody wants to do with an account of the register.</summary>
public abstract record RegisterStep
{
    private RegisterStep() { }

    /// <summary>Ticks things off the set-up list, or takes ticks back, by their place in it from 0.</summary>
    /// <param name="Address">What was entered as the address; null for nothing new.</param>
    /// <param name="Location">What was entered as the place of the login details; null for nothing new.</param>
    public sealed record Tick(IReadOnlySet<int> Done, IReadOnlySet<int> Undone, string? Address, string? Location) : RegisterStep;

    /// <summary>Corrects the entry.</summary>
    /// <param name="Address">Null for nothing new, like <paramref name="Mail"/>.</param>
    /// <param name="Moderators">Nobody for whoever holds the administrator's role.</param>
    public sealed record Correct(string? Address, string? Mail, IReadOnlyList<Person> Moderators) : RegisterStep;

    /// <summary>Records where the login details are kept.</summary>
    public sealed record Keep(string Location) : RegisterStep;

    /// <summary>Records that the login details were given to those who run the account.</summary>
    public sealed record Issue : RegisterStep;

    /// <summary>Asks in an emergency where the login details are.</summary>
    /// <param name="Told">Everybody who keeps them, and so is told of it.</param>
    public sealed record BreakGlass(string Reason, IReadOnlyList<Person> Told) : RegisterStep;

    /// <summary>Asks for permission to change the password.</summary>
    public sealed record AskChange(string Reason) : RegisterStep;

    /// <summary>Permits a change of the password or refuses it.</summary>
    /// <param name="Number">The wish that was shown.</param>
    public sealed record DecideChange(int Number, bool Allow, string? Reason) : RegisterStep;

    /// <summary>Says that a runner leaves.</summary>
    public sealed record Leave(Person Who) : RegisterStep;

    /// <summary>Says that somebody stays after all.</summary>
    public sealed record Stay(Person Who) : RegisterStep;

    /// <summary>Puts other members of staff in a runner's place.</summary>
    /// <param name="To">Empty where the others run it on.</param>
    /// <param name="Checks">How far they are with what the school asks of everyone who runs an account.</param>
    public sealed record Transfer(Person From, IReadOnlyList<Person> To, IReadOnlyList<GateCheck> Checks) : RegisterStep;

    /// <summary>Records that the account was closed.</summary>
    /// <param name="Today">The day that it is at the school.</param>
    public sealed record Close(DateOnly? On, string Reason, DateOnly Today) : RegisterStep;

    /// <summary>Says that the account and its entry are as they should be.</summary>
    public sealed record Check : RegisterStep;
}

/// <summary>What somebody may do with the register, by the roles they hold at this moment.</summary>
[Flags]
public enum RegisterRights
{
    /// <summary>What every member of staff may: see the accounts and who runs them.</summary>
    None = 0,

    /// <summary>Set accounts up, enter and correct them.</summary>
    SetUp = 1,

    /// <summary>Decide what becomes of an account, and take the register away as a file.</summary>
    Manage = 2,

    /// <summary>See and record where login details are kept.</summary>
    Keep = 4,

    /// <summary>Learn in an emergency where they are kept.</summary>
    Emergency = 8,

    /// <summary>Permit that a password is changed.</summary>
    PermitChange = 16,
}

/// <summary>What became of a step.</summary>
public abstract record RegisterOutcome
{
    private RegisterOutcome() { }

    public sealed record Changed(RegisterChange Change) : RegisterOutcome;

    /// <summary>It was done already, so that a button pressed twice does it once.</summary>
    public sealed record Done : RegisterOutcome;

    /// <summary>Nothing was changed.</summary>
    /// <param name="Reason">Why, and what to do, in a sentence for staff.</param>
    public sealed record Refused(string Reason) : RegisterOutcome;
}
