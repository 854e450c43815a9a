using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Wire;
using PolicyBot.Tables;
using PolicyBot.Testing.Approvals;
using static PolicyBot.Tests.Bot.OutboxScene;

namespace PolicyBot.Tests.Bot;

/// <summary>Somebody, or everybody, whom Teams does not reach: who waits for them learns of it, once.</summary>
public sealed class OutOfReachStories
{
    [Fact]
    public async Task An_approver_without_the_app_gets_it_together_with_the_request_and_no_welcome()
    {
        await using var bot = await BotUnderTest.StartAsync();
        Assert.False(bot.Tom.Teams.Chat.Installed);

        await bot.Ann.HasSentAsync(bot);

        Assert.True(bot.Tom.Teams.Chat.Installed);
        Assert.Single(bot.Tom.Messages);
        Assert.Single(Asks(bot.Tom));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_app_that_was_removed_is_installed_again_whether_the_bot_heard_of_it_or_not(bool told)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Tom.Arrives();
        if (told) await bot.Tom.Teams.RemoveAppAsync();
        else bot.Tenant.Chats.SetInstalled(bot.Tom.Teams.Person, false);

        await bot.Ann.HasSentAsync(bot);
        await bot.WaitAsync(TimeSpan.FromSeconds(5));

        Assert.Single(Asks(bot.Tom));
        await bot.Tom.Clicks("Approve");
        bot.Ann.Sees("Approved by Tom Hargreaves");
    }

    [Fact]
    public async Task Somebody_who_cannot_have_the_app_is_named_to_the_requester()
    {
        await using var bot = await BotUnderTest.StartAsync();
        using var noTeams = bot.Tenant.Faults.While(call => Calls.Install(call) && call.Segments[2] == bot.Tom.Id, Fault.Status(403, "Forbidden"));
        await bot.Ann.HasSentAsync(bot);

        await bot.Ann.Says("my requests");

        bot.Ann.Sees("Delivered to 3 of 4 approvers. Could not reach Tom Hargreaves: speak to them. Teams does not let PolicyBot be installed for them. They were sent an e-mail.");
        Assert.Equal(bot.Tom.Teams.Person.UserPrincipalName, Assert.Single(bot.Tenant.Mails.All).To);
    }

    [Fact]
    public async Task Somebody_who_blocked_the_bot_is_named_to_the_requester()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await BlockedBy(bot, bot.Tom);
        await bot.Ann.HasSentAsync(bot);
        await WaitADay(bot);

        await bot.Ann.Says("my requests");

        bot.Ann.Sees("Delivered to 3 of 4 approvers. Could not reach Tom Hargreaves: speak to them. Teams does not let PolicyBot write to them: they may have blocked it.");
        bot.Ann.DoesNotSee("Nobody who can decide could be reached");
    }

    [Fact]
    public async Task When_nobody_can_be_reached_the_fallback_contact_and_the_requester_learn_of_it_once()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await BlockedBy(bot, Slt(bot));
        // The four failures are recorded at the same moment: whoever looks first sees the other three still waiting.
        AllAtOnce(bot, 4, call => call.Method == nameof(TableClient.SubmitTransactionAsync) && call.Writes.Any(w => w.Entity.GetString("State") == nameof(DeliveryState.Failed)));

        await bot.Ann.HasSentAsync(bot, Some.Request(bot.Ann) with { FallbackRoles = [RoleIds.Dsl] });
        await WaitADay(bot);

        Assert.Single(bot.Ann.Messages, m => m.Alert);
        bot.Ann.Sees("Nobody who can decide could be reached");
        bot.Ann.Sees("Your request is safe and still open");
        Assert.Single(bot.Person("Siobhan").Messages, m => m.Alert);
        bot.Person("Siobhan").Sees("Tell the approvers");
    }

    [Fact]
    public async Task A_group_without_anybody_raises_the_alarm_too()
    {
        await using var bot = await BotUnderTest.StartAsync();
        foreach (var approver in Slt(bot)) bot.Leaves(approver, RoleIds.Slt);

        await bot.Ann.HasSentAsync(bot);

        bot.Ann.Sees("Nobody who can decide could be reached");
        bot.Grace.Sees("Nobody who can decide could be reached"); // the headteacher is the fallback
    }

    [Theory]
    [InlineData(RoleIds.Administrator, "anybody who is Social media administrator")]
    [InlineData("unbound", "anybody who is unbound")]
    public async Task When_nobody_can_be_told_to_set_up_what_was_approved_the_fallback_contact_learns_of_it_once(string role, string who)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await BlockedBy(bot, bot.Person(bot.Tenant.Directory.Find(bot.School.Role(RoleIds.Administrator)!.People[0])!.Name));

        await bot.Ann.HasSentAsync(bot, Some.Request(bot.Ann) with { AdministratorRole = role });
        await bot.Tom.Clicks("Approve");
        await WaitADay(bot);

        bot.Grace.Sees("Nobody could be told to set it up");
        bot.Grace.Sees(who);
        Assert.Equal(2, Asks(bot.Grace).Count); // asked once, and told this once
    }

    private static void AllAtOnce(BotUnderTest bot, int count, Func<TableCall, bool> which)
    {
        var missing = count;
        var all = new TaskCompletionSource();
        bot.Table.BeforeEach = async call =>
        {
            if (!which(call)) return;
            if (Interlocked.Decrement(ref missing) == 0) all.SetResult();
            await all.Task.WaitAsync(TimeSpan.FromSeconds(30));
        };
    }
}
