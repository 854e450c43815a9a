using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PolicyBot.Core.Asking;
using PolicyBot.LocalTenant.Teams;
using PolicyBot.Testing;

namespace PolicyBot.Tests.Asking;

/// <summary>A teacher asks, reads, looks around and asks somebody else.</summary>
public sealed partial class AskingStories
{
    private const string Asked = "can I accept a follow request from a current pupil?";

    [Fact]
    public async Task An_answer_repeats_the_question_and_quotes_the_policy_word_for_word()
    {
        await using var bot = await BotUnderTest.StartAsync();

        await bot.Ann.Says(Asked);

        bot.Ann.Sees($"You asked: {Asked}");
        var quotes = Quoted().Matches(bot.Ann.LastCard.Text.Split("fallbackText")[0]).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(quotes);
        var policy = string.Join(' ', bot.School.Document.Clauses.Select(clause => clause.Text));
        Assert.All(quotes.SelectMany(quote => quote.Split(" … ")), words => Assert.Contains(words, policy, StringComparison.Ordinal));
        CardSchema.Check(JsonNode.Parse(bot.Ann.LastCard.Card.GetRawText()));
    }

    [Fact]
    public async Task A_duty_is_no_yes_to_whoever_asks_for_the_opposite()
    {
        await using var bot = await BotUnderTest.StartAsync();

        await bot.Ann.Says("can I ignore an abusive comment on the school page");

        bot.Ann.Sees("What is required");
        bot.Ann.DoesNotSee("Yes");
        bot.Ann.Sees("must be hidden or removed");

        await bot.Ann.Says("do I have to report a pupil's follow request");

        bot.Ann.Sees("Yes, you must");
    }

    [Fact]
    public async Task The_same_question_gets_the_same_answer()
    {
        await using var bot = await BotUnderTest.StartAsync();

        await bot.Ann.Says(Asked);
        var first = bot.Ann.LastCard.Card.GetRawText();
        await bot.Ann.Says(Asked);

        Assert.Equal(first, bot.Ann.LastCard.Card.GetRawText());
    }

    [Fact]
    public async Task A_message_that_Teams_sends_again_is_answered_once()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Says("can I follow a parent?");
        var told = bot.Ann.Messages.Count;

        for (var minute = 0; minute < 5; minute++)
        {
            await bot.Tenant.Line.PostAsync(bot.Ann.Teams.LastSent!.DeepClone().AsObject());
            Assert.Equal(told, bot.Ann.Messages.Count);
            await bot.WaitAsync(TimeSpan.FromMinutes(1));
        }

        await bot.Ann.Says("can I follow a parent?");
        Assert.Equal(told + 2, bot.Ann.Messages.Count); // the same words are a new question
    }

    [Fact]
    public async Task A_clause_is_shown_among_its_neighbours_in_place_and_there_is_a_way_back()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Says(Asked);
        var messages = bot.Ann.Messages.Count;
        var answer = bot.Ann.LastCard.Text;

        await bot.Ann.Clicks("Show in context");
        Assert.Contains("In context", bot.Ann.LastCard.Text, StringComparison.Ordinal);
        CardSchema.Check(JsonNode.Parse(bot.Ann.LastCard.Card.GetRawText()));

        await bot.Ann.Clicks("Back to the answer");
        Assert.Equal(answer, bot.Ann.LastCard.Text);
        Assert.Equal(messages, bot.Ann.Messages.Count);
    }

    [Fact]
    public async Task Where_two_places_of_the_policy_are_equally_close_the_reader_picks_one()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var answerer = new PolicyAnswerer(bot.School.Document);
        var (question, answer) = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "PolicyBot.Tests", "Asking", "Questions"), "model.tuning*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines)
            .Select(line => JsonNode.Parse(line)!["question"]!.GetValue<string>()).Select(asked => (asked, answerer.Answer(asked))).First(a => a.Item2.Choices.Count > 1);

        await bot.Ann.Says(question);
        bot.Ann.Sees("Which is closest?");
        Assert.Contains("Report it", bot.Ann.LastCard.Buttons);
        CardSchema.Check(JsonNode.Parse(bot.Ann.LastCard.Card.GetRawText()));
        await bot.Ann.Clicks("Show this one");

        Assert.Contains($"“{answer.Choices[0].Text}”", bot.Ann.LastCard.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("100000")]
    [InlineData("99999999999999999999")]
    [InlineData("\"x\"")]
    [InlineData("null")]
    public async Task A_button_that_points_to_no_clause_of_the_answer_gets_the_answer(string clause)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Says(Asked);
        var forged = new JsonObject
        {
            ["type"] = "Action.Execute", ["verb"] = "asking/context", ["data"] = new JsonObject { ["question"] = Asked, ["clause"] = JsonNode.Parse(clause) },
        };

        Assert.IsType<Shown.Card>(await bot.Ann.Teams.ClickAsync(bot.Ann.Messages[^1].Id, forged, []));

        Assert.Contains($"You asked: {Asked}", bot.Ann.LastCard.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_a_person_names_who_holds_the_role_with_the_question_ready_to_send()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Says(Asked);

        await bot.Ann.Clicks("Ask a person");

        Assert.Contains(bot.Ann.LastCard.Buttons, title => title == $"Chat with {bot.Grace.Name}");
        Assert.Contains("message=I%20have%20a%20question", bot.Ann.LastCard.Card.GetRawText(), StringComparison.Ordinal);
        CardSchema.Check(JsonNode.Parse(bot.Ann.LastCard.Card.GetRawText()));
    }

    [Fact]
    public async Task Nobody_is_told_to_ask_themselves()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Grace.Says(Asked);

        await bot.Grace.Clicks("Ask a person");

        Assert.DoesNotContain($"Chat with {bot.Grace.Name}", bot.Grace.LastCard.Buttons);
    }

    [Fact]
    public async Task A_question_of_a_megabyte_gets_a_card_that_can_be_sent()
    {
        await using var bot = await BotUnderTest.StartAsync();

        await bot.Ann.Says(string.Concat(Enumerable.Repeat("can I follow a parent? ", 8_000)));

        CardSchema.Check(JsonNode.Parse(bot.Ann.LastCard.Card.GetRawText()));
    }

    [Fact]
    public async Task A_pupil_is_told_kindly_that_the_bot_is_for_staff()
    {
        await using var bot = await BotUnderTest.StartAsync();

        await bot.Leo.Says(Asked);

        bot.Leo.Sees("PolicyBot is for school staff");
        bot.Leo.DoesNotSee("You asked");
    }

    [GeneratedRegex("“(.+?)”")]
    private static partial Regex Quoted();
}
