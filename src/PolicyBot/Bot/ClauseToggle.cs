using PolicyBot.Cards;
using PolicyBot.Core.Packs;

namespace PolicyBot.Bot;

/// <summary>Clauses of the policy on a card, word for word, one tap away.</summary>
internal static class ClauseToggle
{
    /// <summary>A button and, hidden until it is pressed, the clauses with where they stand; nothing where there are none.</summary>
    /// <param name="id">Unique in the card.</param>
    public static IReadOnlyList<Element> Of(SchoolPack school, string title, string id, IEnumerable<QuotedClause?> clauses)
    {
        QuotedClause[] quoted = [.. clauses.OfType<QuotedClause>().DistinctBy(clause => clause.Text)];
        if (quoted.Length == 0)
            return [];
        return
        [
            new ActionSet(new ActionToggleVisibility(title, id)) { Spacing = Spacing.Medium },
            new Container([.. quoted.SelectMany(clause => Quotation(school, clause))]) { Id = id, IsVisible = false, Style = ContainerStyle.Emphasis },
        ];
    }

    /// <summary>The clauses that these rules stand in; a school's own settings and guidance have none.</summary>
    public static IReadOnlyList<Element> Of(SchoolPack school, string title, string id, IEnumerable<RuleSource> sources) =>
        Of(school, title, id, sources.OfType<RuleSource.Policy>().Select(source => source.Clause));

    private static IEnumerable<Element> Quotation(SchoolPack school, QuotedClause clause) =>
    [
        // Many documents have their title as the heading over everything.
        new TextBlock(Plain.Text(string.Join(" › ", clause.HeadingPath.Prepend(school.Policy.Title).Distinct()))) { Size = TextSize.Small, IsSubtle = true },
        .. RichTextBlock.Verbatim(clause.Text),
    ];
}
