using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Bot;
using PolicyBot.LocalTenant.Wire;
using PolicyBot.Testing.Approvals;
using static PolicyBot.Tests.Bot.OutboxScene;

namespace PolicyBot.Tests.Bot;

/// <summary>Several instances over one store, and one that ends: every notice goes out, and once.</summary>
public sealed class OutboxInstancesTests
{
    [Fact]
    public async Task A_restart_sends_what_was_waiting()
    {
        var time = new ManualTime();
        var table = new InMemoryTable(time);
        await using (var before = await BotUnderTest.StartAsync(table: table, time: time))
        {
            using var down = before.Tenant.Faults.While(Calls.Send, Fault.Status(503));
            await before.Ann.HasSentAsync(before);
            Assert.Empty(Asks(before.Tom));
        }

        await using var after = await BotUnderTest.StartAsync(table: table, time: time);
        await after.WaitAsync(TimeSpan.FromMinutes(2));

        Assert.All(Slt(after), approver => Assert.Single(Asks(approver)));
        await after.Grace.Clicks("Approve");
        after.Ann.Sees("Approved by Grace Adeyemi");
    }

    [Fact]
    public async Task What_a_dead_instance_had_in_hand_is_taken_over_after_a_minute()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();
        await SaveAsync(bot, Some.Request(bot.Ann));
        var outbox = bot.Services.GetRequiredService<TablesOutbox>();
        var row = Assert.Single(await outbox.ListAsync("model", default));
        Assert.NotNull(await outbox.ClaimAsync(row, bot.Time.GetUtcNow(), default));

        await bot.WaitAsync(TimeSpan.FromSeconds(59));
        Assert.Empty(Asks(bot.Tom));
        await bot.WaitAsync(TimeSpan.FromSeconds(2));

        Assert.Single(Asks(bot.Tom));
    }

    [Fact]
    public async Task Three_instances_on_one_table_send_every_notice_once()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();
        await SaveAsync(bot, Some.Request(bot.Ann));
        OutboxSender[] instances = [.. Enumerable.Range(0, 3).Select(_ => ActivatorUtilities.CreateInstance<OutboxSender>(bot.Services))];

        await Task.WhenAll(instances.Select(instance => Task.Run(async () =>
        {
            while (await instance.DeliverDueAsync(default))
            {
            }
        })));
        await bot.WaitAsync(TimeSpan.FromMinutes(2));

        Assert.All(Slt(bot), approver => Assert.Single(Asks(approver)));
    }

    [Fact]
    public async Task A_notice_that_hangs_is_given_up_before_another_instance_may_take_it()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();
        await SaveAsync(bot, Some.Request(bot.Ann));
        var asked = new TaskCompletionSource();
        Task sending;
        using (bot.Tenant.Faults.While(call => Calls.Graph(call) && (asked.TrySetResult() || true), new Fault.After(new TaskCompletionSource().Task)))
        {
            sending = Task.Run(bot.SettleAsync);
            await asked.Task;
            bot.Time.Advance(TimeSpan.FromSeconds(50));
            await sending.WaitAsync(TimeSpan.FromSeconds(20)); // less than Graph's own 30 seconds a try
        }

        await bot.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.All(Slt(bot), approver => Assert.Single(Asks(approver)));
    }
}
