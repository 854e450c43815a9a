using PolicyBot.Core.Asking;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>What is asked and what is ruled meet word by word.</summary>
public sealed class VerdictReaderTests
{
    private const string Policy = "# Social media policy\n\n## Use\nStaff may post pictures of sports day.";

    [Theory]
    [InlineData("can i post pictures of sports day", "7: in sport", true)]
    [InlineData("can i post pictures of sports day", "7: out sport", false)]
    [InlineData("can i post pictures of the nativity", "7: out nativ", true)]
    [InlineData("can i post pictures of sports day", "opens: can i", true)]
    public void A_word_of_the_question_tells_something_else_where_the_clause_has_it(string question, string sign, bool stands)
    {
        var (asked, ranked) = Ranked(question);

        Assert.Equal(stands, VerdictReader.SignsOf(asked, ranked).Contains(sign));
    }

    [Fact]
    public void A_sign_that_speaks_for_a_verdict_makes_it_likelier()
    {
        var prohibited = Array.IndexOf(VerdictChoice.Candidates, Verdict.Prohibited);
        var weights = new float[VerdictChoice.Candidates.Length];
        weights[prohibited] = 2;
        var reader = new VerdictReader(new SignWeights(new(StringComparer.Ordinal) { ["7: out nativ"] = weights }, weights.Length));

        Assert.Equal(1f / weights.Length, Chance("can i post pictures of sports day"), 5);
        Assert.Equal(MathF.Exp(2) / (MathF.Exp(2) + weights.Length - 1), Chance("can i post pictures of the nativity"), 5);

        float Chance(string question)
        {
            var (asked, ranked) = Ranked(question);
            return reader.ChancesOf(asked, ranked)[prohibited];
        }
    }

    private static (Question Asked, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> Ranked) Ranked(string question)
    {
        var index = new PolicyIndex(PolicyDocument.Read("policy.md", Policy));
        var asked = QuestionReader.Read(question, null, index.Uses);
        return (asked, Ranker.Shared.Rank(asked, index));
    }
}
