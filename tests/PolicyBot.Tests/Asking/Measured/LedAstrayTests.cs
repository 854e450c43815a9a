using System.Text.Json;
using PolicyBot.Core.Asking;
using PolicyBot.Testing;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>
/// Questions by people who tried to get a yes that their policy does not give, and once got one, from what is landed or from a looser rule that was tried
/// (led-astray.jsonl). None of them is permitted or recommended again.
/// </summary>
public sealed class LedAstrayTests
{
    public static TheoryData<string> OfSchools => [.. Policies.Shared];

    [Fact]
    public void Nobody_gets_a_yes_that_the_model_policy_does_not_give() => Assert.Empty(Permitted("model"));

    [NeedsSharedTheory]
    [MemberData(nameof(OfSchools))]
    public void Nobody_gets_a_yes_that_a_policy_does_not_give(string school) => Assert.Empty(Permitted(school));

    private static IEnumerable<string> Permitted(string school) => QuestionsOf(school).Where(q => Policies.Answerer(school).Answer(q).Verdict is Verdict.Permitted or Verdict.PermittedWithConditions or Verdict.Recommended);

    private static IReadOnlyList<string> QuestionsOf(string school)
    {
        var lines = File.ReadLines(Path.Combine(Repository.Root, "tests", "PolicyBot.Tests", "Asking", "Measured", "led-astray.jsonl")).Select(l => JsonDocument.Parse(l).RootElement);
        IReadOnlyList<string> questions = [.. lines.Where(l => l.GetProperty("school").GetString() == school).Select(l => l.GetProperty("question").GetString()!)];
        Assert.NotEmpty(questions);
        return questions;
    }
}
