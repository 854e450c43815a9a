namespace PolicyBot.Core.Asking;

/// <summary>A school's policy, read into headings and clauses with nothing lost.</summary>
/// <param name="FileName">The file it came from.</param>
/// <param name="Title">The policy's title as written, or the file name when it has none.</param>
/// <param name="Version">The version as written, where stated.</param>
/// <param name="Approved">When it was approved, ratified or last revised, where stated.</param>
/// <param name="NextReview">When it is due for review, where stated.</param>
/// <param name="Owner">The person, role or committee that answers for it, as written, where stated.</param>
/// <param name="Sections">The headings, in order.</param>
/// <param name="Clauses">The clauses, in order.</param>
public sealed record PolicyDocument(
    string FileName,
    string Title,
    string? Version,
    PolicyDate? Approved,
    PolicyDate? NextReview,
    string? Owner,
    IReadOnlyList<Section> Sections,
    IReadOnlyList<Clause> Clauses)
{
    /// <summary>Reads plain text or Markdown. Never throws on odd text; an empty document has no clauses.</summary>
    /// <param name="fileName">Shown when the document has no title of its own.</param>
    /// <param name="text">The whole document.</param>
    public static PolicyDocument Read(string fileName, string text) => Read(fileName, text, StrengthReader.Shared);

    /// <summary>The same with a reader of strengths that is still being taught.</summary>
    internal static PolicyDocument Read(string fileName, string text, StrengthReader strengths)
    {
        PolicyWords.Note(Tokens.Read(text));
        var blocks = BlockReader.Read(text);
        var (sections, clauses) = ClauseReader.Read(blocks, strengths);
        var front = FrontPage.Read(text);
        return new PolicyDocument(fileName, front.Title ?? fileName, front.Version, front.Approved, front.NextReview, front.Owner, sections, clauses);
    }

    /// <summary>The clause with its neighbours, in order, for "Show in context".</summary>
    public IReadOnlyList<Clause> Around(Clause clause, int before = 2, int after = 2)
    {
        var first = Math.Max(0, clause.Index - before);
        var last = Math.Min(Clauses.Count - 1, clause.Index + after);
        return [.. Clauses.Skip(first).Take(last - first + 1)];
    }
}
