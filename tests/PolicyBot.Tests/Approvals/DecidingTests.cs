using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Teams;

namespace PolicyBot.Testing.Approvals;

public sealed class DecidingTests
{
    [Fact]
    public async Task One_click_approves_and_everybody_concerned_learns_of_it()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);

        var shown = await bot.Grace.Clicks("Approve");

        Assert.IsType<Shown.Card>(shown);
        bot.Grace.Sees("Approved by Grace Adeyemi, 23 November 2026 at 09:00");
        Assert.DoesNotContain("Approve", bot.Grace.LastCard.Buttons);
        bot.Ann.Sees("Approved by Grace Adeyemi");
        bot.Tom.Sees("Approved by Grace Adeyemi");
        Assert.DoesNotContain("Approve", bot.Tom.LastCard.Buttons);
        bot.Person("Olivia").Sees("Set it up");
        Assert.Equal(CaseStatus.Approved, (await bot.CaseAsync()).Status);
    }

    [Fact]
    public async Task A_second_click_learns_who_was_first()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        var card = bot.Tom.LastCard;
        var message = bot.Tom.Messages[^1].Id;
        await bot.Grace.Clicks("Approve");

        // Tom's client still shows the card as it was.
        var (action, inputs) = card.Button("Approve")!.Value;
        await bot.Tom.Teams.ClickAsync(message, action, inputs);

        bot.Tom.Sees("Approved by Grace Adeyemi");
        Assert.Equal("Grace Adeyemi", (await bot.CaseAsync()).Decision!.By.Name);
    }

    [Fact, Trait("Row", "S1-17")]
    public async Task A_rejection_needs_a_reason_and_the_requester_gets_it_with_a_way_to_send_again()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);

        await bot.Grace.Clicks("Send the rejection", ("reason", "  "));
        bot.Grace.Sees("Enter a reason for the rejection");
        Assert.True((await bot.CaseAsync()).IsOpen);

        await bot.Grace.Clicks("Send the rejection", ("reason", "Use the existing sports account"));

        bot.Ann.Sees("Reason: Use the existing sports account");
        Assert.Contains("Edit and resubmit", bot.Ann.LastCard.Buttons);
        bot.Tom.Sees("Rejected by Grace Adeyemi");
        bot.Person("Olivia").Sees("There is nothing to set up.");
    }

    [Fact]
    public async Task A_reason_that_is_too_long_is_kept_for_shortening()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        var reason = new string('x', ApprovalRules.LongestReason + 1);

        await bot.Grace.Clicks("Send the rejection", ("reason", reason));

        bot.Grace.Sees("Shorten the reason to 1000 characters");
        bot.Grace.Sees(reason);
        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task Nobody_decides_their_own_request()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Grace.HasSentAsync(bot);
        Assert.DoesNotContain(bot.Grace.Messages, m => m.FromBot && new CardReader(m.Card!.Value).Buttons.Contains("Approve"));

        await bot.Grace.Says($"approve {Some.CaseId}");

        bot.Grace.Sees("You can't decide your own request");
        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task Nobody_decides_about_an_account_they_would_run()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();
        await bot.Ann.HasSentAsync(bot, Some.Request(bot.Ann, runners: [bot.Tom, bot.Person("Bilal")]));
        Assert.Empty(bot.Tom.Messages);

        await bot.Tom.Says($"approve {Some.CaseId}");

        bot.Tom.Sees("You are named to run this account");
        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task A_member_of_staff_who_is_no_approver_changes_nothing_by_clicking_a_forwarded_card()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        var (action, inputs) = bot.Grace.LastCard.Button("Approve")!.Value;
        var bilal = bot.Person("Bilal");
        await bilal.Arrives();

        var shown = await bilal.Teams.ClickAsync(bilal.Messages[^1].Id, action, inputs);

        Assert.Contains("You can't decide this request", Assert.IsType<Shown.Line>(shown).Text, StringComparison.Ordinal);
        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task A_pupil_changes_nothing_and_learns_nothing()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        var (action, inputs) = bot.Grace.LastCard.Button("Approve")!.Value;
        await bot.Leo.Arrives();

        var shown = await bot.Leo.Teams.ClickAsync(bot.Leo.Messages[^1].Id, action, inputs);

        Assert.Contains("PolicyBot is for school staff", Assert.IsType<Shown.Line>(shown).Text, StringComparison.Ordinal);
        bot.Leo.DoesNotSee("Football");
        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task An_approver_who_left_the_group_a_minute_ago_cannot_decide()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        bot.Leaves(bot.Grace, RoleIds.Slt);

        var shown = await bot.Grace.Clicks("Approve");

        Assert.Contains("You can't decide this request", Assert.IsType<Shown.Line>(shown).Text, StringComparison.Ordinal);
        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task An_empty_group_lets_nobody_decide()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        foreach (var member in bot.Members(RoleIds.Slt).ToList())
            bot.Leaves(bot.Person(member.Name), RoleIds.Slt);

        await bot.Grace.Clicks("Approve");

        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task A_card_of_an_earlier_version_decides_nothing_and_shows_the_current_one()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var request = await bot.Ann.HasSentAsync(bot);
        var (action, inputs) = bot.Grace.LastCard.Button("Approve")!.Value;
        var message = bot.Grace.Messages[^1].Id;
        await bot.ResubmitsAsync(request, aim: "Share fixtures only");

        await bot.Grace.Teams.ClickAsync(message, action, inputs);

        bot.Grace.Sees("This is the current version: nothing has been decided");
        bot.Grace.Sees("Share fixtures only");
        bot.Grace.Sees("Before: Share match results");
        Assert.True((await bot.CaseAsync()).IsOpen);
        await bot.Grace.Clicks("Approve");
        Assert.Equal(CaseStatus.Approved, (await bot.CaseAsync()).Status);
    }

    [Fact]
    public async Task A_changed_request_rings_again_and_closes_the_older_card()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var request = await bot.Ann.HasSentAsync(bot);

        await bot.ResubmitsAsync(request, aim: "Share fixtures only");

        Assert.Equal(2, bot.Tom.Messages.Count(m => m.Alert));
        bot.Tom.Sees("Decide on the newer card");
        Assert.Single(bot.Tom.Messages, m => m.Card is { } card && new CardReader(card).Buttons.Contains("Approve"));
    }

    [Fact]
    public async Task A_typed_decision_works_like_the_button()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);

        await bot.Tom.Says($"reject {Some.CaseId.ToLowerInvariant()} because it doubles the sports account");

        Assert.Equal("it doubles the sports account", (await bot.CaseAsync()).Decision!.Reason);
        bot.Ann.Sees("Reason: it doubles the sports account");
    }

    [Fact]
    public async Task A_decision_that_was_typed_closes_the_approvers_own_card_too()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);

        await bot.Tom.Says($"approve {Some.CaseId}");

        Assert.DoesNotContain(bot.Tom.Messages, m => m.Card is { } card && new CardReader(card).Buttons.Contains("Approve"));
    }

    [Fact]
    public async Task A_card_that_is_brought_up_to_date_has_no_buttons_for_who_would_run_the_account_by_now()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var request = await bot.Ann.HasSentAsync(bot);
        using (bot.Tenant.Faults.While(LocalTenant.Wire.Calls.Update, LocalTenant.Wire.Fault.Status(500)))
        {
            await bot.Grace.Clicks("Send the rejection", ("reason", "Name somebody else"));
            await bot.ResubmitsAsync(request, aim: "Share fixtures only", runner: bot.Tom);
        }

        await bot.WaitAsync(TimeSpan.FromHours(1));

        bot.Tom.Sees("Share fixtures only");
        Assert.DoesNotContain(bot.Tom.Messages, m => m.Card is { } card && new CardReader(card).Buttons.Contains("Approve"));
    }

    [Fact]
    public async Task A_typed_decision_decides_only_the_version_that_was_sent_to_the_person()
    {
        await using var bot = await BotUnderTest.StartAsync();
        using (bot.Tenant.Faults.While(LocalTenant.Wire.Calls.Send, LocalTenant.Wire.Fault.Status(500)))
            await bot.Ann.HasSentAsync(bot);

        await bot.Tom.Says($"approve {Some.CaseId}");
        bot.Tom.Sees($"type: approve {Some.CaseId} v1");
        Assert.True((await bot.CaseAsync()).IsOpen);

        await bot.Tom.Says($"approve {Some.CaseId} v1");
        Assert.Equal(CaseStatus.Approved, (await bot.CaseAsync()).Status);
    }

    [Fact]
    public async Task Withdrawing_closes_every_open_card()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);

        await bot.Ann.Says($"withdraw {Some.CaseId}");

        Assert.Equal(CaseStatus.Withdrawn, (await bot.CaseAsync()).Status);
        foreach (var name in new[] { "Grace", "Tom", "Priya", "Mei" })
            Assert.DoesNotContain("Approve", bot.Person(name).LastCard.Buttons);
        await bot.Grace.Says($"approve {Some.CaseId}");
        Assert.Equal(CaseStatus.Withdrawn, (await bot.CaseAsync()).Status);
    }

    [Fact]
    public async Task Only_the_requester_can_withdraw()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);

        await bot.Tom.Says($"withdraw {Some.CaseId}");

        bot.Tom.Sees("We can't find this request");
        Assert.True((await bot.CaseAsync()).IsOpen);
    }
}
