using System.Globalization;

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

    public float Of(float[] features)
    {
        var sum = 0f;
        for (var i = 0; i < features.Length; i++) sum += weights[i] * features[i];
        return sum + trees.Score(features);
    }
}
