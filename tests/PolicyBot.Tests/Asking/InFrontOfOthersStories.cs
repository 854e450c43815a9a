using System.Text.Json.Nodes;
using PolicyBot.LocalTenant;

namespace PolicyBot.Tests.Asking;

/// <summary>Questions in a group chat or a channel, where the bot hears only what mentions it, and others read the answer.</summary>
public sealed class InFrontOfOthersStories
{
    private const string Asked = "can I accept a follow request from a current pupil?";

    [Theory]
    [InlineData("personal")]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task A_mention_is_answered_as_in_the_own_chat(string where)
    {
        await using var bot = await BotUnderTest.StartAsync();

        await MentionsAsync(bot, where, Asked);

        var card = bot.Ann.LastCard;
        Assert.Contains($"You asked: {Asked}", card.Text, StringComparison.Ordinal);
        Assert.Contains("Staff must not accept a friend or follow request from a current pupil.", card.Text, StringComparison.Ordinal);
        Assert.Contains("Show in context", card.Buttons);
    }

    [Theory]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task Asking_a_person_in_front_of_others_names_roles_and_nobody(string where)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await MentionsAsync(bot, where, Asked);

        var text = await PressesAsync(bot, where, "asking/person");

        Assert.Contains("Carry on in your own chat", text, StringComparison.Ordinal);
        Assert.Contains(bot.School.Role("headteacher")!.Title, text, StringComparison.OrdinalIgnoreCase);
        Assert.All(bot.Tenant.Directory.People.Where(p => p.Id != bot.Ann.Id), person => Assert.DoesNotContain(person.Name, text, StringComparison.Ordinal));
        Assert.DoesNotContain("@", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clause_in_context_is_shown_in_a_channel_too()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await MentionsAsync(bot, "channel", Asked);
        var clause = bot.School.Document.Clauses.First(c => c.Text.StartsWith("Staff must not accept a friend or follow request", StringComparison.Ordinal)).Index;

        Assert.Contains("In context", await PressesAsync(bot, "channel", "asking/context", clause), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("personal")]
    [InlineData("channel")]
    public async Task A_message_without_words_is_told_what_the_bot_can_do(string where)
    {
        await using var bot = await BotUnderTest.StartAsync();

        await MentionsAsync(bot, where, "", """[{"contentType":"image/png","contentUrl":"https://example.org/photo.png","name":"photo.png"}]""");

        bot.Ann.Sees("reads what you type, not files, pictures or voice messages");
    }

    [Fact]
    public async Task A_pupil_who_sends_a_picture_is_told_that_the_bot_is_for_staff()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Leo.Says("hello");
        var before = bot.Leo.Messages.Count;
        var picture = Raw.From(bot.Leo, "message");
        picture["attachments"] = JsonNode.Parse("""[{"contentType":"image/png"}]""");

        await bot.Tenant.Line.PostAsync(picture);

        Assert.Contains("PolicyBot is for school staff", new CardReader(bot.Leo.Messages.Skip(before).Single().Card!.Value).Text, StringComparison.Ordinal);
    }

    // The answer comes back into Ann's own chat, the only kind that the local tenant keeps; the bot is told that it is another.
    private static async Task MentionsAsync(BotUnderTest bot, string where, string words, string attachments = "[]")
    {
        await bot.Ann.Says("menu");
        var message = Raw.From(bot.Ann, "message");
        message["conversation"]!["conversationType"] = where;
        message["text"] = $"<at>{TenantIds.BotName}</at>&nbsp;{words}";
        message["attachments"] = JsonNode.Parse(attachments);
        message["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention", ["text"] = $"<at>{TenantIds.BotName}</at>", ["mentioned"] = new JsonObject { ["id"] = TenantIds.BotId, ["name"] = TenantIds.BotName },
        });
        Assert.Equal(200, (await bot.Tenant.Line.PostAsync(message)).Status);
        await bot.SettleAsync();
    }

    private static async Task<string> PressesAsync(BotUnderTest bot, string where, string verb, int? clause = null)
    {
        var press = Raw.Press(bot.Ann, verb, new JsonObject { ["question"] = Asked, ["clause"] = clause });
        press["conversation"]!["conversationType"] = where;
        return Raw.Said(await bot.Tenant.Line.PostAsync(press));
    }
}
