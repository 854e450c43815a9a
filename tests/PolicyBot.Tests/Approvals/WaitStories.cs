using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.Tests.Register;

namespace PolicyBot.Tests.Approvals;

/// <summary>"My requests" says whom each waits for and since when, from the first word to the account in use.</summary>
public sealed class WaitStories : IAsyncLifetime
{
    private BotUnderTest bot = null!;

    public async Task InitializeAsync() => bot = await BotUnderTest.StartAsync();

    public Task DisposeAsync() => bot.DisposeAsync().AsTask();

    [Fact]
    public async Task It_waits_for_runners_then_approvers_then_the_administrator_and_is_in_use()
    {
        var nia = bot.Newcomer("Nia Okonkwo", RoleIds.Staff);
        await bot.Ann.AsksForAnAccount(nia, bot.Person("Bilal"));
        await SeesAsync("Waits since 23 November 2026 at 09:00 for the people who will run it: Nia Okonkwo has not confirmed that they have read the policy and has no training on record.");

        await nia.Clicks("I have read and understood it");
        await nia.Clicks("Record my training", ("trainedOn", "2026-11-20"));
        await SeesAsync("Waits since 23 November 2026 at 09:00 for Grace Adeyemi,");

        await bot.WaitAsync(TimeSpan.FromHours(1));
        await bot.Grace.Clicks("Approve");
        await SeesAsync("Waits since 23 November 2026 at 10:00 for the social media administrator to set the account up.");

        await bot.Person("Olivia").Clicks("Save", ("done", "0,1,2,3,4,5"), ("address", RegisterScene.Address), ("location", RegisterScene.Place));
        await SeesAsync("The account is in use.");
    }

    [Fact]
    public async Task What_was_sent_back_waits_for_the_person_who_asked()
    {
        await bot.Ann.HasSentAsync(bot);
        await bot.Tom.Says($"needs changes {Some.CaseId} because say which year groups");

        await SeesAsync("Waits since 23 November 2026 at 09:00 for you to change it.");
    }

    [Fact]
    public async Task What_was_passed_on_says_to_whom()
    {
        await bot.Ann.HasSentAsync(bot);
        await bot.Tom.Says($"pass {Some.CaseId} to Mei");

        await SeesAsync("Tom Hargreaves passed it to Mei Cartwright, 23 November 2026 at 09:00.");
    }

    [Fact]
    public async Task Where_all_have_to_approve_it_waits_for_those_who_have_not()
    {
        await bot.Ann.HasSentAsync(bot, Some.Request(bot.Ann) with { Rule = DecisionRule.All });
        await bot.Grace.Clicks("Approve");

        await bot.Ann.Says("my requests");

        Assert.Contains("Mei Cartwright", Wait(), StringComparison.Ordinal);
        Assert.DoesNotContain("Grace Adeyemi", Wait(), StringComparison.Ordinal);
    }

    private async Task SeesAsync(string words)
    {
        await bot.Ann.Says("my requests");
        Assert.Contains(words, bot.Ann.LastCard.Text, StringComparison.Ordinal);
    }

    private string Wait() => bot.Ann.LastCard.Text.Split('\n').Single(line => line.StartsWith("Waits since", StringComparison.Ordinal));
}
