using PolicyBot.Core.Register;

namespace PolicyBot.Tests.Register;

/// <summary>What the policies of five schools ask of a register, through the real host.</summary>
public sealed class SchoolRegisterStories
{
    [NeedsSharedFact]
    [Trait("Row", "S0-3")]
    public async Task Stanburn_who_runs_our_Twitter_is_answered_from_the_register_once_it_is_entered()
    {
        await using var bot = await BotUnderTest.StartAsync(["stanburn"]);
        await bot.Ann.Says("who runs our Twitter?");
        bot.Ann.Sees("is responsible for managing our Twitter account");
        bot.Ann.DoesNotSee("Register of accounts");
        var manager = Holder(bot, "account-manager");

        await manager.Says("enter an existing account");
        await manager.Clicks("Enter it in the register", ("platform", "Twitter"), ("name", "Stanburn Primary"), ("address", "@stanburnprimary"), ("runners-typed", manager.Name));
        manager.Sees("Only one person runs this account. If they are away, nobody can answer or remove anything.");
        await bot.Ann.Says("who runs our Twitter?");

        bot.Ann.Sees($"Run by {manager.Name}");
        bot.Ann.Sees("Stanburn Primary on Twitter");
    }

    [NeedsSharedFact]
    [Trait("Row", "S3-20")]
    public async Task Abbotswood_a_new_account_is_set_up_with_the_link_in_its_About_page()
    {
        await using var bot = await BotUnderTest.StartAsync(["abbotswood"]);
        var administrator = Holder(bot, "business-manager");
        await administrator.Says("enter an account in the register");
        await administrator.Clicks(
            "Enter it in the register", ("platform", "Facebook"), ("name", "Abbotswood Juniors"), ("runners-typed", "Ann Fletcher"), ("new", "true"));
        administrator.Sees("Link the ICT acceptable use policy on the school website from the account's About or Info page.");
        administrator.Sees("should include a link in the About");
        Assert.Equal(AccountStatus.SettingUp, (await bot.EntryAsync()).Status);

        await administrator.Clicks("Save", ("done", "0"), ("address", "@abbotswood"), ("location", "Office safe, blue folder"));

        Assert.Equal(AccountStatus.Active, (await bot.EntryAsync()).Status);
        bot.Ann.Sees("Abbotswood Juniors on Facebook is in use");
    }

    [NeedsSharedFact]
    [Trait("Row", "S4-32")]
    public async Task Gaskell_the_register_is_the_closed_list_of_channels_with_its_clause()
    {
        await using var bot = await BotUnderTest.StartAsync(["gaskell"]);

        await bot.Ann.Says("register");

        bot.Ann.Sees("official social media channels are Twitter and school website");
        bot.Ann.Sees("No account is in the register");
    }

    [NeedsSharedFact]
    [Trait("Row", "S4-37")]
    public async Task Gaskell_the_account_is_registered_with_a_school_address() => await TicksAsync(1, "Register it with a school e-mail address.", "school setting");

    [NeedsSharedFact]
    [Trait("Row", "S4-38")]
    public async Task Gaskell_the_account_is_protected_and_linked_from_the_website() => await TicksAsync(2, "Protect it, and link it from the school website.", "suitably protected and linked to our website");

    [NeedsSharedFact]
    [Trait("Row", "S4-41")]
    public async Task Gaskell_parents_are_told_of_the_account_with_the_clause()
    {
        await using var bot = await BotUnderTest.StartAsync(["gaskell"]);
        var manager = await ApprovedAsync(bot);

        await manager.Clicks("Notice to parents");

        manager.Sees("Dear parents and carers,");
        manager.Sees("will be informed of any official social");
    }

    [NeedsSharedFact]
    [Trait("Row", "S4-49")]
    public async Task Gaskell_the_IT_manager_records_to_whom_login_details_were_given()
    {
        await using var bot = await BotUnderTest.StartAsync(["gaskell"]);
        var manager = await ApprovedAsync(bot);
        await manager.Clicks("Login details");
        manager.Sees("who will retain a record of such information");

        await manager.Clicks("Given to those who run it");

        manager.Sees($"Rhys Morgan ({manager.Name}, 23 November 2026 at 09:00)");
    }

    [NeedsSharedFact]
    [Trait("Row", "S4-36")]
    public async Task Gaskell_leadership_reaches_login_details_in_an_emergency_and_each_use_is_recorded()
    {
        await using var bot = await BotUnderTest.StartAsync(["gaskell"]);
        var manager = await ApprovedAsync(bot);
        await manager.Clicks("Save", ("location", "Safe in the office"));
        await bot.Tom.OpensEntryAsync();
        await bot.Tom.Clicks("Login details");
        bot.Tom.Sees("Leadership staff have access to account information");

        await bot.Tom.Clicks("Show me where they are", ("emergency", "The IT manager is away"));

        bot.Tom.Sees("Safe in the office");
        manager.Sees("Reason: The IT manager is away");
        bot.Grace.Sees("Tom Hargreaves asked where they are, 23 November 2026 at 09:00.");
        Assert.Contains(await bot.EventsAsync(await bot.EntryAsync()), happened =>
            happened is { Reason: "The IT manager is away", By.Name: "Tom Hargreaves" } && happened.What.Contains(manager.Name, StringComparison.Ordinal) && happened.What.Contains("Grace Adeyemi", StringComparison.Ordinal));
    }

    [NeedsSharedFact]
    [Trait("Row", "S4-50")]
    public async Task Gaskell_a_password_is_changed_only_with_permission()
    {
        await using var bot = await BotUnderTest.StartAsync(["gaskell"]);
        await ApprovedAsync(bot);
        var rhys = bot.Person("Rhys");
        await rhys.OpensEntryAsync();
        await rhys.Clicks("Login details");
        rhys.Sees("These should not be changed without");

        await rhys.Clicks("Ask for permission", ("wish", "It was written on a board"));
        await bot.Grace.Clicks("Permit the change");

        rhys.Sees("You may change the password of");
    }

    [NeedsSharedFact]
    [Trait("Row", "S4-32")]
    [Trait("Row", "S4-37")]
    public async Task Gaskell_moderators_and_address_of_the_request_are_in_the_register_and_are_corrected_there()
    {
        await using var bot = await BotUnderTest.StartAsync(["gaskell"]);
        var manager = await ApprovedAsync(bot);
        manager.Sees("Register it with");
        manager.Sees("choir@gaskell.example");
        await manager.Clicks("Save", ("done", "0,1,2,3,4,5"), ("address", "https://choir.gaskell.example"), ("location", "Office safe, blue folder"));

        await bot.Ann.Says("register");
        bot.Ann.Sees("moderator: Rhys Morgan");
        await bot.Ann.Clicks("Open");
        bot.Ann.DoesNotSee("Registered with"); // half of what it takes to log in
        await manager.Says("register");
        await manager.Clicks("Open");
        await manager.Clicks("Save", ("email", "choir@mail.example"), ("moderators", "Rhys Morgan\nTom Hargreaves"));
        manager.Sees("Enter a school e-mail address, one that ends in @gaskell.example");
        await manager.Clicks("Save", ("email", "music@gaskell.example"));

        var entry = await bot.EntryAsync();
        Assert.Equal("music@gaskell.example", entry.Mail);
        Assert.Equal(["Rhys Morgan", "Tom Hargreaves"], entry.Moderators.Select(moderator => moderator.Name));
    }

    private static async Task TicksAsync(int step, string text, string clause)
    {
        await using var bot = await BotUnderTest.StartAsync(["gaskell"]);
        var manager = await ApprovedAsync(bot);
        manager.Sees(text);
        if (clause != "school setting") manager.Sees(clause);

        await manager.Clicks("Save", ("done", $"{step}"));

        manager.Sees($"✓ {text.TrimEnd('.')}: {manager.Name}, 23 November 2026 at 09:00");
    }

    private static async Task<Someone> ApprovedAsync(BotUnderTest bot)
    {
        await bot.Ann.AsksAtGaskell(bot.Person("Rhys"));
        await bot.Grace.Clicks("Approve");
        return Holder(bot, "it-manager");
    }

    private static Someone Holder(BotUnderTest bot, string role) => bot.Person(bot.Tenant.Directory.Find(bot.School.Role(role)!.People[0])!.Name);
}
