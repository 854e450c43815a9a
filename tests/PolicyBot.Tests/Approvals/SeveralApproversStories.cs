using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Teams;

namespace PolicyBot.Tests.Approvals;

/// <summary>Schools in which one approver is not enough. The leadership team: Grace, Tom, Priya and Mei.</summary>
public sealed class SeveralApproversStories : IAsyncLifetime
{
    private BotUnderTest bot = null!;

    public async Task InitializeAsync() => bot = await BotUnderTest.StartAsync();

    public Task DisposeAsync() => bot.DisposeAsync().AsTask();

    [Fact, Trait("Row", "S1-10")]
    public async Task More_than_half_approve()
    {
        await SentAsync(DecisionRule.Majority);

        var noted = await bot.Grace.Teams.ClickAsync(bot.Grace.Messages[^1].Id, bot.Grace.LastCard.Button("Approve")!.Value.Action, []);
        Assert.IsType<Shown.Card>(noted);
        bot.Grace.Sees("Your approval is noted. It takes more of the approvers.");
        await bot.SettleAsync();
        bot.Mei().Sees("Grace Adeyemi approved, 23 November 2026 at 09:00");
        await bot.Tom.Clicks("Approve");
        Assert.True((await bot.CaseAsync()).IsOpen);
        bot.Ann.DoesNotSee("Approved by");
        await bot.Ann.Says("my requests");
        bot.Ann.Sees("More than half of the approvers have to approve. Answers so far: 2");
        bot.Ann.DoesNotSee("Grace Adeyemi approved"); // while they make up their minds

        await bot.Mei().Clicks("Approve");

        bot.Ann.Sees("Approved by Mei Cartwright, 23 November 2026 at 09:00");
        bot.Ann.Sees("Grace Adeyemi approved");
        bot.Person("Olivia").Sees("Set it up");
        Assert.Equal(CaseStatus.Approved, (await bot.CaseAsync()).Status);
        Assert.All(bot.Leaders(), leader => Assert.DoesNotContain("Approve", leader.LastCard.Buttons));
    }

    [Fact]
    public async Task The_same_person_twice_is_one_voice()
    {
        await SentAsync(DecisionRule.Majority);

        await bot.Grace.Clicks("Approve");
        await bot.Grace.Clicks("Approve");
        await bot.Grace.SendsAgain();
        await bot.Grace.Says($"approve {Some.CaseId}");

        Assert.Single((await bot.CaseAsync()).Votes);
        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task It_is_rejected_once_a_majority_cannot_come_together_any_more_and_the_requester_gets_every_reason()
    {
        await SentAsync(DecisionRule.Majority);

        await bot.Grace.Clicks("Send the rejection", ("reason", "It doubles the sports account"));
        bot.Grace.Sees("Grace Adeyemi rejected, 23 November 2026 at 09:00. Reason: It doubles the sports account");
        Assert.True((await bot.CaseAsync()).IsOpen);
        await bot.Tom.Clicks("Send the rejection", ("reason", "Nobody looks after it in August"));

        bot.Ann.Sees("Rejected by Tom Hargreaves");
        bot.Ann.Sees("It doubles the sports account");
        bot.Ann.Sees("Nobody looks after it in August");
        Assert.Contains("Edit and resubmit", bot.Ann.LastCard.Buttons);
    }

    [Fact]
    public async Task Somebody_who_has_been_persuaded_changes_their_mind()
    {
        await SentAsync(DecisionRule.Majority);
        await bot.Grace.Clicks("Send the rejection", ("reason", "It doubles the sports account"));

        await bot.Grace.Clicks("Approve");
        await bot.Tom.Clicks("Approve");
        await bot.Mei().Clicks("Approve");

        Assert.Equal(CaseStatus.Approved, (await bot.CaseAsync()).Status);
    }

    [Fact]
    public async Task Where_all_have_to_approve_the_last_one_settles_it_and_one_against_rejects_it()
    {
        await SentAsync(DecisionRule.All);
        foreach (var leader in bot.Leaders().Take(3)) await leader.Clicks("Approve");
        Assert.True((await bot.CaseAsync()).IsOpen);

        await bot.Leaders()[3].Clicks("Send the rejection", ("reason", "Not before the summer"));

        bot.Ann.Sees("Reason: Not before the summer");
        Assert.Equal(CaseStatus.Rejected, (await bot.CaseAsync()).Status);
    }

    [Fact]
    public async Task Who_would_run_the_account_is_not_needed_where_all_have_to_approve()
    {
        await SentAsync(DecisionRule.All, runner: bot.Tom);

        foreach (var leader in bot.Leaders().Where(leader => leader != bot.Tom)) await leader.Clicks("Approve");

        Assert.Equal(CaseStatus.Approved, (await bot.CaseAsync()).Status);
    }

    [Fact]
    public async Task When_the_last_one_who_was_missing_leaves_any_of_the_others_completes_it()
    {
        await SentAsync(DecisionRule.All);
        foreach (var leader in bot.Leaders().Take(3)) await leader.Clicks("Approve");

        bot.Leaves(bot.Leaders()[3], RoleIds.Slt);
        await bot.Grace.Clicks("Approve");

        Assert.Equal(CaseStatus.Approved, (await bot.CaseAsync()).Status);
    }

    [Fact]
    public async Task A_changed_request_is_put_to_everybody_again()
    {
        var request = await SentAsync(DecisionRule.Majority);
        await bot.Grace.Clicks("Approve");
        await bot.Tom.Clicks("Approve");

        await bot.ResubmitsAsync(request, aim: "Share fixtures only");
        await bot.Mei().Clicks("Approve");

        Assert.Equal("Mei Cartwright", Assert.Single((await bot.CaseAsync()).Votes).By.Name);
        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task Thirty_approvers_click_at_once_and_there_is_one_decision_of_sixteen_or_more_voices()
    {
        Someone[] newcomers = [.. Enumerable.Range(1, 26).Select(n => bot.Newcomer($"Approver{n} Crowd", RoleIds.Staff, RoleIds.Slt))];
        await SentAsync(DecisionRule.Majority);
        var clicks = newcomers.Concat(bot.Leaders()).Select(who => (Who: who, who.LastCard.Button("Approve")!.Value.Action, Message: who.Messages[^1].Id)).ToList();

        await Task.WhenAll(clicks.Select(c => Task.Run(() => c.Who.Teams.ClickAsync(c.Message, c.Action, []))));

        var decided = await bot.CaseAsync();
        Assert.Equal(CaseStatus.Approved, decided.Status);
        Assert.Equal(16, decided.Votes.Select(vote => vote.By.Id).Distinct().Count());
        Assert.All(clicks, c => Assert.DoesNotContain("somebody else", c.Who.Chat, StringComparison.OrdinalIgnoreCase));
        await bot.SettleAsync();
        Assert.Single(bot.Ann.Messages, m => m.Alert);
        Assert.Single(bot.Person("Olivia").Messages, m => m.Alert);
    }

    private Task<ApprovalCase> SentAsync(DecisionRule rule, Someone? runner = null) =>
        bot.Ann.HasSentAsync(bot, Some.Request(bot.Ann, runners: runner is null ? null : [runner]) with { Rule = rule });
}

internal static class Leadership
{
    public static Someone Mei(this BotUnderTest bot) => bot.Person("Mei");

    public static Someone[] Leaders(this BotUnderTest bot) => [bot.Grace, bot.Tom, bot.Person("Priya"), bot.Mei()];
}
