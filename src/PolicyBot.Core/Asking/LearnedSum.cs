using System.Globalization;
using System.Runtime.Intrinsics;

namespace PolicyBot.Core.Asking;

/// <summary>A weighted sum of features, corrected by small trees; both are learned offline and kept in Data/NAME.txt and Data/NAME-trees.txt.</summary>
internal sealed class LearnedSum(float[] weights, Trees trees)
{
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

    /// <summary>The sums of several rows of features.</summary>
    public float[] Of(IReadOnlyList<float[]> rows)
    {
        var columns = new Columns(rows);
        var sums = new float[columns.Length];
        var eights = Columns.EightsOf(sums);
        for (var f = 0; f < weights.Length; f++)
        {
            var weight = Vector256.Create(weights[f]);
            var column = columns.Of(f);
            for (var i = 0; i < eights.Length; i++) eights[i] += weight * column[i];
        }

        var corrections = trees.Scores(columns);
        for (var row = 0; row < sums.Length; row++) sums[row] += corrections[row];
        return sums[..rows.Count];
    }
}
