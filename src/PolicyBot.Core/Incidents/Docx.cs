using System.IO.Compression;
using System.Security;
using System.Text;

namespace PolicyBot.Core.Incidents;

/// <summary>
/// Writes text as a Word document: the three parts that a .docx cannot be without, and a paragraph for each line.
/// <para>Source: ECMA-376, part 1 (Office Open XML), 11.3.10 and 17.2.</para>
/// </summary>
public static class Docx
{
    private const string Types =
        """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""";

    private const string Relations =
        """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""";

    // The same text gives the same bytes, whenever it is written.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The document's bytes.</summary>
    /// <param name="text">Lines become paragraphs; characters that XML does not know are left out.</param>
    public static byte[] Write(string text)
    {
        var body = new StringBuilder("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>""");
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
            body.Append("<w:p><w:r><w:t xml:space=\"preserve\">").Append(SecurityElement.Escape(Clean(line))).Append("</w:t></w:r></w:p>");
        body.Append("<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>");

        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", Types);
            Add(zip, "_rels/.rels", Relations);
            Add(zip, "word/document.xml", body.ToString());
        }
        return file.ToArray();
    }

    private static string Clean(string line) => string.Concat(line.EnumerateRunes().Where(rune => rune.Value is 9 or >= 0x20 and not (0xFFFE or 0xFFFF)));

    private static void Add(ZipArchive zip, string name, string xml)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(xml));
    }
}
