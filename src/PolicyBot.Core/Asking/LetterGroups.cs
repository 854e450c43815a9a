namespace PolicyBot.Core.Asking;

/// <summary>A word as its overlapping groups of four letters, its beginning marked: they carry it over to its family ("dorm", "dormitories") and over typing errors.</summary>
internal static class LetterGroups
{
    private const int Letters = 4;
    private static readonly WordMemo<string[]> Known = new(Cut);

    /// <summary>The groups of every telling word that is long enough.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> words) => words.Where(w => !StopWords.Contains(w)).SelectMany(Of);

    /// <summary>The groups of one word; none of a short one.</summary>
    public static IReadOnlyList<string> Of(string word) => word.Length < Letters ? [] : Known.Of(word);

    private static string[] Cut(string word)
    {
        var marked = "^" + word;
        return [.. Enumerable.Range(0, marked.Length - Letters + 1).Select(i => marked.Substring(i, Letters))];
    }
}
