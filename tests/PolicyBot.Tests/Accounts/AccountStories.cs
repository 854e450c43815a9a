using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Wire;

namespace PolicyBot.Tests.Accounts;

/// <summary>Asking for an account through the real bot, as people do it in their chat.</summary>
public sealed class AccountStories : IAsyncLifetime
{
    private BotUnderTest bot = null!;

    private Someone Ann => bot.Ann;

    public async Task InitializeAsync() => bot = await BotUnderTest.StartAsync();

    public Task DisposeAsync() => bot.DisposeAsync().AsTask();

    [Fact, Trait("Row", "S1-9")]
    public async Task A_teacher_asks_for_an_account_and_hears_the_decision()
    {
        await Ann.Says("request an account");
        await Ann.Clicks("Continue", ("platform", "Instagram"), ("name", "Larkmere Vale Music"));
        Ann.Sees("Step 2 of 7");
        await Ann.Clicks("Continue", ("aim", "To let families hear our concerts"));
        await Ann.Clicks("Continue", ("audience", "Parents and carers"));
        await Ann.Clicks("Continue", ("promotion", "In the newsletter"));
        await Ann.Clicks("Continue", ("runners", bot.Person("Rhys").Id), ("runners-typed", "bilal siddiqui"));
        await Ann.Clicks("Continue", ("visibility", "closed"));
        Ann.Sees("Check and send");
        Ann.Sees("Rhys Morgan, Bilal Siddiqui");
        Ann.Sees("Any one of Grace Adeyemi, Tom Hargreaves, Priya Nair or Mei Cartwright decides. You and the people who will run the account cannot.");

        await Ann.Clicks("Send request");

        Ann.Sees("Request sent");
        bot.Grace.Sees("Larkmere Vale Music on Instagram");
        Assert.Single(Ann.Messages.SkipWhile(message => message.Text != "request an account").Skip(1));

        await bot.Grace.Clicks("Approve");
        Ann.Sees("approved by Grace Adeyemi");
    }

    [Fact]
    public async Task A_request_begun_from_the_menu_leaves_the_menu_where_it_is()
    {
        await Ann.Says("menu");
        var menu = Ann.LastCard.Text;

        await Ann.Clicks("Request an account");

        Ann.Sees("Step 1 of 7");
        Ann.Sees(menu);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays()
    {
        await Ann.Says("request an Instagram account");

        await Ann.Clicks("Continue");

        Ann.Sees("There is a problem");
        Ann.Sees("Error: Enter the name of the account");
        Assert.Equal("Instagram", Ann.LastCard.Button("Continue")!.Value.Inputs["platform"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_same_person_twice_is_one_person()
    {
        await UpTo("runners");

        await Ann.Clicks("Continue", ("runners", bot.Person("Rhys").Id), ("runners-typed", "Rhys Morgan"));

        Ann.Sees("Name two different members of staff: you named the same person twice");
    }

    [Fact]
    public async Task A_pupil_cannot_run_an_account()
    {
        await UpTo("runners");

        await Ann.Clicks("Continue", ("runners", $"{bot.Person("Rhys").Id},{bot.Leo.Id}"));

        Ann.Sees("Leo Barker is not a member of staff: pick somebody else");
    }

    [Fact]
    public async Task A_request_is_left_and_gone_on_with_later()
    {
        await UpTo("audience");
        await Ann.Clicks("Save and close", ("audience", "Fam"));
        Ann.Sees("Nothing has been sent");

        await bot.WaitAsync(TimeSpan.FromMinutes(40));
        await Ann.Says("continue");

        Ann.Sees("Step 3 of 7");
        Assert.Equal("Fam", Ann.LastCard.Button("Continue")!.Value.Inputs["audience"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_step_whose_saving_was_not_confirmed_by_the_store_is_not_asked_again()
    {
        await UpTo("audience");
        bot.Table.AfterEach = call =>
        {
            if (call.Writes.Count == 0) return Task.CompletedTask;
            bot.Table.AfterEach = null;
            throw new Azure.RequestFailedException("The answer was lost.");
        };

        await Ann.Clicks("Continue", ("audience", "Families"));

        Ann.Sees("Step 4 of 7");
    }

    [Fact]
    public async Task A_question_in_between_leaves_the_request_as_it_is()
    {
        await UpTo("audience");

        await Ann.Says("can I follow a parent?");
        await Ann.Clicks("Continue", ("audience", "Families"));

        Ann.Sees("Step 4 of 7");
    }

    [Fact]
    public async Task A_second_request_is_offered_beside_the_first_and_they_do_not_mix()
    {
        await UpTo("audience");
        await Ann.Says("new account");
        Ann.Sees("You have an unfinished request");

        await Ann.Clicks("Start a new request");
        await Ann.Clicks("Continue", ("platform", "Facebook"), ("name", "Larkmere Vale Sport"));
        await Ann.Says("continue");

        Ann.Sees("You have 2 unfinished requests");
        Ann.Sees("Larkmere Vale Music on Instagram");
        Ann.Sees("Larkmere Vale Sport on Facebook");
    }

    [Fact]
    public async Task A_request_is_cancelled_only_after_being_asked()
    {
        await UpTo("audience");

        await Ann.Says("cancel my draft");
        await Ann.Clicks("No, keep it");
        Ann.Sees("Step 3 of 7");

        await Ann.Says("cancel request");
        await Ann.Clicks("Yes, cancel it");
        Ann.Sees("Cancelled: Larkmere Vale Music on Instagram. Nothing was sent.");

        await Ann.Says("continue");
        Ann.Sees("You have no unfinished request.");
    }

    [Fact]
    public async Task Sent_twice_it_is_asked_once()
    {
        await UpTo("send");
        await Ann.Clicks("Send request");

        await Ann.SendsAgain();
        await Ann.SendsAgain(underNewId: true);

        Assert.Single(bot.Grace.Messages, message => message is { FromBot: true, Card: not null } && new CardReader(message.Card.Value).Text.Contains("Larkmere Vale Music", StringComparison.Ordinal));
        Assert.Single(bot.Table.Rows, row => row.RowKey.StartsWith("case|", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Table.Rows, row => row.RowKey.StartsWith("draft|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_directory_nothing_is_lost()
    {
        await UpTo("runners");
        // The first lookup says that Ann is staff; the next one would say who Rhys and Bilal are.
        var lookups = 0;
        using (bot.Tenant.Faults.While(call => Calls.GroupMembers(call) && ++lookups > 1, new Fault.Silence()))
            await Ann.Clicks("Continue", ("runners-typed", "Rhys Morgan\nBilal Siddiqui"));

        Ann.Sees("We could not check these people just now. Nothing is lost: try again in a minute");
        await Ann.Clicks("Continue");
        Ann.Sees("Step 6 of 7");
    }

    [Fact]
    public async Task Where_every_approver_would_run_it_nobody_here_decides()
    {
        var grace = bot.Grace;
        foreach (var member in bot.Members(RoleIds.Slt).Where(member => member.Id != grace.Id).ToList())
            bot.Leaves(bot.Person(member.Name), RoleIds.Slt);
        await UpTo("send", grace);

        grace.Sees("write to chair@governors.larkmere-vale.example");
        Assert.DoesNotContain("Send request", grace.LastCard.Buttons);
    }

    [Fact]
    public async Task A_rejected_request_is_changed_and_sent_again()
    {
        await UpTo("send");
        await Ann.Clicks("Send request");
        await bot.Tom.Clicks("Send the rejection", ("reason", "Say who the concerts are for."));

        await Ann.Clicks("Edit and resubmit");
        Ann.Sees("Reason: Say who the concerts are for.");
        await Ann.Clicks("Change: Audience");
        await Ann.Clicks("Continue", ("audience", "Parents, carers and grandparents"));
        await Ann.Clicks("Send request");

        bot.Tom.Sees("Parents, carers and grandparents");
        bot.Tom.Sees("Before: Parents and carers");
    }

    [Fact]
    public async Task Made_up_ids_find_nothing()
    {
        await UpTo("audience");
        var (action, inputs) = Ann.LastCard.Button("Continue")!.Value;
        action["data"]!["draftId"] = "../case|AR-7K2M-9QX4";

        await Ann.Teams.ClickAsync(Ann.Messages[^1].Id, action, inputs);

        Ann.Sees("can't be found");
    }

    /// <summary>Answers everything before a question.</summary>
    private async Task UpTo(string stop, Someone? person = null)
    {
        var who = person ?? Ann;
        await who.Says("request an account");
        (string Field, string Value)[][] answers =
        [
            [("platform", "Instagram"), ("name", "Larkmere Vale Music")], [("aim", "To let families hear our concerts")], [("audience", "Parents and carers")],
            [("promotion", "In the newsletter")], [("runners-typed", "Rhys Morgan\nBilal Siddiqui")], [("visibility", "closed")],
        ];
        foreach (var step in answers.TakeWhile(step => !step[0].Field.StartsWith(stop, StringComparison.Ordinal)))
            await who.Clicks("Continue", step);
    }
}
