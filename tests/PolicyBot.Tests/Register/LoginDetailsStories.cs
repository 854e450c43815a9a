using PolicyBot.LocalTenant.Wire;

namespace PolicyBot.Tests.Register;

/// <summary>Where login details are kept, and who may reach them. The bot never holds a password.</summary>
public sealed class LoginDetailsStories : IAsyncLifetime
{
    private BotUnderTest bot = null!;

    private Someone Olivia => bot.Person("Olivia");

    public async Task InitializeAsync() => bot = await BotUnderTest.StartAsync();

    public Task DisposeAsync() => bot.DisposeAsync().AsTask();

    [Fact]
    [Trait("Row", "S1-21")]
    public async Task The_register_says_where_the_login_details_are_and_only_their_keeper_sees_it()
    {
        await bot.InUseAsync();

        await Olivia.OpensEntryAsync();
        await Olivia.Clicks("Login details");
        Olivia.Sees(RegisterScene.Place);
        Olivia.Sees("Recorded by Olivia Penrose, 23 November 2026 at 09:00");
        await bot.Person("Rhys").OpensEntryAsync();
        await bot.Person("Rhys").Clicks("Login details");
        await bot.Grace.OpensEntryAsync();
        await bot.Grace.Clicks("Login details");

        foreach (var other in new[] { bot.Person("Rhys"), bot.Grace })
        {
            other.Sees("Only the social media administrator can see where they are kept.");
            other.DoesNotSee(RegisterScene.Place);
        }
    }

    [Fact]
    public async Task A_password_is_never_taken_as_a_place()
    {
        await bot.InUseAsync();
        await Olivia.OpensEntryAsync();
        await Olivia.Clicks("Login details");

        await Olivia.Clicks("Save the place", ("location", "password: tulip"));

        Olivia.Sees("never enter a password here");
        Assert.Equal(RegisterScene.Place, (await bot.EntryAsync()).Secret!.Location);
    }

    [Fact]
    public async Task In_an_emergency_a_leader_sees_it_after_giving_the_reason_and_the_keeper_is_told()
    {
        await bot.InUseAsync();
        await bot.Grace.OpensEntryAsync();
        await bot.Grace.Clicks("Login details");

        await bot.Grace.Clicks("Show me where they are");
        bot.Grace.Sees("Enter why you need the login details now.");
        await bot.Grace.Clicks("Show me where they are", ("emergency", "Olivia is ill and a post has to go"));
        await bot.Grace.SendsAgain(underNewId: true);

        bot.Grace.Sees(RegisterScene.Place);
        Olivia.Sees("The login details of Larkmere Vale Music on Instagram were needed in an emergency");
        Olivia.Sees("Reason: Olivia is ill and a post has to go");
        var use = Assert.Single(await bot.EventsAsync(await bot.EntryAsync()), happened => happened.What.StartsWith("login details needed", StringComparison.Ordinal));
        Assert.Equal(("Grace Adeyemi", "Olivia is ill and a post has to go"), (use.By!.Name, use.Reason));
        Assert.EndsWith("told: Olivia Penrose", use.What, StringComparison.Ordinal);

        // An hour later it is no longer their emergency.
        await bot.WaitAsync(TimeSpan.FromHours(2));
        await bot.Grace.Clicks("Back to the entry");
        await bot.Grace.Clicks("Login details");
        Assert.DoesNotContain(RegisterScene.Place, bot.Grace.LastCard.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reason_lies_apart_so_that_it_can_be_erased()
    {
        await bot.InUseAsync();
        await bot.Grace.OpensEntryAsync();
        await bot.Grace.Clicks("Login details");
        await bot.Grace.Clicks("Show me where they are", ("emergency", "Olivia is ill and a post has to go"));

        var holding = bot.Table.Rows.Where(row => row.Any(property => property.Value is string text && text.Contains("Olivia is ill", StringComparison.Ordinal)));

        Assert.StartsWith("words|AC-", Assert.Single(holding).RowKey, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_teacher_has_no_emergency()
    {
        var entry = await bot.InUseAsync();

        var reply = await Raw.PressAsync(bot, bot.Ann, "register/emergency", new System.Text.Json.Nodes.JsonObject { ["accountId"] = entry.Id, ["emergency"] = "I want to" });

        Assert.DoesNotContain(RegisterScene.Place, Raw.Said(reply), StringComparison.Ordinal);
        Assert.Contains("Only the senior leadership team can reach login details in an emergency.", Raw.Said(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_directory_nobody_is_shown_anything()
    {
        await bot.InUseAsync();
        await Olivia.OpensEntryAsync();
        var lookups = 0;

        // The first lookup says that Olivia is staff; those after it would say what she may do.
        using (bot.Tenant.Faults.While(call => Calls.Graph(call) && ++lookups > 1, new Fault.Silence()))
            await Olivia.Clicks("Login details");

        Olivia.Sees("We can't check who you are just now.");
    }

    [Fact]
    public async Task A_runner_asks_to_change_the_password_and_the_administrator_permits_it()
    {
        var rhys = bot.Person("Rhys");
        await bot.InUseAsync();
        await rhys.OpensEntryAsync();
        await rhys.Clicks("Login details");
        await rhys.Clicks("Ask for permission", ("wish", "A pupil may have seen it"));
        Olivia.Sees("Rhys Morgan asks to change the password");
        Olivia.Sees("Reason: A pupil may have seen it");

        await Olivia.Clicks("Permit the change");

        rhys.Sees("You may change the password of Larkmere Vale Music on Instagram");
        Assert.Null((await bot.EntryAsync()).Change);
        await Olivia.SendsAgain(underNewId: true);
        Assert.Single(await bot.EventsAsync(await bot.EntryAsync()), happened => happened.What.StartsWith("permitted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_and_reaches_who_asked()
    {
        var rhys = bot.Person("Rhys");
        await bot.InUseAsync();
        await rhys.OpensEntryAsync();
        await rhys.Clicks("Login details");
        await rhys.Clicks("Ask for permission", ("wish", "I forgot it"));

        await Olivia.Clicks("Refuse the change");
        Olivia.Sees("Enter why the password must not change.");
        await Olivia.Clicks("Refuse the change", ("refusal", "It is in the password manager."));

        rhys.Sees("The password of Larkmere Vale Music on Instagram must not change");
        rhys.Sees("Reason: It is in the password manager.");
    }

    [Fact]
    public async Task It_is_recorded_to_whom_login_details_were_given()
    {
        await bot.InUseAsync();
        await Olivia.OpensEntryAsync();
        await Olivia.Clicks("Login details");

        await Olivia.Clicks("Given to those who run it");

        Olivia.Sees("Rhys Morgan (Olivia Penrose, 23 November 2026 at 09:00)");
        Assert.Equal(["Rhys Morgan", "Bilal Siddiqui"], (await bot.EntryAsync()).Issued.Select(issued => issued.To.Name));
    }
}
