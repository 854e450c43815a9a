using System.Globalization;
using System.Runtime.Intrinsics;

namespace PolicyBot.Core.Asking;

/// <summary>A weighted sum of features, corrected by small trees; both are learned offline and kept in Data/NAME.txt and Data/NAME-trees.txt.</summary>
internal sealed class LearnedSum(float[] weights, Trees trees)
{
    private const int AtOnce = 64;

    public static LearnedSum Load(string name, string[] features)
    {
        var weights = new float[features.Length];
        foreach (var line in DataFile.Lines(name + ".txt"))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (Array.IndexOf(features, parts[0]) is >= 0 and var at) weights[at] = float.Parse(parts[1], CultureInfo.InvariantCulture);
        }

        return new LearnedSum(weights, Trees.Load(name + "-trees.txt", features));
    }

    public float Of(float[] features) => Of([features])[0];

    /// <summary>The sums of several rows of features, a few dozen at a time, which stay at hand.</summary>
    public float[] Of(IReadOnlyList<float[]> rows)
    {
        var sums = new float[rows.Count];
        for (var first = 0; first < rows.Count; first += AtOnce)
        {
            float[][] some = [.. rows.Skip(first).Take(AtOnce)];
            SumsOf(new Columns(some, weights.Length)).AsSpan(0, some.Length).CopyTo(sums.AsSpan(first));
        }

        return sums;
    }

    private float[] SumsOf(Columns rows)
    {
        var sums = new float[rows.Length];
        var eights = Columns.EightsOf(sums);
        for (var f = 0; f < weights.Length; f++)
        {
            var weight = Vector256.Create(weights[f]);
            var column = rows.Of(f);
            for (var i = 0; i < eights.Length; i++) eights[i] += weight * column[i];
        }

        var corrections = trees.Scores(rows);
        for (var row = 0; row < sums.Length; row++) sums[row] += corrections[row];
        return sums;
    }
}
