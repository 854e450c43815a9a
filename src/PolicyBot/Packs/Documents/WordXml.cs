using System.Globalization;
using System.Xml.Linq;

namespace PolicyBot.Packs.Documents;

/// <summary>Names of WordprocessingML, in the form that Word itself writes.</summary>
internal static class WordXml
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>The "val" of a child, such as the style's id in w:pStyle.</summary>
    public static string? Val(this XElement? element, string child) => element?.Element(W + child)?.Attribute(W + "val")?.Value;

    public static int? Number(this XElement? element, string child) =>
        int.TryParse(element.Val(child), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A switch such as w:b: there without a value, or with one that is not "off".</summary>
    public static bool? Switch(this XElement? element, string child) =>
        element?.Element(W + child) is { } found ? found.Attribute(W + "val")?.Value is not ("0" or "false" or "off" or "none") : null;
}
