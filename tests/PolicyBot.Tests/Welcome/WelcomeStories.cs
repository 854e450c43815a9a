using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Bot;

namespace PolicyBot.Tests.Welcome;

/// <summary>What somebody sees who meets the bot for the first time, or has forgotten what it does.</summary>
public sealed class WelcomeStories
{
    [Fact]
    public async Task Somebody_new_is_welcomed_once_though_Teams_tells_of_them_twice()
    {
        await using var bot = await BotUnderTest.StartAsync();

        await bot.Ann.Arrives();

        Assert.Single(bot.Ann.Messages, message => message.Card is { } card && new CardReader(card).Text.Contains("Hello, I’m PolicyBot", StringComparison.Ordinal));
        bot.Ann.Sees(bot.School.Name);
        CardSchema.Check(JsonNode.Parse(bot.Ann.LastCard.Card.GetRawText()));
    }

    [Theory]
    [InlineData("hi")]
    [InlineData("Hello!")]
    [InlineData("good morning PolicyBot")]
    [InlineData("HELP")]
    [InlineData("menu")]
    [InlineData("What can you do?")]
    public async Task A_greeting_or_a_call_for_help_gets_the_menu(string text)
    {
        await using var bot = await BotUnderTest.StartAsync();

        await bot.Ann.Says(text);

        bot.Ann.Sees("What I can do");
        bot.Ann.DoesNotSee("You asked");
    }

    [Theory]
    [InlineData("help me word a post")]
    [InlineData("hi, can I follow a parent?")]
    [InlineData("menu for the school fair on facebook ok?")]
    public async Task A_question_that_only_begins_like_a_command_is_a_question(string text)
    {
        await using var bot = await BotUnderTest.StartAsync();

        await bot.Ann.Says(text);

        bot.Ann.Sees($"You asked: {text}");
    }

    [Fact]
    public async Task An_example_is_asked_as_if_it_had_been_typed_and_the_welcome_stays()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();
        var welcome = bot.Ann.LastCard;

        await bot.Ann.Clicks(welcome.Buttons[0]);

        bot.Ann.Sees($"You asked: {welcome.Buttons[0]}");
        bot.Ann.Sees("Hello, I’m PolicyBot");
    }

    [Theory]
    [InlineData("Request an account", "Step 1 of")]
    [InlineData("My requests", "You have not asked for anything yet")]
    public async Task The_welcome_leads_to_requests_and_stays(string button, string shown)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();

        await bot.Ann.Clicks(button);

        bot.Ann.Sees(shown);
        bot.Ann.Sees("Hello, I’m PolicyBot");
    }

    [Fact]
    public async Task Every_button_leads_to_a_handler()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var routes = bot.Services.GetRequiredService<Routes>();

        await bot.Ann.Arrives();
        await bot.Ann.Says("how do I get a new school account?");
        await bot.Ann.Says("what is for lunch?");

        var verbs = bot.Ann.Messages.Where(message => message.Card is not null).SelectMany(message => Verbs(message.Card!.Value)).Distinct().ToList();
        Assert.NotEmpty(verbs);
        Assert.All(verbs, verb => Assert.True(routes.FindAction(verb) is not null, $"nobody takes {verb}"));
    }

    private static IEnumerable<string> Verbs(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member =>
            member is { Name: "verb", Value.ValueKind: JsonValueKind.String } ? [member.Value.GetString()!] : Verbs(member.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Verbs),
        _ => [],
    };
}
