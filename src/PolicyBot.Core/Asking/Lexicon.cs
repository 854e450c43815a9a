using System.Numerics;

namespace PolicyBot.Core.Asking;

/// <summary>Data/words.txt: which words and phrases mean the same idea.</summary>
internal sealed class Lexicon
{
    private const int BitsOfWord = 64;

    private readonly Dictionary<string, List<(string[] Stems, string[] Ideas)>> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _wider = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private string[] _names = [];

    private Lexicon()
    {
    }

    public static Lexicon Shared { get; } = Load(DataFile.Lines("words.txt"));

    /// <summary>Every word that stands in a phrase, for mending typing errors.</summary>
    public HashSet<string> Vocabulary { get; } = new(StringComparer.Ordinal);

    public string? Wider(string idea) => _wider.GetValueOrDefault(idea);

    /// <summary>How many ideas there are.</summary>
    public int IdeaCount => _numbers.Count;

    /// <summary>The idea's number, from 0, in the order of their names: sets of numbers are compared faster than sets of names.</summary>
    public int NumberOf(string idea) => _numbers[idea];

    /// <summary>The ideas whose bits are set, by their numbers, in order.</summary>
    public string[] NamesOf(ReadOnlySpan<ulong> bits)
    {
        var count = 0;
        foreach (var word in bits) count += BitOperations.PopCount(word);
        var names = new string[count];
        for (var (at, word) = (0, 0); word < bits.Length; word++)
            for (var rest = bits[word]; rest != 0; rest &= rest - 1)
                names[at++] = _names[(word * BitsOfWord) + BitOperations.TrailingZeroCount(rest)];
        return names;
    }

    /// <summary>The ideas in a row of base forms, left to right; a longer phrase wins over a shorter one inside it.</summary>
    public List<(string Idea, int At, int Length)> Find(IReadOnlyList<string> stems)
    {
        var found = new List<(string, int, int)>();
        for (var i = 0; i < stems.Count;)
        {
            var (ideas, length) = LongestAt(stems, i);
            foreach (var idea in ideas) found.Add((idea, i, length));
            i += Math.Max(1, length);
        }

        return found;
    }

    private (string[] Ideas, int Length) LongestAt(IReadOnlyList<string> stems, int at)
    {
        if (!_phrases.TryGetValue(stems[at], out var candidates)) return ([], 0);
        foreach (var (phrase, ideas) in candidates)
        {
            if (at + phrase.Length > stems.Count) continue;
            var matches = true;
            for (var k = 1; k < phrase.Length && matches; k++) matches = phrase[k] == stems[at + k];
            if (matches) return (ideas, phrase.Length);
        }

        return ([], 0);
    }

    public static Lexicon Load(IEnumerable<string> lines)
    {
        var lexicon = new Lexicon();
        var entries = lines.Select(Parse).ToList();
        var words = entries.ToDictionary(e => e.Idea, e => e.Phrases.Where(p => !p.Contains('{', StringComparison.Ordinal) && Words.Count(p) == 1).ToList(), StringComparer.Ordinal);
        var all = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var (idea, wider, phrases) in entries)
        {
            if (wider is not null) lexicon._wider[idea] = wider;
            foreach (var phrase in phrases.SelectMany(p => Expand(p, words)))
                lexicon.Note(phrase, idea, all);
        }

        lexicon._names = [.. entries.Select(e => e.Idea).Order(StringComparer.Ordinal)];
        foreach (var (number, idea) in lexicon._names.Index()) lexicon._numbers[idea] = number;
        foreach (var (stems, ideas) in all)
        {
            var row = stems.Split(' ');
            if (!lexicon._phrases.TryGetValue(row[0], out var list)) lexicon._phrases[row[0]] = list = [];
            list.Add((row, [.. ideas]));
        }

        foreach (var list in lexicon._phrases.Values) list.Sort((a, b) => b.Stems.Length.CompareTo(a.Stems.Length));
        return lexicon;
    }

    private void Note(string phrase, string idea, Dictionary<string, SortedSet<string>> all)
    {
        var tokens = Tokens.Read(phrase);
        if (tokens.Count == 0) return;
        Vocabulary.UnionWith(tokens);
        var key = string.Join(' ', tokens.Select(Inflections.Base));
        if (!all.TryGetValue(key, out var ideas)) all[key] = ideas = new SortedSet<string>(StringComparer.Ordinal);
        ideas.Add(idea);
    }

    private static (string Idea, string? Wider, List<string> Phrases) Parse(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) throw new InvalidDataException($"words.txt: no colon in \"{line}\".");
        var head = line[..colon].Split('>', StringSplitOptions.TrimEntries);
        return (head[0], head.Length > 1 ? head[1] : null, [.. line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);
    }

    private static IEnumerable<string> Expand(string phrase, Dictionary<string, List<string>> words)
    {
        var open = phrase.IndexOf('{', StringComparison.Ordinal);
        if (open < 0) return [phrase];
        var close = phrase.IndexOf('}', open);
        var name = phrase[(open + 1)..close];
        return words[name].SelectMany(w => Expand(phrase[..open] + w + phrase[(close + 1)..], words));
    }
}
