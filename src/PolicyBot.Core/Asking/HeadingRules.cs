using System.Text.RegularExpressions;

namespace PolicyBot.Core.Asking;

/// <summary>What reads like a heading: short, unpunctuated, with no verb that states or demands something.</summary>
internal static partial class HeadingRules
{
    private const int MostWords = 12;
    private const int MostCharacters = 90;

    public static bool Reads(string text)
    {
        var plain = Words.Plain(text);
        if (plain.Length is 0 or > MostCharacters || Words.Count(plain) > MostWords || text.Contains('\t', StringComparison.Ordinal)) return false;
        if (!char.IsUpper(plain[0]) && !char.IsDigit(plain[0]) && plain[0] is not ('“' or '"' or '(')) return false;
        if (FrontPage.IsFact(plain) || PolicyDate.Find(plain) is not null || Words.Count(plain) > 1 && plain.Contains('@', StringComparison.Ordinal)) return false;
        if (DoOrDont().IsMatch(plain)) return true;
        if (plain[^1] == '?') return Asks().IsMatch(plain);
        if (plain[^1] is '.' or ',' or ';' or '!') return false;
        if (plain[^1] == ':' && !IsWholeBold(text) && OpensList().IsMatch(plain)) return false;
        return IsWholeBold(text) || IsCapitals(plain) || !Words.HasFiniteVerb(plain);
    }

    public static bool IsWholeBold(string text) =>
        text.Length > 4 && text.StartsWith("**", StringComparison.Ordinal) && text.TrimEnd(':', ' ').EndsWith("**", StringComparison.Ordinal)
        && !text[2..^2].TrimEnd('*', ':').Contains("**", StringComparison.Ordinal);

    public static bool IsCapitals(string text) =>
        text.Count(char.IsLetter) > 3 && !text.Any(char.IsLower);

    [GeneratedRegex(@"^(?:this|these|the|they|we|it|you|please|to|because)\b|\b(?:following|includes?|links|to|that)\b[^:]*:$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OpensList();

    [GeneratedRegex(@"^(?:please )?(?:do|don['’]?t|do not|never|always):?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DoOrDont();

    [GeneratedRegex(@"^(who|what|when|how|why|where|which)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asks();
}
