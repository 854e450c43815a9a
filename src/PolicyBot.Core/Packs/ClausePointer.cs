using System.Globalization;
using System.Text;
using PolicyBot.Core.Asking;

namespace PolicyBot.Core.Packs;

/// <summary>
/// Where a fact of the pack stands in the policy: headings over the clause and a few words of it, so that the pack holds no
/// sentence of the policy and a changed policy is noticed.
/// </summary>
/// <param name="HeadingPath">
/// Headings over the clause, outermost first; ones in between may be left out. Numbers before a heading do not matter.
/// Empty means anywhere in the document.
/// </param>
/// <param name="Phrase">At most <see cref="MaxWords"/> consecutive words of the clause.</param>
public sealed record ClausePointer(IReadOnlyList<string> HeadingPath, string Phrase)
{
    /// <summary>A phrase points to a clause; more words than this would be copying it.</summary>
    public const int MaxWords = 12;

    /// <summary>Words in the phrase.</summary>
    public int Words => Phrase.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>
    /// Looks the phrase up. White space is folded, typographic quotation marks and dashes count as plain ones, emphasis marks
    /// (<c>*</c>) and capitals do not matter.
    /// </summary>
    public ClauseMatch FindIn(PolicyDocument document)
    {
        var phrase = Fold(Phrase);
        var withPhrase = document.Clauses.Where(clause => Fold(clause.Text).Contains(phrase, StringComparison.Ordinal)).ToList();
        var underHeading = withPhrase.Where(clause => IsUnder(clause.HeadingPath)).ToList();

        return underHeading switch
        {
            [var one] => new ClauseMatch.Found(one),
            [_, _, ..] => new ClauseMatch.Ambiguous(underHeading),
            [] when withPhrase.Count > 0 => new ClauseMatch.UnderAnotherHeading(withPhrase),
            _ => new ClauseMatch.NotFound(),
        };
    }

    private bool IsUnder(IReadOnlyList<string> headings)
    {
        var found = 0;
        foreach (var heading in headings)
        {
            if (found < HeadingPath.Count && FoldHeading(heading) == FoldHeading(HeadingPath[found]))
                found++;
        }

        return found == HeadingPath.Count;
    }

    private static string FoldHeading(string heading) =>
        Fold(heading).TrimStart('#', ' ').TrimStart("0123456789.".ToCharArray()).Trim(' ', ':', '.', ')');

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter == '*')
                continue;
            if (!char.IsWhiteSpace(letter))
                folded.Append(Plain(letter));
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }

        return folded.ToString().Trim().ToLower(CultureInfo.InvariantCulture);
    }

    private static char Plain(char letter) => letter switch
    {
        '‘' or '’' or '‛' or '′' => '\'',
        '“' or '”' or '„' => '"',
        '‐' or '‑' or '–' or '—' or '−' => '-',
        _ => letter,
    };
}

/// <summary>What became of looking up a <see cref="ClausePointer"/>.</summary>
public abstract record ClauseMatch
{
    private ClauseMatch()
    {
    }

    /// <summary>Exactly one clause.</summary>
    public sealed record Found(Clause Clause) : ClauseMatch;

    /// <summary>More than one clause under that heading path.</summary>
    public sealed record Ambiguous(IReadOnlyList<Clause> Clauses) : ClauseMatch;

    /// <summary>The phrase stands in the document, but not under that heading path.</summary>
    public sealed record UnderAnotherHeading(IReadOnlyList<Clause> Clauses) : ClauseMatch;

    /// <summary>The phrase does not stand in the document.</summary>
    public sealed record NotFound : ClauseMatch;
}
