namespace PolicyBot.Core.Asking;

/// <summary>Which matters a question or a clause speaks of.</summary>
internal sealed class MatterIndex
{
    // A question is best known by the nearest example, a clause by the whole of a matter's wording.
    private const float NearestShare = 0.5f;
    private const float SecondShare = 0.2f;
    private const float MeanShare = 0.3f;
    private const float Sharpness = 14f;

    private readonly Vector[][] _asks;
    private readonly Vector[][] _policies;
    private readonly Vector[] _askMeans;
    private readonly Vector[] _policyMeans;

    private MatterIndex(IReadOnlyList<Matter> matters)
    {
        Matters = matters;
        var asks = matters.Select(m => m.Asks.Select(Reading.Of).ToList()).ToList();
        var policies = matters.Select(m => m.Policies.Select(Reading.Of).ToList()).ToList();
        Vectors = new Vectors(asks.Zip(policies, (a, p) => (IReadOnlyList<Reading>)[.. a, .. p]));
        _asks = [.. asks.Select(rs => rs.Select(Vectors.Of).ToArray())];
        _policies = [.. policies.Select(rs => rs.Select(Vectors.Of).ToArray())];
        _askMeans = [.. _asks.Select(Vector.Mean)];
        _policyMeans = [.. _policies.Select(Vector.Mean)];
        foreach (var reading in asks.Concat(policies).SelectMany(r => r)) Vocabulary.UnionWith(reading.Tokens);
    }

    public static MatterIndex Shared { get; } = new(Matter.LoadAll());

    public IReadOnlyList<Matter> Matters { get; }

    public Vectors Vectors { get; }

    public HashSet<string> Vocabulary { get; } = new(StringComparer.Ordinal);

    /// <summary>Likeness of a question to each matter, 0 to 1.</summary>
    public float[] OfQuestion(Vector question)
    {
        var scores = new float[Matters.Count];
        for (var m = 0; m < scores.Length; m++)
            scores[m] = Math.Max(Likeness(question, _asks[m], _askMeans[m]), 0.8f * Likeness(question, _policies[m], _policyMeans[m]));
        return scores;
    }

    /// <summary>Likeness of a clause to each matter, 0 to 1.</summary>
    public float[] OfClause(Vector clause)
    {
        var scores = new float[Matters.Count];
        for (var m = 0; m < scores.Length; m++)
            scores[m] = Math.Max(Likeness(clause, _policies[m], _policyMeans[m]), 0.6f * Likeness(clause, _asks[m], _askMeans[m]));
        return scores;
    }

    /// <summary>Likenesses as shares of belief that add up to 1.</summary>
    public static float[] Beliefs(float[] likenesses)
    {
        var highest = likenesses.Max();
        var shares = likenesses.Select(l => MathF.Exp(Sharpness * (l - highest))).ToArray();
        var sum = shares.Sum();
        return [.. shares.Select(s => s / sum)];
    }

    private static float Likeness(Vector vector, Vector[] examples, Vector mean)
    {
        float nearest = 0, second = 0;
        foreach (var example in examples)
        {
            var likeness = vector.Dot(example);
            if (likeness > nearest) (nearest, second) = (likeness, nearest);
            else if (likeness > second) second = likeness;
        }

        return (NearestShare * nearest) + (SecondShare * second) + (MeanShare * vector.Dot(mean));
    }
}
