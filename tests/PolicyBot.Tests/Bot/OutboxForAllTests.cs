using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;

namespace PolicyBot.Tests.Bot;

/// <summary>What the outbox does for every feature: notices in the feature's own batch, at once or later, and rules that run when their moment has come.</summary>
public sealed class OutboxForAllTests
{
    private static readonly TimeSpan TwoDays = TimeSpan.FromDays(2);

    [Fact]
    public async Task Any_feature_tells_people_what_it_stored()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var lost = new LostProperty(bot);

        await lost.FindAsync("a blue scarf", new(LostProperty.Found, new Audience.Roles([RoleIds.Slt])), new(LostProperty.Found, new Audience.One(bot.Ann.Id)));
        await bot.SettleAsync();

        Assert.All([bot.Ann, bot.Grace, bot.Tom, bot.Person("Priya"), bot.Person("Mei")], person => person.Sees("Somebody found: a blue scarf"));
    }

    [Fact]
    public async Task A_notice_for_later_waits_for_its_moment_and_holds_up_nothing()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var lost = new LostProperty(bot);
        var slt = new Audience.Roles([RoleIds.Slt]);

        await lost.FindAsync("a blue scarf", new Notice(LostProperty.Reminder, slt, bot.Time.GetUtcNow() + TwoDays));
        await lost.FindAsync("a red scarf", new Notice(LostProperty.Found, slt));
        await bot.SettleAsync();
        bot.Tom.Sees("Somebody found: a red scarf");
        await bot.WaitAsync(TwoDays - TimeSpan.FromSeconds(1));
        bot.Tom.DoesNotSee("Still here");
        await bot.WaitAsync(TimeSpan.FromSeconds(1));

        bot.Tom.Sees("Still here: a red scarf"); // as it stands by then
    }

    [Fact]
    public async Task A_rule_runs_once_when_its_moment_has_come()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var lost = new LostProperty(bot);
        await lost.FindAsync("a blue scarf", new Notice(LostProperty.GiveAway, new Audience.Nobody(), bot.Time.GetUtcNow() + TwoDays));

        await bot.WaitAsync(TwoDays - TimeSpan.FromSeconds(1));
        Assert.Equal(0, lost.RuleRuns);
        await bot.WaitAsync(TimeSpan.FromSeconds(1));
        await bot.WaitAsync(TwoDays);

        Assert.Equal(1, lost.RuleRuns);
        Assert.Single(bot.Ann.Messages);
        bot.Ann.Sees("Given away: a blue scarf");
    }

    [Fact]
    public async Task A_rule_that_breaks_off_after_it_was_stored_runs_again_and_does_nothing_twice()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var lost = new LostProperty(bot) { RuleBreaksOff = true };
        await lost.FindAsync("a blue scarf", new Notice(LostProperty.GiveAway, new Audience.Nobody()));

        await bot.SettleAsync();
        await bot.WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(2, lost.RuleRuns);
        Assert.Single(bot.Ann.Messages);
    }

    [Fact]
    public async Task The_feature_says_who_learns_that_nobody_holds_the_role()
    {
        await using var bot = await BotUnderTest.StartAsync();
        foreach (var person in bot.Members(RoleIds.Slt).ToList()) bot.Leaves(bot.Person(person.Name), RoleIds.Slt);
        var lost = new LostProperty(bot) { Alarmed = [new(LostProperty.Nobody, new Audience.One(bot.Ann.Id))] };

        await lost.FindAsync("a blue scarf", new Notice(LostProperty.Found, new Audience.Roles([RoleIds.Slt])));
        await bot.SettleAsync();

        bot.Ann.Sees("Nobody could be told of: a blue scarf");
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task The_feature_is_asked_once_when_all_are_out_of_reach_and_not_when_some_are(bool all, int alarms)
    {
        await using var bot = await BotUnderTest.StartAsync();
        foreach (var person in bot.Members(RoleIds.Slt).Skip(all ? 0 : 1).Select(p => bot.Person(p.Name)))
        {
            await person.Arrives();
            bot.Tenant.Chats.SetBlocked(person.Teams.Person, true);
        }
        var lost = new LostProperty(bot) { Alarmed = [new(LostProperty.Nobody, new Audience.One(bot.Ann.Id))] };

        await lost.FindAsync("a blue scarf", new Notice(LostProperty.Found, new Audience.Roles([RoleIds.Slt])));
        await bot.SettleAsync();

        Assert.Equal(alarms, bot.Ann.Messages.Count);
    }
}
