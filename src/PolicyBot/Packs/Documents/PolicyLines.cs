using System.Text;
using PolicyBot.Core.Asking;

namespace PolicyBot.Packs.Documents;

/// <summary>
/// What a reader of a document hands on: headings, paragraphs, list items, table rows and footnotes, as the Markdown lines that
/// <see cref="PolicyDocument"/> reads. The words stay as they are; white space is folded and invisible signs are left out.
/// </summary>
internal sealed class PolicyLines
{
    /// <summary>Some seven hundred pages. Beyond it a file is no policy, and reading it would only keep somebody waiting.</summary>
    public const int MostCharacters = 2_000_000;

    private const int LongestHeading = 90;

    private readonly StringBuilder _text = new();
    private bool _inList;
    private (int Depth, bool IsBullet)? _opened;

    /// <exception cref="PolicyFileException">There is more text than any policy has.</exception>
    public void Heading(int level, string text)
    {
        if (Clean(text) is { Length: > 0 } clean) Block($"{new string('#', Math.Clamp(level, 1, 6))} {clean}");
    }

    /// <param name="isBold">All of it; bold is how many schools write a heading.</param>
    public void Paragraph(string text, bool isBold = false)
    {
        var lines = text.Split('\n').Select(Clean).Where(line => line.Length > 0).ToList();
        if (lines.Count == 1 && isBold && ReadsAsHeading(lines[0])) Block($"**{lines[0]}**");
        else if (lines.Count > 0) Block(string.Join('\n', lines));
    }

    /// <param name="depth">0 is outermost.</param>
    /// <param name="mark">The number or letter as written; "-" for a bullet.</param>
    public void Item(int depth, string mark, string text)
    {
        var lines = text.Split('\n').Select(Clean).Where(line => line.Length > 0).ToList();
        if (lines.Count == 0) return;
        if (!_inList) Gap();
        _inList = true;
        // Two lists in one: the bullets after "3.2 Staff must:" belong to it, however far in they stand.
        if (_opened is { } open && depth <= open.Depth && (mark == "-") != open.IsBullet) depth = open.Depth + 1;
        else _opened = null;
        if (lines[^1].EndsWith(':')) _opened = (depth, mark == "-");
        // A figure alone would be read as part of the sentence.
        var label = mark.Length is 1 or 2 && mark.All(char.IsAsciiDigit) ? mark + "." : mark;
        Append($"{new string(' ', 2 * Math.Max(0, depth))}{label} {string.Join('\n', lines)}\n");
    }

    /// <param name="rows">Cells of each row; a cell's paragraphs are parted by line ends.</param>
    /// <param name="hasHead">The first row names the columns.</param>
    public void Table(IReadOnlyList<IReadOnlyList<string>> rows, bool hasHead)
    {
        Gap();
        for (var i = 0; i < rows.Count; i++)
        {
            Append($"| {string.Join(" | ", rows[i].Select(Cell))} |\n");
            if (i == 0 && hasHead && rows.Count > 1) Append($"|{string.Concat(Enumerable.Repeat(" --- |", rows[i].Count))}\n");
        }
    }

    /// <param name="mark">The sign that the sentence carries too.</param>
    public void Footnote(string mark, string text) => Block($"{mark} {Clean(text)}");

    /// <summary>A footnote's number as the sign that stands behind a word.</summary>
    public static string Raised(int number) =>
        string.Concat(number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(digit => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));

    public override string ToString() => _text.ToString().Trim('\n') + "\n";

    // A bold lead-in ("Staff must not:") opens its list, and is no heading.
    private static bool ReadsAsHeading(string text) =>
        text.Length <= LongestHeading && text[^1] is not ('.' or ':' or ';' or ',') && !text.Contains('*', StringComparison.Ordinal);

    private static string Cell(string text) =>
        string.Join("<br>", text.Replace('|', '¦').Split('\n').Select(Clean).Where(line => line.Length > 0));

    private void Block(string text)
    {
        Gap();
        Append(text + "\n");
    }

    private void Gap()
    {
        if (_text.Length > 0) _text.Append('\n');
        _inList = false;
        _opened = null;
    }

    private void Append(string text)
    {
        if (_text.Length + text.Length > MostCharacters) throw new PolicyFileException("has more text than any school policy: check that it is the right file.");
        _text.Append(text);
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
            }
            else if (c is not ('\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\uFFFE' or '\uFFFF'))
            {
                clean.Append(c);
            }
        }

        return clean.ToString().TrimEnd();
    }
}
