namespace PolicyBot.Core.Asking;

/// <summary>Puts the clauses of a policy in order by their features.</summary>
internal sealed class Ranker(LearnedSum sum)
{
    public static Ranker Shared { get; } = new(LearnedSum.Load("ranker", Features.Names));

    /// <summary>Every clause with its score, best first; equal scores keep the document's order.</summary>
    public IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> Rank(Question question, PolicyIndex index)
    {
        var signs = new Features(question, index);
        float[][] features = [.. index.Clauses.Select(signs.Of)];
        index.Points.Note(question.Point, features);
        return Rank(index, features);
    }

    /// <summary>The same from features that are known.</summary>
    public IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> Rank(PolicyIndex index, IReadOnlyList<float[]> features) =>
    [
        .. index.Clauses.Zip(sum.Of(features), features)
            .Select(p => (Clause: p.First, Score: p.Second, Features: p.Third))
            .OrderByDescending(p => p.Score).ThenBy(p => p.Clause.Clause.Index),
    ];
}
