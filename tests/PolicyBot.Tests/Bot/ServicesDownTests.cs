using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using PolicyBot.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Wire;
using PolicyBot.Testing.Approvals;

namespace PolicyBot.Tests.Bot;

/// <summary>Graph, the store or the keys of the tokens do not answer: a clear sentence, never a yes, never a changed case.</summary>
public sealed class ServicesDownTests
{
    public static TheoryData<string> GraphFaults => ["silence", "503", "429", "403", "500"];

    [Theory, MemberData(nameof(GraphFaults))]
    public async Task Without_Graph_nobody_can_decide_and_the_card_stays(string fault)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        using (bot.Tenant.Faults.While(Calls.Graph, fault == "silence" ? new Fault.Silence() : Fault.Status(int.Parse(fault, CultureInfo.InvariantCulture))))
        {
            Assert.Contains("We can't check who you are just now", Raw.Said(await bot.Grace.Clicks("Approve")), StringComparison.Ordinal);
            Assert.True((await bot.CaseAsync()).IsOpen);
        }
        await bot.Grace.Clicks("Approve");
        bot.Grace.Sees("Approved by Grace Adeyemi");
    }

    [Fact]
    public async Task Graph_that_fails_between_the_two_checks_is_no_yes()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        var slt = bot.School.Role(RoleIds.Slt)!.Group;
        using var down = bot.Tenant.Faults.While(call => Calls.GroupMembers(call) && call.Segments[2] == slt, new Fault.Silence());

        Assert.Contains("We can't check who you are just now", Raw.Said(await bot.Grace.Clicks("Approve")), StringComparison.Ordinal);

        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task A_group_that_was_deleted_lets_nobody_decide()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        var slt = bot.School.Role(RoleIds.Slt)!.Group;
        using var gone = bot.Tenant.Faults.While(call => Calls.GroupMembers(call) && call.Segments[2] == slt, Fault.Status(404, "Request_ResourceNotFound"));

        Assert.Contains("Nobody can decide this request at the moment", Raw.Said(await bot.Grace.Clicks("Approve")), StringComparison.Ordinal);

        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task An_empty_staff_group_turns_everybody_away()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        foreach (var member in bot.Members(RoleIds.Staff).ToList())
            bot.Leaves(bot.Person(member.Name), RoleIds.Staff);

        Assert.Contains("PolicyBot is for school staff", Raw.Said(await bot.Grace.Clicks("Approve")), StringComparison.Ordinal);

        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task A_click_waits_two_seconds_for_Graph_and_no_longer()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        var asked = new TaskCompletionSource();
        using var hang = bot.Tenant.Faults.While(call => Calls.GroupMembers(call) && (asked.TrySetResult() || true), new Fault.After(new TaskCompletionSource().Task));

        var click = Task.Run(() => Raw.PressAsync(bot, bot.Grace, ApprovalVerbs.Approve, new JsonObject { ["caseId"] = Some.CaseId, ["revision"] = 1 }));
        await asked.Task;
        bot.Time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(click.IsCompleted);
        bot.Time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Contains("We can't check who you are just now", Raw.Said(await click), StringComparison.Ordinal);
        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task Without_the_store_a_question_is_answered_all_the_same()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();
        bot.Table.Down = true;

        await bot.Ann.Teams.SayAsync("can I follow a parent?");
        await bot.Tom.Teams.AddAppAsync();
        await bot.Tom.Teams.SayAsync("can I follow a parent?");

        bot.Ann.Sees("You asked: can I follow a parent?");
        bot.Ann.DoesNotSee("Something went wrong");
        bot.Tom.Sees("You asked: can I follow a parent?");
    }

    [Fact]
    public async Task Without_the_store_a_click_says_so_and_changes_nothing()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        bot.Table.Down = true;

        var reply = await Raw.PressAsync(bot, bot.Grace, ApprovalVerbs.Approve, new JsonObject { ["caseId"] = Some.CaseId, ["revision"] = 1 });

        Assert.Matches("^Something went wrong on our side.*give your IT team the reference [0-9a-f]{8}\\.$", Raw.Said(reply));
        bot.Table.Down = false;
        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task Without_the_store_somebody_new_is_told_something_sensible_and_is_at_home_afterwards()
    {
        await using var bot = await BotUnderTest.StartAsync();
        bot.Table.Down = true;

        await bot.Ann.Teams.AddAppAsync();

        Assert.All(bot.Ann.Messages, m => Assert.Contains("Something went wrong on our side", new CardReader(m.Card!.Value).Text, StringComparison.Ordinal));
        bot.Table.Down = false;
        await bot.Ann.Says("my requests");
        bot.Ann.Sees("You have not asked for anything yet");
    }

    [Fact]
    public async Task Nobody_gets_in_while_the_keys_of_the_tokens_cannot_be_had()
    {
        await using var bot = await BotUnderTest.StartAsync();
        using var down = bot.Tenant.Faults.While(Calls.Login, new Fault.Silence());

        var (status, body) = await Raw.PostAsync(bot, """{"type":"message"}""", bot.Tenant.Issuer.Token());

        Assert.Equal((HttpStatusCode.ServiceUnavailable, ""), (status, body));
    }
}
