using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Wire;
using PolicyBot.Tables;

namespace PolicyBot.Tests.Approvals;

/// <summary>Cards that ask for a decision, where the answer to a click is not what changes them.</summary>
public sealed class DeciderCardStories
{
    [Fact]
    public async Task Whoever_decides_by_typing_has_no_card_left_that_asks()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);

        await bot.Grace.Says($"approve {Some.CaseId} v1");

        NothingAsks(bot.Grace);
    }

    [Fact]
    public async Task Who_will_run_the_account_by_now_has_no_card_left_that_asks()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var request = await bot.Ann.HasSentAsync(bot);

        await bot.ResubmitsAsync(request, aim: "Share fixtures only", runner: bot.Tom);

        NothingAsks(bot.Tom);
        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task A_card_that_was_sent_right_before_a_crash_stops_asking_when_it_is_looked_at()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var crashed = false;
        bot.Table.BeforeEach = call =>
        {
            var isNote = call.Method == nameof(TableClient.SubmitTransactionAsync)
                && call.Writes.Any(w => w.Entity.RowKey.Contains(bot.Tom.Id, StringComparison.Ordinal) && w.Entity.GetString("State") == nameof(DeliveryState.Delivered));
            if (crashed || !isNote) return Task.CompletedTask;
            crashed = true;
            throw new InvalidOperationException("The process died.");
        };
        await bot.Ann.HasSentAsync(bot);
        await bot.WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(2, bot.Tom.Messages.Count(message => message.Alert)); // the first of them is not known to the bot

        await bot.Grace.Clicks("Approve");
        await bot.Tom.Opens();

        NothingAsks(bot.Tom);
    }

    [Fact]
    public async Task Who_left_the_approvers_has_no_card_that_asks_or_tells_when_it_is_looked_at()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        bot.Leaves(bot.Tom, RoleIds.Slt);

        await bot.Tom.Opens();

        NothingAsks(bot.Tom);
        bot.Tom.Sees($"You can't decide request {Some.CaseId} any more");
        bot.Tom.DoesNotSee("Larkmere Vale Football");
    }

    [Fact]
    public async Task Looking_at_a_card_changes_nothing_while_the_directory_does_not_answer()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        using (bot.Tenant.Faults.While(Calls.GroupMembers, new Fault.Silence()))
            await bot.Tom.Opens();

        Assert.Contains("Approve", bot.Tom.LastCard.Buttons);
    }

    private static void NothingAsks(Someone who) =>
        Assert.All(who.Messages.Where(m => m.Card is not null), m => Assert.Null(new CardReader(m.Card!.Value).Button("Approve")));
}
