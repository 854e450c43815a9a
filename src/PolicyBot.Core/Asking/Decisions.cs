namespace PolicyBot.Core.Asking;

/// <summary>From ranked clauses to an answer: refuse, look up, or a verdict.</summary>
internal static class Decisions
{
    public static Answer Decide(Question question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked, PolicyDocument document)
    {
        var best = ranked.Select(r => r.Clause.Clause).ToList();
        var citations = Citations.Of(best, document);
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
