using System.Text;
using System.Xml.Linq;
using static PolicyBot.Packs.Documents.WordXml;

namespace PolicyBot.Packs.Documents;

/// <summary>The words of one paragraph as they are seen: without deleted and hidden text, field codes and text boxes.</summary>
/// <param name="noteMark">The sign for a footnote or endnote; notes it down for later.</param>
internal sealed class WordText(Func<XElement, string> noteMark)
{
    private readonly StringBuilder _text = new();
    private bool _anyPlain;
    private bool _anyBold;

    /// <summary>Every visible letter stands in a bold run.</summary>
    public bool IsBold => _anyBold && !_anyPlain;

    public static WordText Of(XElement paragraph, Func<XElement, string> noteMark)
    {
        var text = new WordText(noteMark);
        text.Walk(paragraph);
        return text;
    }

    public override string ToString() => _text.ToString();

    private void Walk(XElement parent)
    {
        foreach (var child in parent.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "r":
                    if (child.Element(W + "rPr").Switch("vanish") != true) Run(child);
                    break;
                case "pPr" or "del" or "moveFrom" or "txbxContent" or "Fallback" or "pict" or "drawing":
                    break;
                default:
                    Walk(child);
                    break;
            }
        }
    }

    private void Run(XElement run)
    {
        foreach (var piece in run.Elements())
        {
            switch (piece.Name.LocalName)
            {
                case "t": Say(piece.Value, run.Element(W + "rPr").Switch("b")); break;
                case "tab" or "ptab": _text.Append('\t'); break;
                case "br" or "cr": _text.Append(piece.Attribute(W + "type") is null ? '\n' : ' '); break;
                case "noBreakHyphen": _text.Append('-'); break;
                case "sym": _text.Append(Symbol(piece.Attribute(W + "char")?.Value)); break;
                case "footnoteReference" or "endnoteReference": _text.Append(noteMark(piece)); break;
            }
        }
    }

    private void Say(string words, bool? bold)
    {
        _text.Append(words);
        if (!words.Any(char.IsLetterOrDigit)) return;
        _anyBold |= bold == true;
        _anyPlain |= bold != true;
    }

    // The signs of Wingdings and Symbol that stand in policies.
    private static char Symbol(string? code) => code?.ToUpperInvariant() switch
    {
        "F0FC" or "F050" => '✓',
        "F0FB" or "F04F" => '✗',
        "F0FE" => '☑',
        _ => '•',
    };
}
