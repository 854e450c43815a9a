using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Core.Register;
using PolicyBot.LocalTenant.Teams;

namespace PolicyBot.Tests.Register;

/// <summary>From the approval to an account in use.</summary>
public sealed class SetUpStories : IAsyncLifetime
{
    private BotUnderTest bot = null!;

    private Someone Olivia => bot.Person("Olivia");

    public async Task InitializeAsync() => bot = await BotUnderTest.StartAsync();

    public Task DisposeAsync() => bot.DisposeAsync().AsTask();

    [Fact]
    [Trait("Row", "S1-20")]
    public async Task The_administrator_gets_the_list_only_after_the_approval_and_ticks_it_off_in_place()
    {
        await bot.Ann.Arrives();
        await Olivia.Arrives();
        Olivia.DoesNotSee("set it up");
        await bot.ApprovedAsync();
        Olivia.Sees("Larkmere Vale Music on Instagram");
        Olivia.Sees("Register the account with a school e-mail address.");

        await bot.WaitAsync(TimeSpan.FromMinutes(62));
        var shown = await Olivia.Clicks("Save", ("done", "0,4"));

        Assert.IsType<Shown.Card>(shown);
        Olivia.Sees("✓ Register the account with a school e-mail address: Olivia Penrose, 23 November 2026 at 10:02");
        var entry = await bot.EntryAsync();
        Assert.Equal(AccountStatus.SettingUp, entry.Status);
        Assert.Equal([true, false, false, false, true, false], entry.SetUp.Select(step => step.Done is not null));
        Assert.Equal("Olivia Penrose", entry.SetUp[0].Done!.By.Name);
        Assert.Equal(bot.Time.GetUtcNow(), entry.SetUp[0].Done!.At);
    }

    [Fact]
    public async Task Once_everything_is_done_runners_and_requester_are_told_and_it_is_in_use()
    {
        await bot.ApprovedAsync();
        await Olivia.Clicks("Save", ("done", "0,1,2,3,4"), ("address", RegisterScene.Address));
        await Olivia.Clicks("Save", ("location", RegisterScene.Place));
        bot.Ann.DoesNotSee("is in use");
        await Olivia.Clicks("Save", ("done", "0,1,2,3,4,5"));

        foreach (var told in new[] { bot.Ann, bot.Person("Rhys"), bot.Person("Bilal") })
            told.Sees("Larkmere Vale Music on Instagram is in use");
        Olivia.Sees("In use");
        Assert.Equal(AccountStatus.Active, (await bot.EntryAsync()).Status);
        // The list has become the entry: nothing is left to tick.
        Assert.Null(Olivia.LastCard.Field("done"));
    }

    [Fact]
    public async Task A_tick_can_be_taken_back_and_an_old_card_takes_nobody_elses_back()
    {
        await bot.ApprovedAsync();
        var (action, inputs) = Olivia.LastCard.Button("Save")!.Value;
        await Olivia.Clicks("Save", ("done", "0,1"));

        // From the card as it was before: only the last step was ticked there.
        inputs["done"] = "5";
        await Olivia.Teams.ClickAsync(Olivia.Messages[^1].Id, action, inputs);
        Assert.Equal([0, 1, 5], (await bot.EntryAsync()).SetUp.Index().Where(step => step.Item.Done is not null).Select(step => step.Index));

        await Olivia.Clicks("Save", ("done", "0,5"));
        Assert.Equal([0, 5], (await bot.EntryAsync()).SetUp.Index().Where(step => step.Item.Done is not null).Select(step => step.Index));
        Assert.Contains(await bot.EventsAsync(await bot.EntryAsync()), happened => happened.What.StartsWith("tick taken back: Set a strong password", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Ann")]
    [InlineData("Grace")]
    public async Task Nobody_but_the_administrator_sets_an_account_up(string name)
    {
        await bot.ApprovedAsync();
        var entry = await bot.EntryAsync();

        var reply = await Raw.PressAsync(bot, bot.Person(name), "register/set-up", new System.Text.Json.Nodes.JsonObject
        {
            ["accountId"] = entry.Id, ["done"] = "0,1,2,3,4,5", ["shown"] = "", ["address"] = "@mine",
        });

        Assert.Contains("Only the social media administrator can set the account up.", Raw.Said(reply), StringComparison.Ordinal);
        Assert.Equal(entry.Sequence, (await bot.EntryAsync()).Sequence);
    }

    [Fact]
    public async Task The_entry_is_made_even_if_the_bot_dies_right_after_the_approval()
    {
        await bot.ApprovedAsync();
        var id = (await bot.EntryAsync()).Id;

        // The moment comes again, as after a crash between the entry and taking the moment off.
        await bot.Services.GetRequiredService<PolicyBot.Bot.Routes>().FindDue(RegisterNotices.Open)!(bot.School, "AR" + id[2..], CancellationToken.None);

        Assert.Equal(id, (await bot.EntryAsync()).Id);
        Assert.Single(Olivia.Messages, message => message is { FromBot: true, Card: not null });
    }

    [Fact]
    public async Task What_looks_like_a_password_is_refused_and_shown_nowhere()
    {
        await bot.ApprovedAsync();

        await Olivia.Clicks("Save", ("done", "0"), ("location", "Bitwarden Sunny#2026"));

        Olivia.Sees("This looks as if it holds a password.");
        Olivia.DoesNotSee("Sunny#2026");
        Assert.DoesNotContain(bot.Table.Rows, row => row.Any(property => property.Value is string text && text.Contains("Sunny#2026", StringComparison.Ordinal)));
        Assert.All((await bot.EntryAsync()).SetUp, step => Assert.Null(step.Done));
    }
}
