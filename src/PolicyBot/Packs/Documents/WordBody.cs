using System.Xml.Linq;
using static PolicyBot.Packs.Documents.WordXml;

namespace PolicyBot.Packs.Documents;

/// <summary>Walks the body of a Word document: paragraphs, lists, tables, text boxes, notes, and what the headers and footers say.</summary>
internal sealed class WordBody(Func<string, XElement?> part, PolicyLines lines)
{
    private const int LongestCell = 1500;
    private const int MostMargins = 40;

    private readonly List<(string Mark, string Text)> _notes = [];
    private WordStyles _styles = new(null);
    private WordNumbering _numbering = new(null);
    private XElement? _footnotes;
    private XElement? _endnotes;
    private int _noteNumber;

    /// <exception cref="PolicyFileException">There is no document in the file.</exception>
    public void Read()
    {
        var body = part(MainPart())?.Element(W + "body") ?? throw new PolicyFileException("is damaged: there is no text in it that Word could show.");
        _styles = new WordStyles(part("word/styles.xml"));
        _numbering = new WordNumbering(part("word/numbering.xml"));
        _footnotes = part("word/footnotes.xml");
        _endnotes = part("word/endnotes.xml");
        Blocks(body);
        Margins();
    }

    private string MainPart() =>
        part("_rels/.rels")?.Elements().FirstOrDefault(r => r.Attribute("Type")?.Value.EndsWith("/officeDocument", StringComparison.Ordinal) == true)?.Attribute("Target")?.Value.TrimStart('/')
        ?? "word/document.xml";

    private void Blocks(XElement container)
    {
        foreach (var child in container.Elements())
        {
            if (child.Name == W + "p") Paragraph(child);
            else if (child.Name == W + "tbl") Table(child);
            else if (child.Name.LocalName is not ("del" or "moveFrom" or "Fallback" or "sectPr" or "tcPr" or "sdtPr")) Blocks(child);
        }
    }

    private void Paragraph(XElement paragraph)
    {
        var read = WordText.Of(paragraph, NoteMark);
        var text = read.ToString().Trim();
        var level = _styles.HeadingLevel(paragraph);
        if (text.Length > 0)
        {
            var number = _styles.Numbering(paragraph);
            var label = number is { } n ? _numbering.Next(n.Id, n.Level) : "";
            if (level is { } heading) lines.Heading(heading, label is "" or "-" ? text : $"{label} {text}");
            else if (label.Length > 0) lines.Item(Depth(label, number!.Value.Level), label, text);
            else lines.Paragraph(text, read.IsBold || _styles.IsBold(paragraph));
        }

        foreach (var box in paragraph.Descendants(W + "txbxContent").Where(b => !b.Ancestors().TakeWhile(a => a != paragraph).Any(a => a.Name.LocalName == "Fallback" || a.Name == W + "txbxContent")))
            Blocks(box);
        WriteNotes();
    }

    // "3.2" is a level further in than "3" by its rule, and no further in to the reader.
    private static int Depth(string label, int level) => char.IsAsciiDigit(label[0]) && label.Contains('.', StringComparison.Ordinal) ? 0 : level;

    private void Table(XElement table)
    {
        var rows = table.Elements(W + "tr").Select(row => row.Descendants(W + "tc").Where(cell => cell.Ancestors(W + "tr").First() == row).ToList()).ToList();
        // A table of one column, or one that holds whole passages, is there for its frame.
        if (rows.All(row => row.Count <= 1) || rows.SelectMany(row => row).Any(HoldsPassages))
        {
            foreach (var cell in rows.SelectMany(row => row)) Blocks(cell);
            return;
        }

        var isRegular = !table.Descendants(W + "gridSpan").Any();
        var head = table.Elements(W + "tr").First();
        var hasHead = isRegular && (head.Element(W + "trPr").Switch("tblHeader") == true || IsBold(head));
        lines.Table([.. rows.Select(row => (IReadOnlyList<string>)[.. row.Select(CellText)])], hasHead);
        WriteNotes();
    }

    private bool HoldsPassages(XElement cell) =>
        cell.Descendants(W + "tbl").Any() || cell.Descendants(W + "txbxContent").Any() || cell.Descendants(W + "t").Sum(t => t.Value.Length) > LongestCell
        || cell.Elements(W + "p").Any(p => _styles.HeadingLevel(p) is not null);

    private static bool IsBold(XElement row) =>
        row.Descendants(W + "p").Select(p => WordText.Of(p, _ => "")).Where(t => t.ToString().Trim().Length > 0).ToList() is { Count: > 0 } texts && texts.TrueForAll(t => t.IsBold);

    private string CellText(XElement cell) => string.Join('\n', cell.Descendants(W + "p").Select(p =>
    {
        var text = WordText.Of(p, NoteMark).ToString();
        var label = text.Trim().Length > 0 && _styles.Numbering(p) is { } number ? _numbering.Next(number.Id, number.Level) : "";
        return label.Length > 0 ? $"{label} {text}" : text;
    }));

    private string NoteMark(XElement reference)
    {
        var id = reference.Attribute(W + "id")?.Value;
        var note = (reference.Name.LocalName == "footnoteReference" ? _footnotes : _endnotes)?.Elements().FirstOrDefault(n => n.Attribute(W + "id")?.Value == id);
        if (note is null) return "";
        var mark = PolicyLines.Raised(++_noteNumber);
        _notes.Add((mark, string.Join(' ', note.Descendants(W + "p").Select(p => WordText.Of(p, _ => "").ToString().Trim()))));
        return mark;
    }

    private void WriteNotes()
    {
        foreach (var (mark, text) in _notes.Where(n => n.Text.Length > 0)) lines.Footnote(mark, text);
        _notes.Clear();
    }

    // Versions and dates often stand in a footer only. What is the same on every kind of page is said once.
    private void Margins()
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Enumerable.Range(1, MostMargins).SelectMany(i => new[] { $"word/header{i}.xml", $"word/footer{i}.xml" }))
            foreach (var text in part(name)?.Descendants(W + "p").Select(p => WordText.Of(p, _ => "").ToString().Trim()) ?? [])
                if (text.Any(char.IsLetter) && said.Add(text))
                    lines.Paragraph(text);
    }
}
