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
        AtLeast(figures, evidence1: 0.92, evidence3: 0.97, verdict: 0.81, refusal: 0.93, overRefusal: 0.02);
    }

    [NeedsSharedFact]
    public void The_rows_of_the_process_list_are_answered_at_least_as_well_as_before()
    {
        var figures = Measure("rows", [Path.Combine(Folder, "Measured", "rows.jsonl")]);
        Assert.Empty(figures.FalsePermits);
        AtLeast(figures, evidence1: 0.90, evidence3: 0.97, verdict: 0.855, refusal: 0.93, overRefusal: 0.025);
    }

    [NeedsSharedFact]
    public void The_locked_questions_are_answered_at_least_as_well_as_before()
    {
        var figures = Measure("locked", Directory.EnumerateFiles(Path.Combine(Folder, "Questions"), "*.locked2.jsonl").Order(StringComparer.Ordinal));
        // No id: nobody who improves the answers may learn which locked question it was.
        Assert.True(figures.FalsePermits.Count == 0, $"{figures.FalsePermits.Count} false permits");
        AtLeast(figures, evidence1: 0.635, evidence3: 0.835, verdict: 0.62, refusal: 0.73, overRefusal: 0.06);
    }

    private Figures Measure(string name, IEnumerable<string> files)
    {
        var figures = Figures.Of([.. LabelledQuestion.Load(files).Select(q => (q, Policies.Answerer(q.School).Answer(q.Question, q.Asker)))]);
        output.WriteLine($"{name}: {figures}");
        return figures;
    }

    private static void AtLeast(Figures figures, double evidence1, double evidence3, double verdict, double refusal, double overRefusal) => Assert.True(
        figures.Evidence1 >= evidence1 && figures.Evidence3 >= evidence3 && figures.VerdictLenient >= verdict && figures.Refusal >= refusal && figures.OverRefusal <= overRefusal,
        $"below the baseline: {figures}");
}
