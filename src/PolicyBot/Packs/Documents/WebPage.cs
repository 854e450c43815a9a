using System.Globalization;
using System.Text;

namespace PolicyBot.Packs.Documents;

/// <summary>A web page: headings, paragraphs, lists, tables and footnotes, whatever else stands around them.</summary>
internal sealed class WebPage
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "blockquote", "pre", "address", "figure", "figcaption", "dl", "dt", "dd",
        "fieldset", "legend", "form", "details", "summary", "hr", "center", "body", "html", "caption", "label", "button",
    };

    private readonly PolicyLines _lines = new();
    private readonly StringBuilder _text = new();
    private readonly Stack<(bool Ordered, string Style, int Number)> _lists = new();
    private readonly Dictionary<string, string> _noteMarks = new(StringComparer.Ordinal);
    private readonly WebTable _table = new();
    private string? _mark;
    private string? _note;
    private int _bold;
    private bool _anyBold;
    private bool _anyPlain;
    private int? _raisedFrom;
    private string? _raisedTo;

    public static string Read(byte[] file)
    {
        var page = new WebPage();
        foreach (var token in HtmlTokens.Read(PlainText.Decode(file)))
        {
            if (token.Tag is null) page.Say(token.Text);
            else page.Take(token.Tag, token);
        }

        page.EndTable(all: true);
        page.Flush();
        return page._lines.ToString();
    }

    private void Say(string words)
    {
        if (_table.IsOpen)
        {
            _table.Say(words);
            return;
        }

        _text.Append(words.Replace('\n', ' '));
        if (!words.Any(char.IsLetterOrDigit)) return;
        _anyBold |= _bold > 0;
        _anyPlain |= _bold == 0;
    }

    private void Take(string tag, HtmlToken token)
    {
        if (tag is "sup") Raise(token.IsEnd);
        else if (tag is "a" && _raisedFrom is not null && token.Attribute("href") is ['#', ..] target) _raisedTo = target[1..];
        else if (_table.IsOpen || tag == "table") TakeInTable(tag, token);
        else if (tag is "br") _text.Append('\n');
        else if (tag is "b" or "strong") _bold = Math.Max(0, _bold + (token.IsEnd ? -1 : 1));
        else if (tag is ['h', >= '1' and <= '6']) Heading(tag[1] - '0', token.IsEnd);
        else if (tag is "ul" or "ol") List(tag == "ol", token);
        else if (tag is "li") Item(token);
        else if (Blocks.Contains(tag)) Block(token);
    }

    private void Heading(int level, bool isEnd)
    {
        if (isEnd) _lines.Heading(level, _text.ToString().Replace('\n', ' '));
        else Flush();
        Clear();
    }

    private void List(bool ordered, HtmlToken token)
    {
        Flush();
        if (!token.IsEnd)
            _lists.Push((ordered, token.Attribute("type") ?? "1", int.TryParse(token.Attribute("start"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var start) ? start : 1));
        else if (_lists.Count > 0) _lists.Pop();
        _mark = _lists.Count > 0 ? "-" : null;
    }

    private void Item(HtmlToken token)
    {
        Flush();
        _note = token.IsEnd ? null : token.Attribute("id") is { } id ? _noteMarks.GetValueOrDefault(id) : null;
        if (token.IsEnd || _lists.Count == 0)
        {
            _mark = token.IsEnd ? null : "-";
            return;
        }

        var list = _lists.Pop();
        var number = int.TryParse(token.Attribute("value"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : list.Number;
        _mark = list.Ordered ? Label(number, list.Style) : "-";
        _lists.Push(list with { Number = number + 1 });
    }

    private void Block(HtmlToken token)
    {
        Flush();
        if (!token.IsEnd && token.Attribute("id") is { } id && _noteMarks.TryGetValue(id, out var mark)) _note = mark;
    }

    // A raised figure that leads somewhere is a footnote's mark; "1st" stays what it is.
    private void Raise(bool isEnd)
    {
        var text = _table.IsOpen ? _table.Text : _text;
        if (!isEnd) (_raisedFrom, _raisedTo) = (text.Length, null);
        else if (_raisedFrom is { } from && from <= text.Length)
        {
            var raised = text.ToString(from, text.Length - from).Trim().Trim('[', ']');
            if (raised.Length is > 0 and <= 3 && raised.All(char.IsAsciiDigit))
            {
                text.Length = from;
                var mark = PolicyLines.Raised(int.Parse(raised, CultureInfo.InvariantCulture));
                text.Append(mark);
                if (_raisedTo is not null) _noteMarks[_raisedTo] = mark;
            }
        }

        if (isEnd) _raisedFrom = null;
    }

    private void TakeInTable(string tag, HtmlToken token)
    {
        if (!_table.IsOpen) Flush();
        _table.Take(tag, token);
        if (tag == "table" && token.IsEnd) EndTable(all: false);
    }

    private void EndTable(bool all)
    {
        if (all ? _table.CloseAll() : _table.IsDone) _table.WriteTo(_lines);
    }

    private void Flush()
    {
        var text = _text.ToString();
        if (text.Any(c => !char.IsWhiteSpace(c)))
        {
            if (_note is not null) _lines.Footnote(_note, text.Replace('\n', ' '));
            else if (_mark is not null) _lines.Item(Math.Max(0, _lists.Count - 1), _mark, text);
            else _lines.Paragraph(text, isBold: _anyBold && !_anyPlain);
            _note = null;
            // A second paragraph of an item goes on with the list.
            if (_mark is not null) _mark = "-";
        }

        Clear();
    }

    private void Clear()
    {
        _text.Clear();
        _anyBold = _anyPlain = false;
    }

    private static string Label(int number, string style) => style switch
    {
        "a" when number is > 0 and <= 26 => $"({(char)('a' + number - 1)})",
        "A" when number is > 0 and <= 26 => $"({(char)('A' + number - 1)})",
        "i" when number is > 0 and <= 8 => $"({((string[])["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"])[number - 1]})",
        _ => number.ToString(CultureInfo.InvariantCulture) + ".",
    };
}
