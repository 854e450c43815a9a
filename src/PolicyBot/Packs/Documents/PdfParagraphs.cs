using System.Text.RegularExpressions;

namespace PolicyBot.Packs.Documents;

/// <summary>
/// Lines of print into headings, list items and paragraphs. A line goes on with the one before it where its first word would not have
/// fitted there; bigger print is a heading; the page break in a sentence is mended.
/// </summary>
internal sealed partial class PdfParagraphs
{
    private const double BiggerPrint = 1.12;
    private const double Indent = 8;
    private const int LongestHeading = 100;
    private const int LongestParagraph = 6000;
    private const double SameColumn = 40;
    private const double MarkToText = 60;
    private const int MostLinesOfPage = 2000;

    private readonly List<PdfLine> _lines;
    private readonly PolicyLines _text;
    private readonly double _height;
    private readonly double _left;
    private readonly double _right;
    private readonly List<double> _headingHeights;
    private readonly HashSet<PdfLine> _beside;
    private readonly Dictionary<(int Page, int Flow), double> _edges;
    private bool _opened;

    public PdfParagraphs(IReadOnlyList<PdfLine> lines, PolicyLines text)
    {
        _lines = JoinMarks(lines);
        _text = text;
        _height = _lines.Count == 0 ? 0 : Usual(_lines.Select(l => (l.Height, l.Text.Length)));
        _left = LeftEdge(_lines);
        _beside = [.. _lines.GroupBy(l => l.Page).SelectMany(StandingBeside)];
        _right = _lines.Where(l => !_beside.Contains(l)).Select(l => l.Right).DefaultIfEmpty(0).Max();
        _edges = _lines.GroupBy(l => (l.Page, l.Flow)).ToDictionary(g => g.Key, g => g.Max(l => l.Right));
        _headingHeights = [.. _lines.Where(IsBig).Select(l => Math.Round(l.Height)).Distinct().OrderDescending()];
    }

    public void Write()
    {
        for (var i = 0; i < _lines.Count;)
        {
            var (first, text) = (_lines[i], Marked().Replace(_lines[i].Text, "• "));
            for (i++; i < _lines.Count && GoesOn(_lines[i - 1], _lines[i], text); i++) text = Joined(text, _lines[i].Text);
            Put(first, text);
        }
    }

    private void Put(PdfLine first, string text)
    {
        var depth = (int)Math.Max(0, Math.Round((first.Left - _left) / (2 * Indent)));
        if (IsBig(first) && text.Length <= LongestHeading) _text.Heading(Math.Min(3, 1 + _headingHeights.IndexOf(Math.Round(first.Height))), text);
        else if (ListMark().Match(text) is { Success: true } mark) _text.Item(depth, mark.Groups["mark"].Value, mark.Groups["body"].Value);
        // Some programs draw their bullets, so that only the indent tells a list.
        else if (depth > 0 && first.Left > _left + Indent && !_beside.Contains(first) && _opened) _text.Item(depth, "-", text);
        else _text.Paragraph(text);
        _opened = text.EndsWith(':') || (_opened && depth > 0);
    }

    private bool GoesOn(PdfLine before, PdfLine line, string soFar)
    {
        var isEnded = Ended().IsMatch(soFar);
        if (soFar.Length > LongestParagraph || (ListMark().IsMatch(line.Text) && (isEnded || !Torn().IsMatch(line.Text) || Fits(before, line)))) return false;
        if (Math.Abs(before.Height - line.Height) > 0.15 * before.Height) return false;
        if (IsBig(line)) return before.Flow == line.Flow && line.Top - before.Bottom < 0.6 * line.Height && !Fits(before, line);
        if (before.Page != line.Page) return !isEnded && (char.IsLower(line.Text[0]) || !Fits(before, line));
        // A step to the right opens a list, one to the left ends it; only the first line of an item stands further out by its mark.
        if (isEnded && line.Left > before.Left + Indent && !ListMark().IsMatch(before.Text)) return false;
        if (line.Left < before.Left - Indent && !char.IsLower(line.Text[0])) return false;
        return line.Top > before.Top && line.Top - before.Bottom < 0.9 * line.Height && Math.Abs(before.Left - line.Left) < SameColumn && !Fits(before, line);
    }

    private bool Fits(PdfLine before, PdfLine line)
    {
        var edge = _beside.Contains(before) ? _edges[(before.Page, before.Flow)] : _right;
        return before.Right + (0.25 * before.Height) + line.FirstWord < edge - 1;
    }

    // Something else stands at the same height on the page: a column, or a cell of a table.
    private static IEnumerable<PdfLine> StandingBeside(IEnumerable<PdfLine> page)
    {
        var lines = page.Take(MostLinesOfPage).ToList();
        return lines.Where(l => lines.Exists(other => IsLevel(other, l) && (other.Left >= l.Right || other.Right <= l.Left)));
    }

    private static bool IsLevel(PdfLine a, PdfLine b) => a.Top < b.Bottom - 2 && a.Bottom > b.Top + 2;

    private bool IsBig(PdfLine line) => line.Height > BiggerPrint * _height && line.Text.Any(char.IsLetter);

    // A bullet or number that stands alone belongs to the line at the same height to the right of it.
    private static List<PdfLine> JoinMarks(IEnumerable<PdfLine> lines) => [.. lines.GroupBy(l => l.Page).SelectMany(page =>
    {
        var joined = page.ToList();
        foreach (var mark in joined.Take(MostLinesOfPage).Where(l => LoneMark().IsMatch(l.Text)).ToList())
        {
            var at = joined.FindIndex(l => l != mark && IsLevel(l, mark) && l.Left >= mark.Right && l.Left - mark.Right < MarkToText);
            if (at < 0) continue;
            joined[at] = joined[at] with { Left = mark.Left, Text = mark.Text + " " + joined[at].Text };
            joined.Remove(mark);
        }

        return joined;
    })];

    private static string Joined(string before, string line) =>
        before.EndsWith('-') && before.Length > 1 && char.IsLetter(before[^2]) && char.IsLower(line[0]) ? before + line : before + " " + line;

    // As far left as a fair share of the text stands: not a stray page number, and not the lists, however long.
    private static double LeftEdge(List<PdfLine> lines)
    {
        var share = lines.Sum(l => l.Text.Length) / 20;
        return lines.GroupBy(l => Math.Round(l.Left)).Where(g => g.Sum(l => l.Text.Length) >= share).Select(g => g.Key).DefaultIfEmpty(0).Min();
    }

    private static double Usual(IEnumerable<(double Value, int Weight)> values) =>
        values.GroupBy(v => Math.Round(v.Value)).MaxBy(g => g.Sum(v => v.Weight))!.Average(v => v.Value);

    [GeneratedRegex(@"[.!?:;][”""’')\]*]*$")]
    private static partial Regex Ended();

    // A dash or a figure that a line of a sentence happens to begin with.
    [GeneratedRegex(@"^(?:[-–]|[\d.]+)\s+\p{Ll}")]
    private static partial Regex Torn();

    // Bullets of the symbol fonts have no character of their own.
    [GeneratedRegex(@"^[\uE000-\uF8FF]\s*")]
    private static partial Regex Marked();

    [GeneratedRegex(@"^(?<mark>[-•▪●◦○–➢➤►✓✔‣·❖□■§\uE000-\uF8FF]|o(?=\s)|\*{1,3}(?=\s)|\(?(?:[a-zA-Z]|[ivx]{1,5}|\d{1,2})\)|(?:\d{1,2}\.)+\d{0,2}(?=\s)|[A-Za-z]\.(?=\s)|[ivx]{2,5}\.(?=\s))\s*(?<body>\S.*)$", RegexOptions.Singleline)]
    private static partial Regex ListMark();

    [GeneratedRegex(@"^(?:[-•▪●◦○–➢➤►✓✔‣·❖□■§\uE000-\uF8FFo]|\(?[a-zA-Z0-9]{1,3}[).]|(?:\d{1,2}\.)+\d{0,2})$")]
    private static partial Regex LoneMark();
}
