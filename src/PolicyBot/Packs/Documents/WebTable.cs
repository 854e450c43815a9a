using System.Text;

namespace PolicyBot.Packs.Documents;

/// <summary>The table that a web page's tags are in the middle of. A table within a cell is part of that cell's text.</summary>
internal sealed class WebTable
{
    private const int LongestCell = 1500;

    private readonly List<List<string>> _rows = [];
    private int _open;
    private bool _inCell;
    private int _bold;
    private int _headCells;
    private bool _plainInFirstRow;
    private bool _isIrregular;
    private bool _holdsHeading;

    public bool IsOpen => _open > 0;

    public bool IsDone => _open == 0;

    /// <summary>The cell that is being read.</summary>
    public StringBuilder Text { get; } = new();

    public void Say(string words)
    {
        Text.Append(words.Replace('\n', ' '));
        _plainInFirstRow |= _rows.Count <= 1 && _bold == 0 && words.Any(char.IsLetterOrDigit);
    }

    public void Take(string tag, HtmlToken token)
    {
        switch (tag)
        {
            case "table":
                _open += token.IsEnd ? -1 : 1;
                if (_open == 0) EndCell();
                break;
            case "tr" when _open == 1:
                EndCell();
                if (!token.IsEnd) _rows.Add([]);
                break;
            case "td" or "th" when _open == 1:
                EndCell();
                if (!token.IsEnd) StartCell(tag, token);
                break;
            case "li":
                Text.Append(token.IsEnd ? "\n" : "\n- ");
                break;
            case ['h', >= '1' and <= '6']:
                _holdsHeading = true;
                Text.Append(token.IsEnd ? "\n" : "\n" + new string('#', tag[1] - '0') + " ");
                break;
            case "b" or "strong":
                _bold = Math.Max(0, _bold + (token.IsEnd ? -1 : 1));
                break;
            case "i" or "em" or "u" or "a" or "span" or "font" or "small" or "sub" or "mark" or "abbr" or "code":
                break;
            default:
                Text.Append('\n');
                break;
        }
    }

    /// <summary>Ends what the page left open. True where there was a table.</summary>
    public bool CloseAll()
    {
        EndCell();
        var wasOpen = _open > 0;
        _open = 0;
        return wasOpen;
    }

    public void WriteTo(PolicyLines lines)
    {
        var rows = _rows.Where(row => row.Count > 0).ToList();
        // A table of one column, or one that holds whole passages, is there for its frame.
        if (rows.TrueForAll(row => row.Count == 1) || _holdsHeading || rows.SelectMany(row => row).Any(cell => cell.Length > LongestCell))
        {
            foreach (var line in rows.SelectMany(row => row).SelectMany(cell => cell.Split('\n')).Select(line => line.Trim())) Flow(line, lines);
        }
        else if (rows.Count > 0)
        {
            lines.Table([.. rows], !_isIrregular && (_headCells == rows[0].Count || !_plainInFirstRow));
        }

        _rows.Clear();
        (_headCells, _isIrregular, _holdsHeading, _plainInFirstRow) = (0, false, false, false);
    }

    private static void Flow(string line, PolicyLines lines)
    {
        var level = line.TakeWhile(c => c == '#').Count();
        if (level > 0) lines.Heading(level, line[level..]);
        else if (line.StartsWith("- ", StringComparison.Ordinal)) lines.Item(0, "-", line[2..]);
        else lines.Paragraph(line);
    }

    private void StartCell(string tag, HtmlToken token)
    {
        if (_rows.Count == 0) _rows.Add([]);
        if (tag == "th" && _rows.Count == 1) _headCells++;
        _isIrregular |= token.Attribute("colspan") is not (null or "1");
        _inCell = true;
    }

    // Words between two cells belong to none; they are kept as a cell of their own.
    private void EndCell()
    {
        if (_inCell || Text.ToString().Any(char.IsLetterOrDigit))
        {
            if (_rows.Count == 0) _rows.Add([]);
            _rows[^1].Add(Text.ToString());
        }

        Text.Clear();
        _inCell = false;
    }
}
