namespace PolicyBot.Core.Asking;

/// <summary>How strongly a clause binds the person it speaks to.</summary>
public enum Modality
{
    /// <summary>States a fact, an aim or a definition; asks nothing of anyone.</summary>
    Statement,

    /// <summary>Must not, never, not permitted.</summary>
    Prohibited,

    /// <summary>Advised not to, discouraged.</summary>
    AdvisedAgainst,

    /// <summary>Only with somebody's agreement.</summary>
    NeedsApproval,

    /// <summary>Must, will, should, is responsible for.</summary>
    Required,

    /// <summary>Advised to, encouraged to, consider.</summary>
    Recommended,

    /// <summary>May, is allowed to, with a condition.</summary>
    PermittedWithConditions,

    /// <summary>May, is allowed to.</summary>
    Permitted,
}

/// <summary>What a clause was in the document.</summary>
public enum ClauseKind
{
    /// <summary>A sentence of a paragraph.</summary>
    Sentence,

    /// <summary>A list item, or a sentence of one.</summary>
    Item,

    /// <summary>A footnote; its lead-in is the sentence that carries the mark.</summary>
    Footnote,

    /// <summary>A line of the front page, of a table or of a signature block.</summary>
    Line,
}

/// <summary>One sentence, list item or line of a policy, in the document's own words.</summary>
/// <param name="Index">Place in <see cref="PolicyDocument.Clauses"/>.</param>
/// <param name="Text">The words as they stand; runs of white space are folded to one space.</param>
/// <param name="LeadIn">The words that introduce the list, as they stand, where the item needs them.</param>
/// <param name="HeadingPath">Headings above the clause, outermost first.</param>
/// <param name="Number">The number or letter in front of it, as written ("3.2", "(a)").</param>
/// <param name="Modality">How strongly it binds, its lead-in taken into account.</param>
/// <param name="Kind">What it was in the document.</param>
/// <param name="Line">Line of the file it starts on, from 1.</param>
/// <param name="Block">Paragraph or list item it belongs to; clauses of one block follow each other.</param>
public sealed record Clause(
    int Index,
    string Text,
    string? LeadIn,
    IReadOnlyList<string> HeadingPath,
    string? Number,
    Modality Modality,
    ClauseKind Kind,
    int Line,
    int Block)
{
    /// <summary>How likely each strength is, by its place in <see cref="Asking.Modality"/>; the likeliest is nearly always <see cref="Modality"/>.</summary>
    internal IReadOnlyList<float> Chances { get; init; } = [];

    /// <summary>Lead-in and text as two verbatim spans joined by " … ", or the text alone.</summary>
    public string Quotation => LeadIn is null ? Text : LeadIn + " … " + Text;

    /// <summary>Where it stands, outermost heading first; empty when it stands under no heading.</summary>
    public string Section => string.Join(" > ", HeadingPath);
}

/// <summary>A heading of the document, as written, without Markdown signs.</summary>
/// <param name="Text">The heading's words.</param>
/// <param name="Number">The number in front of it, as written.</param>
/// <param name="Level">1 is outermost.</param>
/// <param name="Line">Line of the file, from 1.</param>
public sealed record Section(string Text, string? Number, int Level, int Line);
