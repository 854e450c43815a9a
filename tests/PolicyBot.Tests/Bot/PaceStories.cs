using System.Text.Json.Nodes;
using PolicyBot.Approvals;
using PolicyBot.Core.Approvals;

namespace PolicyBot.Tests.Bot;

/// <summary>Somebody who goes faster than a person can is slowed down; nobody else is, and nothing is lost.</summary>
public sealed class PaceStories
{
    private const string SlowDown = "You are going faster than PolicyBot can follow.";

    [Fact]
    public async Task A_flood_is_answered_up_to_the_limit_and_then_told_once_to_slow_down()
    {
        await using var bot = await StartAsync(mostPerMinute: 10);
        await bot.Ann.Arrives();

        for (var i = 0; i < 30; i++) await bot.Ann.Says("menu");

        Assert.Single(bot.Ann.Messages, m => m.FromBot && m.Card is { } card && new CardReader(card).Text.Contains(SlowDown, StringComparison.Ordinal));
        Assert.InRange(bot.Ann.Messages.Count(m => m.FromBot && m.Card is { } card && new CardReader(card).Text.Contains("What I can do", StringComparison.Ordinal)), 8, 10);
    }

    [Fact]
    public async Task Nobody_else_is_slowed_down_by_it()
    {
        await using var bot = await StartAsync(mostPerMinute: 10);
        for (var i = 0; i < 30; i++) await bot.Ann.Says("menu");

        await bot.Grace.Says("menu");

        bot.Grace.Sees("What I can do");
    }

    [Fact]
    public async Task After_a_minute_it_goes_on()
    {
        await using var bot = await StartAsync(mostPerMinute: 10);
        for (var i = 0; i < 30; i++) await bot.Ann.Says("menu");

        await bot.WaitAsync(TimeSpan.FromMinutes(1));
        await bot.Ann.Says("can I follow a parent?");

        bot.Ann.Sees("You asked: can I follow a parent?");
    }

    [Fact]
    public async Task A_click_that_comes_too_fast_says_so_beside_the_button_and_changes_nothing()
    {
        await using var bot = await StartAsync(mostPerMinute: 10);
        await bot.Ann.HasSentAsync(bot);
        for (var i = 0; i < 30; i++) await Raw.PressAsync(bot, bot.Ann, "no-such-verb", new JsonObject());

        var reply = await Raw.PressAsync(bot, bot.Ann, ApprovalVerbs.Withdraw, new JsonObject { ["caseId"] = Some.CaseId, ["revision"] = 1 });

        Assert.StartsWith(SlowDown, Raw.Said(reply), StringComparison.Ordinal);
        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task A_headteacher_who_clicks_through_a_hundred_requests_in_a_minute_is_not_stopped()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Grace.Arrives();

        for (var i = 0; i < 100; i++)
        {
            bot.Time.Advance(TimeSpan.FromSeconds(0.5));
            var reply = await Raw.PressAsync(bot, bot.Grace, ApprovalVerbs.Approve, new JsonObject { ["caseId"] = "AR-7K2M-9QX4", ["revision"] = 1 });
            Assert.DoesNotContain(SlowDown, Raw.Said(reply), StringComparison.Ordinal);
        }
    }

    private static Task<BotUnderTest> StartAsync(int mostPerMinute) =>
        BotUnderTest.StartAsync(also: builder => builder.Configuration["PolicyBot:MostPerMinute"] = $"{mostPerMinute}");
}
