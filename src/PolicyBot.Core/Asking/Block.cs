namespace PolicyBot.Core.Asking;

internal enum BlockKind
{
    Heading,
    Paragraph,
    Item,
    Line,
}

/// <summary>A heading, paragraph, list item or lone line, before it is cut into clauses.</summary>
internal sealed record Block(BlockKind Kind, string Text, string? Number, string? Mark, int Indent, int Level, int Line);
