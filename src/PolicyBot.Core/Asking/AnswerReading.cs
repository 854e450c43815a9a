namespace PolicyBot.Core.Asking;

/// <summary>What follows from an answer for whoever shows it.</summary>
public static class AnswerReading
{
    /// <summary>Whether, on a may-I question, a further clause binds with another strength than the first, so that it must not be hidden behind a button.</summary>
    public static bool Disagrees(this Answer answer)
    {
        var strengths = answer.Citations.Select(citation => citation.Clause.Modality).Where(modality => modality != Modality.Statement);
        return answer.Kind == AnswerKind.Verdict && strengths.Distinct().Count() > 1;
    }

    /// <summary>
    /// The answer once somebody has picked one of its clauses; null where it is none of them, for instance because the policy has changed since.
    /// It has no verdict any more: a picked permission must not outweigh a prohibition that was left aside.
    /// </summary>
    public static Answer? Picked(this Answer answer, int clauseIndex)
    {
        var all = answer.Choices.Concat(answer.Citations).DistinctBy(citation => citation.Clause.Index).ToList();
        return all.Find(citation => citation.Clause.Index == clauseIndex) is { } picked
            ? new Answer(AnswerKind.Lookup, null, [picked, .. all.Where(citation => citation != picked).Take(2)], [])
            : null;
    }
}
