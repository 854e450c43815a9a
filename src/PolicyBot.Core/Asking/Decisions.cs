namespace PolicyBot.Core.Asking;

/// <summary>From ranked clauses to an answer: refuse, look up, or a verdict.</summary>
internal static class Decisions
{
    private const float MostlyOutside = 0.5f;
    private const float BarelyKnown = 0.12f;
    private const float Plainly = 0.4f;
    private const float SurelyCovered = 2f;

    public static Answer Decide(Question question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked, PolicyIndex index, Coverage coverage, VerdictChoice choice)
    {
        var citations = Citations.Of(ranked.Select(r => r.Clause.Clause), index.Document);
        var covered = ranked.Count == 0 ? -1 : coverage.Score(Coverage.Of(question, ranked, index));
        if (covered < 0 && IsOutside(question)) return new Answer(AnswerKind.OutOfScope, null, [], []);
        if (covered < 0 || ranked[0].Features[34] > 0 || RulesOnSomebodyElse(question, ranked)) return new Answer(AnswerKind.NotCovered, Verdict.NotStated, citations, []);
        var ruled = Ruled(question, ranked);
        // A permission must be beyond doubt; otherwise the clauses are shown without one. Nor is "no" said above a clause that permits.
        var verdict = ruled is { } given && Verdicts.IsPermissive(given) ? (covered < SurelyCovered || AgeLimits.MayBind(question.Reading, index) ? null : ruled)
            : ruled ?? (Permits(ranked[0].Clause) ? null : choice.Of(question, ranked));
        return verdict is null ? new Answer(AnswerKind.Lookup, null, citations, []) : new Answer(AnswerKind.Verdict, verdict, citations, []);
    }

    /// <summary>What the rules make of the clauses, if anything.</summary>
    public static Verdict? Ruled(Question question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked) =>
        question.Form is QuestionForm.May or QuestionForm.Must ? Verdicts.Of(question, ranked) : null;

    private static bool Permits(IndexedClause clause) => clause.Clause.Modality is Modality.Permitted or Modality.PermittedWithConditions;

    // The best clause is on pupils where the question is on parents, and no clause near it is plainly on what was asked.
    private static bool RulesOnSomebodyElse(Question question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked) =>
        Counterparts.Differ(question, ranked[0].Clause)
        && !ranked.Skip(1).Take(2).Any(r => !Counterparts.Differ(question, r.Clause) && r.Clause.Likenesses[question.First] > Plainly);

    private static bool IsOutside(Question question) =>
        Coverage.Outside(question) > MostlyOutside || question.Likenesses.Max() < BarelyKnown;
}
