namespace PolicyBot.Core.Asking;

/// <summary>A word as its overlapping groups of four letters, its beginning marked: they carry it over to its family ("dorm", "dormitories") and over typing errors.</summary>
internal static class LetterGroups
{
    private const int Letters = 4;

    /// <summary>The groups of every telling word that is long enough.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> tokens) => tokens.Where(t => t.Length >= Letters && !StopWords.Contains(t)).SelectMany(Of);

    /// <summary>The groups of one word; none of a short one.</summary>
    public static IEnumerable<string> Of(string word)
    {
        var marked = "^" + word;
        for (var i = 0; i + Letters <= marked.Length && word.Length >= Letters; i++) yield return marked.Substring(i, Letters);
    }
}
