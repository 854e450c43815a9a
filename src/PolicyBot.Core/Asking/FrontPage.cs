using System.Text.RegularExpressions;

namespace PolicyBot.Core.Asking;

/// <summary>Title, version, dates and owner, wherever the document states them.</summary>
internal sealed partial record FrontPage(string? Title, string? Version, PolicyDate? Approved, PolicyDate? NextReview, string? Owner)
{
    private const int TitleWithin = 40;

    /// <summary>A label whose value stands on the next line ("Sponsor").</summary>
    public static bool IsLabel(string text) => BareLabel().IsMatch(Words.Plain(text));

    /// <summary>A label with its value ("Review date: June 2022", "Version 1").</summary>
    public static bool IsFact(string text) => Fact().IsMatch(text);

    public static FrontPage Read(string text)
    {
        var lines = SourceLine.Split(text).Where(l => !l.IsBlank).SelectMany(Lines).ToList();
        PolicyDate? approved = null, reviewed = null, review = null, next = null;
        string? version = null, owner = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var match = Fact().Match(lines[i].Plain);
            if (!match.Success && !IsLabel(lines[i].Plain)) continue;
            var label = match.Success ? match.Groups["label"].Value : lines[i].Plain;
            var value = match.Success ? match.Groups["value"].Value : i + 1 < lines.Count ? lines[i + 1].Plain : "";
            var date = PolicyDate.Find(value);
            if (NextLabel().IsMatch(label)) next ??= date;
            else if (ReviewLabel().IsMatch(label)) review ??= date;
            else if (ReviewedLabel().IsMatch(label)) reviewed = date ?? reviewed;
            else if (ApprovedLabel().IsMatch(label)) approved ??= date;
            else if (VersionLabel().IsMatch(label)) version ??= value.Length is > 0 and <= 20 ? value : null;
            else if (OwnerLabel().IsMatch(label)) owner ??= value.Length is > 1 and <= 60 ? value : null;
        }

        // "Review date" is the next review, unless the document states that one separately.
        return new FrontPage(FindTitle(lines), version, approved ?? reviewed ?? (next is null ? null : review), next ?? review, owner);
    }

    private static IEnumerable<(string Raw, string Plain)> Lines(SourceLine line) =>
        TableReader.IsRow(line.Raw) ? TableReader.Facts(line.Raw).Select(fact => (fact, Words.Plain(fact))) : [(line.Raw, Words.Plain(line.Body))];

    private static string? FindTitle(List<(string Raw, string Plain)> lines)
    {
        var top = lines.Take(TitleWithin).Select(l => l.Plain).Where(p => Words.Count(p) is > 1 and <= 14 && !Words.EndsSentence(p)).ToList();
        return top.Find(p => p.Contains("policy", StringComparison.OrdinalIgnoreCase) && Topic().IsMatch(p))
            ?? top.Find(p => p.Contains("policy", StringComparison.OrdinalIgnoreCase))
            ?? lines.Where(l => l.Raw.StartsWith('#')).Select(l => l.Plain).FirstOrDefault();
    }

    private const string Labels =
        "next review(?: date| due)?|date (?:of|for) next review|review due|due for review|review date|date of review|review|last review(?:ed)?|reviewed(?: by)?|revised|revision date|"
        + "date (?:approved|adopted|ratified|agreed)|approved(?: by| on)?|ratified(?: by| on)?|adopted(?: by| on)?|agreed(?: by| on)?|approval date|date of (?:policy|issue|approval)|issue date|"
        + "version(?: number| no\\.?)?|policy version|owner|policy owner|author|written by|prepared by|name of policy writer|policy writer|policy lead|lead|sponsor|committee responsible|responsible (?:person|committee|governor)|person responsible|staff responsible|name and signature|status";

    [GeneratedRegex(@"^(?<label>" + Labels + @")\b(?:\s*\([^)]*\))?(?:\s+(?:by|on)\b[^:]{0,60}?)?(?:\s*[:\t|–-]\s*|\s+(?=\d|the\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|[A-Z][a-z]+ [A-Z]))(?<value>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Fact();

    [GeneratedRegex(@"^(" + Labels + @")\s*:?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BareLabel();

    [GeneratedRegex(@"next|due", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NextLabel();

    [GeneratedRegex(@"^(review date|date of review|review)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ReviewLabel();

    [GeneratedRegex(@"^(last review|reviewed|revis)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ReviewedLabel();

    [GeneratedRegex(@"approv|ratif|adopt|agreed|date of|issue", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ApprovedLabel();

    [GeneratedRegex(@"version", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex VersionLabel();

    [GeneratedRegex(@"owner|author|writ|prepared|lead|sponsor|responsible", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OwnerLabel();

    [GeneratedRegex(@"social|online|e-?safety|networking|internet|digital", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Topic();
}
