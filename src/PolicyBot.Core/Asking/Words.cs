using System.Text;
using System.Text.RegularExpressions;

namespace PolicyBot.Core.Asking;

/// <summary>Small questions about text that several readers ask.</summary>
internal static partial class Words
{
    /// <summary>Runs of white space become one space; nothing else changes.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && c is not ('\u200B' or '\uFEFF')) folded.Append(c);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>Without Markdown emphasis and heading signs, for reading only; quotations keep them.</summary>
    public static string Plain(string text) => Emphasis().Replace(text, "").Trim().TrimStart('#').Trim();

    public static bool EndsSentence(string text) =>
        text.TrimEnd('*', '_', '"', '”', '’', '\'', ')', ']', ' ') is { Length: > 0 } t && t[^1] is '.' or '!' or '?' or ':' or ';';

    public static bool EndsOpen(string text) => text.TrimEnd('*', '_', '-', '–', ' ') is { Length: > 0 } t && t[^1] == ':';

    public static bool HasFiniteVerb(string text) => Finite().IsMatch(text);

    public static bool StartsLower(string text) => text.Length > 0 && char.IsLower(text[0]);

    public static int Count(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    [GeneratedRegex(@"\*+|(?<=^|\s)_+(?=\w)|(?<=\w)_+(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\b(must|should|will|may|can|cannot|shall|is|are|was|were|has|have|do(?!['’]?s\b)|does|don['’]t|doesn['’]t|be|been|allow|allows|expect|expects|apply|applies|respects?|believes?|permits?|requires?|encourages?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Finite();
}
