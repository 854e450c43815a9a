using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Notices;
using PolicyBot.LocalTenant.Connector;
using PolicyBot.LocalTenant.Wire;
using PolicyBot.Tables;

namespace PolicyBot.Tests.Bot;

/// <summary>A request on its way to the leadership team of the model school.</summary>
internal static class OutboxScene
{
    public static IReadOnlyList<Someone> Slt(BotUnderTest bot) => [bot.Grace, bot.Tom, bot.Person("Priya"), bot.Person("Mei")];

    public static List<ChatMessage> Asks(Someone who) => [.. who.Messages.Where(m => m.Alert && m.FromBot)];

    public static Func<WireCall, bool> To(Someone who) =>
        call => Calls.Send(call) && (call.Segments[3] == who.Teams.Person.ConversationId || call.Segments[3] == who.Teams.Person.GraphChatId);

    public static async Task BlockedBy(BotUnderTest bot, params IEnumerable<Someone> people)
    {
        foreach (var who in people)
        {
            await who.Arrives();
            bot.Tenant.Chats.SetBlocked(who.Teams.Person, true);
        }
    }

    public static async Task WaitADay(BotUnderTest bot)
    {
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromDays(1); passed += TimeSpan.FromMinutes(30))
            await bot.WaitAsync(TimeSpan.FromMinutes(30));
    }

    public static async Task SaveAsync(BotUnderTest bot, ApprovalCase request) =>
        Assert.Equal(SaveOutcome.Saved, await bot.Services.GetRequiredService<IApprovalCases>().SaveAsync(ApprovalRules.Submit(request), null, default));

    public static bool IsDelivered(TableCall call, Someone who) =>
        call.Method == nameof(TableClient.SubmitTransactionAsync)
        && call.Writes.Any(w => w.Entity.RowKey.Contains(who.Id, StringComparison.Ordinal) && w.Entity.GetString("State") == nameof(DeliveryState.Delivered));

    public static bool IsExpansion(TableCall call) =>
        call.Method == nameof(TableClient.SubmitTransactionAsync) && call.Writes.Any(w => w.Entity.GetString("State") == nameof(DeliveryState.Waiting));
}
