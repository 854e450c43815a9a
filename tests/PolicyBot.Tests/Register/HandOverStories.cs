using PolicyBot.Core.Packs;
using PolicyBot.Core.Register;

namespace PolicyBot.Tests.Register;

/// <summary>Whoever takes an account over is held to what was asked of those who ran it first.</summary>
public sealed class HandOverStories : IAsyncLifetime
{
    private BotUnderTest bot = null!;
    private Someone nia = null!;

    private Someone Olivia => bot.Person("Olivia");

    /// <summary>Nia is new: she has neither read the policy nor been trained. Rhys, who leaves, and Bilal have.</summary>
    public async Task InitializeAsync()
    {
        bot = await BotUnderTest.StartAsync();
        await bot.InUseAsync();
        nia = bot.Newcomer("Nia Okonkwo", RoleIds.Staff);
        await Olivia.Says("Rhys Morgan is leaving");
        await Olivia.Clicks("Hand the account over", ("to-typed", "Nia Okonkwo"));
    }

    public Task DisposeAsync() => bot.DisposeAsync().AsTask();

    [Fact]
    [Trait("Row", "S1-18")]
    [Trait("Row", "S1-23")]
    public async Task Nobody_takes_an_account_over_before_they_have_read_the_policy_and_are_trained()
    {
        Olivia.Sees("To be handed over from Rhys Morgan to Nia Okonkwo.");
        Assert.Equal(["Rhys Morgan", "Bilal Siddiqui"], (await bot.EntryAsync()).Runners.Select(runner => runner.Name));
        nia.Sees("Before you can run Larkmere Vale Music on Instagram");
        nia.Sees("Olivia Penrose wants to hand this account over to you from Rhys Morgan.");

        await nia.Clicks("I have read and understood it");
        Olivia.DoesNotSee("can take over");
        await nia.Clicks("Record my training", ("trainedOn", "2026-11-20"));

        nia.Sees("You are ready to run Larkmere Vale Music on Instagram");
        Olivia.Sees("Nia Okonkwo can take over Larkmere Vale Music on Instagram");
        await Olivia.Clicks("Hand the account over");
        Assert.Equal(["Bilal Siddiqui", "Nia Okonkwo"], (await bot.EntryAsync()).Runners.Select(runner => runner.Name));
        Assert.Null((await bot.EntryAsync()).HandOver);
        nia.Sees("is run by other people now");
    }

    [Fact]
    public async Task Asked_again_too_soon_it_is_refused_with_who_is_waited_for()
    {
        await Olivia.Clicks("Hand the account over", ("to-typed", "Nia Okonkwo"));

        Olivia.Sees("Nia Okonkwo still has to do what your school asks of everyone who runs an account.");
        Assert.Single(nia.Messages, message => message is { FromBot: true, Alert: true });
    }

    [Fact]
    public async Task Who_does_not_answer_is_reminded_in_school_days_until_it_is_done()
    {
        await bot.UntilAsync(bot.Time.GetUtcNow().AddDays(2)); // Wednesday
        nia.Sees("Reminder: this has been waiting for you since 23 November 2026 at 09:00.");
        Assert.Equal(2, Bells(nia));

        await nia.Clicks("I have read and understood it");
        await nia.Clicks("Record my training", ("trainedOn", "2026-11-20"));
        await bot.UntilAsync(bot.Time.GetUtcNow().AddDays(7));

        Assert.Equal(2, Bells(nia));
    }

    [Theory]
    [InlineData("They stay after all")]
    [InlineData("Close the account")]
    public async Task Once_nothing_is_to_be_handed_over_nobody_is_reminded(string button)
    {
        await (button == "Close the account" ? Olivia.Clicks(button, ("reason", "Nobody has the time")) : Olivia.Clicks(button));

        await bot.UntilAsync(bot.Time.GetUtcNow().AddDays(7));

        Assert.Null((await bot.EntryAsync()).HandOver);
        Assert.Equal(1, Bells(nia));
    }

    [Fact]
    public async Task Somebody_who_is_ready_takes_it_over_instead()
    {
        await Olivia.Clicks("Hand the account over", ("to-typed", "Zofia Kowalska"));

        var entry = await bot.EntryAsync();
        Assert.Equal(["Bilal Siddiqui", "Zofia Kowalska"], entry.Runners.Select(runner => runner.Name));
        Assert.Null(entry.HandOver);
    }

    [Fact]
    public async Task Nobody_learns_of_a_hand_over_by_its_number_who_is_not_named_in_it()
    {
        var entry = await bot.EntryAsync();
        await bot.Ann.Says("record my training");

        var reply = await Raw.PressAsync(bot, bot.Ann, "attestations/read", new System.Text.Json.Nodes.JsonObject { ["caseId"] = entry.Id, ["edition"] = bot.School.Edition });

        Assert.DoesNotContain("Larkmere Vale Music", Raw.Said(reply), StringComparison.Ordinal);
    }

    private static int Bells(Someone person) => person.Messages.Count(message => message is { FromBot: true, Alert: true });
}
