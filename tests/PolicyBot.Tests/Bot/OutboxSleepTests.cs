using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Bot;
using PolicyBot.Core.Notices;
using PolicyBot.Tables;

namespace PolicyBot.Tests.Bot;

/// <summary>The sender looks when something is due or was just stored, and now and then for what another instance left behind.</summary>
public sealed class OutboxSleepTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(9, 9)]
    [InlineData(3600, 15)] // another instance may have stored something meanwhile
    [InlineData(-60, 2)] // it could not be claimed: not at once again
    public void It_sleeps_until_the_next_notice_is_due(int dueIn, int seconds)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), OutboxSender.SleepFor([Row(1, dueIn)], Now));
    }

    [Fact]
    public void With_nothing_waiting_it_sleeps_as_long_as_it_may()
    {
        Assert.Equal(TimeSpan.FromSeconds(15), OutboxSender.SleepFor([], Now));
    }

    [Fact]
    public void What_stands_behind_a_notice_that_is_tried_again_keeps_nobody_awake()
    {
        var blocked = Row(1, 12) with { Since = Now.AddHours(-1), Attempts = 9 };

        Assert.Equal(TimeSpan.FromSeconds(12), OutboxSender.SleepFor([blocked, Row(2, -60)], Now));
        Assert.Equal(TimeSpan.FromSeconds(7), OutboxSender.SleepFor([blocked, Row(2, -60), Row(3, 7)], Now)); // what lies ahead is not behind it
    }

    [Fact]
    public void What_another_instance_has_in_hand_is_looked_at_when_its_lease_is_over()
    {
        Assert.Equal(TimeSpan.FromSeconds(5), OutboxSender.SleepFor([Row(1, -60) with { LeasedUntil = Now.AddSeconds(5) }], Now));
    }

    [Fact]
    public async Task What_was_just_stored_goes_out_at_once_what_lies_ahead_at_its_time_and_nobody_looks_much_in_between()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var lost = new LostProperty(bot);
        var sender = bot.Services.GetRequiredService<OutboxSender>();
        await sender.StartAsync(CancellationToken.None);

        var told = Told(bot, 1);
        await lost.FindAsync("a blue scarf", new(LostProperty.Found, new Audience.One(bot.Ann.Id)), new(LostProperty.Reminder, new Audience.One(bot.Ann.Id), Now.AddMinutes(10)));
        bot.Services.GetRequiredService<OutboxSignal>().Wake();
        await told.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(Now, bot.Time.GetUtcNow());

        var looks = 0;
        bot.Table.BeforeEach = call => Task.FromResult(call.Method == nameof(TableClient.QueryAsync) ? Interlocked.Increment(ref looks) : 0);
        told = Told(bot, 2);
        while (!told.IsCompleted)
        {
            bot.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        await sender.StopAsync(CancellationToken.None);

        Assert.True(bot.Time.GetUtcNow() >= Now.AddMinutes(10), "It came too early.");
        Assert.InRange(looks, 1, 2 * (int)((bot.Time.GetUtcNow() - Now) / TimeSpan.FromSeconds(15)) + 10);
    }

    private static OutboxRow Row(int number, int dueIn) =>
        OutboxRow.Of("model", LostProperty.CaseId, number, new(LostProperty.Found, new Audience.One("ann"), Now.AddSeconds(dueIn)), Now);

    private static Task Told(BotUnderTest bot, int messages)
    {
        var told = new TaskCompletionSource();
        bot.Tenant.Chats.Changed += (_, _) =>
        {
            if (bot.Ann.Messages.Count == messages) told.TrySetResult();
        };
        return told.Task;
    }
}
