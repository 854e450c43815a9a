using PolicyBot.LocalTenant.Wire;

namespace PolicyBot.Tests.Register;

/// <summary>Nobody is there who could take the next step with an account: somebody hears of it, and nothing is lost.</summary>
public sealed class NobodyStories : IAsyncLifetime
{
    private BotUnderTest bot = null!;

    public async Task InitializeAsync() => bot = await BotUnderTest.StartAsync();

    public Task DisposeAsync() => bot.DisposeAsync().AsTask();

    [Fact]
    public async Task Where_nobody_is_the_administrator_leaders_and_requester_hear_that_nobody_sets_the_account_up()
    {
        bot.Tenant.Directory.Remove(bot.Tenant.Directory.Named("Olivia").Id);

        await bot.ApprovedAsync();

        foreach (var told in new[] { bot.Grace, bot.Tom, bot.Ann })
            told.Sees("Nobody could be told to set up Larkmere Vale Music on Instagram");
        Assert.Equal("Larkmere Vale Music", (await bot.EntryAsync()).Name);
    }

    [Fact]
    public async Task Where_the_directory_is_down_at_the_approval_the_list_comes_when_it_is_back()
    {
        var approved = false;
        await bot.Ann.AsksForAnAccount(bot.Person("Rhys"), bot.Person("Bilal"));
        using (bot.Tenant.Faults.While(call => approved && Calls.Graph(call), Fault.Status(503)))
        {
            await bot.Grace.Clicks("Approve");
            approved = true;
            await bot.SettleAsync();
        }
        for (var hour = 0; hour < 3; hour++) await bot.WaitAsync(TimeSpan.FromHours(1));

        bot.Person("Olivia").Sees("Tick what you have done, then save");
    }

    [Fact]
    public async Task Where_nobody_can_permit_a_change_of_password_whoever_asked_hears_that()
    {
        await bot.InUseAsync();
        bot.Tenant.Directory.Remove(bot.Tenant.Directory.Named("Olivia").Id);
        var rhys = bot.Person("Rhys");
        await rhys.OpensEntryAsync();
        await rhys.Clicks("Login details");

        await rhys.Clicks("Ask for permission", ("wish", "A pupil may have seen it"));

        rhys.Sees("Nobody could be asked to permit the change of the password");
        Assert.NotNull((await bot.EntryAsync()).Change);
    }

    [Fact]
    public async Task An_administrator_for_whom_the_app_cannot_be_installed_is_written_to_and_the_leaders_know()
    {
        var olivia = bot.Tenant.Directory.Named("Olivia");
        using var never = bot.Tenant.Faults.While(call => Calls.Install(call) && call.Segments[2] == olivia.Id, Fault.Status(403, "Forbidden"));

        await bot.ApprovedAsync();

        var mail = Assert.Single(bot.Tenant.Mails.All, mail => mail.To == olivia.UserPrincipalName);
        Assert.DoesNotContain("Larkmere Vale Music", mail.Text + mail.Subject, StringComparison.Ordinal);
        bot.Grace.Sees("Nobody could be told to set up");
    }
}
