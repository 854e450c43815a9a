using System.Text.RegularExpressions;

namespace PolicyBot.Core.Asking;

/// <summary>Cuts a paragraph into sentences. Nothing is dropped: the pieces joined by spaces are the paragraph.</summary>
internal static partial class Sentences
{
    public static IReadOnlyList<string> Split(string paragraph)
    {
        var pieces = new List<string>();
        var start = 0;
        foreach (Match end in Ends().Matches(paragraph))
        {
            var at = end.Index + end.Length;
            if (Abbreviated().IsMatch(paragraph[start..at])) continue;
            pieces.Add(paragraph[start..at].Trim());
            start = at;
        }

        var rest = paragraph[start..].Trim();
        if (rest.Length > 0 || pieces.Count == 0) pieces.Add(rest);
        return pieces;
    }

    [GeneratedRegex(@"[.!?]+[*_""”’')\]]*\s+(?=[*_""“‘'(\[]*[A-Z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Ends();

    [GeneratedRegex(@"(?:^|[\s(])(?:e\.g|i\.e|etc|mr|mrs|ms|dr|st|no|nos|vs|cf|approx|incl|ext|tel|p|pp|para|s|ss|rev|prof|[a-z]|(?<=^\(?)\d{1,2})\.[*_""”’')\]]*\s+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Abbreviated();
}
