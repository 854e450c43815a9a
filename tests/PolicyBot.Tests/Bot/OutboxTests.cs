using Azure;
using PolicyBot.Core.Approvals;
using PolicyBot.LocalTenant.Wire;
using PolicyBot.Tables;
using PolicyBot.Testing.Approvals;
using static PolicyBot.Tests.Bot.OutboxScene;

namespace PolicyBot.Tests.Bot;

/// <summary>Notices on their way: nothing is lost, an unclear answer repeats one at most once, and nobody waits for somebody else's trouble.</summary>
public sealed class OutboxTests
{
    [Fact]
    public async Task Teams_is_left_alone_for_as_long_as_it_asks()
    {
        await using var bot = await BotUnderTest.StartAsync();
        bot.Tenant.Faults.Next(1, To(bot.Tom), Fault.Throttled(TimeSpan.FromMinutes(2)));
        await bot.Ann.HasSentAsync(bot);

        await bot.WaitAsync(TimeSpan.FromSeconds(119));
        Assert.Empty(Asks(bot.Tom));
        Assert.Single(Asks(bot.Grace));

        await bot.WaitAsync(TimeSpan.FromSeconds(2));
        Assert.Single(Asks(bot.Tom));
    }

    [Fact]
    public async Task A_service_that_fails_for_an_hour_loses_nothing()
    {
        await using var bot = await BotUnderTest.StartAsync();
        using (bot.Tenant.Faults.While(Calls.Send, Fault.Status(500)))
        {
            await bot.Ann.HasSentAsync(bot);
            for (var minute = 0; minute < 60; minute++)
                await bot.WaitAsync(TimeSpan.FromMinutes(1));
            Assert.Empty(Asks(bot.Tom));
        }

        await bot.WaitAsync(TimeSpan.FromMinutes(5));

        Assert.All(Slt(bot), approver => Assert.Single(Asks(approver)));
        await WaitADay(bot);
        Assert.All(Slt(bot), approver => Assert.Single(Asks(approver)));
    }

    [Fact]
    public async Task A_notice_that_was_accepted_with_an_error_is_repeated_once_at_most()
    {
        await using var bot = await BotUnderTest.StartAsync();
        bot.Tenant.Faults.Next(1, To(bot.Tom), new Fault.AcceptedThen500());
        await bot.Ann.HasSentAsync(bot);

        await WaitADay(bot);

        Assert.InRange(Asks(bot.Tom).Count, 1, 2);
        Assert.Single(Asks(bot.Grace));
        await bot.Ann.Says("my requests");
        bot.Ann.Sees("Delivered to 4 of 4 approvers");
    }

    [Fact]
    public async Task A_crash_between_sending_and_noting_it_down_repeats_the_notice_once()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var crashed = false;
        bot.Table.BeforeEach = call =>
        {
            if (crashed || !IsDelivered(call, bot.Tom)) return Task.CompletedTask;
            crashed = true;
            throw new InvalidOperationException("The process died.");
        };

        await bot.Ann.HasSentAsync(bot);
        await WaitADay(bot);

        Assert.True(crashed);
        Assert.Equal(2, Asks(bot.Tom).Count);
        Assert.Single(Asks(bot.Grace));
        await bot.Ann.Says("my requests");
        bot.Ann.Sees("Delivered to 4 of 4 approvers");
    }

    [Fact]
    public async Task A_note_whose_answer_was_lost_repeats_nothing()
    {
        await using var bot = await BotUnderTest.StartAsync();
        bot.Table.AfterEach = call => IsDelivered(call, bot.Tom) ? throw new RequestFailedException(500, "The answer was lost.") : Task.CompletedTask;

        await bot.Ann.HasSentAsync(bot);
        await WaitADay(bot);

        Assert.All(Slt(bot), approver => Assert.Single(Asks(approver)));
    }

    [Fact]
    public async Task A_store_that_stumbles_over_one_notice_does_not_stop_the_others()
    {
        await using var bot = await BotUnderTest.StartAsync();
        bot.Table.BeforeEach = call => call.Method == nameof(TableClient.UpdateEntityAsync) && call.Writes[0].Entity.RowKey.Contains(bot.Grace.Id, StringComparison.Ordinal)
            ? throw new RequestFailedException(500, "This one row cannot be written.")
            : Task.CompletedTask;

        await bot.Ann.HasSentAsync(bot);

        Assert.Empty(Asks(bot.Grace));
        Assert.All(Slt(bot).Where(a => a != bot.Grace), approver => Assert.Single(Asks(approver)));
        bot.Table.BeforeEach = null;
        await bot.WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Single(Asks(bot.Grace));
    }

    [Fact]
    public async Task A_recipient_whose_chat_hangs_does_not_hold_up_the_others()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();
        await SaveAsync(bot, Some.Request(bot.Ann));
        var released = new TaskCompletionSource();
        using var hang = bot.Tenant.Faults.While(To(bot.Tom), new Fault.After(released.Task));
        var othersAsked = new TaskCompletionSource();
        bot.Tenant.Chats.Changed += (_, _) =>
        {
            if (Slt(bot).Count(a => Asks(a).Count == 1) == 3) othersAsked.TrySetResult();
        };

        var sending = Task.Run(bot.SettleAsync);
        await othersAsked.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Empty(Asks(bot.Tom));
        released.SetResult();
        await sending;
        Assert.Single(Asks(bot.Tom));
    }

    [Fact]
    public async Task A_changed_request_is_never_overtaken_by_the_notice_of_the_one_before()
    {
        await using var bot = await BotUnderTest.StartAsync();
        ApprovalCase request;
        using (bot.Tenant.Faults.While(To(bot.Tom), Fault.Status(503)))
        {
            request = await bot.Ann.HasSentAsync(bot);
            await bot.ResubmitsAsync(request, aim: "Share fixtures only");
        }

        await bot.WaitAsync(TimeSpan.FromMinutes(5));

        Assert.Single(Asks(bot.Tom)); // the older notice shows the request as it stands, so the newer has nothing to add
        bot.Tom.Sees("Share fixtures only");
        await bot.Tom.Clicks("Approve");
        Assert.Equal(CaseStatus.Approved, (await bot.CaseAsync()).Status);
    }

    [Fact]
    public async Task A_card_that_arrives_while_the_next_version_is_on_its_way_is_still_replaced()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();
        var request = Some.Request(bot.Ann);
        await SaveAsync(bot, request);
        var released = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        using var hang = bot.Tenant.Faults.While(call => To(bot.Tom)(call) && (asked.TrySetResult() || true), new Fault.After(released.Task));
        var sending = Task.Run(bot.SettleAsync);
        await asked.Task;
        bot.Table.BeforeEach = async call =>
        {
            if (!IsExpansion(call)) return;
            bot.Table.BeforeEach = null;
            released.SetResult();
            await sending;
        };

        await bot.ResubmitsAsync(request, aim: "Share fixtures only");

        bot.Tom.Sees("Decide on the newer card");
        Assert.Single(bot.Tom.Messages, m => new CardReader(m.Card!.Value).Buttons.Contains("Approve"));
    }
}
