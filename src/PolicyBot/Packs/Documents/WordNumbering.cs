using System.Globalization;
using System.Xml.Linq;
using static PolicyBot.Packs.Documents.WordXml;

namespace PolicyBot.Packs.Documents;

/// <summary>Counts the numbered paragraphs of a Word document, which holds no numbers but only the rules for them.</summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;
    private readonly Dictionary<string, XElement> _lists = [];
    private readonly Dictionary<string, (string Abstract, XElement Num)> _nums = [];
    private readonly Dictionary<string, int?[]> _counters = [];
    private readonly HashSet<string> _restarted = [];

    public WordNumbering(XElement? part)
    {
        foreach (var list in part?.Elements(W + "abstractNum") ?? [])
            if (list.Attribute(W + "abstractNumId")?.Value is { } id)
                _lists.TryAdd(id, list);
        foreach (var num in part?.Elements(W + "num") ?? [])
            if (num.Attribute(W + "numId")?.Value is { } id && num.Val("abstractNumId") is { } list)
                _nums.TryAdd(id, (list, num));
    }

    /// <summary>The next paragraph's number as it is printed ("3.2", "(a)"), "-" for a bullet, "" where nothing is printed.</summary>
    public string Next(string id, int level)
    {
        if (level is < 0 or >= Levels || !_nums.TryGetValue(id, out var num)) return "-";
        var counter = Count(id, num, level);
        var rule = Rule(num, level);
        if (rule.Val("numFmt") is "bullet" or null) return "-";
        var label = rule.Val("lvlText") ?? "";
        for (var i = 0; i < Levels; i++)
            label = label.Replace("%" + (i + 1), Format(counter[i] ?? 1, Rule(num, i).Val("numFmt")), StringComparison.Ordinal);
        return label.Trim();
    }

    // Lists of one definition count on together, unless one of them says that it starts again.
    private int?[] Count(string id, (string Abstract, XElement Num) num, int level)
    {
        if (!_counters.TryGetValue(num.Abstract, out var counter)) _counters[num.Abstract] = counter = new int?[Levels];
        foreach (var start in num.Num.Elements(W + "lvlOverride").Where(o => o.Number("startOverride") is not null && _restarted.Add($"{id}/{o.Attribute(W + "ilvl")?.Value}")))
            if (int.TryParse(start.Attribute(W + "ilvl")?.Value, out var at) && at is >= 0 and < Levels)
                counter[at] = start.Number("startOverride") - 1;
        for (var above = 0; above < level; above++) counter[above] ??= Start(num, above);
        counter[level] = counter[level] is { } last ? last + 1 : Start(num, level);
        Array.Clear(counter, level + 1, Levels - level - 1);
        return counter;
    }

    private int Start((string Abstract, XElement Num) num, int level) => Rule(num, level).Number("start") ?? 1;

    private XElement? Rule((string Abstract, XElement Num) num, int level)
    {
        var at = level.ToString(CultureInfo.InvariantCulture);
        return num.Num.Elements(W + "lvlOverride").Where(o => o.Attribute(W + "ilvl")?.Value == at).Select(o => o.Element(W + "lvl")).FirstOrDefault(l => l is not null)
            ?? _lists.GetValueOrDefault(num.Abstract)?.Elements(W + "lvl").FirstOrDefault(l => l.Attribute(W + "ilvl")?.Value == at);
    }

    private static string Format(int number, string? format) => format switch
    {
        "lowerLetter" => Letters(number, 'a'),
        "upperLetter" => Letters(number, 'A'),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperRoman" => Roman(number),
        "none" or "bullet" => "",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    // a … z, aa, bb …
    private static string Letters(int number, char first) => number < 1 ? "" : new string((char)(first + ((number - 1) % 26)), Math.Min(4, 1 + ((number - 1) / 26)));

    private static string Roman(int number)
    {
        if (number is < 1 or > 399) return number.ToString(CultureInfo.InvariantCulture);
        string[] ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
        string[] tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"];
        return new string('C', number / 100) + tens[number / 10 % 10] + ones[number % 10];
    }
}
