namespace PolicyBot.Core.Asking;

/// <summary>
/// Which words go together: "broadband" with "wifi" and, less, with "router". A line of Data/thesaurus-*.txt is
/// "word = words that mean nearly the same ~ words that stand near it"; a text takes part in every line that one of its words stands in.
/// Phrases of more than two telling words are passed over, and a word that stands near all sorts of words ("pupil") stands near none.
/// </summary>
internal sealed class Thesaurus
{
    private const float Same = 0.8f;
    private const float Near = 0.3f;
    private const int LongestPhrase = 2;
    private const int ManyLines = 40;

    private readonly Dictionary<string, (string Line, float Weight)[]> _linesOfStem = new(StringComparer.Ordinal);

    public Thesaurus(IEnumerable<string> lines)
    {
        var linesOfStem = new Dictionary<string, Dictionary<string, float>>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var (word, rest) = Cut(line, '=');
            var (same, near) = Cut(rest, '~');
            Note(word, word, 1);
            foreach (var other in same.Split(',')) Note(other, word, Same);
            foreach (var other in near.Split(',')) Note(other, word, Near);
        }

        foreach (var (stem, of) in linesOfStem) _linesOfStem[stem] = [.. of.Where(l => of.Count <= ManyLines || l.Value > Near).Select(l => (l.Key, l.Value))];

        // A phrase's words share what the phrase would have.
        void Note(string phrase, string line, float weight)
        {
            var words = Tokens.Read(phrase).Where(t => !StopWords.Contains(t)).ToList();
            if (words.Count > LongestPhrase) return;
            foreach (var stem in words.Select(Stemmer.Stem))
            {
                if (!linesOfStem.TryGetValue(stem, out var of)) linesOfStem[stem] = of = new(StringComparer.Ordinal);
                of[line] = Math.Max(of.GetValueOrDefault(line), weight / words.Count);
            }
        }
    }

    public static Thesaurus Shared { get; } = new(DataFile.Names("thesaurus-").SelectMany(DataFile.Lines));

    /// <summary>The lines that the stem stands in, each with how much it belongs there, up to 1.</summary>
    public IReadOnlyList<(string Line, float Weight)> LinesOf(string stem) => _linesOfStem.GetValueOrDefault(stem, []);

    private static (string Before, string After) Cut(string text, char at) =>
        text.IndexOf(at, StringComparison.Ordinal) is >= 0 and var place ? (text[..place].Trim(), text[(place + 1)..].Trim()) : (text.Trim(), "");
}
