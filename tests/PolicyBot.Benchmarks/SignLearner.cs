using PolicyBot.Core.Asking;

namespace PolicyBot.Benchmarks;

/// <summary>Learns <see cref="SignWeights"/> from labelled examples: one logistic regression over all outcomes, always in the same way.</summary>
/// <param name="outcomes">How many outcomes there are.</param>
/// <param name="leastSeen">In how many examples that name signs a sign must stand.</param>
/// <param name="epochs">How often every example is gone through.</param>
internal sealed class SignLearner(int outcomes, int leastSeen, int epochs)
{
    private const float Pace = 0.3f;
    private const float Ridge = 1e-4f;
    private const float TooLittle = 0.25f;

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<Example> _examples = [];

    private sealed record Example(int[] Signs, bool[] Right, int Fold, bool NamesSigns);

    /// <summary>An example that counts as many times as it is added.</summary>
    /// <param name="signs">What it is told from, each sign once.</param>
    /// <param name="right">Which outcomes are right.</param>
    /// <param name="fold">Its fold.</param>
    /// <param name="namesSigns">Whether its signs may be learned at all: what only a school's own policy says stays out of the file.</param>
    /// <param name="times">How often it counts.</param>
    public void Add(IEnumerable<string> signs, bool[] right, int fold, bool namesSigns, int times)
    {
        var example = new Example([.. signs.Select(s => _places.TryGetValue(s, out var place) ? place : _places[s] = _places.Count)], right, fold, namesSigns);
        for (var i = 0; i < times; i++) _examples.Add(example);
    }

    /// <summary>What all examples teach but those of a fold.</summary>
    public Dictionary<string, float[]> Learn(int but)
    {
        var taught = _examples.Where(e => e.Fold != but).ToList();
        var seen = new int[_places.Count];
        foreach (var example in taught)
            if (example.NamesSigns)
                foreach (var sign in example.Signs) seen[sign]++;
        // In the order of their names, whatever order the examples came in.
        string[] names = [.. _places.Where(p => seen[p.Value] >= leastSeen).Select(p => p.Key).Order(StringComparer.Ordinal)];
        var rows = Enumerable.Repeat(-1, seen.Length).ToArray();
        for (var row = 0; row < names.Length; row++) rows[_places[names[row]]] = row;
        (int[] Rows, bool[] Right)[] examples = [.. taught.Select(e => (e.Signs.Select(s => rows[s]).Where(r => r >= 0).ToArray(), e.Right))];

        float[] weights = new float[names.Length * outcomes], moved = new float[weights.Length];
        var random = new Random(5);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(examples);
            foreach (var (own, right) in examples) Step(own, right, weights, moved);
        }

        return names.Index().Select(n => (n.Item, Weights: weights.AsSpan(n.Index * outcomes, outcomes).ToArray())).Where(n => n.Weights.Max(MathF.Abs) >= TooLittle)
            .ToDictionary(n => n.Item, n => n.Weights, StringComparer.Ordinal);
    }

    // Up the slope, each weight at its own pace (Adagrad), until the right outcomes have all of the softmax.
    private void Step(int[] rows, bool[] right, float[] weights, float[] moved)
    {
        var share = MathF.Sqrt(Math.Max(1, rows.Length));
        var pulls = new float[outcomes];
        foreach (var row in rows)
            for (var o = 0; o < outcomes; o++) pulls[o] += weights[(row * outcomes) + o] / share;
        var highest = pulls.Max();
        float all = 0, answers = 0;
        for (var o = 0; o < outcomes; o++)
        {
            all += pulls[o] = MathF.Exp(pulls[o] - highest);
            if (right[o]) answers += pulls[o];
        }

        for (var o = 0; o < outcomes; o++) pulls[o] = ((pulls[o] / all) - (right[o] ? pulls[o] / answers : 0)) / share;
        foreach (var row in rows)
            for (var o = 0; o < outcomes; o++)
            {
                var at = (row * outcomes) + o;
                var slope = pulls[o] + (Ridge * weights[at]);
                moved[at] += slope * slope;
                weights[at] -= Pace * slope / (MathF.Sqrt(moved[at]) + 1e-3f);
            }
    }
}
