using System.Text.RegularExpressions;

namespace PolicyBot.Core.Asking;

/// <summary>
/// Tables in Markdown's form. A row of short cells is one clause; a cell that says something is one of its own, introduced by the head of
/// its column or the label of its row; a tick brings the head of its column to the label of its row ("Not allowed … Sharing passwords").
/// </summary>
internal static partial class TableReader
{
    private const int ShortCell = 8;

    public static bool IsRow(string line) => line.Length > 1 && line[0] == '|';

    public static IEnumerable<Block> Read(IReadOnlyList<SourceLine> lines)
    {
        var hasHead = lines.Count > 1 && IsRule(lines[1].Raw);
        string[]? head = null;
        foreach (var line in lines.Where(l => !IsRule(l.Raw)))
        {
            var cells = Cells(line.Raw);
            if (hasHead && head is null)
            {
                head = cells;
                foreach (var cell in Filled(cells)) yield return Cell(cell, null, line);
                continue;
            }

            foreach (var block in Row(cells, head, line)) yield return block;
        }
    }

    /// <summary>A row of the front page's table as facts: "Version | 1 | Review | June 2027" holds two.</summary>
    public static IEnumerable<string> Facts(string line)
    {
        var cells = Filled(Cells(line)).ToList();
        // "Approved by governors | 14 May 2025" is a fact although its name is longer than the label.
        if (cells.Count == 2) return [cells[0].TrimEnd(':') + ": " + cells[1]];
        return Pairs(cells);
    }

    private static IEnumerable<string> Pairs(List<string> cells)
    {
        for (var i = 0; i < cells.Count; i++)
            yield return FrontPage.IsLabel(cells[i]) && i + 1 < cells.Count ? cells[i].TrimEnd(':') + ": " + cells[++i] : cells[i];
    }

    private static IEnumerable<Block> Row(string[] cells, string[]? head, SourceLine line)
    {
        var label = cells[0];
        if (head is not null && label.Length > 0 && head.Length == cells.Length && cells.Skip(1).Any(IsTick))
        {
            for (var i = 1; i < cells.Length; i++)
                if (cells[i].Length > 0)
                    yield return IsTick(cells[i]) && head[i].Length > 0 ? Cell(label, head[i], line) : Cell(cells[i] is var other && IsTick(other) ? label : other, null, line);
        }
        else if (cells.All(IsShort))
        {
            // Two cells are a name and its value, and read as one line.
            var filled = Filled(cells).ToList();
            if (filled.Count > 0) yield return Cell(string.Join(filled.Count == 2 ? " " : " | ", filled), null, line);
        }
        else
        {
            for (var i = 0; i < cells.Length; i++)
                foreach (var block in Saying(cells[i], LeadIn(cells, head, i), line))
                    yield return block;
        }
    }

    // A cell may hold paragraphs and a list with a lead-in of its own.
    private static IEnumerable<Block> Saying(string cell, string? leadIn, SourceLine line)
    {
        string? opened = null;
        foreach (var piece in cell.Split("<br>", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var read = SourceLine.Split(piece)[0];
            yield return Cell(read.Mark is null ? piece : read.Body, read.Mark is not null && opened is not null ? opened : leadIn, line);
            if (Words.EndsOpen(piece)) opened = piece;
            else if (read.Mark is null) opened = null;
        }
    }

    private static string? LeadIn(string[] cells, string[]? head, int column)
    {
        var above = head is not null && head.Length == cells.Length && head[column].Length > 0 ? head[column] : null;
        var beside = column > 0 && cells[0].Length > 0 && IsShort(cells[0]) ? cells[0] : null;
        // "Staff must not" over the column says more than a label beside it.
        return above is not null && (beside is null || Binds(above)) ? above : IsShort(cells[column]) ? null : beside;
    }

    private static bool Binds(string head) => ModalityReader.Of("to do so", head, head, []) != Modality.Statement || Donts().IsMatch(head);

    private static Block Cell(string text, string? leadIn, SourceLine line) =>
        new(BlockKind.Cell, text, null, null, 0, 0, line.Number) { LeadIn = leadIn };

    private static IEnumerable<string> Filled(string[] cells) => cells.Where(c => c.Length > 0).Select(c => c.Replace("<br>", " ", StringComparison.Ordinal));

    private static string[] Cells(string line) =>
        [.. line[1..].TrimEnd().TrimEnd('|').Split('|').Select(c => Words.Fold(c).Trim())];

    private static bool IsShort(string cell) =>
        Words.Count(cell) <= ShortCell && !cell.Contains("<br>", StringComparison.Ordinal) && !(Words.EndsSentence(cell) && !cell.EndsWith(':')) && !Words.HasFiniteVerb(cell);

    private static bool IsTick(string cell) => cell is "✓" or "✔" or "☑" or "🗸" or "√";

    private static bool IsRule(string line) => Rule().IsMatch(line);

    [GeneratedRegex(@"^\|(\s*:?-{3,}:?\s*\|?)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^(?:do(?:s|['’]s)?|don['’]?ts?|do not)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Donts();
}
