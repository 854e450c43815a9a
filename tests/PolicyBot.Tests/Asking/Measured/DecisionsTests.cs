using PolicyBot.Core.Asking;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>What becomes of clauses in their order, with weights that are as plain as can be.</summary>
public sealed class DecisionsTests
{
    [Theory]
    [InlineData(true, AnswerKind.Verdict)]
    [InlineData(false, AnswerKind.NotCovered)]
    public void What_the_policy_speaks_to_is_not_refused_however_little_else_speaks_for_it(bool isSpokenTo, AnswerKind kind)
    {
        var answer = Decide("may i follow a pupil", new Recall([1, 0], new float[VerdictChoice.Candidates.Length], isSpokenTo ? 1 : 0.5f, 0, 0, true), behind: 0, Sum(Coverage.Names, "bias", -9), Sum(VerdictChoice.Names, "isProhibited"));

        Assert.Equal(kind, answer.Kind);
    }

    [Theory]
    [InlineData(0.5f, 1, Verdict.Prohibited)]
    [InlineData(2, 1, null)]
    [InlineData(2, 9, Verdict.Prohibited)]
    public void No_is_not_said_where_a_clause_that_permits_comes_plainly_first_unless_it_is_sure(float behind, float sure, Verdict? verdict)
    {
        var answer = Decide("may i follow a pupil", Recall.Nothing, behind, Sum(Coverage.Names, "bias"), Sum(VerdictChoice.Names, "isProhibited", sure));

        Assert.Equal((verdict is null ? AnswerKind.Lookup : AnswerKind.Verdict, verdict), (answer.Kind, answer.Verdict));
    }

    [Theory]
    [InlineData(9, false, Verdict.Permitted)]
    [InlineData(1, false, null)]
    [InlineData(1, true, Verdict.Permitted)]
    public void A_permission_is_given_only_where_the_policy_surely_speaks_to_it(float covered, bool isSpokenTo, Verdict? verdict)
    {
        float[] permitted = [.. VerdictChoice.Candidates.Select(c => c is Verdict.Permitted ? 1f : 0)];

        var answer = Decide("may i follow the school's account", new Recall([1, 0], permitted, isSpokenTo ? 1 : 0.5f, 0, 0, true), behind: 10, Sum(Coverage.Names, "bias", covered), Sum(VerdictChoice.Names, "ruled"));

        Assert.Equal((verdict is null ? AnswerKind.Lookup : AnswerKind.Verdict, verdict), (answer.Kind, answer.Verdict));
    }

    [Theory]
    [InlineData(Verdict.Permitted, true, Verdict.Permitted)]
    [InlineData(Verdict.Permitted, false, null)]
    [InlineData(Verdict.Prohibited, true, null)]
    [InlineData(Verdict.Required, true, null)]
    public void A_permission_is_helped_by_what_was_permitted_before_unless_the_policy_has_changed(Verdict before, bool isSamePolicy, Verdict? verdict)
    {
        float[] recalled = [.. VerdictChoice.Candidates.Select(c => c == before ? 1f : 0)];

        var answer = Decide("may i follow the school's account", new Recall([1, 0], recalled, 0.5f, 0, 0, isSamePolicy), behind: 10, Sum(Coverage.Names, "bias"), Sum(VerdictChoice.Names, "ruled"));

        Assert.Equal(verdict, answer.Verdict);
    }

    // Of two clauses the one that permits comes first; a permission is plain where something was permitted before.
    private static Answer Decide(string question, Recall recalled, float behind, LearnedSum coverage, LearnedSum choice)
    {
        var index = new PolicyIndex(PolicyDocument.Read("policy.md", "# Policy\n\nStaff may follow the school's account.\n\nStaff must not follow the account of a pupil."));
        var asked = QuestionReader.Read(question, null, index.Uses) with { Recalled = recalled };
        var features = new Features(asked, index);
        return Decisions.Decide(
            asked,
            [.. index.Clauses.Select((clause, i) => (clause, 10 - (behind * i), features.Of(clause)))],
            index,
            new DecisionModels(new Coverage(coverage), new VerdictReader(new SignWeights([], VerdictChoice.Candidates.Length)), new VerdictChoice(choice), new Permission(Sum(Permission.Names, "askedLead"))));
    }

    private static LearnedSum Sum(string[] names, string decides, float weight = 9) => new([.. names.Select(n => n == decides ? weight : 0)], Trees.Of([], names));
}
