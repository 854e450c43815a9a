namespace PolicyBot.Core.Asking;

/// <summary>From ranked clauses to an answer: refuse, look up, or a verdict.</summary>
internal static class Decisions
{
    private const int MostCitations = 3;

    public static Answer Decide(Question question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked)
    {
        var best = ranked.Take(MostCitations).Select(r => r.Clause.Clause).ToList();
        var citations = best.Select(c => new Citation(c, c.Quotation, c.Section)).ToList();
        var verdict = best.Count == 0 ? Verdict.NotStated : Map(best[0].Modality);
        var isVerdict = question.Form is QuestionForm.May or QuestionForm.Must && verdict != Verdict.NotStated;
        return isVerdict ? new Answer(AnswerKind.Verdict, verdict, citations, []) : new Answer(AnswerKind.Lookup, null, citations, []);
    }

    private static Verdict Map(Modality modality) => modality switch
    {
        Modality.Prohibited => Verdict.Prohibited,
        Modality.AdvisedAgainst => Verdict.AdvisedAgainst,
        Modality.NeedsApproval => Verdict.NeedsApproval,
        Modality.Required => Verdict.Required,
        Modality.Recommended => Verdict.Recommended,
        Modality.PermittedWithConditions => Verdict.PermittedWithConditions,
        Modality.Permitted => Verdict.Permitted,
        _ => Verdict.NotStated,
    };
}
