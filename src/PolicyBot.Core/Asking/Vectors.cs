namespace PolicyBot.Core.Asking;

/// <summary>Text as a weighted bag of words, ideas and pairs of ideas, unit length.</summary>
internal sealed class Vectors
{
    private const float WordWeight = 1f;
    private const float IdeaWeight = 1.5f;
    private const float WiderWeight = 0.5f;
    private const float PairWeight = 0.7f;
    private const float ActorWeight = 0.5f;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<float> _idf = [];

    /// <summary>Learns which features are rare from groups of texts (one group a matter).</summary>
    public Vectors(IEnumerable<IReadOnlyList<(Reading Text, string Actor)>> groups)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var n = 0;
        foreach (var group in groups)
        {
            n++;
            foreach (var feature in group.SelectMany(r => Features(r.Text, r.Actor)).Select(f => f.Name).Distinct(StringComparer.Ordinal))
                counts[feature] = counts.GetValueOrDefault(feature) + 1;
        }

        foreach (var (feature, count) in counts)
        {
            _ids[feature] = _idf.Count;
            _idf.Add(MathF.Log(1 + ((n - count + 0.5f) / (count + 0.5f))));
        }
    }

    public Vector Of(Reading reading, string actor)
    {
        var bag = new Bag();
        foreach (var (name, weight) in Features(reading, actor))
            if (_ids.TryGetValue(name, out var id)) bag.Add(id, weight * _idf[id]);
        var (ids, values) = bag.Sorted();
        return Vector.Unit(ids, values);
    }

    private static IEnumerable<(string Name, float Weight)> Features(Reading reading, string actor)
    {
        foreach (var stem in reading.ContentStems) yield return ("w:" + stem, WordWeight);
        foreach (var idea in reading.IdeaSet) yield return ("i:" + idea, IdeaWeight);
        foreach (var idea in reading.WiderSet) yield return ("i:" + idea, WiderWeight);
        var ideas = reading.IdeaSet.ToArray();
        // Who acts: "can pupils follow staff" is not "can staff follow pupils".
        if (actor.Length > 0)
            foreach (var idea in ideas) yield return ("a:" + actor + "+" + idea, ActorWeight);
        for (var a = 0; a < ideas.Length; a++)
            for (var b = a + 1; b < ideas.Length; b++)
                yield return ("p:" + ideas[a] + "+" + ideas[b], PairWeight);
    }
}

/// <summary>A sparse vector; indices ascend.</summary>
internal readonly record struct Vector(int[] Ids, float[] Values)
{
    public static Vector Unit(int[] ids, float[] values)
    {
        var length = MathF.Sqrt(values.Sum(v => v * v));
        return new Vector(ids, [.. values.Select(v => length == 0 ? 0 : v / length)]);
    }

    public float Dot(Vector other)
    {
        var sum = 0f;
        for (int i = 0, j = 0; i < Ids.Length && j < other.Ids.Length;)
        {
            if (Ids[i] == other.Ids[j]) sum += Values[i++] * other.Values[j++];
            else if (Ids[i] < other.Ids[j]) i++;
            else j++;
        }

        return sum;
    }

    public static Vector Mean(IReadOnlyList<Vector> vectors)
    {
        var bag = new SortedDictionary<int, float>();
        foreach (var vector in vectors)
            for (var i = 0; i < vector.Ids.Length; i++)
                bag[vector.Ids[i]] = bag.GetValueOrDefault(vector.Ids[i]) + vector.Values[i];
        return Unit([.. bag.Keys], [.. bag.Values]);
    }
}
