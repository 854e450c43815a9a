using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Wire;

namespace PolicyBot.Tests.Approvals;

/// <summary>Nobody can decide just now: the people concerned are told why, and nothing is decided.</summary>
public sealed class NobodyCanStories : IAsyncLifetime
{
    private BotUnderTest bot = null!;

    public async Task InitializeAsync() => bot = await BotUnderTest.StartAsync();

    public Task DisposeAsync() => bot.DisposeAsync().AsTask();

    [Fact]
    public async Task Where_the_approvers_group_is_empty_the_requester_and_the_former_approver_are_told_so()
    {
        await bot.Ann.HasSentAsync(bot);
        foreach (var leader in bot.Leaders()) bot.Leaves(leader, RoleIds.Slt);

        await bot.Grace.Clicks("Approve");
        await bot.Ann.Says("my requests");

        bot.Grace.Sees("Nobody can decide this request at the moment: the people who may are no longer in the approvers' group.");
        bot.Ann.Sees("Nobody can decide it at the moment: there is nobody in the approvers' group who may. Speak to your leadership team.");
        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task Where_the_directory_does_not_say_who_the_approvers_are_the_case_says_so_and_stays_open()
    {
        await bot.Ann.HasSentAsync(bot);
        using (bot.Tenant.Faults.While(IsAboutApprovers, Fault.Status(503)))
        {
            await bot.Grace.Clicks("Approve");
            await bot.Ann.Says("my requests");
        }

        bot.Grace.Sees("We can't check who you are just now. Nothing has been changed.");
        bot.Ann.Sees("Nobody can decide it just now: we can't check who the approvers are. It stays open until we can.");
        await bot.Grace.Clicks("Approve");
        bot.Ann.Sees("Approved by Grace Adeyemi");
    }

    [Theory]
    [InlineData("Approve")]
    [InlineData("Send the rejection")]
    [InlineData("Send it back")]
    [InlineData("Pass to a colleague")]
    public async Task A_directory_that_takes_too_long_is_no_yes(string button)
    {
        await bot.Ann.HasSentAsync(bot);
        var asked = new TaskCompletionSource();
        using var slow = bot.Tenant.Faults.While(call => IsAboutApprovers(call) && (asked.TrySetResult() || true), new Fault.After(new TaskCompletionSource().Task));
        var (action, inputs) = bot.Grace.LastCard.Button(button)!.Value;
        inputs["reason"] = "Not like this";
        inputs["changes"] = "Not like this";

        var click = Task.Run(() => bot.Grace.Teams.ClickAsync(bot.Grace.Messages[^1].Id, action, inputs));
        await asked.Task;
        bot.Time.Advance(TimeSpan.FromSeconds(2));
        await click.WaitAsync(TimeSpan.FromSeconds(20));

        bot.Grace.Sees("We can't check who you are just now. Nothing has been changed.");
        var request = await bot.CaseAsync();
        Assert.True(request is { IsOpen: true, Sequence: 1 });
    }

    [Fact]
    public async Task A_queue_without_the_directory_shows_nothing_that_may_not_be_shown()
    {
        await bot.Ann.HasSentAsync(bot);
        using var down = bot.Tenant.Faults.While(IsAboutApprovers, new Fault.Silence());

        await bot.Person("Bilal").Says("queue");

        bot.Person("Bilal").Sees("We can't check who you are just now");
        bot.Person("Bilal").DoesNotSee("Larkmere Vale Football");
    }

    [Fact]
    public async Task Where_the_stand_ins_have_nobody_either_the_requester_hears_that()
    {
        var request = Some.Request(bot.Ann) with { FallbackRoles = [RoleIds.ChairOfGovernors], Deadlines = CaseDeadlines.Of(bot.School, bot.Time.GetUtcNow()) };
        await bot.Ann.HasSentAsync(bot, request);

        for (var day = 0; day < 8; day++) await bot.WaitAsync(TimeSpan.FromDays(1));

        bot.Ann.Sees("nobody stands in for them here");
        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    private bool IsAboutApprovers(WireCall call) => Calls.GroupMembers(call) && call.Segments[2] == bot.School.Role(RoleIds.Slt)!.Group;
}
