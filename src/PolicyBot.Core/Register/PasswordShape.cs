using System.Text.RegularExpressions;

namespace PolicyBot.Core.Register;

/// <summary>Recognises text that looks as if somebody typed a password where only its whereabouts belong.</summary>
public static partial class PasswordShape
{
    private const int Shortest = 6;

    // Places whose own names mix letters and figures.
    private static readonly string[] Products = ["1Password", "Office365"];

    /// <summary>
    /// Whether any part of the text looks like a password: it is announced as one, mixes letters with figures or signs, or stands in a link.
    /// It errs on the side of refusing; a pass phrase of plain words cannot be told from the name of a place.
    /// </summary>
    public static bool IsIn(string text) => IsAnnouncedIn(text) || text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(Looks);

    /// <summary>Whether the text says that a password follows, such as "pw: …" or "the password is …".</summary>
    public static bool IsAnnouncedIn(string text) => Announced().IsMatch(text);

    private static bool Looks(string word)
    {
        if (Uri.TryCreate(word, UriKind.Absolute, out var link) && link.Scheme is "https" or "http")
            return link.UserInfo.Length > 0;
        var bare = word.Trim('(', ')', '[', ']', '"', '“', '”', '‘', '’', ',', ';', ':', '.', '?');
        // The parts of a path, of an e-mail address or of a name with hyphens are looked at one by one.
        return bare.Split('/', '\\', '>', '-', '_', '.', '@', '–').Any(part => part.Length >= Shortest && IsMixed(part))
            || (bare.Length >= Shortest && bare.Any(char.IsLetter) && Sign().IsMatch(bare));
    }

    private static bool IsMixed(string part) =>
        !Products.Contains(part, StringComparer.OrdinalIgnoreCase) && part.Any(char.IsLetter) && part.Any(char.IsDigit) && !HexOfALink().IsMatch(part);

    // "The password is kept in the safe" says where, not what.
    [GeneratedRegex(@"\b(?:pass\s?word|passcode|pwd|pw|pin)\s*(?:is\b|[:=])\s*(?!(?:in|kept|stored|with|held|saved|at|on|under|by)\b)\S", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Announced();

    // Signs that hardly stand inside the name of a place.
    [GeneratedRegex(@"[!£$%^*=+~|#{}?<]|&(?=\w)|@(?![\w-]+(?:\.[\w-]+)+$)")]
    private static partial Regex Sign();

    // An item's number in a password manager, which people paste without its link.
    [GeneratedRegex(@"^[0-9a-f]{8,}$|^[0-9a-f]{4}$")]
    private static partial Regex HexOfALink();
}
