namespace PolicyBot.Core.Packs;

/// <summary>What has to be true before an account is approved.</summary>
/// <param name="Kind">Who says that it is.</param>
/// <param name="Text">In the school's own words.</param>
/// <param name="Source">Where it stands.</param>
public sealed record AccountGate(GateKind Kind, string Text, RuleSource Source)
{
    /// <summary>Whether those who will run the account may say it of themselves; otherwise only those who decide enter it.</summary>
    public bool TakesOwnWord { get; init; } = true;
}

/// <summary>How it is known that a gate is passed.</summary>
public enum GateKind
{
    /// <summary>An approver confirms it by approving.</summary>
    Approver,

    /// <summary>Everyone who will run the account has read and understood this edition of the policy.</summary>
    Reading,

    /// <summary>Everyone who will run the account has been trained.</summary>
    Training,
}
