namespace PolicyBot.Core.Asking;

internal enum BlockKind
{
    Heading,
    Paragraph,
    Item,
    Line,

    /// <summary>A cell of a table, or a whole row of short ones.</summary>
    Cell,
}

/// <summary>A heading, paragraph, list item or lone line, before it is cut into clauses.</summary>
internal sealed record Block(BlockKind Kind, string Text, string? Number, string? Mark, int Indent, int Level, int Line)
{
    /// <summary>What introduces a cell: the head of its column or the label of its row.</summary>
    public string? LeadIn { get; init; }
}
