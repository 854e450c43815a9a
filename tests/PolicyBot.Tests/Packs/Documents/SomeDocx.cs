using System.IO.Compression;
using System.Security;
using System.Text;

namespace PolicyBot.Tests.Packs.Documents;

/// <summary>Makes Word documents as Word does: no numbers in the text, only rules for them.</summary>
internal sealed class SomeDocx
{
    private const string Ns = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private readonly StringBuilder _body = new();
    private readonly StringBuilder _footnotes = new();
    private readonly Dictionary<string, string> _more = [];

    public SomeDocx Heading(int level, string text, bool numbered = false) =>
        Add($"<w:p><w:pPr><w:pStyle w:val=\"Heading{level}\"/>{(numbered ? Numbering(1, 0) : "")}</w:pPr>{Run(text)}</w:p>");

    public SomeDocx Text(string text, string run = "") => Add($"<w:p>{Run(text, run)}</w:p>");

    /// <summary>A paragraph numbered "3.2" under heading 3.</summary>
    public SomeDocx Clause(string text) => Add($"<w:p><w:pPr>{Numbering(1, 1)}</w:pPr>{Run(text)}</w:p>");

    public SomeDocx Bullet(string text, int level = 0) => Add($"<w:p><w:pPr>{Numbering(2, level)}</w:pPr>{Run(text)}</w:p>");

    public SomeDocx Numbered(string text, int list, int level = 0) => Add($"<w:p><w:pPr>{Numbering(list, level)}</w:pPr>{Run(text)}</w:p>");

    public SomeDocx WithFootnote(string before, string after, string note)
    {
        var id = _footnotes.Length + 2;
        _footnotes.Append(System.Globalization.CultureInfo.InvariantCulture, $"<w:footnote w:id=\"{id}\"><w:p>{Run(note)}</w:p></w:footnote>");
        return Add($"<w:p>{Run(before)}<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>{Run(after)}</w:p>");
    }

    public SomeDocx Table(bool hasHead, params string[][] rows) => Add("<w:tbl>" + string.Concat(rows.Select((row, i) =>
        $"<w:tr>{(hasHead && i == 0 ? "<w:trPr><w:tblHeader/></w:trPr>" : "")}{string.Concat(row.Select(cell => $"<w:tc>{string.Concat(cell.Split('\n').Select(line => $"<w:p>{Run(line)}</w:p>"))}</w:tc>"))}</w:tr>")) + "</w:tbl>");

    public SomeDocx Add(string xml)
    {
        _body.Append(xml);
        return this;
    }

    public SomeDocx Part(string name, string xml)
    {
        _more[name] = xml;
        return this;
    }

    public static string Run(string text, string properties = "") =>
        $"<w:r>{(properties.Length > 0 ? $"<w:rPr>{properties}</w:rPr>" : "")}<w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r>";

    public byte[] Bytes()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Write(zip, "word/document.xml", $"<w:document {Ns}><w:body>{_body}</w:body></w:document>");
            Write(zip, "word/numbering.xml", $"<w:numbering {Ns}>{Lists}</w:numbering>");
            Write(zip, "word/styles.xml", $"<w:styles {Ns}>{string.Concat(Enumerable.Range(1, 4).Select(i => $"<w:style w:type=\"paragraph\" w:styleId=\"Heading{i}\"><w:name w:val=\"heading {i}\"/></w:style>"))}</w:styles>");
            Write(zip, "word/footnotes.xml", $"<w:footnotes {Ns}>{_footnotes}</w:footnotes>");
            foreach (var (name, xml) in _more) Write(zip, name, xml.Replace("NS", Ns, StringComparison.Ordinal));
        }

        return file.ToArray();
    }

    private const string Lists =
        "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
        + "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum>"
        + "<w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\uF0B7\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"o\"/></w:lvl></w:abstractNum>"
        + "<w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"(%1)\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerRoman\"/><w:lvlText w:val=\"%2.\"/></w:lvl></w:abstractNum>"
        + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"2\"/></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"3\"/></w:num>"
        + "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"3\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>";

    private static string Numbering(int list, int level) => $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>";

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(text);
    }
}
