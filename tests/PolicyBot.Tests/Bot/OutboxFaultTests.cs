using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PolicyBot.Bot;
using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Wire;

namespace PolicyBot.Tests.Bot;

/// <summary>Faults of the bot itself on the way of a notice: each is tried ever more rarely, given up with a reason, and stops nothing else.</summary>
public sealed class OutboxFaultTests
{
    private static readonly Audience Slt = new Audience.Roles([RoleIds.Slt]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_notice_that_cannot_be_made_is_tried_ever_more_rarely_and_heals(bool toOne)
    {
        await using var bot = await BotUnderTest.StartAsync();
        var lost = new LostProperty(bot) { CannotSay = true };
        await lost.FindAsync("a blue scarf", new Notice(LostProperty.Found, toOne ? new Audience.One(bot.Tom.Id) : Slt));

        await PassAsync(bot, TimeSpan.FromHours(1));
        Assert.InRange(lost.Renders, 10, 25);
        lost.CannotSay = false;
        await bot.WaitAsync(TimeSpan.FromMinutes(5));

        bot.Tom.Sees("Somebody found: a blue scarf");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_notice_that_cannot_be_made_for_a_day_is_given_up_and_whom_the_feature_names_is_told(bool toOne)
    {
        using var log = new LogLines();
        await using var bot = await BotUnderTest.StartAsync(also: host => host.Logging.AddProvider(log));
        var lost = new LostProperty(bot) { CannotSay = true, Alarmed = [new(LostProperty.Nobody, new Audience.One(bot.Ann.Id))] };
        await lost.FindAsync("a blue scarf", new Notice(LostProperty.Found, toOne ? new Audience.One(bot.Tom.Id) : Slt));

        await PassAsync(bot, TimeSpan.FromHours(23));
        Assert.Single(await WaitingAsync(bot));
        await PassAsync(bot, TimeSpan.FromHours(2));
        lost.CannotSay = false;
        await bot.WaitAsync(TimeSpan.FromMinutes(6));

        Assert.Empty(await WaitingAsync(bot));
        bot.Tom.DoesNotSee("blue scarf");
        bot.Ann.Sees("Nobody could be told of: a blue scarf");
        Assert.Single(log.All, line => line.Contains($"Notice {LostProperty.Found} of {LostProperty.CaseId} cannot be delivered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rule_that_fails_is_tried_ever_more_rarely_and_never_given_up()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var lost = new LostProperty(bot) { RuleBreaksOff = true };
        bot.Table.BeforeEach = call => call.Writes.Any(w => w.Entity.RowKey.StartsWith("case|", StringComparison.Ordinal)) && call.Writes[0].Entity.GetBoolean("IsHere") == false
            ? throw new InvalidOperationException("The rule cannot be carried out.")
            : Task.CompletedTask;
        await lost.FindAsync("a blue scarf", new Notice(LostProperty.GiveAway, new Audience.Nobody()));

        await PassAsync(bot, TimeSpan.FromDays(3));
        Assert.InRange(lost.RuleRuns, 200, 450); // every five minutes for a day, every hour after that
        bot.Table.BeforeEach = null;
        lost.RuleBreaksOff = false;
        await bot.WaitAsync(TimeSpan.FromHours(1));

        bot.Ann.Sees("Given away: a blue scarf");
    }

    [Fact]
    public async Task A_try_that_took_too_long_counts_as_one()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var lost = new LostProperty(bot);
        var asked = new TaskCompletionSource();
        await lost.FindAsync("a blue scarf", new Notice(LostProperty.Found, Slt));
        using (bot.Tenant.Faults.While(call => Calls.Graph(call) && (asked.TrySetResult() || true), new Fault.After(new TaskCompletionSource().Task)))
        {
            var sending = Task.Run(bot.SettleAsync);
            await asked.Task;
            bot.Time.Advance(TimeSpan.FromSeconds(50));
            await sending.WaitAsync(TimeSpan.FromSeconds(20));
        }

        var row = Assert.Single(await WaitingAsync(bot));

        Assert.Equal(1, row.Attempts);
        Assert.True(row.LeasedUntil <= bot.Time.GetUtcNow(), "It is still leased.");
    }

    [Fact]
    public async Task A_kind_of_notice_that_only_the_next_version_knows_waits_for_it()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var lost = new LostProperty(bot);
        await lost.FindAsync("a blue scarf", new("lost/new", new Audience.One(bot.Ann.Id)), new("lost/new-rule", new Audience.Nobody()));
        await PassAsync(bot, TimeSpan.FromHours(1));
        var ran = 0;
        bot.Services.GetRequiredService<Routes>().OnNotice("lost/new", (_, _, _, _) => Task.FromResult<NoticeCard?>(new NoticeCard.Tell(Refusals.Sentence("What is new"))));
        bot.Services.GetRequiredService<Routes>().OnDue("lost/new-rule", (_, _, _) => Task.FromResult(++ran));

        await bot.WaitAsync(TimeSpan.FromMinutes(5));

        bot.Ann.Sees("What is new");
        Assert.Equal(1, ran);
        Assert.Empty(await WaitingAsync(bot));
    }

    [Theory]
    [InlineData(null, "one:x")]
    [InlineData("lost/found", "everyone:")]
    [InlineData("lost/found", null)]
    public async Task A_row_that_nobody_can_read_stops_nothing_and_is_logged_once(string? kind, string? to)
    {
        using var log = new LogLines();
        await using var bot = await BotUnderTest.StartAsync(also: host => host.Logging.AddProvider(log));
        var lost = new LostProperty(bot);
        await bot.Table.AddEntityAsync(new("model", RowKeys.Outbox(LostProperty.CaseId, "*", 0, "lost/found")) { ["CaseId"] = LostProperty.CaseId, ["Kind"] = kind, ["To"] = to });
        await lost.FindAsync("a blue scarf", new Notice(LostProperty.Found, Slt));

        await PassAsync(bot, TimeSpan.FromHours(1));

        bot.Tom.Sees("Somebody found: a blue scarf");
        Assert.Single(log.All, line => line.Contains("cannot be read", StringComparison.Ordinal));
    }

    private static async Task PassAsync(BotUnderTest bot, TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMinutes(1))
            await bot.WaitAsync(TimeSpan.FromMinutes(1));
    }

    private static Task<IReadOnlyList<OutboxRow>> WaitingAsync(BotUnderTest bot) =>
        bot.Services.GetRequiredService<TablesOutbox>().ListAsync("model", CancellationToken.None);
}
