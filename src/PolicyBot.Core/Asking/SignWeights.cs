using System.Globalization;

namespace PolicyBot.Core.Asking;

/// <summary>What each sign of a text weighs for every outcome; learned offline and kept in Data.</summary>
/// <param name="weights">For each sign a weight for every outcome, in an array of its own.</param>
/// <param name="outcomes">How many outcomes there are.</param>
internal sealed class SignWeights(Dictionary<string, float[]> weights, int outcomes)
{
    private readonly Dictionary<string, float[]>.AlternateLookup<ReadOnlySpan<char>> _weights = weights.GetAlternateLookup<ReadOnlySpan<char>>();

    public static SignWeights Load(string file, int outcomes) => new(
        DataFile.Lines(file).Select(l => l.Split('\t')).ToDictionary(p => p[0], p => p[1].Split(' ').Select(w => float.Parse(w, CultureInfo.InvariantCulture)).ToArray(), StringComparer.Ordinal), outcomes);

    /// <summary>The line of a file for one sign.</summary>
    public static string Write(string sign, IEnumerable<float> weights) => sign + "\t" + string.Join(' ', weights.Select(w => w.ToString("0.##", CultureInfo.InvariantCulture)));

    /// <summary>What speaks for each outcome; a long text is not the surer for its length.</summary>
    /// <param name="nameSigns">Names the signs of the text; each counts once.</param>
    public float[] ScoresOf(Action<FeatureNames> nameSigns)
    {
        var (scores, known) = (new float[outcomes], new HashSet<float[]>(ReferenceEqualityComparer.Instance));
        nameSigns(FeatureNames.WithoutWords((name, _) =>
        {
            if (!_weights.TryGetValue(name, out var own) || !known.Add(own)) return;
            for (var o = 0; o < scores.Length; o++) scores[o] += own[o];
        }));
        var length = MathF.Sqrt(Math.Max(1, known.Count));
        for (var o = 0; o < scores.Length; o++) scores[o] /= length;
        return scores;
    }

    /// <summary>The signs of a text, each once.</summary>
    public static IReadOnlyCollection<string> SignsOf(Action<FeatureNames> nameSigns)
    {
        var signs = new HashSet<string>(StringComparer.Ordinal);
        nameSigns(FeatureNames.WithoutWords((name, _) => signs.Add(name.ToString())));
        return signs;
    }

    /// <summary>How likely that makes each outcome, in place.</summary>
    public static float[] ToChances(float[] scores)
    {
        var (highest, all) = (scores.Max(), 0f);
        for (var o = 0; o < scores.Length; o++) all += scores[o] = MathF.Exp(scores[o] - highest);
        for (var o = 0; o < scores.Length; o++) scores[o] /= all;
        return scores;
    }
}
