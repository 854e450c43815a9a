using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace PolicyBot.Packs.Documents;

/// <summary>One line of print: its words, where it stands on the page in points, and how wide its first word is.</summary>
internal sealed record PdfLine(int Page, int Flow, double Left, double Top, double Right, double Bottom, double FirstWord, string Text)
{
    public double Height => Bottom - Top;
}

/// <summary>The pages as <c>pdftotext -bbox-layout</c> writes them: lines in the order in which they are read.</summary>
internal static partial class PdfPages
{
    private const double Margin = 0.09;
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false };

    public static string Read(string xml)
    {
        var (lines, pageHeights) = Lines(xml);
        var running = Running(lines, pageHeights);
        var text = new PolicyLines();
        new PdfParagraphs([.. lines.Where(l => !running.Contains(l))], text).Write();
        // What stands at the head or foot of every page would tear sentences; it is said once, behind the text.
        foreach (var line in running.Select(l => l.Text).Distinct()) text.Paragraph(line);
        return text.ToString();
    }

    private static (List<PdfLine> Lines, List<double> PageHeights) Lines(string xml)
    {
        var (lines, heights, flow) = (new List<PdfLine>(), new List<double>(), 0);
        var words = new List<(double Left, double Top, double Right, double Bottom, string Text)>();
        using var reader = XmlReader.Create(new StringReader(Forbidden().Replace(xml, " ")), Settings);
        try
        {
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.Name == "page") heights.Add(Number(reader, "height"));
                else if (reader.NodeType == XmlNodeType.Element && reader.Name == "flow") flow++;
                else if (reader.NodeType == XmlNodeType.Element && reader.Name == "word")
                    words.Add((Number(reader, "xMin"), Number(reader, "yMin"), Number(reader, "xMax"), Number(reader, "yMax"), reader.ReadElementContentAsString()));
                if (reader.NodeType != XmlNodeType.EndElement || reader.Name != "line" || words.Count == 0) continue;
                lines.Add(new PdfLine(heights.Count, flow, words[0].Left, words.Min(w => w.Top), words[^1].Right, words.Max(w => w.Bottom), words[0].Right - words[0].Left, string.Join(' ', words.Select(w => w.Text))));
                words.Clear();
            }
        }
        catch (XmlException)
        {
            throw new PolicyFileException("is damaged and can't be opened as a PDF.");
        }

        return (lines, heights);
    }

    // Lines in the margins that come again on other pages, their numbers aside, and page numbers.
    private static HashSet<PdfLine> Running(List<PdfLine> lines, List<double> heights)
    {
        var inMargin = lines.Where(l => l.Bottom < heights[l.Page - 1] * Margin || l.Top > heights[l.Page - 1] * (1 - Margin)).ToList();
        var pages = inMargin.GroupBy(Shape).ToDictionary(g => g.Key, g => g.Select(l => l.Page).Distinct().Count());
        return [.. inMargin.Where(l => PageNumber().IsMatch(l.Text) || (heights.Count > 1 && pages[Shape(l)] * 2 >= heights.Count && pages[Shape(l)] > 1))];
    }

    private static string Shape(PdfLine line) => Digits().Replace(line.Text, "0");

    private static double Number(XmlReader reader, string name) =>
        double.TryParse(reader.GetAttribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^(?:page\s*)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:of|/)\s*\d{1,3})?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    // Control characters that XML does not know; some PDFs have them where a bullet was.
    [GeneratedRegex(@"[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]")]
    private static partial Regex Forbidden();
}
