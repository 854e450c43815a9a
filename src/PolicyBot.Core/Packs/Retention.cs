namespace PolicyBot.Core.Packs;

/// <summary>How long something is kept once it is closed.</summary>
/// <param name="Kind">The id of an incident's kind, or <see cref="Any"/>.</param>
/// <param name="Months">Counted from the day it was closed; more than 0.</param>
public sealed record Retention(string Kind, int Months, RuleSource Source)
{
    /// <summary>Whatever has no figure of its own.</summary>
    public const string Any = "any";
}
