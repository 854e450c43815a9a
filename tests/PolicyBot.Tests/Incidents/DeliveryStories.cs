using PolicyBot.LocalTenant.Wire;
using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Testing.Incidents;

/// <summary>Whom a report has reached stands in the case, and only there.</summary>
public sealed class DeliveryStories
{
    [Fact]
    public async Task While_nobody_has_it_the_reporter_reads_who_could_not_be_reached()
    {
        await using var bot = await BotUnderTest.StartAsync();
        using var noTeams = bot.Tenant.Faults.While(call => Calls.Install(call) && call.Segments[2] == bot.Tom.Id, Fault.Status(403, "Forbidden"));

        var number = await bot.Ann.Reports("account-abuse");

        var asked = TextOf(await bot.Ann.Opens(number));
        Assert.Contains("Delivered to 3 of 4 people. Could not reach Tom Hargreaves: speak to them. Teams does not let PolicyBot be installed for them.", asked, StringComparison.Ordinal);

        await bot.Grace.Clicks("I have it");

        Assert.DoesNotContain("Delivered to", TextOf(await bot.Ann.Opens(number)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_handles_it_reads_of_each_person_whether_they_were_reached()
    {
        await using var bot = await BotUnderTest.StartAsync();
        using var noTeams = bot.Tenant.Faults.While(call => Calls.Install(call) && call.Segments[2] == bot.Tom.Id, Fault.Status(403, "Forbidden"));
        var number = await bot.Ann.Reports("account-abuse");
        await bot.Grace.Clicks("I have it");

        var history = TextOf(await bot.Grace.ClicksIn(await bot.Grace.Opens(number), "History"));

        Assert.Contains("Grace Adeyemi: delivered", history, StringComparison.Ordinal);
        Assert.Contains("Tom Hargreaves: not reached. Teams does not let PolicyBot be installed for them.", history, StringComparison.Ordinal);
    }
}
