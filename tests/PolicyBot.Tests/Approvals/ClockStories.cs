using System.Text.Json.Nodes;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;

namespace PolicyBot.Tests.Approvals;

/// <summary>
/// Nobody decides: approvers are reminded, somebody else is asked as well, and in the end the request lapses. In the model school's pack that is after 2, 5
/// and 20 school days; Friday 27 November 2026 is a training day, and it breaks up from 18 December to 5 January.
/// </summary>
public sealed class ClockStories
{
    private static readonly DateTimeOffset Monday = At(23, 11, 9);

    [Fact]
    public async Task Approvers_who_have_not_answered_are_reminded_after_two_school_days_and_again_after_two_more()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await SentAsync(bot, DecisionRule.Majority);
        await bot.Grace.Clicks("Approve");

        await bot.UntilAsync(At(25, 11, 8));
        Assert.Equal(1, Bells(bot.Tom));
        await bot.UntilAsync(At(25, 11, 9));
        Assert.Equal(2, Bells(bot.Tom));
        bot.Tom.Sees("Reminder: this has been waiting since 23 November 2026 at 09:00.");
        Assert.Single(bot.Tom.Messages, m => m.Card is { } card && new CardReader(card).Buttons.Contains("Approve")); // the older card asks no more
        Assert.Equal(1, Bells(bot.Grace));

        await bot.UntilAsync(At(30, 11, 9)); // over a training day and a weekend
        Assert.Equal(3, Bells(bot.Tom));
    }

    [Fact]
    public async Task A_request_that_is_sent_before_days_off_is_reminded_of_after_them()
    {
        await using var bot = await BotUnderTest.StartAsync(time: new ManualTime(At(26, 11, 15)));
        await SentAsync(bot);

        await bot.UntilAsync(At(1, 12, 14));
        Assert.Equal(1, Bells(bot.Tom));
        await bot.UntilAsync(At(1, 12, 15));
        Assert.Equal(2, Bells(bot.Tom));
    }

    [Fact]
    public async Task A_request_that_is_decided_is_left_in_peace()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await SentAsync(bot);
        await bot.Grace.Clicks("Approve");
        var bells = Bells(bot.Tom) + Bells(bot.Ann) + Bells(bot.Grace);

        await bot.UntilAsync(At(8, 1, 9, 2027));

        Assert.Equal(bells, Bells(bot.Tom) + Bells(bot.Ann) + Bells(bot.Grace));
        Assert.Equal(CaseStatus.Approved, (await bot.CaseAsync()).Status);
        Assert.DoesNotContain(bot.Table.Rows, row => row.RowKey.StartsWith("outbox|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_five_school_days_the_deputy_is_asked_as_well_and_decides_alone()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await SentAsync(bot, DecisionRule.All, deputies: RoleIds.Dsl);
        await bot.Person("Siobhan").Says($"approve {Some.CaseId} v1");
        bot.Person("Siobhan").Sees("You can't decide this request");

        await bot.UntilAsync(At(1, 12, 9));

        bot.Ann.Sees("Your request has been waiting since 23 November 2026 at 09:00.");
        bot.Ann.Sees("Siobhan Kelleher is asked as well now. You have nothing to do.");
        bot.Person("Siobhan").Sees("Nobody has decided since 23 November 2026 at 09:00, so you are asked as well. Your decision settles it.");
        await bot.Person("Siobhan").Says("queue");
        bot.Person("Siobhan").Sees("1 waiting for a decision");
        await bot.Person("Siobhan").Clicks("Approve");
        bot.Ann.Sees("Approved by Siobhan");
        Assert.DoesNotContain("Approve", bot.Tom.LastCard.Buttons);
    }

    [Fact]
    public async Task Where_no_deputy_is_named_the_fallback_approver_is_asked()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await SentAsync(bot, DecisionRule.All);

        await bot.UntilAsync(At(1, 12, 9));
        await bot.Grace.Clicks("Approve"); // the headteacher

        bot.Ann.Sees("Approved by Grace Adeyemi");
    }

    [Fact]
    public async Task After_twenty_school_days_it_lapses_and_every_card_is_closed()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await SentAsync(bot);

        await bot.UntilAsync(At(6, 1, 8, 2027));
        Assert.True((await bot.CaseAsync()).IsOpen);
        await bot.UntilAsync(At(6, 1, 9, 2027));

        Assert.Equal(CaseStatus.Expired, (await bot.CaseAsync()).Status);
        Assert.All(bot.Leaders().SelectMany(leader => leader.Messages).Where(m => m.Card is not null), m => Assert.Null(new CardReader(m.Card!.Value).Button("Approve")));
        bot.Ann.Sees("It lapsed: nobody decided it in time.");
        Assert.Contains("Edit and resubmit", bot.Ann.LastCard.Buttons);
        await bot.Grace.Says($"approve {Some.CaseId}");
        Assert.Equal(CaseStatus.Expired, (await bot.CaseAsync()).Status);
        await bot.Grace.Says("queue");
        bot.Grace.Sees("Nothing is waiting for a decision");
    }

    [Fact]
    public async Task A_request_that_is_being_changed_does_not_lapse()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await SentAsync(bot);
        await bot.Tom.Says($"needs changes {Some.CaseId} because say which year groups");

        await bot.UntilAsync(At(29, 1, 9, 2027));

        Assert.Equal(CaseStatus.NeedsChanges, (await bot.CaseAsync()).Status);
    }

    [Fact]
    public async Task What_is_sent_through_the_card_is_looked_after_like_this_too()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await NeedsChangesStories.UpToSendAsync(bot);

        await bot.UntilAsync(At(25, 11, 9));

        bot.Tom.Sees("Reminder: this has been waiting since");
    }

    [Fact]
    public async Task The_history_says_what_the_clock_did()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await SentAsync(bot);

        await bot.UntilAsync(At(6, 1, 9, 2027));

        var history = bot.Table.Rows.Where(row => row.RowKey.StartsWith("event|", StringComparison.Ordinal)).Select(row => JsonNode.Parse(row.GetString("Json")!)!).ToList();
        var what = history.Select(row => row["What"]!.GetValue<string>()).ToList();
        Assert.Equal(["submitted", "reminded", "reminded", "escalated"], what[..4]);
        Assert.Equal("expired", what[^1]);
        Assert.Equal("PolicyBot", history[^1]["By"]!["Name"]!.GetValue<string>());
    }

    private static async Task SentAsync(BotUnderTest bot, DecisionRule rule = DecisionRule.AnyOne, string? deputies = null)
    {
        var now = bot.Time.GetUtcNow();
        await bot.Ann.HasSentAsync(bot, Some.Request(bot.Ann, at: now) with
        {
            Rule = rule, DeputyRoles = deputies is null ? [] : [deputies], Deadlines = CaseDeadlines.Of(bot.School, now),
        });
    }

    private static int Bells(Someone who) => who.Messages.Count(m => m.Alert && m.FromBot);

    private static DateTimeOffset At(int day, int month, int hour, int year = 2026) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}
