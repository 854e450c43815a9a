using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Core.Approvals;

namespace PolicyBot.Testing.Approvals;

/// <summary>What an approver's list costs.</summary>
public sealed class QueueTests
{
    [Fact]
    public async Task Listing_what_is_open_never_reads_what_is_closed()
    {
        Assert.Equal(await ReadAsync(closed: 5), await ReadAsync(closed: 200));

        static async Task<int> ReadAsync(int closed)
        {
            await using var bot = await BotUnderTest.StartAsync();
            await bot.Grace.Arrives();
            for (var i = 0; i < closed; i++) await CloseAsync(bot, $"AR-0000-{i:D4}");
            await bot.Ann.HasSentAsync(bot);
            var before = bot.Table.RowsRead;
            await bot.Grace.Says("queue");
            bot.Grace.Sees("1 waiting for a decision");
            return bot.Table.RowsRead - before;
        }
    }

    private static async Task CloseAsync(BotUnderTest bot, string id)
    {
        var cases = bot.Services.GetRequiredService<IApprovalCases>();
        var submitted = ApprovalRules.Submit(Some.Request(bot.Ann, id)) with { Notices = [] };
        Assert.Equal(SaveOutcome.Saved, await cases.SaveAsync(submitted, null, default));
        var stored = (await cases.FindAsync("model", id, default))!;
        var withdrawn = (WithdrawOutcome.Withdrawn)ApprovalRules.Withdraw(stored.Case, Some.PersonOf(bot.Ann), bot.Time.GetUtcNow());
        Assert.Equal(SaveOutcome.Saved, await cases.SaveAsync(withdrawn.Change with { Notices = [] }, stored.Version, default));
    }
}
