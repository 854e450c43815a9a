using PolicyBot.Core.Register;

namespace PolicyBot.Tests.Register;

/// <summary>The register as staff, administrator and leadership use it.</summary>
public sealed class RegisterStories : IAsyncLifetime
{
    private BotUnderTest bot = null!;

    private Someone Olivia => bot.Person("Olivia");

    public async Task InitializeAsync() => bot = await BotUnderTest.StartAsync();

    public Task DisposeAsync() => bot.DisposeAsync().AsTask();

    [Theory]
    [InlineData("register")]
    [InlineData("show me the accounts register")]
    [InlineData("who runs our Instagram?")]
    [InlineData("Who looks after the school's Larkmere Vale Music account")]
    public async Task Everybody_on_the_staff_sees_accounts_and_who_runs_them(string words)
    {
        await bot.InUseAsync();

        await bot.Person("Daniel").Says(words);

        bot.Person("Daniel").Sees("Larkmere Vale Music on Instagram");
        bot.Person("Daniel").Sees("Run by Rhys Morgan, Bilal Siddiqui");
        bot.Person("Daniel").Sees(RegisterScene.Address);
        bot.Person("Daniel").DoesNotSee(RegisterScene.Place);
        Assert.DoesNotContain("Export", bot.Person("Daniel").LastCard.Buttons);
    }

    [Fact]
    [Trait("Row", "S1-22")]
    public async Task The_administrator_is_the_moderator_until_somebody_else_is_entered()
    {
        await bot.InUseAsync();
        await Olivia.OpensEntryAsync();
        Olivia.Sees("Social media administrator");

        await Olivia.Clicks("Save", ("moderators", "Nobody Here"));
        Olivia.Sees("no member of staff has this name");
        await Olivia.Clicks("Save", ("moderators", "Kwame Boateng"));

        Assert.Equal("Kwame Boateng", Assert.Single((await bot.EntryAsync()).Moderators).Name);
        await bot.Ann.Says("register");
        bot.Ann.Sees("moderator: Kwame Boateng");
    }

    [Fact]
    public async Task A_check_is_recorded_with_who_and_when()
    {
        await bot.InUseAsync();
        await bot.Person("Rhys").OpensEntryAsync();

        await bot.Person("Rhys").Clicks("Checked today");

        Assert.Equal("Rhys Morgan", (await bot.EntryAsync()).LastCheck!.By.Name);
        await bot.Ann.Says("register");
        bot.Ann.Sees("checked 23 November 2026 at 09:00");
    }

    [Fact]
    public async Task An_account_that_exists_is_entered_once_however_often_it_is_sent()
    {
        await Olivia.Says("enter an existing account");
        await Olivia.Clicks("Enter it in the register", ("platform", "Facebook"));
        Olivia.Sees("Enter the name of the account");
        Assert.Equal("Facebook", Olivia.LastCard.Button("Enter it in the register")!.Value.Inputs["platform"]!.GetValue<string>());

        await Olivia.Clicks("Enter it in the register", ("name", "Larkmere Vale PTA"), ("address", "@larkmerepta"), ("runners-typed", "Zofia Kowalska"));
        await Olivia.SendsAgain(underNewId: true);

        var entry = await bot.EntryAsync();
        Assert.Equal((AccountStatus.Active, "@larkmerepta"), (entry.Status, entry.Address));
        Olivia.Sees("Too few people run this account: your school asks for 2.");
    }

    [Fact]
    public async Task Only_the_administrator_enters_accounts()
    {
        await bot.Ann.Says("enter an existing account");

        bot.Ann.Sees("Only the social media administrator can enter accounts in the register.");
    }

    [Theory]
    [InlineData("Olivia", true)]
    [InlineData("Grace", true)]
    [InlineData("Tom", true)]
    [InlineData("Ann", false)]
    [InlineData("Rhys", false)]
    public async Task Administrator_and_leadership_export_and_nobody_else(string name, bool may)
    {
        await bot.InUseAsync();
        var who = bot.Person(name);

        await who.Says("export register");

        if (may) who.Sees("\"Larkmere Vale Music\"");
        else who.Sees("Only the social media administrator, the senior leadership team or the headteacher can export the register.");
        Assert.Equal(name == "Olivia", who.Chat.Contains(RegisterScene.Place, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_schools_account_does_not_exist_here()
    {
        var reply = await PressUnknownAsync("AC-7K2M-9QX4");
        Assert.Contains("We can't find this account in your school's register.", reply, StringComparison.Ordinal);
        Assert.Equal(reply, await PressUnknownAsync("../case|AR-7K2M-9QX4"));
    }

    [Fact]
    public async Task The_notice_to_parents_is_drafted_with_the_clause_word_for_word()
    {
        await bot.InUseAsync();
        await Olivia.OpensEntryAsync();

        await Olivia.Clicks("Notice to parents");

        var notice = Olivia.LastCard.Button("Back to the entry")!.Value.Inputs["notice"]!.GetValue<string>();
        Assert.Contains($"has opened an account on Instagram: Larkmere Vale Music ({RegisterScene.Address}).", notice, StringComparison.Ordinal);
        Assert.Contains("What it is for: To let families hear our concerts.", notice, StringComparison.Ordinal);
        Assert.Contains("“The school must tell parents and carers when a school account opens, what it is for and how it is watched over.”", notice, StringComparison.Ordinal);
        Olivia.Sees("Nothing has been sent.");
    }

    private async Task<string> PressUnknownAsync(string id)
    {
        await bot.Ann.Says("register");
        return Raw.Said(await Raw.PressAsync(bot, bot.Ann, "register/show", new System.Text.Json.Nodes.JsonObject { ["accountId"] = id }));
    }
}
