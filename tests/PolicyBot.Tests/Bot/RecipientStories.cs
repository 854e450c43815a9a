using Azure;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Bot;
using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Wire;
using PolicyBot.Testing.Approvals;
using static PolicyBot.Tests.Bot.OutboxScene;

namespace PolicyBot.Tests.Bot;

/// <summary>Whom a notice goes to is read from the groups when it goes out.</summary>
public sealed class RecipientStories
{
    [Fact]
    public async Task Who_joins_or_leaves_before_the_notice_goes_out_is_asked_or_not()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();
        await SaveAsync(bot, Some.Request(bot.Ann));
        bot.Leaves(bot.Tom, RoleIds.Slt);
        bot.Joins(bot.Person("Rhys"), RoleIds.Slt);

        await bot.SettleAsync();

        Assert.Empty(bot.Tom.Messages);
        Assert.Single(Asks(bot.Person("Rhys")));
        await bot.Ann.Says("my requests");
        bot.Ann.Sees("Delivered to 4 of 4 approvers");
    }

    [Fact]
    public async Task While_nobody_knows_who_the_approvers_are_the_notice_waits()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();
        await SaveAsync(bot, Some.Request(bot.Ann));
        using (bot.Tenant.Faults.While(Calls.GroupMembers, Fault.Status(403, "Authorization_RequestDenied")))
        {
            await WaitADay(bot);
            await WaitADay(bot);
            Assert.Empty(bot.Tom.Messages);
        }

        await bot.WaitAsync(TimeSpan.FromMinutes(5));

        Assert.All(Slt(bot), approver => Assert.Single(Asks(approver)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task More_approvers_than_fit_into_a_batch_are_all_asked_once(bool storeStumbles)
    {
        await using var bot = await BotUnderTest.StartAsync();
        var approvers = Slt(bot).Concat(Enumerable.Range(1, 120).Select(n => bot.Newcomer($"Approver{n} Crowd", RoleIds.Staff, RoleIds.Slt))).ToList();
        var expansions = 0;
        if (storeStumbles)
            bot.Table.BeforeEach = call => IsExpansion(call) && ++expansions == 2 ? throw new RequestFailedException(500, "Not just now.") : Task.CompletedTask;

        await bot.Ann.HasSentAsync(bot);
        await bot.WaitAsync(TimeSpan.FromMinutes(2));

        Assert.All(approvers, approver => Assert.Single(Asks(approver)));
        await bot.Ann.Says("my requests");
        bot.Ann.Sees("Delivered to 124 of 124 approvers");
        Assert.Empty(await bot.Services.GetRequiredService<TablesOutbox>().ListAsync("model", default));
    }

    [Fact]
    public async Task Who_is_no_approver_any_more_when_a_request_is_changed_does_not_count()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var request = await bot.Ann.HasSentAsync(bot);
        bot.Leaves(bot.Tom, RoleIds.Slt);
        foreach (var approver in Slt(bot).Where(a => a != bot.Tom)) bot.Tenant.Chats.SetBlocked(approver.Teams.Person, true);

        await bot.ResubmitsAsync(request, aim: "Share fixtures only");

        bot.Ann.Sees("Nobody who can decide could be reached");
        await bot.Ann.Says("my requests");
        bot.Ann.Sees("Delivered to 0 of 3 approvers");
    }

    [Fact]
    public async Task An_approver_who_is_not_on_the_staff_is_sent_nothing_and_the_requester_learns_why()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var stranger = bot.Newcomer("Olive Stranger", RoleIds.Slt);

        await bot.Ann.HasSentAsync(bot);

        Assert.Empty(stranger.Messages);
        await bot.Ann.Says("my requests");
        bot.Ann.Sees("Delivered to 4 of 5 approvers. Could not reach Olive Stranger: speak to them. They are not in the school's staff group");
    }

    [Theory]
    [InlineData(RoleIds.Slt, "You can't decide request AR-7K2M-9QX4 any more")]
    [InlineData(RoleIds.Staff, "you are no longer in the school's staff group")]
    public async Task Who_has_left_is_not_shown_how_a_request_went_on(string group, string sees)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        bot.Tom.Sees("Larkmere Vale Football");
        bot.Leaves(bot.Tom, group);
        await bot.WaitAsync(TimeSpan.FromMinutes(6)); // who belongs to what may be five minutes old

        await bot.Grace.Clicks("Approve");

        bot.Tom.Sees(sees);
        bot.Tom.DoesNotSee("Larkmere Vale Football");
    }

    [Fact]
    public async Task Who_has_just_joined_the_staff_is_sent_what_is_for_them()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot); // the staff group is known from now on, for five minutes
        var newcomer = bot.Newcomer("Nia Newcomer", RoleIds.Staff);
        var lost = new LostProperty(bot);

        await lost.FindAsync("a blue scarf", new Notice(LostProperty.Found, new Audience.One(newcomer.Id)));
        await bot.SettleAsync();

        newcomer.Sees("Somebody found: a blue scarf");
    }

    [Fact]
    public async Task A_person_is_one_person_whatever_case_Teams_writes_the_id_in()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Tom.Says("menu");
        var shouted = bot.Tom.Teams.LastSent!.DeepClone().AsObject();
        await bot.Tom.Teams.RemoveAppAsync();
        bot.Tenant.Chats.SetInstalled(bot.Tom.Teams.Person, true);
        shouted["id"] = "f:" + Guid.NewGuid();
        shouted["from"]!["aadObjectId"] = bot.Tom.Id.ToUpperInvariant();
        await bot.Tenant.Line.PostAsync(shouted);

        await bot.Ann.HasSentAsync(bot);

        Assert.Single(bot.Table.Rows, row => row.RowKey.StartsWith("conversation|", StringComparison.Ordinal) && row.RowKey.EndsWith(bot.Tom.Id, StringComparison.OrdinalIgnoreCase));
        Assert.Single(Asks(bot.Tom));
    }
}
