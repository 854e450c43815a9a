namespace PolicyBot.Core.Asking;

/// <summary>
/// Which matter a text is about, told from how often its words, pairs of words, ideas and groups of letters stand in the examples
/// of each matter (naive Bayes). Groups of letters carry it over typing errors and endings; nothing has to be trained.
/// </summary>
internal sealed class MatterClassifier
{
    private const float Prior = 5f;
    private const float IdfPower = 0.4f;
    private const string LettersMark = "l:";

    private readonly KnownFeatures _known;
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
        // Groups of letters come last, so that all are numbered, and so added up, as they were when the weights were learned.
        var bags = examples.Select(e => FeatureNames.ListOf(names => Name(e.Text, e.Actor, names), NameWord).OrderBy(f => f.Name.StartsWith(LettersMark, StringComparison.Ordinal)).ToList()).ToList();
        var (numbers, rows) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<int>());
        foreach (var name in bags.SelectMany(b => b.Select(f => f.Name).Distinct(StringComparer.Ordinal)))
        {
            if (!numbers.TryGetValue(name, out var id))
            {
                numbers[name] = id = rows.Count;
                rows.Add(0);
            }

            rows[id]++;
        }

        _known = new KnownFeatures(numbers, [.. rows.Select(r => MathF.Pow(MathF.Log(1 + (examples.Count / (float)r)), IdfPower))], NameWord);
        var counts = rows.Select(_ => new SortedDictionary<int, float>()).ToArray();
        var ofMatter = new float[matters];
        for (var e = 0; e < bags.Count; e++)
        {
            var (ids, values) = _known.UnitOf(names => names.AddAll(bags[e]));
            for (var i = 0; i < ids.Length; i++)
            {
                var (of, matter, count) = (counts[ids[i]], examples[e].Matter, values[i] * examples[e].Weight);
                of[matter] = of.GetValueOrDefault(matter) + count;
                ofMatter[matter] += count;
            }
        }

        var all = ofMatter.Sum();
        _absent = [.. ofMatter.Select(o => MathF.Log(Prior / (o + Prior)))];
        _lifts = [.. counts.Select(LiftsOf)];

        // How much likelier a matter is where the feature stands.
        (int, float)[] LiftsOf(SortedDictionary<int, float> ofFeature)
        {
            var often = ofFeature.Values.Sum();
            return [.. ofFeature.Select(p => (p.Key, MathF.Log(1 + (p.Value * all / (Prior * often)))))];
        }
    }

    /// <summary>The share of belief in each matter; they sum to 1.</summary>
    public float[] Beliefs(Reading text, string actor)
    {
        var (ids, values) = _known.UnitOf(names => Name(text, actor, names));
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

    private void Name(Reading text, string actor, FeatureNames names)
    {
        names.AddWords(text.Tokens);
        foreach (var idea in text.IdeaSet) names.Add(2, "i:", idea);
        foreach (var idea in text.WiderSet) names.Add(0.6f, "i:", idea);
        string[] ideas = [.. text.IdeaSet];
        if (actor.Length > 0)
            foreach (var idea in ideas) names.Add(0.5f, "a:", actor, "+", idea);
        for (var a = 0; a < ideas.Length; a++)
            for (var b = a + 1; b < ideas.Length; b++)
                names.Add(0.6f, "p:", ideas[a], "+", ideas[b]);
        for (var i = 0; i + 1 < text.Tokens.Count; i++) names.Add(_pairWeight, "b:", text.Tokens[i], " ", text.Tokens[i + 1]);
    }

    private static void NameWord(string word, FeatureNames names)
    {
        if (StopWords.Contains(word)) return;
        names.Add(1, "w:", Stemmer.Stem(word));
        foreach (var group in LetterGroups.Of(word)) names.Add(0.25f, LettersMark, group);
    }
}
