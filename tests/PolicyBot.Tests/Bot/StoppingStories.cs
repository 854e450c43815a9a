using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Wire;

namespace PolicyBot.Tests.Bot;

/// <summary>The bot is stopped in an orderly way, as at every update.</summary>
public sealed class StoppingStories
{
    [Fact]
    public async Task A_notice_that_is_on_its_way_when_the_bot_stops_arrives_and_is_not_repeated()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Services.GetRequiredService<IApprovalCases>().SaveAsync(ApprovalRules.Submit(Some.Request(bot.Ann)), null, CancellationToken.None);
        var (onItsWay, arrives) = (new TaskCompletionSource(), new TaskCompletionSource());
        bot.Tenant.Faults.Next(1, call => Calls.Send(call) && onItsWay.TrySetResult(), new Fault.After(arrives.Task));

        using var stop = new CancellationTokenSource();
        var sending = SendAsync(bot, stop.Token);
        await onItsWay.Task;
        await stop.CancelAsync();
        arrives.SetResult();
        await sending;
        await bot.WaitAsync(TimeSpan.FromMinutes(2));

        foreach (var approver in bot.Members(RoleIds.Slt))
            Assert.Single(bot.Person(approver.Name).Messages, message => message is { FromBot: true, Card: not null });
    }

    private static async Task SendAsync(BotUnderTest bot, CancellationToken stop)
    {
        try
        {
            while (await bot.Services.GetRequiredService<OutboxSender>().DeliverDueAsync(stop)) { }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // As the host has it.
        }
    }
}
