using System.Net;
using System.Text.RegularExpressions;

namespace PolicyBot.Packs.Documents;

/// <summary>A tag, or the words between two tags.</summary>
/// <param name="Tag">The tag's name in small letters; null for words.</param>
/// <param name="Text">The words with their entities opened, or what stands in the tag behind its name.</param>
internal readonly record struct HtmlToken(string? Tag, bool IsEnd, string Text);

/// <summary>Cuts HTML into tags and words, in one pass and whatever state it is in. Scripts, styles, comments and the head are left out.</summary>
internal static partial class HtmlTokens
{
    private const int LongestValue = 10_000;

    // Their content is no text of the page, and may hold "<".
    private static readonly string[] Silent = ["script", "style", "template", "head", "title", "svg", "math", "noframes", "iframe", "select", "textarea", "object"];

    public static IEnumerable<HtmlToken> Read(string html)
    {
        for (var at = 0; at < html.Length;)
        {
            var open = html.IndexOf('<', at);
            if (open < 0) open = html.Length;
            if (open > at) yield return new HtmlToken(null, false, WebUtility.HtmlDecode(html[at..open]));
            if (open == html.Length) yield break;
            at = open;
            if (string.CompareOrdinal(html, at, "<!--", 0, 4) == 0)
            {
                at = After(html, "-->", at + 2);
                continue;
            }

            var tag = Tag(html, at);
            if (tag is null)
            {
                // "<" that opens no tag is a word, such as in "<13".
                if (html[at + 1 < html.Length ? at + 1 : at] is not ('!' or '?' or '/')) yield return new HtmlToken(null, false, "<");
                at = html[at + 1 < html.Length ? at + 1 : at] is '!' or '?' or '/' ? After(html, ">", at) : at + 1;
                continue;
            }

            var (token, end) = tag.Value;
            at = end;
            if (!token.IsEnd && Silent.Contains(token.Tag) && !token.Text.EndsWith('/')) at = After(html, ">", After(html, "</" + token.Tag, at));
            else yield return token;
        }
    }

    /// <summary>An attribute of a tag; null where it has none of that name.</summary>
    public static string? Attribute(this HtmlToken tag, string name)
    {
        foreach (Match attribute in Attributes().Matches(tag.Text))
            if (attribute.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase))
                return WebUtility.HtmlDecode(attribute.Groups["value"].Value.Trim('"', '\''));
        return null;
    }

    private static (HtmlToken Token, int End)? Tag(string html, int at)
    {
        var name = Name().Match(html, at, Math.Min(40, html.Length - at));
        if (!name.Success) return null;
        var end = at + name.Length;
        // A ">" inside quotation marks closes nothing; a mark that is never closed is none.
        for (; end < html.Length && html[end] != '>'; end++)
        {
            if (html[end] is not ('"' or '\'') || html[end - 1] is not ('=' or ' ')) continue;
            var close = html.IndexOf(html[end], end + 1, Math.Min(LongestValue, html.Length - end - 1));
            if (close > 0) end = close;
        }

        return (new HtmlToken(name.Groups["name"].Value.ToLowerInvariant(), name.Groups["end"].Length > 0, html[Math.Min(at + name.Length, end)..end]), Math.Min(html.Length, end + 1));
    }

    private static int After(string html, string mark, int at)
    {
        if (at >= html.Length) return html.Length;
        var found = html.IndexOf(mark, at, StringComparison.OrdinalIgnoreCase);
        return found < 0 ? html.Length : found + mark.Length;
    }

    [GeneratedRegex(@"\G<(?<end>/?)(?<name>[a-zA-Z][a-zA-Z0-9:-]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"(?<name>[a-zA-Z][\w:-]*)\s*=\s*(?<value>""[^""]*""|'[^']*'|[^\s""'>]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Attributes();
}
