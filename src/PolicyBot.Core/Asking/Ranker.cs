using System.Globalization;

namespace PolicyBot.Core.Asking;

/// <summary>Weighs the features of clauses. The weights are learned offline from labelled questions and kept in Data/ranker.txt and ranker-trees.txt.</summary>
internal sealed class Ranker(float[] weights, Trees? trees)
{
    public static Ranker Shared { get; } = new(Load(), Trees.Load("ranker-trees.txt", Features.Names));

    public static float[] Load()
    {
        var weights = new float[Features.Names.Length];
        foreach (var line in DataFile.Lines("ranker.txt"))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var at = Array.IndexOf(Features.Names, parts[0]);
            if (at >= 0) weights[at] = float.Parse(parts[1], CultureInfo.InvariantCulture);
        }

        return weights;
    }

    public float Score(float[] features)
    {
        var sum = 0f;
        for (var i = 0; i < features.Length; i++) sum += weights[i] * features[i];
        return trees is null ? sum : sum + trees.Score(features);
    }

    /// <summary>Every clause with its score, best first; equal scores keep the document's order.</summary>
    public IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> Rank(Question question, PolicyIndex index) =>
    [
        .. index.Clauses
            .Select(c => (Clause: c, Features: Features.Of(question, c, index)))
            .Select(p => (p.Clause, Score: Score(p.Features), p.Features))
            .OrderByDescending(p => p.Score).ThenBy(p => p.Clause.Clause.Index),
    ];
}
