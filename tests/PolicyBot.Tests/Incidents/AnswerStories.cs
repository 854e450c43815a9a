using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Teams;
using PolicyBot.LocalTenant.Wire;
using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Testing.Incidents;

/// <summary>"I have it", and what happens when nobody says so.</summary>
public sealed class AnswerStories
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    [Fact]
    public async Task Whoever_gets_it_presses_that_they_have_it_and_the_reporter_sees_who()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("account-abuse");

        await bot.Tom.Clicks("I have it");

        Assert.Contains("Tom Hargreaves has it", TextOf(await bot.Ann.Opens(number)), StringComparison.Ordinal);
        bot.Grace.Sees($"Case {number} is in hand.");
        bot.Grace.DoesNotSee("Tom");
        Assert.DoesNotContain("I have it", bot.Grace.LastCard.Buttons);
    }

    [Fact]
    public async Task Of_two_who_press_at_once_one_has_it_and_the_other_learns_who()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("account-abuse");
        var dialog = await bot.Grace.Opens(number);
        await bot.Tom.Clicks("I have it");

        var shown = await bot.Grace.ClicksIn(dialog, "I have it");

        Assert.Contains("Tom Hargreaves has it already", TextOf(shown), StringComparison.Ordinal);
        Assert.Equal("Tom Hargreaves", (await bot.IncidentAsync(number)).Holder!.Name);
    }

    [Fact]
    public async Task Unanswered_it_goes_to_the_deputy_then_to_the_head_by_the_clock_even_on_a_sunday_night()
    {
        await using var bot = await BotUnderTest.StartAsync(time: new ManualTime(new(2026, 12, 27, 23, 50, 0, TimeSpan.Zero)));
        var number = await bot.Ann.Reports("contact", Doers.Pupil);
        bot.Person("Siobhan").Sees(number);
        bot.Tom.DoesNotSee(number);

        await bot.WaitAsync(Patience - TimeSpan.FromMinutes(1));
        bot.Tom.DoesNotSee(number);
        await bot.WaitAsync(TimeSpan.FromMinutes(1));
        bot.Tom.Sees(number);
        bot.Grace.DoesNotSee(number);

        await bot.WaitAsync(Patience);
        bot.Grace.Sees(number);
        await bot.WaitAsync(Patience);
        bot.Ann.Sees("nobody has it yet. Open it now to see whom to telephone");
        Assert.Contains("Designated safeguarding lead: 01632 960 204", TextOf(await bot.Ann.Opens(number)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_somebody_has_it_no_clock_runs()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("contact", Doers.Pupil);
        await bot.Person("Siobhan").Clicks("I have it");

        await bot.WaitAsync(TimeSpan.FromHours(5));

        bot.Tom.DoesNotSee(number);
        bot.Grace.DoesNotSee(number);
    }

    [Fact]
    public async Task When_those_who_should_have_it_cannot_be_reached_the_reporter_is_told_to_telephone()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var lead = bot.Person("Siobhan").Id;
        bot.Tenant.Faults.While(call => Calls.Graph(call) && call.Segments.Contains(lead) && call.Segments.Contains("teamwork"), Fault.Status(403, "Forbidden"));
        await bot.Ann.Arrives();

        var number = await bot.Ann.Reports("contact", Doers.Pupil);
        await bot.WaitAsync(TimeSpan.FromMinutes(1));

        bot.Ann.Sees($"Case {number} needs you: nobody has it yet");
    }

    [Fact]
    public async Task While_Graph_is_down_nothing_is_sent_nothing_typed_is_lost_and_the_reporter_is_told_to_telephone()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var dialog = await bot.Ann.ClicksIn(await bot.Ann.StartsReport(), "Continue", ("kind", "contact"));
        dialog = await bot.Ann.ClicksIn(dialog, "Continue", ("done-by", "pupil"));
        using (bot.Tenant.Faults.While(Calls.Graph, new Fault.Silence()))
        {
            dialog = await bot.Ann.ClicksIn(dialog, "Continue", ("what", "A long message that took me an hour to write down."));
            Assert.Contains("What you typed is still here", TextOf(dialog), StringComparison.Ordinal);
            Assert.Contains("telephone", TextOf(dialog), StringComparison.Ordinal);
            Assert.Contains("A long message that took me an hour to write down.", CardOf(dialog).Card.GetRawText(), StringComparison.Ordinal);
        }
        dialog = await bot.Ann.ClicksIn(dialog, "Continue");
        dialog = await bot.Ann.ClicksIn(dialog, "Continue");
        dialog = await bot.Ann.ClicksIn(dialog, "Continue", ("child", "no"));
        var dsl = bot.School.Role(RoleIds.Dsl)!.People[0];
        using (bot.Tenant.Faults.While(call => Calls.Graph(call) && call.Segments.Contains(dsl), new Fault.Silence()))
        {
            dialog = await bot.Ann.ClicksIn(dialog, "Send the report");
            Assert.Contains("it has not been sent. Telephone now", TextOf(dialog), StringComparison.Ordinal);
            Assert.Contains("Designated safeguarding lead: 01632 960 204", TextOf(dialog), StringComparison.Ordinal);
        }

        Assert.Contains("Sent", TextOf(await bot.Ann.ClicksIn(dialog, "Try again")), StringComparison.Ordinal);
        bot.Person("Siobhan").Sees("needs you");
    }

    [Fact]
    public async Task A_lead_who_reports_something_for_the_lead_is_not_their_own_recipient()
    {
        await using var bot = await BotUnderTest.StartAsync();

        var check = TextOf(await bot.Person("Siobhan").Writes("contact", Doers.Pupil));

        Assert.Contains("Deputy designated safeguarding lead**: Tom Hargreaves", check, StringComparison.Ordinal);
    }
}
