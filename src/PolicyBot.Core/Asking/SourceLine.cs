using System.Text.RegularExpressions;

namespace PolicyBot.Core.Asking;

/// <summary>One line of the file: its indentation, its list mark or number if it has one, and the rest.</summary>
internal sealed partial record SourceLine(int Number, string Raw, int Indent, string? Mark, string Body)
{
    public bool IsBlank => Raw.Length == 0;

    public bool IsBullet => Mark is not null && !char.IsAsciiLetterOrDigit(Mark.Trim('(', ')', '.')[..Math.Min(1, Mark.Trim('(', ')', '.').Length)].FirstOrDefault('-'));

    /// <summary>The number or letter as written, or null for a bullet.</summary>
    public string? Label => Mark is null || IsBullet ? null : Mark;

    public static IReadOnlyList<SourceLine> Split(string text)
    {
        var raw = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\f', '\n').TrimStart('\uFEFF').Split('\n');
        return [.. raw.Select((line, i) => Read(line, i + 1))];
    }

    private static SourceLine Read(string line, int number)
    {
        var trimmed = Words.Fold(line);
        if (trimmed.Length == 0) return new SourceLine(number, "", 0, null, "");
        var indent = line.TakeWhile(char.IsWhiteSpace).Sum(c => c == '\t' ? 4 : 1);
        var match = Marked().Match(trimmed);
        if (!match.Success || IsDate(match)) return new SourceLine(number, trimmed, indent, null, trimmed);
        return new SourceLine(number, trimmed, indent, match.Groups["mark"].Value, match.Groups["body"].Value);
    }

    // "15 June 2023" starts with a number that numbers nothing; so does "2 weeks".
    private static bool IsDate(Match match) =>
        char.IsAsciiDigit(match.Groups["mark"].Value[^1]) && !match.Groups["mark"].Value.Contains('.', StringComparison.Ordinal)
        && (PolicyDate.Find(match.Value) is not null || !match.Groups["body"].Value.Any(char.IsLetter) || char.IsLower(match.Groups["body"].Value[0]));

    [GeneratedRegex(@"^(?<mark>[-•▪●◦○–—➢➤►✓✔‣·❖□■§]|\*{1,3}(?=\s)|[⁰¹²³⁴-⁹]{1,3}(?=\s)|o(?=\s)|\(?(?:[a-zA-Z]|[ivxIVX]{1,5}|\d{1,2})\)|(?:\d{1,2}\.)+\d{0,2}(?=\s|\*)|\d{1,2}(?=\s)|[A-Za-z]\.(?=\s)|[ivxIVX]{2,5}\.(?=\s))\s*(?<body>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Marked();
}
