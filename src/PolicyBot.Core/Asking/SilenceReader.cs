namespace PolicyBot.Core.Asking;

/// <summary>
/// What the questions that were asked before of one policy teach together about the next: how likely the policy is silent on it. It is learned when what is remembered of the policy is read,
/// by logistic regression over words, pairs of words, ideas and points of meaning, always in the same way.
/// </summary>
internal sealed class SilenceReader
{
    private const int LeastSeen = 2;
    private const int Epochs = 12;
    private const float Pace = 0.3f;
    private const float Ridge = 2e-4f;
    private const float Least = 1e-3f;
    private const float ShareOfPoint = 3;
    private const int Decimals = 3;

    private readonly Dictionary<string, int> _signs = new(StringComparer.Ordinal);
    private readonly float[] _weights;

    /// <param name="asked">Questions, at least one, each with what it is told from, where it stands, and whether the policy is silent on it.</param>
    public SilenceReader(IReadOnlyList<(IReadOnlyCollection<string> Signs, float[] Point, bool IsSilent)> asked)
    {
        foreach (var sign in asked.SelectMany(a => a.Signs).GroupBy(s => s, StringComparer.Ordinal).Where(g => g.Count() >= LeastSeen).Select(g => g.Key)) _signs.Add(sign, _signs.Count);
        _weights = new float[_signs.Count + asked[0].Point.Length];
        Learn([.. asked.Select(a => (InputsOf(a.Signs, a.Point), a.IsSilent ? 1f : 0))]);
    }

    /// <summary>What a question is told from, each sign once.</summary>
    public static IReadOnlyCollection<string> SignsOf(Reading asked, string actor)
    {
        var signs = new HashSet<string>(StringComparer.Ordinal) { "*" };
        string[] stems = [.. asked.Tokens.Select(Stemmer.Stem)];
        for (var at = 0; at < stems.Length; at++)
        {
            signs.Add("word " + stems[at]);
            if (at > 0) signs.Add($"pair {stems[at - 1]} {stems[at]}");
        }

        foreach (var idea in asked.IdeaSet)
        {
            signs.Add("idea " + idea);
            if (actor.Length > 0) signs.Add($"actor {actor} {idea}");
        }

        return signs;
    }

    /// <summary>How likely the policy is silent, to three decimals: machines may differ in the last ones.</summary>
    public float ChanceOf(IReadOnlyCollection<string> signs, float[] point) => MathF.Round(Chance(InputsOf(signs, point)), Decimals);

    // Which weights count, and how much; the signs together are no longer than one, and the point adds its own.
    private (int At, float Value)[] InputsOf(IReadOnlyCollection<string> signs, float[] point)
    {
        int[] known = [.. signs.Select(s => _signs.GetValueOrDefault(s, -1)).Where(at => at >= 0).Order()];
        var share = 1 / MathF.Sqrt(Math.Max(1, known.Length));
        return [.. known.Select(at => (at, share)), .. point.Take(_weights.Length - _signs.Count).Select((p, i) => (_signs.Count + i, ShareOfPoint * p))];
    }

    private float Chance((int At, float Value)[] inputs)
    {
        var score = 0f;
        foreach (var (at, value) in inputs) score += _weights[at] * value;
        return (float)(1 / (1 + Math.Exp(-score)));
    }

    // Up the slope, each weight at its own pace (Adagrad).
    private void Learn(((int At, float Value)[] Inputs, float Silent)[] asked)
    {
        var (moved, random) = (new float[_weights.Length], new Random(5));
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(asked);
            foreach (var (inputs, silent) in asked)
            {
                var pull = Chance(inputs) - silent;
                foreach (var (at, value) in inputs)
                {
                    var slope = (pull * value) + (_weights[at] * Ridge);
                    moved[at] += slope * slope;
                    _weights[at] -= Pace * slope / (MathF.Sqrt(moved[at]) + Least);
                }
            }
        }
    }
}
