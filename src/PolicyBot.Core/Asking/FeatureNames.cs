namespace PolicyBot.Core.Asking;

/// <summary>Takes one feature of a text.</summary>
/// <param name="name">Its kind and its words ("b:social media"); it lasts no longer than the call.</param>
/// <param name="weight">How much it counts.</param>
internal delegate void TakeFeature(ReadOnlySpan<char> name, float weight);

/// <summary>Names the features or signs of a text one after the other in one buffer: there are hundreds, and most names are only looked up.</summary>
/// <param name="take">Takes a feature.</param>
/// <param name="takeWord">Takes all features that a word has by itself, each to count as much as is said.</param>
internal sealed class FeatureNames(TakeFeature take, Action<string, float> takeWord)
{
    private const int Usual = 64;

    private char[] _name = new char[Usual];

    /// <summary>The features of a text as a list.</summary>
    /// <param name="nameFeatures">Names them.</param>
    /// <param name="nameWord">Names those that a word has by itself.</param>
    public static List<(string Name, float Weight)> ListOf(Action<FeatureNames> nameFeatures, Action<string, FeatureNames> nameWord)
    {
        var list = new List<(string, float)>();
        nameFeatures(new FeatureNames(
            (name, weight) => list.Add((name.ToString(), weight)),
            (word, share) => nameWord(word, WithoutWords((name, weight) => list.Add((name.ToString(), weight * share))))));
        return list;
    }

    /// <summary>For what has no words to take as a whole: <see cref="AddWords"/> throws.</summary>
    public static FeatureNames WithoutWords(TakeFeature take) => new(take, (word, _) => throw new InvalidOperationException($"\"{word}\" cannot be taken as a whole here; name its features."));

    /// <summary>Features that have their names already.</summary>
    public void AddAll(IEnumerable<(string Name, float Weight)> features)
    {
        foreach (var (name, weight) in features) take(name, weight);
    }

    /// <summary>What each word has by itself.</summary>
    /// <param name="words">The words.</param>
    /// <param name="share">How much they count.</param>
    public void AddWords(IReadOnlyList<string> words, float share = 1)
    {
        for (var w = 0; w < words.Count; w++) takeWord(words[w], share);
    }

    /// <summary>One feature.</summary>
    /// <param name="weight">How much it counts.</param>
    /// <param name="parts">What its name is put together from.</param>
    public void Add(float weight, params ReadOnlySpan<string> parts)
    {
        var length = 0;
        foreach (var part in parts)
        {
            if (length + part.Length > _name.Length) Array.Resize(ref _name, 2 * (length + part.Length));
            part.CopyTo(_name.AsSpan(length));
            length += part.Length;
        }

        take(_name.AsSpan(0, length), weight);
    }
}
