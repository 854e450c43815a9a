namespace PolicyBot.Core.Asking;

/// <summary>Mends a typing error where exactly one known word lies nearest. Short words are left alone.</summary>
internal static class Spelling
{
    private const int ShortestMended = 5;
    private const int LongForTwo = 9;

    private static readonly Lazy<Dictionary<char, List<string>>> ByFirst = new(() =>
        Lexicon.Shared.Vocabulary.Concat(MatterIndex.Shared.Vocabulary).Where(w => w.Length >= ShortestMended - 1 && w.All(char.IsAsciiLetter)).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).GroupBy(w => w[0]).ToDictionary(g => g.Key, g => g.ToList()));

    private static readonly Lazy<HashSet<string>> Everyday = new(() => [.. DataFile.Lines("common.txt").SelectMany(l => l.Split(' '))]);

    private static readonly Lazy<HashSet<string>> KnownStems = new(() =>
        [.. Lexicon.Shared.Vocabulary.Concat(MatterIndex.Shared.Vocabulary).Concat(Everyday.Value).Select(Stemmer.Stem)]);

    public static bool IsKnown(string word) =>
        word.Length < ShortestMended || Everyday.Value.Contains(word) || KnownStems.Value.Contains(Stemmer.Stem(word)) || Lexicon.Shared.Vocabulary.Contains(word) || MatterIndex.Shared.Vocabulary.Contains(word) || StopWords.Contains(word);

    public static IReadOnlyList<string> Mend(IReadOnlyList<string> tokens, Func<string, bool> known) =>
        [.. tokens.Select(t => IsKnown(t) || known(t) || !t.All(char.IsAsciiLetter) ? t : Nearest(t) ?? t)];

    private static string? Nearest(string word)
    {
        var most = word.Length >= LongForTwo ? 2 : 1;
        string? best = null;
        var distance = most + 1;
        foreach (var list in Candidates(word))
            foreach (var known in list)
            {
                if (Math.Abs(known.Length - word.Length) > most) continue;
                var d = Distance(word, known, distance);
                if (d < distance) (best, distance) = (known, d);
                else if (d == distance && d <= most && best is not null && !SameStem(best, known)) best = Closer(word, best, known);
            }

        return distance <= most ? best : null;
    }

    private static IEnumerable<List<string>> Candidates(string word)
    {
        if (ByFirst.Value.TryGetValue(word[0], out var same)) yield return same;
        // The first two letters swapped: "raent" for "arent".
        if (word[1] != word[0] && ByFirst.Value.TryGetValue(word[1], out var swapped)) yield return [.. swapped.Where(k => k.Length == word.Length && k[1] == word[0] && k[2..] == word[2..])];
    }

    private static bool SameStem(string a, string b) => Stemmer.Stem(a) == Stemmer.Stem(b);

    // Two words equally near: the one of the same length, then the first by spelling, so that every run agrees.
    private static string Closer(string word, string a, string b) =>
        (Math.Abs(a.Length - word.Length), Math.Abs(b.Length - word.Length)) switch
        {
            var (x, y) when y < x => b,
            _ => a,
        };

    // Edits, with two neighbouring letters swapped counted as one.
    private static int Distance(string a, string b, int limit)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var lowest = int.MaxValue;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var d = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d = Math.Min(d, rows[i - 2, j - 2] + 1);
                rows[i, j] = d;
                lowest = Math.Min(lowest, d);
            }

            if (lowest > limit) return limit + 1;
        }

        return rows[a.Length, b.Length];
    }
}
