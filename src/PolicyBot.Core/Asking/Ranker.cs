namespace PolicyBot.Core.Asking;

/// <summary>Puts the clauses of a policy in order by their features.</summary>
internal sealed class Ranker(LearnedSum sum)
{
    public static Ranker Shared { get; } = new(LearnedSum.Load("ranker", Features.Names));

    /// <summary>Every clause with its score, best first; equal scores keep the document's order.</summary>
    public IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> Rank(Question question, PolicyIndex index) =>
    [
        .. index.Clauses
            .Select(c => (Clause: c, Features: Features.Of(question, c, index)))
            .Select(p => (p.Clause, Score: sum.Of(p.Features), p.Features))
            .OrderByDescending(p => p.Score).ThenBy(p => p.Clause.Clause.Index),
    ];
}
