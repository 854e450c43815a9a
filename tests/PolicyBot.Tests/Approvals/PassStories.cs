using System.Text.Json.Nodes;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;

namespace PolicyBot.Tests.Approvals;

/// <summary>An approver hands a request to a colleague who may decide it.</summary>
public sealed class PassStories : IAsyncLifetime
{
    private BotUnderTest bot = null!;

    public async Task InitializeAsync() => bot = await BotUnderTest.StartAsync();

    public Task DisposeAsync() => bot.DisposeAsync().AsTask();

    [Fact]
    public async Task The_colleague_gets_a_bell_and_everybody_sees_who_passed_it_to_whom()
    {
        await bot.Ann.HasSentAsync(bot);
        var bells = Bells(bot.Mei());

        await bot.Tom.Clicks("Pass to a colleague");
        await bot.Tom.Clicks("Pass it on", ("colleague", bot.Mei().Id), ("note", "You know the football club"));

        Assert.Equal(bells + 1, Bells(bot.Mei()));
        bot.Mei().Sees("Tom Hargreaves passed this to you.");
        bot.Grace.Sees("Tom Hargreaves passed this to Mei Cartwright, 23 November 2026 at 09:00. Note: You know the football club");
        Assert.Equal(1, Bells(bot.Grace));
        var passed = Assert.Single((await bot.CaseAsync()).Passes);
        Assert.Equal((bot.Tom.Id, bot.Mei().Id), (passed.From.Id, passed.To.Id));
        var last = bot.Table.Rows.Last(row => row.RowKey.StartsWith("event|", StringComparison.Ordinal)).GetString("Json")!;
        Assert.Equal(("passed", "Mei Cartwright"), (JsonNode.Parse(last)!["What"]!.GetValue<string>(), JsonNode.Parse(last)!["To"]!["Name"]!.GetValue<string>()));

        await bot.Mei().Clicks("Approve");
        bot.Ann.Sees("Approved by Mei Cartwright");
        Assert.All(bot.Leaders().SelectMany(leader => leader.Messages).Where(m => m.Card is not null), m => Assert.Null(new CardReader(m.Card!.Value).Button("Approve")));
    }

    [Fact]
    public async Task The_same_click_sent_again_has_one_effect()
    {
        await bot.Ann.HasSentAsync(bot);
        await bot.Tom.Clicks("Pass to a colleague");
        await bot.Tom.Clicks("Pass it on", ("colleague", bot.Mei().Id));
        var bells = Bells(bot.Mei());

        await bot.Tom.SendsAgain();
        await bot.Tom.SendsAgain(underNewId: true);

        Assert.Single((await bot.CaseAsync()).Passes);
        Assert.Equal(bells, Bells(bot.Mei()));
    }

    [Fact]
    public async Task Whoever_passed_it_on_can_still_decide_it()
    {
        await bot.Ann.HasSentAsync(bot);
        await bot.Tom.Says($"pass {Some.CaseId} to Mei");

        await bot.Tom.Clicks("Approve");

        bot.Ann.Sees("Approved by Tom Hargreaves");
    }

    [Theory]
    [InlineData("pass {0} to Mei Cartwright")]
    [InlineData("Pass {0} on to mei: you know the club")]
    [InlineData("pass {0} v1 to MEI CARTWRIGHT.")]
    public async Task It_can_be_typed(string words)
    {
        await bot.Ann.HasSentAsync(bot);

        await bot.Tom.Says(string.Format(System.Globalization.CultureInfo.InvariantCulture, words, Some.CaseId.ToLowerInvariant()));

        Assert.Equal(bot.Mei().Id, Assert.Single((await bot.CaseAsync()).Passes).To.Id);
    }

    [Theory]
    [InlineData("Bilal Siddiqui")] // on the staff, no approver
    [InlineData("Leo Barker")] // a pupil
    [InlineData("Tom")] // whoever passes it
    [InlineData("Priya")] // would run the account
    [InlineData("Nobody Atall")]
    public async Task It_is_passed_only_to_somebody_who_can_decide_it(string who)
    {
        await bot.Ann.HasSentAsync(bot, Some.Request(bot.Ann, runners: [bot.Person("Priya")]));

        await bot.Tom.Says($"pass {Some.CaseId} to {who}");

        bot.Tom.Sees("Nothing was passed on: choose somebody who can decide this request");
        bot.Tom.Sees("one of these names: Grace Adeyemi, Mei Cartwright");
        Assert.Empty((await bot.CaseAsync()).Passes);
    }

    [Fact]
    public async Task Who_may_not_decide_it_cannot_pass_it_on_either()
    {
        await bot.Ann.HasSentAsync(bot);

        await bot.Person("Bilal").Says($"pass {Some.CaseId} to Mei");
        await bot.Ann.Says($"pass {Some.CaseId} to Mei");

        bot.Person("Bilal").Sees("You can't decide this request");
        bot.Ann.Sees("You can't decide your own request");
        Assert.Empty((await bot.CaseAsync()).Passes);
    }

    [Fact]
    public async Task Where_several_decide_it_is_not_passed_to_somebody_who_has_answered()
    {
        await bot.Ann.HasSentAsync(bot, Some.Request(bot.Ann) with { Rule = DecisionRule.Majority });
        await bot.Mei().Clicks("Approve");

        await bot.Tom.Says($"pass {Some.CaseId} to Mei");

        bot.Tom.Sees("has not answered yet");
    }

    [Fact, Trait("Row", "S4-34")]
    public async Task The_headteacher_passes_it_to_the_deputy_whom_the_pack_names()
    {
        await bot.Ann.HasSentAsync(bot, Some.Request(bot.Ann) with { ApproverRoles = [RoleIds.Headteacher], DeputyRoles = [RoleIds.DeputyHead] });
        await bot.Tom.Says($"approve {Some.CaseId} v1");
        bot.Tom.Sees("You can't decide this request");

        await bot.Grace.Says($"pass {Some.CaseId} to Tom");
        await bot.Tom.Clicks("Approve");

        bot.Ann.Sees("Approved by Tom Hargreaves");
    }

    [Fact]
    public async Task The_only_one_who_can_decide_it_is_told_that_there_is_nobody_to_pass_it_to()
    {
        await bot.Ann.HasSentAsync(bot, Some.Request(bot.Ann) with { ApproverRoles = [RoleIds.Headteacher] });

        await bot.Grace.Clicks("Pass to a colleague");

        bot.Grace.Sees("There is nobody to pass it to");
        await bot.Grace.Clicks("Back");
        Assert.Contains("Approve", bot.Grace.LastCard.Buttons);
    }

    [Fact]
    public async Task A_note_that_is_too_long_is_kept_for_shortening_with_the_colleague_who_was_chosen()
    {
        await bot.Ann.HasSentAsync(bot);
        var note = new string('x', PassRules.LongestNote + 1);

        await bot.Tom.Clicks("Pass to a colleague");
        await bot.Tom.Clicks("Pass it on", ("colleague", bot.Mei().Id), ("note", note));

        bot.Tom.Sees("Nothing was passed on: shorten the note to 500 characters.");
        var kept = bot.Tom.LastCard.Button("Pass it on")!.Value.Inputs;
        Assert.Equal((bot.Mei().Id, note), (kept["colleague"]!.GetValue<string>(), kept["note"]!.GetValue<string>()));
        Assert.Empty((await bot.CaseAsync()).Passes);
    }

    private static int Bells(Someone who) => who.Messages.Count(m => m.Alert && m.FromBot);
}
