using PolicyBot.Cards;

namespace PolicyBot.Tests.Asking;

/// <summary>The words on a card from top to bottom, hidden parts included.</summary>
internal static class CardTexts
{
    public static IEnumerable<string> Of(AdaptiveCard card) => card.Body.SelectMany(Of);

    public static IEnumerable<string> Titles(AdaptiveCard card) => card.Body.SelectMany(Titles).Concat(card.Actions.Select(action => action.Title));

    private static IEnumerable<string> Of(Element element) => element switch
    {
        TextBlock text => [text.Text],
        RichTextBlock rich => [string.Concat(rich.Inlines.Select(run => run.Text))],
        Container container => container.Items.SelectMany(Of),
        _ => [],
    };

    private static IEnumerable<string> Titles(Element element) => element switch
    {
        ActionSet set => set.Actions.Select(action => action.Title),
        Container container => container.Items.SelectMany(Titles),
        _ => [],
    };
}
