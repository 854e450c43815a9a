namespace PolicyBot.Core.Asking;

/// <summary>What speaks for each verdict on a question that the policy speaks to.</summary>
/// <param name="Covers">The signs of <see cref="Coverage"/>.</param>
/// <param name="Covered">What it makes of them; above zero, the policy speaks to the question, and below it only where <see cref="Coverage.IsSpokenTo"/> says so.</param>
/// <param name="Ruled">What the rules (<see cref="Verdicts"/>) make of the clauses, if anything, and the clause.</param>
/// <param name="Read">The chances that <see cref="VerdictReader"/> gives each of <see cref="VerdictChoice.Candidates"/>.</param>
/// <param name="Scores">How much speaks for each of them by <see cref="VerdictChoice"/>.</param>
/// <param name="Ground">The clause that the verdict with the highest score would rest on, if any.</param>
internal sealed record Weighing(float[] Covers, float Covered, (Verdict Verdict, IndexedClause Ground)? Ruled, float[] Read, float[] Scores, IndexedClause? Ground)
{
    private const int Shown = 3;

    /// <summary>Weighs.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="ranked">The clauses, best first; at least one.</param>
    /// <param name="covers">The signs of <see cref="Coverage"/>.</param>
    /// <param name="covered">What it makes of them.</param>
    /// <param name="read">The chances that <see cref="VerdictReader"/> gives.</param>
    /// <param name="choice">What weighs.</param>
    public static Weighing Of(Question question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked, float[] covers, float covered, float[] read, VerdictChoice choice)
    {
        var ruled = Decisions.Ruled(question, ranked);
        var scores = choice.ScoresOf(question, ranked, ruled?.Verdict, read);
        var chosen = ChosenOf(scores);
        return new Weighing(covers, covered, ruled, read, scores, chosen is null ? null : chosen == ruled?.Verdict ? ruled?.Ground : GroundOf(chosen.Value, ranked));
    }

    /// <summary>The verdict with the highest score, or null for the clauses alone.</summary>
    public Verdict? Chosen => ChosenOf(Scores);

    /// <summary>By how much the highest score leads what speaks for a permission or a recommendation.</summary>
    public float LeadOverPermissions => Scores.Max() - Scores.Where((_, place) => VerdictChoice.Candidates[place] is { } verdict && Verdicts.IsPermissive(verdict)).Max();

    private static Verdict? ChosenOf(float[] scores) => VerdictChoice.Candidates[Array.IndexOf(scores, scores.Max())];

    // The first clause of its strength; a permission may be a weaker one than the clause gives.
    private static IndexedClause? GroundOf(Verdict verdict, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked)
    {
        var best = ranked.Take(Shown).Select(r => r.Clause).ToList();
        return best.Find(c => c.Clause.Modality == VerdictChoice.StrengthOf(verdict)) ?? (Verdicts.IsPermissive(verdict) ? best.Find(Decisions.Permits) : null);
    }
}
