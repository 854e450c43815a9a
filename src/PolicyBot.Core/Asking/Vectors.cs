namespace PolicyBot.Core.Asking;

/// <summary>Text as a weighted bag of words, ideas and pairs of ideas, unit length.</summary>
internal sealed class Vectors
{
    private const float WordWeight = 1f;
    private const float IdeaWeight = 1.5f;
    private const float WiderWeight = 0.5f;
    private const float PairWeight = 0.7f;
    private const float ActorWeight = 0.5f;

    private readonly KnownFeatures _known;

    /// <summary>Learns which features are rare from groups of texts (one group a matter).</summary>
    public Vectors(IEnumerable<IReadOnlyList<(Reading Text, string Actor)>> groups)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var n = 0;
        foreach (var group in groups)
        {
            n++;
            foreach (var feature in group.SelectMany(r => FeatureNames.ListOf(names => Name(r.Text, r.Actor, names), NameWord)).Select(f => f.Name).Distinct(StringComparer.Ordinal))
                counts[feature] = counts.GetValueOrDefault(feature) + 1;
        }

        _known = new KnownFeatures(
            counts.Keys.Select((name, number) => (name, number)).ToDictionary(f => f.name, f => f.number, StringComparer.Ordinal),
            [.. counts.Values.Select(count => MathF.Log(1 + ((n - count + 0.5f) / (count + 0.5f))))],
            NameWord);
    }

    public Vector Of(Reading reading, string actor) => _known.UnitOf(names => Name(reading, actor, names));

    private static void NameWord(string word, FeatureNames names)
    {
        if (!StopWords.Contains(word)) names.Add(WordWeight, "w:", Stemmer.Stem(word));
    }

    private static void Name(Reading reading, string actor, FeatureNames names)
    {
        names.AddWords(reading.Tokens);
        foreach (var idea in reading.IdeaSet) names.Add(IdeaWeight, "i:", idea);
        foreach (var idea in reading.WiderSet) names.Add(WiderWeight, "i:", idea);
        string[] ideas = [.. reading.IdeaSet];
        // Who acts: "can pupils follow staff" is not "can staff follow pupils".
        if (actor.Length > 0)
            foreach (var idea in ideas) names.Add(ActorWeight, "a:", actor, "+", idea);
        for (var a = 0; a < ideas.Length; a++)
            for (var b = a + 1; b < ideas.Length; b++)
                names.Add(PairWeight, "p:", ideas[a], "+", ideas[b]);
    }
}

/// <summary>A sparse vector; indices ascend.</summary>
internal readonly record struct Vector(int[] Ids, float[] Values)
{
    /// <summary>The same direction with length 1; nothing stays nothing.</summary>
    /// <param name="tiny">What is added to the length before it is divided by.</param>
    public Vector ToUnit(float tiny = 0)
    {
        var squares = 0.0;
        foreach (var value in Values) squares += value * value;
        var length = MathF.Sqrt((float)squares) + tiny;
        var unit = new float[Values.Length];
        if (length > 0)
            for (var v = 0; v < unit.Length; v++) unit[v] = Values[v] / length;
        return new Vector(Ids, unit);
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
        return new Vector([.. bag.Keys], [.. bag.Values]).ToUnit();
    }
}
