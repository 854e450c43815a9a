namespace PolicyBot.Core.Asking;

/// <summary>What a piece of text speaks of: its content words and its ideas.</summary>
internal sealed class Reading
{
    private const int BitsOfWord = 64;

    private readonly ulong[] _numbers = new ulong[(Lexicon.Shared.IdeaCount + BitsOfWord - 1) / BitsOfWord];

    private Reading(IReadOnlyList<string> tokens)
    {
        Tokens = tokens;
        Ideas = Lexicon.Shared.Find([.. tokens.Select(Inflections.Base)]);
        foreach (var (idea, _, _) in Ideas)
        {
            IdeaSet.Add(idea);
            if (Lexicon.Shared.Wider(idea) is { } wider) WiderSet.Add(wider);
        }

        WiderSet.ExceptWith(IdeaSet);
        foreach (var idea in IdeaSet.Concat(WiderSet))
        {
            var number = Lexicon.Shared.NumberOf(idea);
            _numbers[number / BitsOfWord] |= 1UL << number;
        }

        ContentStems = [.. tokens.Where(t => !StopWords.Contains(t)).Select(Stemmer.Stem)];
    }

    public IReadOnlyList<string> Tokens { get; }

    public IReadOnlyList<string> ContentStems { get; }

    public IReadOnlySet<string> StemSet => field ??= ContentStems.ToHashSet(StringComparer.Ordinal);

    /// <summary>Content stems without names of platforms, which a rule seldom turns on.</summary>
    public IReadOnlyList<string> ContentStemsWithoutPlaces =>
        [.. Tokens.Where((t, i) => !StopWords.Contains(t) && !Generic.IsPlace(this, i)).Select(Stemmer.Stem)];

    /// <summary>Ideas in the order they occur.</summary>
    public List<(string Idea, int At, int Length)> Ideas { get; }

    public SortedSet<string> IdeaSet { get; } = new(StringComparer.Ordinal);

    /// <summary>Ideas that are only implied ("facebook" implies social media).</summary>
    public SortedSet<string> WiderSet { get; } = new(StringComparer.Ordinal);

    public bool Has(string idea) => IdeaSet.Contains(idea) || WiderSet.Contains(idea);

    /// <summary>The same by the idea's number (<see cref="Lexicon.NumberOf"/>), which is faster.</summary>
    public bool Has(int number) => (_numbers[number / BitsOfWord] & (1UL << number)) != 0;

    public static Reading Of(string text) => Of(PolicyBot.Core.Asking.Tokens.Read(text));

    public static Reading Of(IReadOnlyList<string> tokens) => new(tokens);
}
