using PolicyBot.Core.Register;

namespace PolicyBot.Tests.Register;

/// <summary>Accounts are checked now and again, and those who forget are reminded.</summary>
public sealed class CheckStories : IAsyncLifetime
{
    private const string Asked = "Please check Larkmere Vale Music on Instagram";

    // Sixty school days after 23 November 2026 by the model school's calendar: 18 in what is left of that term but for one training day, 29 before and 13 after the February holiday.
    private static readonly DateTimeOffset Due = new(2027, 3, 10, 9, 0, 0, TimeSpan.Zero);
    private BotUnderTest bot = null!;

    private Someone Rhys => bot.Person("Rhys");

    public async Task InitializeAsync()
    {
        bot = await BotUnderTest.StartAsync();
        await bot.InUseAsync();
    }

    public Task DisposeAsync() => bot.DisposeAsync().AsTask();

    [Fact]
    public async Task After_a_term_those_who_run_it_are_asked_and_one_of_them_confirms_it()
    {
        await bot.UntilAsync(Due.AddHours(-1));
        Rhys.DoesNotSee(Asked);
        await bot.UntilAsync(Due);
        Rhys.Sees(Asked);
        bot.Person("Bilal").Sees(Asked);
        bot.Person("Olivia").DoesNotSee("has not been checked");

        await Rhys.Clicks("Checked today");

        var entry = await bot.EntryAsync();
        Assert.Equal(("Rhys Morgan", Due), (entry.LastCheck!.By.Name, entry.LastCheck.At));
        Assert.Null(entry.CheckAsked);
        await bot.UntilAsync(Due.AddDays(30));
        Rhys.DoesNotSee(Asked); // the card has become the entry, and no other came
    }

    [Fact]
    public async Task Where_nobody_checks_it_they_are_reminded_and_the_administrator_is_told()
    {
        await bot.UntilAsync(Due.AddDays(14)); // ten school days

        Assert.Equal(2, Rhys.Messages.Count(message => message.FromBot && message.Card is { } card && new CardReader(card).Text.Contains(Asked, StringComparison.Ordinal)));
        bot.Person("Olivia").Sees("Larkmere Vale Music on Instagram has not been checked");
        bot.Person("Olivia").Sees("were asked on 10 March 2027 at 09:00 and again now");
        await bot.Ann.Says("register");
        bot.Ann.Sees("check due since 10 March 2027 at 09:00");

        await bot.Person("Olivia").Clicks("Checked today");
        Assert.Equal("Olivia Penrose", (await bot.EntryAsync()).LastCheck!.By.Name);
    }

    [Fact]
    public async Task An_account_that_is_closed_or_being_set_up_is_not_checked()
    {
        await bot.Grace.OpensEntryAsync();
        await bot.Grace.Clicks("Close the account", ("reason", "Nobody reads it"));

        await bot.UntilAsync(Due.AddDays(1));

        Rhys.DoesNotSee(Asked);
        Assert.Equal(AccountStatus.Closed, (await bot.EntryAsync()).Status);
    }
}
