using PolicyBot.Cards;
using PolicyBot.Core.Asking;

namespace PolicyBot.Asking;

/// <summary>A clause among its neighbours, as the document has them.</summary>
internal static class ContextCards
{
    private const int MostBytes = 24_000;
    private const int FarthestLeadIn = 12;

    private static readonly int[] Lengths = [1500, 500, 100];

    public static AdaptiveCard Of(PolicyDocument document, Citation citation, QuestionText question) =>
        Lengths.Select(longest => Of(document, citation, question, longest)).First(card => card.Utf8Length() <= MostBytes);

    private static AdaptiveCard Of(PolicyDocument document, Citation citation, QuestionText question, int longest) => new()
    {
        FallbackText = QuestionText.Cut($"In context: “{citation.Text}” stands in {Quotation.Place(citation.Clause, document)}.", 400),
        Body =
        [
            TextBlock.Heading("In context"),
            new TextBlock("The clause is in bold, between the words that stand around it.") { IsSubtle = true, Size = TextSize.Small, Spacing = Spacing.None },
            new Container([.. Paragraphs(document, citation, longest)]) { Style = ContainerStyle.Emphasis },
        ],
        Actions = [new ActionExecute("Back to the answer", AskingVerbs.Answer) { Data = question.Data() }],
    };

    private static IEnumerable<Element> Paragraphs(PolicyDocument document, Citation citation, int longest)
    {
        string? shown = null;
        foreach (var paragraph in Around(document, citation.Clause).GroupBy(neighbour => neighbour.Block))
        {
            var first = paragraph.First();
            if (first.Section != shown)
                yield return new RichTextBlock(new TextRun(Quotation.Headings(first, document)) { Size = TextSize.Small, IsSubtle = true, Weight = TextWeight.Bolder });
            shown = first.Section;
            yield return Paragraph(paragraph, citation, longest);
        }
    }

    private static RichTextBlock Paragraph(IGrouping<int, Clause> paragraph, Citation citation, int longest)
    {
        var runs = new List<TextRun>();
        foreach (var sentence in paragraph)
        {
            if (runs.Count == 0 && (sentence.Number is not null || sentence.Kind == ClauseKind.Item))
                runs.Add(new TextRun($"{sentence.Number ?? "•"} ") { IsSubtle = true });
            var between = sentence == paragraph.First() ? "" : " ";
            runs.Add(new TextRun(between + QuestionText.Cut(sentence.Text, longest)) { Weight = IsCited(sentence, citation) ? TextWeight.Bolder : TextWeight.Default });
        }
        return new RichTextBlock(runs) { Spacing = Spacing.Small };
    }

    // A citation can be several sentences of one item.
    private static bool IsCited(Clause sentence, Citation citation) =>
        sentence.Index == citation.Clause.Index || (sentence.Block == citation.Clause.Block && citation.Text.Contains(sentence.Text, StringComparison.Ordinal));

    // A list item means nothing without the words that introduce its list.
    private static IReadOnlyList<Clause> Around(PolicyDocument document, Clause clause)
    {
        var introduced = document.Clauses.LastOrDefault(other => other.Index < clause.Index && other.Text == clause.LeadIn);
        var before = introduced is null ? 3 : Math.Clamp(clause.Index - introduced.Index, 3, FarthestLeadIn);
        return document.Around(clause, before, after: 4);
    }
}
