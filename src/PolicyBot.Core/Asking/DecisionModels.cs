namespace PolicyBot.Core.Asking;

/// <summary>Everything learned that turns ranked clauses into an answer.</summary>
internal sealed record DecisionModels(Coverage Coverage, VerdictReader Reader, VerdictChoice Choice, Permission Permission)
{
    public static DecisionModels Shared { get; } = new(Coverage.Shared, VerdictReader.Shared, VerdictChoice.Shared, Permission.Shared);
}
