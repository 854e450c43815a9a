namespace PolicyBot.Core.Asking;

/// <summary>From ranked clauses to an answer: refuse, look up, or a verdict.</summary>
internal static class Decisions
{
    private const float MostlyOutside = 0.5f;
    private const float BarelyKnown = 0.12f;
    private const float Plainly = 0.4f;
    private const float SurelyCovered = 2f;
    private const int Shown = 3;
    private const float Tie = 0.5f;

    /// <summary>The answer with what is remembered, which may withhold a permission but never brings one about.</summary>
    /// <param name="rank">Puts the clauses in order for the question, best first.</param>
    public static Answer Decide(Question question, Func<Question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)>> rank, PolicyIndex index, DecisionModels models)
    {
        var answer = Decide(question, rank(question), index, models);
        if (!IsPermissive(answer.Verdict) || question.Recalled == Recall.Nothing) return answer;
        var unremembered = question with { Recalled = Recall.Nothing };
        return IsPermissive(Decide(unremembered, rank(unremembered), index, models).Verdict) ? answer : answer with { Kind = AnswerKind.Lookup, Verdict = null };
    }

    private static Answer Decide(Question question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked, PolicyIndex index, DecisionModels models)
    {
        var covers = Coverage.Of(question, ranked, index);
        var covered = ranked.Count == 0 ? -1 : models.Coverage.Score(covers);
        if (covered < 0 && IsOutside(question)) return new Answer(AnswerKind.OutOfScope, null, [], []);
        if (covered < 0 || ranked[0].Features[Features.TooOld] > 0 || RulesOnSomebodyElse(question, ranked)) return new Answer(AnswerKind.NotCovered, Verdict.NotStated, Cited(null), []);
        var (ruled, ground) = Ruled(question, ranked) is { } ruling ? ((Verdict?)ruling.Verdict, ruling.Ground) : (null, null);
        // A clause that forbids and names its own exception, which the question meets, needs no weighing.
        var isExcepted = IsPermissive(ruled) && Verdicts.IsRestrictive(ground!.Clause.Modality);
        var read = models.Reader.ChancesOf(question, ranked);
        var verdict = isExcepted ? ruled : models.Choice.Of(question, ranked, ruled, read);
        // A permission must be beyond doubt; otherwise the clauses are shown without one.
        if (IsPermissive(verdict)) verdict = IsPermissive(ruled) && IsBeyondDoubt() ? ruled : null;
        if (verdict != ruled) ground = verdict is null ? null : ranked.Take(Shown).Select(r => r.Clause).FirstOrDefault(c => c.Clause.Modality == VerdictChoice.StrengthOf(verdict));
        // Nor is "no" said above a clause that permits.
        if (verdict is not null && ground is null && Permits(ranked[0].Clause)) verdict = null;
        if (verdict is not null) return new Answer(AnswerKind.Verdict, verdict, Cited(ground), []);
        var citations = Cited(null);
        return new Answer(AnswerKind.Lookup, null, citations, IsTie(ranked) ? citations : []);

        bool IsBeyondDoubt() => covered >= SurelyCovered && !AgeLimits.MayBind(question.Reading, index) && (isExcepted || models.Permission.IsPlain(Permission.SignsOf(question, ranked, ground!, covers, read)));

        // The clause that a verdict rests on stands first.
        IReadOnlyList<Citation> Cited(IndexedClause? first) =>
            Citations.Of(ranked.Select(r => r.Clause).OrderBy(c => c != first).Select(c => c.Clause), index.Document);
    }

    // Two places of the policy speak to it about equally; neighbours in one paragraph are read together anyway.
    private static bool IsTie(IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked) =>
        ranked.Count > 1 && ranked[0].Score - ranked[1].Score < Tie && ranked[0].Clause.Clause.Block != ranked[1].Clause.Clause.Block;

    /// <summary>What the rules make of the clauses, if anything.</summary>
    public static (Verdict Verdict, IndexedClause Ground)? Ruled(Question question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked) =>
        question.Form is QuestionForm.May or QuestionForm.Must ? Verdicts.Of(question, ranked) : null;

    private static bool IsPermissive(Verdict? verdict) => verdict is { } given && Verdicts.IsPermissive(given);

    private static bool Permits(IndexedClause clause) => clause.Clause.Modality is Modality.Permitted or Modality.PermittedWithConditions;

    // The best clause is on pupils where the question is on parents, and no clause near it is plainly on what was asked.
    private static bool RulesOnSomebodyElse(Question question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked) =>
        Counterparts.Differ(question, ranked[0].Clause)
        && !ranked.Skip(1).Take(2).Any(r => !Counterparts.Differ(question, r.Clause) && r.Clause.Likenesses[question.First] > Plainly);

    private static bool IsOutside(Question question) =>
        Coverage.Outside(question) > MostlyOutside || question.Likenesses.Max() < BarelyKnown;
}
