using PolicyBot.Asking;
using PolicyBot.Cards;
using PolicyBot.Core.Asking;
using PolicyBot.Core.Packs;

namespace PolicyBot.Tests.Asking;

/// <summary>What a person reads on the answer card, by meaning rather than byte by byte.</summary>
public sealed class AnswerCardTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory]
    [InlineData(Verdict.Prohibited, "No")]
    [InlineData(Verdict.AdvisedAgainst, "Advised not to")]
    [InlineData(Verdict.NeedsApproval, "Only with approval")]
    [InlineData(Verdict.PermittedWithConditions, "Yes, if…")]
    [InlineData(Verdict.Required, "Yes, you must")]
    [InlineData(Verdict.Recommended, "Recommended")]
    [InlineData(Verdict.Permitted, "Yes")]
    public void The_verdict_comes_first_in_words(Verdict verdict, string words)
    {
        var card = Card("ok to follow a kid?", SmallSchool.Verdict(verdict, SmallSchool.Cite("must not follow")));

        Assert.Equal(["You asked: ok to follow a kid?", words], Texts(card).Take(2));
        Assert.StartsWith(words, card.FallbackText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Modality.Prohibited, "What is not allowed", "Your policy forbids this:")]
    [InlineData(Modality.AdvisedAgainst, "What is advised against", "Your policy advises against this:")]
    [InlineData(Modality.Required, "What is required", "Your policy requires this:")]
    [InlineData(Modality.Recommended, "What your policy says", "“Staff must not follow a pupil.”")]
    public void Where_neither_yes_nor_no_can_be_said_the_heading_is_what_the_first_clause_does(Modality strength, string words, string next)
    {
        var cited = SmallSchool.Cite("must not follow");
        var card = Card("ok to unfollow a kid?", SmallSchool.Verdict(Verdict.Prohibited, cited with { Clause = cited.Clause with { Modality = strength } }) with { IsPlainReply = false });

        Assert.Equal(["You asked: ok to unfollow a kid?", words, next], Texts(card).Take(3));
        Assert.StartsWith(words, card.FallbackText, StringComparison.Ordinal);
    }

    [Fact]
    public void The_clause_stands_word_for_word_with_its_place_and_edition()
    {
        var card = Card("ok to follow a kid?", SmallSchool.Verdict(Verdict.Prohibited, SmallSchool.Cite("must not follow")));

        Assert.Contains("“Staff must not follow a pupil.”", Texts(card));
        Assert.Contains("1. Contact, 1.1", Texts(card));
        Assert.Contains("Online conduct policy · version 3 · no approval date · review overdue since June 2022", Texts(card));
        Assert.Contains("⚠ Review overdue", Texts(card));
        Assert.Equal("No. “Staff must not follow a pupil.”", card.FallbackText);
    }

    [Fact]
    public void A_review_that_is_not_due_yet_is_no_warning()
    {
        var card = new AnswerCards(SmallSchool.Pack, new DateOnly(2022, 6, 30))
            .Answer(QuestionText.From("?"), SmallSchool.Verdict(Verdict.Prohibited, SmallSchool.Cite("must not follow")), isPersonal: true);

        Assert.DoesNotContain("⚠ Review overdue", Texts(card));
    }

    [Fact]
    public void An_item_of_a_list_comes_with_the_words_that_introduce_it()
    {
        var card = Card("what goes into the request", SmallSchool.Lookup(SmallSchool.Cite("who will run")));

        Assert.Equal("What your policy says", Texts(card)[1]);
        Assert.Contains("“Staff must send the leaders a request which covers: … who will run the account”", Texts(card));
    }

    [Fact]
    public void Approval_names_the_approver_where_the_clause_does()
    {
        var card = Card("can i open one", SmallSchool.Verdict(Verdict.NeedsApproval, SmallSchool.Cite("with the agreement")));

        Assert.Equal("Only with approval from the Headteacher", Texts(card)[1]);
    }

    [Fact]
    public void A_further_clause_of_the_same_strength_waits_behind_a_button()
    {
        var card = Card("?", SmallSchool.Verdict(Verdict.Required, SmallSchool.Cite("must send") with { Clause = SmallSchool.Clause("should tell") }, SmallSchool.Cite("should tell")));

        Assert.Contains("The policy says more (1)", Titles(card));
        Assert.False(Assert.Single(card.Body.OfType<Container>(), container => container.Id == "more").IsVisible);
    }

    [Fact]
    public void A_clause_that_says_something_else_is_in_view()
    {
        var card = Card("?", SmallSchool.Verdict(Verdict.Prohibited, SmallSchool.Cite("must not follow"), SmallSchool.Cite("may follow a parent")));

        Assert.Contains("“Staff may follow a parent who is a relative.”", Texts(card));
        Assert.DoesNotContain(card.Body, element => element.IsVisible == false);
    }

    [Fact]
    public void A_yes_hides_nothing()
    {
        var card = Card("?", SmallSchool.Verdict(Verdict.Permitted, SmallSchool.Cite("may follow a parent"), SmallSchool.Cite("should tell")));

        Assert.Contains("“They should tell the headteacher of a request.”", Texts(card));
        Assert.DoesNotContain(card.Body, element => element.IsVisible == false);
    }

    [Fact]
    public void Where_the_policy_is_silent_the_nearest_clauses_are_in_view()
    {
        var card = Card("can i use ai for posts", SmallSchool.NotCovered(SmallSchool.Cite("must not follow"), SmallSchool.Cite("should tell")));

        Assert.Equal("Your policy doesn’t say", Texts(card)[1]);
        Assert.DoesNotContain(card.Body, element => element.IsVisible == false);
        Assert.Contains("Ask a person", Titles(card));
    }

    [Fact]
    public void What_no_policy_speaks_of_gets_a_sentence_and_the_menu()
    {
        var card = Card("what's for lunch", new Answer(AnswerKind.OutOfScope, null, [], []));

        Assert.Contains("I can’t help with that", Texts(card));
        Assert.Equal(["What can you do?"], Titles(card));
        Assert.Empty(Titles(Card("what's for lunch", new Answer(AnswerKind.OutOfScope, null, [], []), isPersonal: false)));
    }

    [Fact]
    public void A_policy_with_no_clause_near_the_question_leaves_the_person_to_ask()
    {
        var card = Card("can i use ai for posts", SmallSchool.NotCovered());

        Assert.Equal(["You asked: can i use ai for posts", "Your policy doesn’t say", "Ask before you go ahead."], Texts(card).Take(3));
        Assert.Equal(["Ask a person", "Report it"], Titles(card));
    }

    [Fact]
    public void An_answer_about_opening_accounts_offers_to_start_the_request_but_not_in_front_of_others()
    {
        var answer = SmallSchool.Verdict(Verdict.Required, SmallSchool.Cite("who will run"));

        Assert.Contains("Start an account request", Titles(Card("how do i get an account", answer)));
        Assert.DoesNotContain("Start an account request", Titles(Card("how do i get an account", answer, isPersonal: false)));
        Assert.DoesNotContain("Start an account request", Titles(Card("?", SmallSchool.Verdict(Verdict.Prohibited, SmallSchool.Cite("must not follow")))));
    }

    [Fact]
    public void Clauses_that_are_about_equally_near_become_a_choice()
    {
        var choices = new[] { SmallSchool.Cite("must not follow"), SmallSchool.Cite("may follow a parent") };

        var card = Card("follow", new Answer(AnswerKind.Verdict, Verdict.Permitted, [choices[1]], choices));

        Assert.Contains("Which is closest?", Texts(card));
        Assert.Equal(["Show this one", "Show this one", "Ask a person", "Report it"], Titles(card));
        Assert.DoesNotContain("Yes", Texts(card));
    }

    [Fact]
    public void A_long_clause_is_cut_until_somebody_wants_all_of_it()
    {
        var sentence = "Staff must not " + string.Join(' ', Enumerable.Range(1, 200).Select(i => $"word{i}")) + ".";
        var school = SmallSchool.With("# Policy\n\n" + sentence);

        var card = Card("?", SmallSchool.Verdict(Verdict.Prohibited, SmallSchool.Cite(school.Document.Clauses[^1])), school: school);

        Assert.Contains("Show all", Titles(card));
        Assert.Contains($"“{sentence}”", Texts(card));
    }

    [Fact]
    public void In_context_the_cited_sentences_stand_out_among_their_neighbours()
    {
        var (first, second) = (SmallSchool.Clause("must not follow"), SmallSchool.Clause("should tell"));
        var whole = new Citation(first, $"{first.Text} {second.Text}", first.Section);

        string[] Bold(Citation citation) =>
        [
            .. ContextCards.Of(SmallSchool.Pack.Document, citation, QuestionText.From("?")).Body.OfType<Container>().SelectMany(container => container.Items)
                .OfType<RichTextBlock>().SelectMany(block => block.Inlines).Where(run => run is { Weight: TextWeight.Bolder, IsSubtle: false }).Select(run => run.Text.Trim()),
        ];

        Assert.Equal([first.Text], Bold(SmallSchool.Cite(first)));
        Assert.Equal([first.Text, second.Text], Bold(whole));
    }

    [Theory]
    [InlineData("word ")]
    [InlineData("“¢€𐍈” ")]
    public void The_longest_clauses_and_question_make_no_card_that_Teams_refuses(string word)
    {
        var text = string.Concat(Enumerable.Repeat(word, 20_000));
        var school = SmallSchool.With($"# {text}\n\n## {text}\n\n{text}");
        var clause = SmallSchool.Clause("must not follow") with { Text = text, HeadingPath = [text, text, text], Number = "1.1" };
        var question = QuestionText.From(text);

        var answers = new[] { SmallSchool.NotCovered([.. Three(clause)]), SmallSchool.Verdict(Verdict.Prohibited, [.. Three(clause)]), new Answer(AnswerKind.Verdict, Verdict.Required, [], [.. Three(clause)]) };

        foreach (var answer in answers)
            CardSchema.Check(new AnswerCards(school, Today).Answer(question, answer, isPersonal: true));
        foreach (var neighbour in school.Document.Clauses.Take(3))
            CardSchema.Check(ContextCards.Of(school.Document, SmallSchool.Cite(neighbour), question));
    }

    [Fact]
    public void Markdown_in_a_question_or_clause_is_shown_as_it_was_typed()
    {
        var card = Card("is **this** [ok](https://x.example)?", SmallSchool.Verdict(Verdict.Prohibited, SmallSchool.Cite(SmallSchool.Clause("must not follow") with { Text = "*Staff* must not" })));

        Assert.Contains("You asked: is **this** [ok](https://x.example)?", Texts(card));
        Assert.Contains("“*Staff* must not”", Texts(card));
    }

    private static AdaptiveCard Card(string question, Answer answer, bool isPersonal = true, SchoolPack? school = null)
    {
        var card = new AnswerCards(school ?? SmallSchool.Pack, Today).Answer(QuestionText.From(question), answer, isPersonal);
        CardSchema.Check(card);
        return card;
    }

    private static IEnumerable<Citation> Three(Clause clause) => Enumerable.Repeat(SmallSchool.Cite(clause), 3);

    private static List<string> Texts(AdaptiveCard card) => [.. CardTexts.Of(card)];

    private static List<string> Titles(AdaptiveCard card) => [.. CardTexts.Titles(card)];
}
