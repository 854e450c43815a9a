using PolicyBot.Cards;
using PolicyBot.Core.Asking;

namespace PolicyBot.Asking;

/// <summary>A clause word for word, with where it stands. A long one is cut, and opens in the card.</summary>
internal static class Quotation
{
    private const int LongestAtFirst = 420;
    private const int LongestHeading = 100;

    /// <param name="id">Unique in the card; names the parts that open and close.</param>
    /// <param name="longest">The most characters of the clause that this card has room for.</param>
    public static Container Of(Citation citation, PolicyDocument document, string id, int longest)
    {
        var place = new RichTextBlock(new TextRun(Place(citation.Clause, document)) { Size = TextSize.Small, IsSubtle = true }) { Spacing = Spacing.Small };
        var whole = QuestionText.Cut(citation.Text, longest);
        if (whole.Length <= LongestAtFirst)
            return new Container(Words(whole), place) { Style = ContainerStyle.Emphasis };

        string[] both = [id + "-cut", id + "-all"];
        return new Container(
            new Container(Words(QuestionText.Cut(whole, LongestAtFirst)), Toggle("Show all", both)) { Id = both[0] },
            new Container(Words(whole), Toggle("Show less", both)) { Id = both[1], IsVisible = false },
            place)
        { Style = ContainerStyle.Emphasis };
    }

    /// <summary>Headings from the outermost in, without the document's title, and the clause's own number.</summary>
    public static string Place(Clause clause, PolicyDocument document) =>
        clause.Number is null ? Headings(clause, document) : $"{Headings(clause, document)}, {clause.Number}";

    public static string Headings(Clause clause, PolicyDocument document)
    {
        var underTitle = clause.HeadingPath.Where((heading, level) => level > 0 || !heading.Equals(document.Title, StringComparison.OrdinalIgnoreCase)).ToList();
        return underTitle.Count == 0 ? "Before the first heading" : string.Join(" › ", underTitle.Select(heading => QuestionText.Cut(heading, LongestHeading)));
    }

    private static RichTextBlock Words(string text) => new(new TextRun($"“{text}”"));

    private static ActionSet Toggle(string title, string[] targets) => new(new ActionToggleVisibility(title, targets)) { Spacing = Spacing.Small };
}
