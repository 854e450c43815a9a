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
        AtLeast(figures, evidence1: 0.90, evidence3: 0.985, verdict: 0.845, refusal: 0.93, overRefusal: 0.025);
    }

    [NeedsSharedFact]
    public void The_rows_of_the_process_list_are_answered_at_least_as_well_as_before()
    {
        var figures = Measure("rows", [Path.Combine(Folder, "Measured", "rows.jsonl")]);
        Assert.Empty(figures.FalsePermits);
        AtLeast(figures, evidence1: 0.975, evidence3: 0.995, verdict: 0.89, refusal: 0.935, overRefusal: 0.01);
    }

    [NeedsSharedFact]
    public void The_locked_questions_are_answered_at_least_as_well_as_before()
    {
        var figures = Measure("locked", Locked("2").Concat(Locked("3").Where(IsKnown)));
        // No id: nobody who improves the answers may learn which locked question it was.
        Assert.True(figures.FalsePermits.Count == 0, $"{figures.FalsePermits.Count} false permits");
        AtLeast(figures, evidence1: 0.76, evidence3: 0.93, verdict: 0.66, refusal: 0.82, overRefusal: 0.075);
    }

    [Fact]
    public void The_locked_questions_on_policies_that_taught_nothing_are_answered_at_least_as_well_as_before()
    {
        var figures = Measure("never seen", Locked("3").Where(f => !IsKnown(f)));
        Assert.True(figures.FalsePermits.Count == 0, $"{figures.FalsePermits.Count} false permits");
        AtLeast(figures, evidence1: 0.77, evidence3: 0.94, verdict: 0.625, refusal: 0.6, overRefusal: 0.01);
    }

    [NeedsSharedFact]
    public void The_freshest_locked_questions_are_answered_at_least_as_well_as_before()
    {
        var figures = Measure("locked4", Locked("4").Where(IsKnown));
        // One is known of (docs/answers.md, "What is left"); there may be no second.
        Assert.True(figures.FalsePermits.Count <= 1, $"{figures.FalsePermits.Count} false permits");
        AtLeast(figures, evidence1: 0.79, evidence3: 0.925, verdict: 0.715, refusal: 0.68, overRefusal: 0.03);
    }

    [Fact]
    public void The_freshest_locked_questions_on_policies_that_taught_nothing_are_answered_at_least_as_well_as_before()
    {
        var figures = Measure("locked4 never seen", Locked("4").Where(f => !IsKnown(f)));
        Assert.True(figures.FalsePermits.Count == 0, $"{figures.FalsePermits.Count} false permits");
        AtLeast(figures, evidence1: 0.795, evidence3: 0.97, verdict: 0.725, refusal: 0.735, overRefusal: 0.067);
    }

    private static IEnumerable<string> Locked(string set) => Directory.EnumerateFiles(Path.Combine(Folder, "Questions"), $"*.locked{set}.jsonl").Order(StringComparer.Ordinal);

    // A policy of which some questions were learned from.
    private static bool IsKnown(string file) => File.Exists(Path.Combine(Folder, "Questions", Path.GetFileName(file).Split('.')[0] + ".tuning.jsonl"));

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
