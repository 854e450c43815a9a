using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Bot;
using PolicyBot.Core.Incidents;
using PolicyBot.LocalTenant.Teams;
using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Testing.Incidents;

/// <summary>"Report to school" in the menu of somebody's message: its address goes into the report, and nothing else of it.</summary>
public sealed class MessageActionStories
{
    private const string Words = "You lot are a disgrace";
    private const string Author = "Marlowe Quill";
    private const string Message = "1763720000000";
    private static readonly MessageAction InChannel = new("incidents/report-message", "19:staffroom@thread.tacv2", "channel");
    private static readonly MessageAction InGroupChat = InChannel with { ConversationId = "19:trips@thread.v2", ConversationType = "groupChat" };
    private static readonly MessageAction BetweenTwo = InChannel with { ConversationId = "19:ann_tom@unq.gbl.spaces", ConversationType = "personal" };

    public static TheoryData<string> Places => ["channel", "groupChat", "personal"];

    [Theory, MemberData(nameof(Places))]
    public async Task The_report_opens_with_what_to_do_in_danger_and_carries_the_messages_address(string where)
    {
        await using var bot = await BotUnderTest.StartAsync();

        var first = await PicksAsync(bot.Ann, where);

        Assert.Contains("Call **999** now", TextOf(first), StringComparison.Ordinal);
        Assert.Contains("The link to the message goes into your report, and nothing else of it", TextOf(first), StringComparison.Ordinal);
        var dialog = await WhatHappenedAsync(bot.Ann, first);
        Assert.Equal(LinkOf(where), CardOf(dialog).Button("Continue")!.Value.Inputs["links"]?.GetValue<string>());
    }

    [Fact]
    public async Task It_goes_the_way_of_every_report_and_nobody_in_the_channel_learns_of_it()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var check = await ToTheCheckAsync(bot.Ann, await PicksAsync(bot.Ann, "channel"));

        var number = NumberIn(await bot.Ann.ClicksIn(check, "Send the report"));

        bot.Tom.Sees(number);
        Assert.Contains(LinkOf("channel"), TextOf(await bot.Tom.Opens(number)), StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Tenant.Directory.People.SelectMany(p => bot.Tenant.Chats.Of(p).Messages), m => m.Activity.GetRawText().Contains(Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Neither_the_messages_words_nor_its_author_are_kept_anywhere()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.ClicksIn(await ToTheCheckAsync(bot.Ann, await PicksAsync(bot.Ann, "groupChat")), "Send the report");

        Assert.Contains(Stored(bot), text => text.Contains(LinkOf("groupChat"), StringComparison.Ordinal));
        Assert.DoesNotContain(Stored(bot), text => text.Contains(Words, StringComparison.Ordinal) || text.Contains(Author, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_that_was_only_looked_at_leaves_nothing_and_one_that_was_saved_keeps_the_address()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var first = await PicksAsync(bot.Ann, "channel");
        await bot.Ann.Says("report something");
        Assert.DoesNotContain(bot.Ann.LastCard.Buttons, button => button.StartsWith("Go on", StringComparison.Ordinal));

        Assert.Contains("In your own chat with PolicyBot", TextOf(await bot.Ann.ClicksIn(first, "Save for later")), StringComparison.Ordinal);

        await bot.Ann.Says("report something");
        var dialog = await bot.Ann.Clicks(bot.Ann.LastCard.Buttons.Single(button => button.StartsWith("Go on", StringComparison.Ordinal)));
        Assert.Equal(LinkOf("channel"), CardOf(await WhatHappenedAsync(bot.Ann, dialog)).Button("Continue")!.Value.Inputs["links"]?.GetValue<string>());
    }

    [Fact, Trait("Row", "C6")]
    public async Task Nobody_is_sent_the_way_to_an_indecent_picture()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var dialog = await bot.Ann.ClicksIn(await PicksAsync(bot.Ann, "channel"), "Continue", ("kind", "indecent-image"));
        dialog = await bot.Ann.ClicksIn(dialog, "Continue", ("done-by", Doers.Outside));
        dialog = await bot.Ann.ClicksIn(dialog, "Continue", ("what", "A picture was posted."));
        dialog = await bot.Ann.ClicksIn(dialog, "Continue");
        var check = await bot.Ann.ClicksIn(dialog, "Continue", ("child", "unknown"));

        Assert.DoesNotContain(LinkOf("channel"), TextOf(check), StringComparison.Ordinal);
        await bot.Ann.ClicksIn(check, "Send the report");
        Assert.DoesNotContain(Stored(bot), text => text.Contains(Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_chat_of_the_message_is_not_taken_for_the_persons_own()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();
        var own = await bot.Services.GetRequiredService<Conversations>().FindAsync(bot.Ann.Id, CancellationToken.None);

        var sent = await bot.Ann.ClicksIn(await ToTheCheckAsync(bot.Ann, await PicksAsync(bot.Ann, "personal")), "Send the report");
        await bot.Tom.ClicksIn(await bot.Tom.Opens(NumberIn(sent)), "I have it");

        Assert.Equal(own, await bot.Services.GetRequiredService<Conversations>().FindAsync(bot.Ann.Id, CancellationToken.None));
        bot.Ann.Sees($"Case {NumberIn(sent)}: there is news for you.");
    }

    [Fact]
    public async Task A_pupil_is_told_that_it_is_for_staff()
    {
        await using var bot = await BotUnderTest.StartAsync();

        Assert.Contains("PolicyBot is for school staff", TextOf(await PicksAsync(bot.Leo, "groupChat")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_school_that_takes_no_reports_says_whom_to_tell()
    {
        using var folder = new PolicyBot.Tests.Packs.PackFolder();
        await using var bot = await BotUnderTest.StartAsync(["tiny"], also: host => host.Configuration["PolicyBot:Packs"] = folder.Root);

        var said = TextOf(await PicksAsync(bot.Ann, "channel"));

        Assert.Contains("does not take reports here", said, StringComparison.Ordinal);
        Assert.Contains("999", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_store_is_down_what_was_entered_and_the_address_come_back()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var first = await PicksAsync(bot.Ann, "channel");
        bot.Table.FailNext();
        var kept = await bot.Ann.ClicksIn(first, "Continue", ("kind", "contact"));
        Assert.Contains("What you typed is still here", TextOf(kept), StringComparison.Ordinal);

        var dialog = await WhatHappenedAsync(bot.Ann, kept);

        Assert.Equal(LinkOf("channel"), CardOf(dialog).Button("Continue")!.Value.Inputs["links"]?.GetValue<string>());
    }

    [Theory]
    [InlineData("javascript:alert(1)"), InlineData(null)]
    public async Task Without_a_proper_address_the_report_opens_all_the_same(string? link)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await PicksAsync(bot.Ann, "channel");
        var sent = bot.Ann.Teams.LastSent!;
        sent["value"]!["messagePayload"]!["linkToMessage"] = link;

        var body = (await bot.Tenant.Line.PostAsync(sent)).Body!.Value.GetRawText();

        Assert.Contains("999", body, StringComparison.Ordinal);
        Assert.DoesNotContain("link to the message", body, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "commandId": "something/else" }"""), InlineData("""{ "commandId": 7 }"""), InlineData("[]"), InlineData("{}")]
    public async Task A_command_that_nobody_knows_is_answered_with_a_sentence(string value)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await PicksAsync(bot.Ann, "channel");
        var sent = bot.Ann.Teams.LastSent!;
        sent["value"] = JsonNode.Parse(value);

        var reply = await bot.Tenant.Line.PostAsync(sent);

        Assert.Equal("message", reply.Body!.Value.GetProperty("task").GetProperty("type").GetString());
    }

    private static MessageAction At(string where) => where switch { "channel" => InChannel, "groupChat" => InGroupChat, _ => BetweenTwo };

    private static string LinkOf(string where) => $"https://teams.microsoft.com/l/message/{At(where).ConversationId}/{Message}";

    private static IEnumerable<string> Stored(BotUnderTest bot) => bot.Table.Rows.SelectMany(row => row).Select(property => property.Value).OfType<string>();

    private static Task<Shown> PicksAsync(Someone by, string where) =>
        by.Teams.ActOnMessageAsync(At(where), Message, Words, new JsonObject { ["displayName"] = Author });

    /// <summary>To the step that asks when and where.</summary>
    private static async Task<Shown> WhatHappenedAsync(Someone by, Shown first)
    {
        var dialog = await by.ClicksIn(first, "Continue", ("kind", "account-abuse"));
        dialog = await by.ClicksIn(dialog, "Continue", ("done-by", Doers.Outside));
        return await by.ClicksIn(dialog, "Continue", ("what", "It stands in the staffroom channel."));
    }

    private static async Task<Shown> ToTheCheckAsync(Someone by, Shown first) =>
        await by.ClicksIn(await by.ClicksIn(await WhatHappenedAsync(by, first), "Continue"), "Continue", ("child", "no"));
}
