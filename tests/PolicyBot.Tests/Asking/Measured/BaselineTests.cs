using PolicyBot.Testing;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>Answers may get better; they may not get worse. docs/answers.md explains the sets and how to raise a baseline.</summary>
public sealed class BaselineTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private static string Folder => Path.Combine(Repository.Root, "tests", "PolicyBot.Tests", "Asking");

    [NeedsSharedFact]
    public void The_development_questions_are_answered_at_least_as_well_as_before()
    {
        var figures = Measure("dev", [Shared.Path("questions/dev.jsonl")]);
        Assert.Empty(figures.FalsePermits);
        AtLeast(figures, evidence1: 0.83, evidence3: 0.96, verdict: 0.83, refusal: 0.86, overRefusal: 0.03);
    }

    [NeedsSharedFact]
    public void The_rows_of_the_process_list_are_answered_at_least_as_well_as_before()
    {
        var figures = Measure("rows", [Path.Combine(Folder, "Measured", "rows.jsonl")]);
        Assert.True(figures.FalsePermits.Count <= 1, string.Join(" ", figures.FalsePermits));
        AtLeast(figures, evidence1: 0.87, evidence3: 0.96, verdict: 0.81, refusal: 0.85, overRefusal: 0.03);
    }

    [NeedsSharedFact]
    public void The_locked_questions_are_answered_at_least_as_well_as_before()
    {
        var figures = Measure("locked", Directory.EnumerateFiles(Path.Combine(Folder, "Questions"), "*.locked.jsonl").Order(StringComparer.Ordinal));
        // No id: nobody who improves the answers may learn which locked question it was.
        Assert.True(figures.FalsePermits.Count == 0, $"{figures.FalsePermits.Count} false permits");
        AtLeast(figures, evidence1: 0.63, evidence3: 0.78, verdict: 0.64, refusal: 0.75, overRefusal: 0.095);
    }

    private Figures Measure(string name, IEnumerable<string> files)
    {
        var figures = Figures.Of(LabelledQuestion.Load(files));
        output.WriteLine($"{name}: {figures}");
        return figures;
    }

    private static void AtLeast(Figures figures, double evidence1, double evidence3, double verdict, double refusal, double overRefusal) => Assert.True(
        figures.Evidence1 >= evidence1 && figures.Evidence3 >= evidence3 && figures.VerdictLenient >= verdict && figures.Refusal >= refusal && figures.OverRefusal <= overRefusal,
        $"below the baseline: {figures}");
}
