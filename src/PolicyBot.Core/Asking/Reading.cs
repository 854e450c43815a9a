namespace PolicyBot.Core.Asking;

/// <summary>What a piece of text speaks of: its content words and its ideas.</summary>
internal sealed class Reading
{
    private const int BitsOfWord = 64;

    private readonly string[] _bases;
    private readonly ulong[] _own = NoIdeas();
    private readonly ulong[] _wider = NoIdeas();

    private Reading(string[] tokens, string[] bases, string[] contentStems)
    {
        (Tokens, ContentStems, _bases) = (tokens, contentStems, bases);
        Ideas = Lexicon.Shared.Find(bases);
        foreach (var (idea, _, _) in Ideas)
        {
            Note(idea, _own);
            if (Lexicon.Shared.Wider(idea) is { } wider) Note(wider, _wider);
        }

        for (var w = 0; w < _wider.Length; w++) _wider[w] &= ~_own[w];
        (IdeaSet, WiderSet) = (Lexicon.Shared.NamesOf(_own), Lexicon.Shared.NamesOf(_wider));
    }

    public IReadOnlyList<string> Tokens { get; }

    public IReadOnlyList<string> ContentStems { get; }

    public IReadOnlySet<string> StemSet => field ??= ContentStems.ToHashSet(StringComparer.Ordinal);

    /// <summary>Content stems without names of platforms, which a rule seldom turns on.</summary>
    public IReadOnlyList<string> ContentStemsWithoutPlaces =>
        [.. Tokens.Where((t, i) => !StopWords.Contains(t) && !Generic.IsPlace(this, i)).Select(Stemmer.Stem)];

    /// <summary>Ideas in the order they occur.</summary>
    public List<(string Idea, int At, int Length)> Ideas { get; }

    /// <summary>The same, each once, in the order of their names.</summary>
    public IReadOnlyList<string> IdeaSet { get; }

    /// <summary>Ideas that are only implied ("facebook" implies social media).</summary>
    public IReadOnlyList<string> WiderSet { get; }

    public bool Has(string idea) => IdeaSet.Contains(idea) || WiderSet.Contains(idea);

    /// <summary>The same by the idea's number (<see cref="Lexicon.NumberOf"/>), which is faster.</summary>
    public bool Has(int number) => ((_own[number / BitsOfWord] | _wider[number / BitsOfWord]) & (1UL << number)) != 0;

    public static Reading Of(string text) => Of(PolicyBot.Core.Asking.Tokens.Read(text));

    public static Reading Of(IReadOnlyList<string> tokens) =>
        new([.. tokens], [.. tokens.Select(Inflections.Base)], [.. tokens.Where(t => !StopWords.Contains(t)).Select(Stemmer.Stem)]);

    /// <summary>One text after the other, read as one.</summary>
    public static Reading Joined(params IReadOnlyList<Reading> texts) =>
        texts is [var only] ? only : new([.. texts.SelectMany(t => t.Tokens)], [.. texts.SelectMany(t => t._bases)], [.. texts.SelectMany(t => t.ContentStems)]);

    private static ulong[] NoIdeas() => new ulong[(Lexicon.Shared.IdeaCount + BitsOfWord - 1) / BitsOfWord];

    private static void Note(string idea, ulong[] ideas)
    {
        var number = Lexicon.Shared.NumberOf(idea);
        ideas[number / BitsOfWord] |= 1UL << number;
    }
}
