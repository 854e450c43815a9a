using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Asking;
using PolicyBot.Core.Packs;

namespace PolicyBot.Asking;

/// <summary>The answer to a question: the verdict, the clause word for word, where it stands, and what to do next.</summary>
internal sealed class AnswerCards(SchoolPack school, DateOnly today)
{
    private const int MostBytes = 24_000;
    private const int LongestFallback = 400;
    private const int LongestChoice = 160;

    // Only a clause of several pages makes the second or third necessary.
    private static readonly int[] Lengths = [3000, 1000, 300];

    /// <param name="isPersonal">In front of others there are no buttons that begin a case.</param>
    public AdaptiveCard Answer(QuestionText question, Answer answer, bool isPersonal)
    {
        if (answer.Kind == AnswerKind.OutOfScope)
            return OutOfScope(question, isPersonal);
        if (answer.Choices.Count > 1)
            return Choices(question, answer, isPersonal);

        var cards = Lengths.Select(longest => Answer(question, answer, isPersonal, longest));
        return cards.First(card => card.Utf8Length() <= MostBytes);
    }

    private AdaptiveCard Answer(QuestionText question, Answer answer, bool isPersonal, int longest)
    {
        var words = AnswerWords.Of(answer);
        return new AdaptiveCard
        {
            FallbackText = answer.Citations is [var best, ..] ? QuestionText.Cut($"{words.Headline}. “{best.Text}”", LongestFallback) : $"{words.Headline}.",
            Body = [Head(question, words), .. Clauses(answer, longest), Foot()],
            Actions = [.. Actions(question, NextSteps.After(school, answer), answer, isPersonal)],
        };
    }

    private AdaptiveCard OutOfScope(QuestionText question, bool isPersonal)
    {
        var words = AnswerWords.OutOfScope(school.Name);
        return new AdaptiveCard
        {
            FallbackText = $"{words.Headline}. {words.Gloss}",
            Body = [Head(question, words)],
            Actions = isPersonal ? [new ActionExecute("What can you do?", AskingVerbs.Menu)] : [],
        };
    }

    private AdaptiveCard Choices(QuestionText question, Answer answer, bool isPersonal) => new()
    {
        FallbackText = "Your policy speaks of this in more than one place. Ask again with a few more words, such as who it is about and whose account it is.",
        Body =
        [
            Head(question, new AnswerWords("Which is closest?", "Your policy speaks of this in more than one place.", ContainerStyle.Emphasis)),
            .. answer.Choices.SelectMany(choice => Choice(question, choice)),
        ],
        Actions = [.. Elsewhere(question, NextSteps.After(school, answer), isPersonal)],
    };

    private static IEnumerable<Element> Choice(QuestionText question, Citation choice)
    {
        yield return new RichTextBlock(new TextRun($"“{QuestionText.Cut(choice.Text, LongestChoice)}”")) { Separator = true };
        yield return new ActionSet(new ActionExecute("Show this one", AskingVerbs.Answer) { Data = question.Data(choice.Clause.Index) }) { Spacing = Spacing.Small };
    }

    private static Container Head(QuestionText question, AnswerWords words)
    {
        var asked = new RichTextBlock(new TextRun($"You asked: {question.Shown}") { Size = TextSize.Small, IsSubtle = true });
        var headline = TextBlock.Heading(Plain.Text(words.Headline), TextSize.ExtraLarge) with { Spacing = Spacing.Small };
        return words.Gloss.Length == 0
            ? new Container(asked, headline) { Style = words.Style, Bleed = true }
            : new Container(asked, headline, new TextBlock(Plain.Text(words.Gloss)) { Spacing = Spacing.None }) { Style = words.Style, Bleed = true };
    }

    private IEnumerable<Element> Clauses(Answer answer, int longest)
    {
        if (answer.Citations.Count > 0)
            yield return Quotation.Of(answer.Citations[0], school.Document, "clause-0", longest);
        if (answer.Citations.Count <= 1)
            yield break;

        var more = answer.Citations.Skip(1).Select((citation, i) => Quotation.Of(citation, school.Document, $"clause-{i + 1}", longest)).ToList();
        var title = answer.Kind == AnswerKind.NotCovered ? "Also near" : "The policy says more";
        if (answer.NeedsAllInView())
        {
            yield return new TextBlock(title) { Weight = TextWeight.Bolder };
            foreach (var quotation in more)
                yield return quotation;
            yield break;
        }
        yield return new ActionSet(new ActionToggleVisibility($"{title} ({more.Count})", "more")) { Spacing = Spacing.Small };
        yield return new Container(more) { Id = "more", IsVisible = false };
    }

    private Container Foot()
    {
        var policy = school.Policy;
        var edition = new RichTextBlock(new TextRun($"{policy.Title} · {policy.Edition(today)}") { Size = TextSize.Small, IsSubtle = true });
        return policy.IsReviewOverdue(today)
            ? new Container(edition, new TextBlock("⚠ Review overdue") { Size = TextSize.Small, Weight = TextWeight.Bolder, Color = TextColor.Warning, Spacing = Spacing.None }) { Separator = true, Spacing = Spacing.Medium }
            : new Container(edition) { Separator = true, Spacing = Spacing.Medium };
    }

    private IEnumerable<CardAction> Actions(QuestionText question, NextSteps next, Answer answer, bool isPersonal)
    {
        if (next.AccountRequest && isPersonal)
            yield return TypedButton.Of("Start an account request", "request an account") with { Style = ActionStyle.Positive };
        if (answer.Citations is [var best, ..])
            yield return new ActionExecute("Show in context", AskingVerbs.Context) { Data = question.Data(best.Clause.Index) };
        foreach (var action in Elsewhere(question, next, isPersonal))
            yield return action;
    }

    // Whoever finds no answer in the policy, or has something to report, is not kept waiting for one.
    private IEnumerable<CardAction> Elsewhere(QuestionText question, NextSteps next, bool isPersonal)
    {
        if (next.Ask.Count > 0)
            yield return new ActionExecute("Ask a person", AskingVerbs.Person) { Data = question.Data() };
        if (isPersonal && school.Processes.Contains(SchoolProcess.Incidents))
            yield return TypedButton.Of("Report it", "report something");
    }
}
