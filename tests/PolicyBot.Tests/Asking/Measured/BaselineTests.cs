using PolicyBot.Testing;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>Answers may get better; they may not get worse, and none may permit what the policy does not. docs/answers.md explains the sets and how to raise a baseline.</summary>
public sealed class BaselineTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private static string Folder => Path.Combine(Repository.Root, "tests", "PolicyBot.Tests", "Asking");

    [NeedsSharedFact]
    public void The_development_questions_are_answered_at_least_as_well_as_before() =>
        AtLeast("dev", [Shared.Path("questions/dev.jsonl")], evidence1: 0.97, evidence3: 0.995, verdict: 0.815, refusal: 0.995, overRefusal: 0.04);

    [NeedsSharedFact]
    public void The_rows_of_the_process_list_are_answered_at_least_as_well_as_before() =>
        AtLeast("rows", [Path.Combine(Folder, "Measured", "rows.jsonl")], evidence1: 0.995, evidence3: 0.995, verdict: 0.86, refusal: 0.995, overRefusal: 0.005);

    [NeedsSharedFact]
    public void The_locked_questions_are_answered_at_least_as_well_as_before() =>
        AtLeast("locked", Locked("2").Concat(Locked("3").Where(IsKnown)), evidence1: 0.91, evidence3: 0.975, verdict: 0.725, refusal: 0.94, overRefusal: 0.04);

    [Fact]
    public void The_locked_questions_on_policies_that_taught_nothing_are_answered_at_least_as_well_as_before() =>
        AtLeast("never seen", Locked("3").Where(f => !IsKnown(f)), evidence1: 0.81, evidence3: 0.95, verdict: 0.72, refusal: 0.695, overRefusal: 0.01);

    [NeedsSharedFact]
    public void The_freshest_locked_questions_are_answered_at_least_as_well_as_before() =>
        AtLeast("locked4", Locked("4").Where(IsKnown), evidence1: 0.925, evidence3: 0.985, verdict: 0.705, refusal: 0.95, overRefusal: 0.015);

    [Fact]
    public void The_freshest_locked_questions_on_policies_that_taught_nothing_are_answered_at_least_as_well_as_before() =>
        AtLeast("locked4 never seen", Locked("4").Where(f => !IsKnown(f)), evidence1: 0.89, evidence3: 0.975, verdict: 0.725, refusal: 0.71, overRefusal: 0.045);

    [NeedsSharedFact]
    public void The_locked_questions_about_permissions_are_answered_at_least_as_well_as_before() =>
        AtLeast("locked5", Locked("5"), evidence1: 0.89, evidence3: 0.96, verdict: 0.55, refusal: 0.82, overRefusal: 0.03);

    private static IEnumerable<string> Locked(string set) => Directory.EnumerateFiles(Path.Combine(Folder, "Questions"), $"*.locked{set}.jsonl").Order(StringComparer.Ordinal);

    // A policy of which some questions were learned from.
    private static bool IsKnown(string file) => File.Exists(Path.Combine(Folder, "Questions", Path.GetFileName(file).Split('.')[0] + ".tuning.jsonl"));

    private void AtLeast(string name, IEnumerable<string> files, double evidence1, double evidence3, double verdict, double refusal, double overRefusal)
    {
        var figures = Figures.Of([.. LabelledQuestion.Load(files).Select(q => (q, Policies.Answerer(q.School).Answer(q.Question, q.Asker)))]);
        output.WriteLine($"{name}: {figures}");

        // No id: nobody who improves the answers may learn which locked question it was.
        Assert.True(figures.FalsePermits.Count == 0, $"{figures.FalsePermits.Count} false permits");
        Assert.True(
            figures.Evidence1 >= evidence1 && figures.Evidence3 >= evidence3 && figures.VerdictLenient >= verdict && figures.Refusal >= refusal && figures.OverRefusal <= overRefusal,
            $"below the baseline: {figures}");
    }
}
