using System.Text.RegularExpressions;

namespace PolicyBot.Cards;

/// <summary>Text that nobody meant as markdown.</summary>
public static partial class Plain
{
    /// <summary>
    /// <paramref name="text"/> so that a <see cref="TextBlock"/> or a <see cref="Fact"/> shows it as it was typed: no emphasis, link, list, heading or
    /// character entity comes about by accident, and each line stays a line of its own.
    /// <para>Only what would be read as markdown is escaped, because phones have shown the backslashes
    /// (https://github.com/microsoft/AdaptiveCards/issues/5590, mended in 2024); a quotation that must be exact belongs in a <see cref="RichTextBlock"/>.
    /// Not for labels, titles of actions, placeholders or values of inputs: no markdown is read there, and the backslashes would show.</para>
    /// <para>A bare web address is left alone; a client may make a link of it, but one that says where it leads.</para>
    /// </summary>
    public static string Text(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Length > 0)
            .Select(line => OrderedStart().Replace(LineStart().Replace(Inline().Replace(line, @"\$0"), @"\$0"), @"$1\$2"));
        // Markdown joins single lines, so each becomes a paragraph.
        return string.Join("\n\n", lines);
    }

    // "_" inside a word and a lone "*" or "~" between spaces are not emphasis.
    [GeneratedRegex("""[*~](?!\s|$)|(?<=[^\s])[*~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|[\[\]`<]|!(?=\[)|&(?=#?[A-Za-z0-9]+;)|\\(?=[!-/:-@\[-`{-~])""")]
    private static partial Regex Inline();

    // A list, a heading, a quotation or a rule. ("*" before a word is escaped already.)
    [GeneratedRegex("""^(?:>|[-+*](?=[\s-]|$)|#(?=[#\s]|$))""")]
    private static partial Regex LineStart();

    [GeneratedRegex("""^(\d{1,9})([.)])(?=\s|$)""")]
    private static partial Regex OrderedStart();
}
