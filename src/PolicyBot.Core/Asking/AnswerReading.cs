namespace PolicyBot.Core.Asking;

/// <summary>What follows from an answer for whoever shows it.</summary>
public static class AnswerReading
{
    /// <summary>
    /// Whether the further clauses have to be in view: under every yes, so that nobody acts on half of what the policy says, and wherever
    /// one clause allows and another holds back.
    /// </summary>
    public static bool NeedsAllInView(this Answer answer)
    {
        if (answer.Kind != AnswerKind.Verdict)
            return answer.Kind == AnswerKind.NotCovered;
        var strengths = answer.Citations.Select(citation => citation.Clause.Modality).ToList();
        return answer.Verdict is Verdict.Permitted or Verdict.PermittedWithConditions || (strengths.Exists(Allows) && strengths.Exists(HoldsBack));
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

    private static bool Allows(Modality modality) => modality is Modality.Permitted or Modality.PermittedWithConditions or Modality.Recommended;

    private static bool HoldsBack(Modality modality) => modality is Modality.Prohibited or Modality.AdvisedAgainst or Modality.NeedsApproval;
}
