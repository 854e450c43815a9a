namespace PolicyBot.Core.Asking;

/// <summary>
/// Which matter a text is about, told from how often its words, pairs of words, ideas and groups of letters stand in the examples
/// of each matter (naive Bayes). Groups of letters carry it over typing errors and endings; nothing has to be trained.
/// </summary>
internal sealed class MatterClassifier
{
    private const float Prior = 5f;
    private const float IdfPower = 0.4f;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly float[] _idf;
    private readonly (int Matter, float LogLift)[][] _lifts;
    private readonly float[] _absent;
    private readonly float _pairWeight;
    private readonly float _sharpness;

    /// <param name="matters">How many matters there are.</param>
    /// <param name="examples">Texts with who acts in them, their matter and how much they count.</param>
    /// <param name="pairWeight">How much two neighbouring words count; staff ask in set phrases, policies don't.</param>
    /// <param name="sharpness">How far the evidence of single features is trusted, since they overlap.</param>
    public MatterClassifier(int matters, IReadOnlyList<(Reading Text, string Actor, int Matter, float Weight)> examples, float pairWeight, float sharpness)
    {
        (_pairWeight, _sharpness) = (pairWeight, sharpness);
        var bags = examples.Select(e => Features(e.Text, e.Actor).ToList()).ToList();
        var rows = new List<int>();
        foreach (var name in bags.SelectMany(b => b.Select(f => f.Name).Distinct(StringComparer.Ordinal)))
        {
            if (!_ids.TryGetValue(name, out var id))
            {
                _ids[name] = id = rows.Count;
                rows.Add(0);
            }

            rows[id]++;
        }

        _idf = [.. rows.Select(r => MathF.Pow(MathF.Log(1 + (examples.Count / (float)r)), IdfPower))];
        var counts = rows.Select(_ => new SortedDictionary<int, float>()).ToArray();
        var ofMatter = new float[matters];
        for (var e = 0; e < bags.Count; e++)
        {
            var (ids, values) = BagOf(bags[e]);
            for (var i = 0; i < ids.Length; i++)
            {
                var (of, matter, count) = (counts[ids[i]], examples[e].Matter, values[i] * examples[e].Weight);
                of[matter] = of.GetValueOrDefault(matter) + count;
                ofMatter[matter] += count;
            }
        }

        var all = ofMatter.Sum();
        _absent = [.. ofMatter.Select(o => MathF.Log(Prior / (o + Prior)))];
        _lifts = [.. counts.Select(c => c.Select(p => (p.Key, MathF.Log(1 + (p.Value * all / (Prior * c.Values.Sum()))))).ToArray())];
    }

    /// <summary>The share of belief in each matter; they sum to 1.</summary>
    public float[] Beliefs(Reading text, string actor)
    {
        var (ids, values) = BagOf(Features(text, actor));
        var sum = values.Sum();
        float[] scores = [.. _absent.Select(a => a * sum)];
        for (var i = 0; i < ids.Length; i++)
            foreach (var (matter, lift) in _lifts[ids[i]])
                scores[matter] += values[i] * lift;
        var highest = scores.Max();
        for (var m = 0; m < scores.Length; m++) scores[m] = MathF.Exp(_sharpness * (scores[m] - highest));
        var total = scores.Sum();
        for (var m = 0; m < scores.Length; m++) scores[m] /= total;
        return scores;
    }

    private (int[] Ids, float[] Values) BagOf(IEnumerable<(string Name, float Weight)> features)
    {
        var bag = new Bag();
        foreach (var (name, weight) in features)
            if (_ids.TryGetValue(name, out var id)) bag.Add(id, weight * _idf[id]);
        var (ids, values) = bag.Sorted();
        var length = MathF.Sqrt(values.Sum(v => v * v));
        for (var v = 0; v < values.Length; v++) values[v] /= length;
        return (ids, values);
    }

    private IEnumerable<(string Name, float Weight)> Features(Reading text, string actor)
    {
        foreach (var stem in text.ContentStems) yield return ("w:" + stem, 1);
        foreach (var idea in text.IdeaSet) yield return ("i:" + idea, 2);
        foreach (var idea in text.WiderSet) yield return ("i:" + idea, 0.6f);
        var ideas = text.IdeaSet.ToArray();
        if (actor.Length > 0)
            foreach (var idea in ideas) yield return ("a:" + actor + "+" + idea, 0.5f);
        for (var a = 0; a < ideas.Length; a++)
            for (var b = a + 1; b < ideas.Length; b++)
                yield return ("p:" + ideas[a] + "+" + ideas[b], 0.6f);
        for (var i = 0; i + 1 < text.Tokens.Count; i++) yield return ("b:" + text.Tokens[i] + " " + text.Tokens[i + 1], _pairWeight);
        foreach (var group in LetterGroups.Of(text.Tokens)) yield return ("l:" + group, 0.25f);
    }
}
