using System.Text.Json.Serialization;

namespace PolicyBot.Cards;

/// <summary>
/// A text that the bot's author wrote. Markdown works in it (bold, italics, lists, links): pass what a person typed through
/// <see cref="Plain.Text"/>, or show it in a <see cref="RichTextBlock"/>.
/// <para>Source: https://learn.microsoft.com/adaptive-cards/schema-explorer/text-block</para>
/// </summary>
/// <param name="Text">The text. Two line breaks begin a new paragraph; one may be shown as a space.</param>
public sealed record TextBlock(string Text) : Element
{
    /// <summary>The size of the letters.</summary>
    public TextSize Size { get; init; }

    /// <summary>Bold, or lighter than usual.</summary>
    public TextWeight Weight { get; init; }

    /// <summary>The colour, by what it means. Never the only sign of the meaning.</summary>
    public TextColor Color { get; init; }

    /// <summary>Toned down.</summary>
    public bool IsSubtle { get; init; }

    /// <summary>Long text goes on in the next line (the default here) instead of being cut at the first.</summary>
    public bool Wrap { get; init; } = true;

    /// <summary>Cuts the text after so many lines; 0 does not cut.</summary>
    public int MaxLines { get; init; }

    /// <summary><see cref="TextBlockStyle.Heading"/> makes it a heading for screen readers.</summary>
    public TextBlockStyle Style { get; init; }

    /// <summary>Left unless said otherwise.</summary>
    public HorizontalAlignment HorizontalAlignment { get; init; }

    /// <summary>The heading of a card or of a part of it: bold, larger, and a heading for screen readers.</summary>
    public static TextBlock Heading(string text, TextSize size = TextSize.Medium) =>
        new(text) { Size = size, Weight = TextWeight.Bolder, Style = TextBlockStyle.Heading };
}

/// <summary>
/// Text that is shown as it is, without markdown: for quotations and for what people typed.
/// <para>Source: https://learn.microsoft.com/adaptive-cards/schema-explorer/rich-text-block</para>
/// </summary>
public sealed record RichTextBlock : Element
{
    /// <summary>One paragraph made of <paramref name="inlines"/>.</summary>
    public RichTextBlock(params IReadOnlyList<TextRun> inlines) => Inlines = inlines;

    /// <summary>The runs, one after the other.</summary>
    public IReadOnlyList<TextRun> Inlines { get; init; }

    /// <summary>
    /// <paramref name="text"/> word for word, a block for each of its lines, since clients differ on line breaks inside a run.
    /// Blank lines become the distance between blocks. Text with no word in it gives no blocks.
    /// </summary>
    public static IReadOnlyList<RichTextBlock> Verbatim(string text)
    {
        List<RichTextBlock> blocks = [];
        var afterBlankLine = true;
        foreach (var line in text.Split(["\r\n", "\n", "\r"], StringSplitOptions.None))
        {
            if (!string.IsNullOrWhiteSpace(line))
                blocks.Add(new RichTextBlock(new TextRun(line.TrimEnd())) { Spacing = afterBlankLine ? Spacing.Default : Spacing.None });
            afterBlankLine = string.IsNullOrWhiteSpace(line);
        }
        return blocks;
    }
}

/// <summary>A piece of text in a <see cref="RichTextBlock"/>. Markdown is not read in it.</summary>
/// <param name="Text">The text, word for word.</param>
public sealed record TextRun(string Text)
{
    /// <summary>Always <c>TextRun</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "TextRun";

    /// <summary>The size of the letters.</summary>
    public TextSize Size { get; init; }

    /// <summary>Bold, or lighter than usual.</summary>
    public TextWeight Weight { get; init; }

    /// <summary>The colour, by what it means. Never the only sign of the meaning.</summary>
    public TextColor Color { get; init; }

    /// <summary>Toned down.</summary>
    public bool IsSubtle { get; init; }

    /// <summary>Italics.</summary>
    public bool Italic { get; init; }

    /// <summary>Marked as with a pen.</summary>
    public bool Highlight { get; init; }

    /// <summary>Struck through.</summary>
    public bool Strikethrough { get; init; }

    /// <summary>Underlined.</summary>
    public bool Underline { get; init; }
}

/// <summary>The size of letters.</summary>
public enum TextSize
{
    /// <summary>Body text.</summary>
    Default,
    /// <summary>Smaller than body text.</summary>
    Small,
    /// <summary>A little larger than body text.</summary>
    Medium,
    /// <summary>Large.</summary>
    Large,
    /// <summary>The largest.</summary>
    ExtraLarge,
}

/// <summary>How heavy letters are.</summary>
public enum TextWeight
{
    /// <summary>As usual.</summary>
    Default,
    /// <summary>Lighter.</summary>
    Lighter,
    /// <summary>Bold.</summary>
    Bolder,
}

/// <summary>A colour of text, by its meaning.</summary>
public enum TextColor
{
    /// <summary>As usual.</summary>
    Default,
    /// <summary>Dark.</summary>
    Dark,
    /// <summary>Light.</summary>
    Light,
    /// <summary>The client's accent colour.</summary>
    Accent,
    /// <summary>Green: it went well.</summary>
    Good,
    /// <summary>Amber: take care.</summary>
    Warning,
    /// <summary>Red: it went wrong, or must not be.</summary>
    Attention,
}

/// <summary>What a text is to a screen reader.</summary>
public enum TextBlockStyle
{
    /// <summary>Text.</summary>
    Default,
    /// <summary>A heading.</summary>
    Heading,
}

/// <summary>Where text stands in its line.</summary>
public enum HorizontalAlignment
{
    /// <summary>Where the container has it.</summary>
    Default,
    /// <summary>Left.</summary>
    Left,
    /// <summary>In the middle.</summary>
    Center,
    /// <summary>Right.</summary>
    Right,
}
