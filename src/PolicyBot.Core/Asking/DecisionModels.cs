namespace PolicyBot.Core.Asking;

/// <summary>Everything learned that turns ranked clauses into an answer.</summary>
internal sealed record DecisionModels(Coverage Coverage, VerdictReader Reader, VerdictChoice Choice, Permission Permission)
{
    public static DecisionModels Shared { get; } = new(
        new Coverage(LearnedSum.Load("coverage", Coverage.Names)),
        new VerdictReader(SignWeights.Load("readings.txt", VerdictChoice.Candidates.Length)),
        new VerdictChoice(LearnedSum.Load("verdicts", VerdictChoice.Names)),
        new Permission(LearnedSum.Load("permission", Permission.Names)));
}
