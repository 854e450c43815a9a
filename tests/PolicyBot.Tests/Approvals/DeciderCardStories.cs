namespace PolicyBot.Tests.Approvals;

/// <summary>The card of whoever decides, where the answer to the click is not what changes it.</summary>
public sealed class DeciderCardStories
{
    [Fact]
    public async Task Whoever_decides_by_typing_has_no_card_left_that_asks()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);

        await bot.Grace.Says($"approve {Some.CaseId} v1");

        Assert.All(bot.Grace.Messages.Where(m => m.Card is not null), m => Assert.Null(new CardReader(m.Card!.Value).Button("Approve")));
    }
}
