namespace PolicyBot.Core.Asking;

/// <summary>From ranked clauses to an answer: refuse, look up, or a verdict.</summary>
internal static class Decisions
{
    private const float MostlyOutside = 0.5f;
    private const float BarelyKnown = 0.12f;
    private const float Plainly = 0.4f;
    private const float Tie = 0.5f;
    private const float PlainlyBehind = 1;
    private const float SureLead = 2;

    /// <summary>The answer.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="ranked">The clauses, best first.</param>
    /// <param name="index">The policy.</param>
    /// <param name="models">What was learned.</param>
    public static Answer Decide(Question question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked, PolicyIndex index, DecisionModels models)
    {
        var covers = Coverage.Of(question, ranked, index);
        var covered = ranked.Count == 0 ? -1 : models.Coverage.Score(covers);
        if (covered < 0 && IsOutside(question)) return new Answer(AnswerKind.OutOfScope, null, [], []);
        if ((covered < 0 && !Coverage.IsSpokenTo(covers)) || ranked[0].Features[Features.TooOld] > 0 || RulesOnSomebodyElse(question, ranked)) return new Answer(AnswerKind.NotCovered, Verdict.NotStated, Cited(ranked, null, index), []);
        var weighing = Weighing.Of(question, ranked, covers, covered, models.Reader.ChancesOf(question, ranked), models.Choice);
        var (verdict, ground) = (weighing.Chosen, weighing.Ground);
        // A permission must be beyond doubt; otherwise the clauses are shown without one.
        if (verdict is { } chosen && Verdicts.IsPermissive(chosen) && !IsBeyondDoubt()) (verdict, ground) = (null, null);
        // "Yes" is "yes, if" where the clause sets conditions.
        if (verdict is Verdict.Permitted && ground?.Clause.Modality != Modality.Permitted) verdict = Verdict.PermittedWithConditions;
        // Nor is any verdict given where a clause that permits comes plainly first, unless it is sure.
        if (verdict is not null && Permits(ranked[0].Clause) && (ground is null || IsBehindAPermission())) (verdict, ground) = (null, null);
        if (verdict is { } said) return new Answer(AnswerKind.Verdict, said, Cited(ranked, ground, index), []) { IsPlainReply = PlainReply.Is(question, said, ground ?? ranked[0].Clause) };
        var citations = Cited(ranked, null, index);
        return new Answer(AnswerKind.Lookup, null, citations, IsTie(ranked) ? citations : []);

        bool IsBehindAPermission() => ranked[0].Score - ranked.First(r => r.Clause == ground).Score >= PlainlyBehind && weighing.LeadOverPermissions < SureLead;

        bool IsBeyondDoubt() => ground is not null && !AgeLimits.MayBind(question.Reading, index) && SaysAll(ground) && models.Permission.IsPlain(Permission.SignsOf(question, ranked, weighing));

        bool SaysAll(IndexedClause clause)
        {
            var isUndone = PlainReply.IsUndone(string.Join(' ', question.Reading.Tokens), clause);
            return Verdicts.IsRestrictive(clause.Clause.Modality)
                ? !isUndone && Verdicts.SaysAllThatIsExcepted(question.Reading, clause)
                : (!isUndone || PlainReply.SpeaksOfUndoing(clause)) && Entailment.Holds(question.Reading, clause);
        }
    }

    // The clause that a verdict rests on stands first where it comes about as near as the best one, or where the best one permits; else second.
    private static IReadOnlyList<Citation> Cited(IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked, IndexedClause? ground, PolicyIndex index)
    {
        var comesFirst = ground is not null && (Permits(ranked[0].Clause) || ranked[0].Score - ranked.First(r => r.Clause == ground).Score < Tie);
        return Citations.Of(ranked.Select(r => r.Clause).OrderBy(c => c == ground ? comesFirst ? 0 : 2 : c == ranked[0].Clause ? 1 : 3).Select(c => c.Clause), index.Document);
    }

    // Two places of the policy speak to it about equally; neighbours in one paragraph are read together anyway.
    private static bool IsTie(IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked) =>
        ranked.Count > 1 && ranked[0].Score - ranked[1].Score < Tie && ranked[0].Clause.Clause.Block != ranked[1].Clause.Clause.Block;

    /// <summary>What the rules make of the clauses, if anything.</summary>
    public static (Verdict Verdict, IndexedClause Ground)? Ruled(Question question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked) =>
        question.Form is QuestionForm.May or QuestionForm.Must ? Verdicts.Of(question, ranked) : null;

    public static bool Permits(IndexedClause clause) => clause.Clause.Modality is Modality.Permitted or Modality.PermittedWithConditions;

    // The best clause is on pupils where the question is on parents, and no clause near it is plainly on what was asked.
    private static bool RulesOnSomebodyElse(Question question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked) =>
        Counterparts.Differ(question, ranked[0].Clause)
        && !ranked.Skip(1).Take(2).Any(r => !Counterparts.Differ(question, r.Clause) && r.Clause.Likenesses[question.First] > Plainly);

    private static bool IsOutside(Question question) =>
        Coverage.Outside(question) > MostlyOutside || question.Likenesses.Max() < BarelyKnown;
}
