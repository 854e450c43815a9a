using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Core.Register;
using PolicyBot.LocalTenant.Wire;

namespace PolicyBot.Tests.Register;

/// <summary>What becomes of an account whose runner leaves.</summary>
public sealed class LeaverStories : IAsyncLifetime
{
    private const string Gone = "Rhys Morgan is no longer in the school’s directory";
    private BotUnderTest bot = null!;

    private Someone Olivia => bot.Person("Olivia");

    public async Task InitializeAsync() => bot = await BotUnderTest.StartAsync();

    public Task DisposeAsync() => bot.DisposeAsync().AsTask();

    [Fact]
    [Trait("Row", "S1-23")]
    public async Task When_a_runner_leaves_the_administrator_hands_the_account_over()
    {
        await bot.InUseAsync();
        await Olivia.Says("Rhys Morgan is leaving");
        Olivia.Sees("Rhys Morgan leaves (23 November 2026 at 09:00).");
        bot.Grace.Sees("Rhys Morgan leaves");

        await Olivia.Clicks("Hand the account over", ("to-typed", "bilal siddiqui"));
        Olivia.Sees("Bilal Siddiqui runs this account already.");
        await Olivia.Clicks("Hand the account over", ("to-typed", ""));
        Olivia.Sees("2 different members of staff have to run an account, and only Bilal Siddiqui would.");
        await Olivia.Clicks("Hand the account over", ("to-typed", "Zofia Kowalska"));

        var entry = await bot.EntryAsync();
        Assert.Equal(["Bilal Siddiqui", "Zofia Kowalska"], entry.Runners.Select(runner => runner.Name));
        Assert.Empty(entry.Leavers);
        bot.Person("Zofia").Sees("is run by other people now");
    }

    [Fact]
    public async Task A_leader_closes_it_with_date_and_reason()
    {
        await bot.InUseAsync();
        await Olivia.Says("rhys is leaving");

        await bot.Grace.Clicks("Close the account", ("on", "2026-11-24"), ("reason", "Nobody has the time"));
        bot.Grace.Sees("Enter the day on which it was closed: today, or a day before.");
        Assert.Equal("Nobody has the time", bot.Grace.LastCard.Button("Close the account")!.Value.Inputs["reason"]!.GetValue<string>());
        await bot.Grace.Clicks("Close the account", ("on", "2026-11-20"), ("reason", "Nobody has the time"));

        bot.Grace.Sees("Closed on 20 November 2026");
        bot.Person("Bilal").Sees("Larkmere Vale Music on Instagram is closed");
        bot.Person("Bilal").Sees("Reason: Nobody has the time");
        var closed = (await bot.EventsAsync(await bot.EntryAsync()))[^1];
        Assert.Equal(("closed", "Grace Adeyemi", "Nobody has the time"), (closed.What, closed.By!.Name, closed.Reason));
        await Olivia.Says("register");
        Olivia.Sees("No account is in the register");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_runner_who_is_gone_or_switched_off_is_noticed_within_a_day_and_told_of_once(bool switchedOff)
    {
        await bot.InUseAsync();
        var rhys = bot.Tenant.Directory.Named("Rhys");
        if (switchedOff) bot.Tenant.Directory.Add(rhys with { IsEnabled = false });
        else bot.Tenant.Directory.Remove(rhys.Id);

        await bot.WaitAsync(TimeSpan.FromHours(23));
        Olivia.DoesNotSee(Gone);
        await bot.WaitAsync(TimeSpan.FromHours(2));
        await bot.WaitAsync(TimeSpan.FromDays(1));
        await bot.WaitAsync(TimeSpan.FromDays(1));

        foreach (var told in new[] { Olivia, bot.Grace, bot.Tom })
            Assert.Single(told.Messages, message => message is { FromBot: true, Card: { } card } && new CardReader(card).Text.Contains(Gone, StringComparison.Ordinal));
        Assert.Equal(LeaverBecause.Gone, Assert.Single((await bot.EntryAsync()).Leavers).Because);
    }

    [Fact]
    public async Task A_directory_that_does_not_answer_says_nothing_about_anybody()
    {
        await bot.InUseAsync();
        bot.Tenant.Directory.Remove(bot.Tenant.Directory.Named("Rhys").Id);

        using (bot.Tenant.Faults.While(Calls.Graph, Fault.Status(403)))
            await bot.WaitAsync(TimeSpan.FromHours(25));
        Assert.Empty((await bot.EntryAsync()).Leavers);

        await bot.WaitAsync(TimeSpan.FromHours(1));
        Olivia.Sees(Gone);
    }

    [Fact]
    public async Task There_is_one_look_a_day_however_often_the_moment_comes()
    {
        var entry = await bot.InUseAsync();
        await bot.WaitAsync(TimeSpan.FromHours(24));
        var after = await bot.EntryAsync();

        await bot.Services.GetRequiredService<PolicyBot.Bot.Routes>().FindDue(RegisterNotices.LookUp)!(bot.School, entry.Id, CancellationToken.None);

        Assert.Equal(entry.Sequence + 1, after.Sequence);
        Assert.Equal(after.Sequence, (await bot.EntryAsync()).Sequence);
        Assert.Single(bot.Table.Rows, row => row.RowKey.StartsWith("outbox|AC-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_person_or_those_in_charge_say_that_somebody_leaves()
    {
        await bot.InUseAsync();

        await bot.Ann.Says("Rhys Morgan is leaving");
        bot.Ann.Sees("Only the social media administrator, the senior leadership team or the headteacher can say that somebody else leaves.");
        Assert.Empty((await bot.EntryAsync()).Leavers);

        await bot.Person("Rhys").Says("I'm leaving");
        Assert.Equal("Rhys Morgan", Assert.Single((await bot.EntryAsync()).Leavers).Who.Name);
    }

    [Fact]
    public async Task Who_stays_after_all_runs_it_on()
    {
        await bot.InUseAsync();
        await Olivia.Says("Rhys Morgan is leaving");

        await Olivia.Clicks("They stay after all");

        Assert.Empty((await bot.EntryAsync()).Leavers);
    }

    [Theory]
    [InlineData("a pupil is leaving")]
    [InlineData("what if a member of staff is leaving?")]
    [InlineData("who runs our school website?")]
    [InlineData("who manages the school's social media?")]
    public async Task A_question_about_the_policy_stays_one(string question)
    {
        await bot.InUseAsync();

        await bot.Ann.Says(question);

        bot.Ann.Sees($"You asked: {question}");
    }
}
