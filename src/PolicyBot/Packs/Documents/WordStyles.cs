using System.Text.RegularExpressions;
using System.Xml.Linq;
using static PolicyBot.Packs.Documents.WordXml;

namespace PolicyBot.Packs.Documents;

/// <summary>What a paragraph's style says of it. A style without a say passes the question to the one it is based on.</summary>
internal sealed partial class WordStyles
{
    private const int MostBases = 12;
    private readonly Dictionary<string, XElement> _styles = new(StringComparer.OrdinalIgnoreCase);

    public WordStyles(XElement? part)
    {
        foreach (var style in part?.Elements(W + "style") ?? [])
            if (style.Attribute(W + "styleId")?.Value is { } id)
                _styles.TryAdd(id, style);
    }

    /// <summary>1 is outermost; null for text.</summary>
    public int? HeadingLevel(XElement paragraph)
    {
        var properties = paragraph.Element(W + "pPr");
        if (properties.Number("outlineLvl") is { } own) return own < 9 ? own + 1 : null;
        foreach (var style in Chain(paragraph))
        {
            if (HeadingName().Match(style.Val("name") ?? "") is { Success: true } name) return name.Groups["level"].Success ? int.Parse(name.Groups["level"].ValueSpan, null) : 1;
            if (style.Element(W + "pPr").Number("outlineLvl") is { } level) return level < 9 ? level + 1 : null;
        }

        return null;
    }

    /// <summary>The paragraph's numbering, its own or its style's.</summary>
    public (string Id, int Level)? Numbering(XElement paragraph)
    {
        var own = paragraph.Element(W + "pPr")?.Element(W + "numPr");
        if (own.Val("numId") is { } id) return id == "0" ? null : (id, own.Number("ilvl") ?? 0);
        foreach (var style in Chain(paragraph))
            if (style.Element(W + "pPr")?.Element(W + "numPr") is { } numbering && numbering.Val("numId") is { } styled)
                return styled == "0" ? null : (styled, own.Number("ilvl") ?? numbering.Number("ilvl") ?? 0);
        return null;
    }

    public bool IsBold(XElement paragraph) => Chain(paragraph).Select(style => style.Element(W + "rPr").Switch("b")).FirstOrDefault(bold => bold is not null) ?? false;

    private IEnumerable<XElement> Chain(XElement paragraph)
    {
        var id = paragraph.Element(W + "pPr").Val("pStyle");
        for (var i = 0; i < MostBases && id is not null && _styles.TryGetValue(id, out var style); i++)
        {
            yield return style;
            id = style.Val("basedOn");
        }
    }

    [GeneratedRegex(@"^(?:heading (?<level>[1-9])|title)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HeadingName();
}
