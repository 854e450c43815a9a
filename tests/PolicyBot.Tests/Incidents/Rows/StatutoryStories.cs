using System.Text.Json.Nodes;
using PolicyBot.Core.Incidents;
using PolicyBot.LocalTenant.Teams;
using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Testing.Incidents;

/// <summary>What a school needs though none of the five policies says it: marked as guidance or as a school setting, never as policy.</summary>
public sealed class StatutoryStories
{
    [NeedsSharedTheory, Trait("Row", "C6")]
    [InlineData("stanburn"), InlineData("charlton"), InlineData("westbrook"), InlineData("abbotswood"), InlineData("gaskell")]
    public async Task A_report_about_the_head_reaches_the_chair_alone_and_shows_nowhere_to_the_head(string school)
    {
        await using var bot = await BotUnderTest.StartAsync([school]);
        await bot.Grace.Arrives();
        var rhys = bot.Person("Rhys");
        var check = await rhys.Writes("staff-conduct", staff: bot.Grace);
        check.Shows("**Chair of governors**", "statutory guidance: Keeping children safe in education");
        check.ShowsNot("it goes to", "Grace Adeyemi**", "Headteacher**");

        var number = NumberIn(await rhys.ClicksIn(check, "Send the report"));
        await bot.WaitAsync(TimeSpan.FromDays(2));

        foreach (var person in bot.Tenant.Directory.People.Where(person => person.Id != rhys.Id))
            bot.Person(person.Name).DoesNotSee(number);
        await bot.Grace.Says("my cases");
        bot.Grace.DoesNotSee("IN-");
        (await bot.Grace.Fetches("incidents/open", number)).Shows("can't find this case");
        await bot.Grace.Says("incident summary");
        bot.Grace.DoesNotSee("How a member of staff behaves online");
    }

    [Theory, Trait("Row", "C6")]
    [InlineData(ReportCodes.Harm, "It may have, or it may be"), InlineData(ReportCodes.Low, "No: a concern of a lower level"), InlineData(ReportCodes.Unsure, "Not sure")]
    public async Task Whether_it_passes_the_harm_threshold_is_written_down_and_goes_the_same_way_whatever_is_answered(string answer, string words)
    {
        await using var bot = await BotUnderTest.StartAsync();
        var dialog = await bot.Ann.ClicksIn(await bot.Ann.Begins("staff-conduct"), "Continue", ("staff", bot.Person("Bilal").Id), ("threshold", answer));
        dialog = await bot.Ann.ClicksIn(await bot.Ann.ClicksIn(dialog, "Continue", ("what", "A message late in the evening.")), "Continue");
        var check = await bot.Ann.ClicksIn(dialog, "Continue", ("child", "yes"));
        check.Shows("**Headteacher**: Grace Adeyemi");

        var number = NumberIn(await bot.Ann.ClicksIn(check, "Send the report"));

        (await bot.Grace.Opens(number)).Shows("May it have harmed a child, or may it be a crime?", words);
        (await bot.Grace.OpensForm(number, "Assess")).Shows("may it have harmed a child, or may it be a crime?");
    }

    [Fact, Trait("Row", "C6")]
    public async Task An_adult_who_may_groom_a_child_is_reported_to_CEOP_and_that_is_said_before_anything_is_typed()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var dialog = await bot.Ann.StartsReport();
        bot.Ann.Sees("ceop.police.uk");
        dialog.Shows("ceop.police.uk");
        var number = await bot.Ann.Reports("child-at-risk", Doers.Outside, Doers.Pupil);

        (await bot.Person("Siobhan").ChoosesStep(number, "ceop")).Shows("Statutory guidance (Keeping children safe in education): ceop.police.uk");
    }

    [Fact, Trait("Row", "C6")]
    public async Task A_picture_that_is_sent_to_the_chat_is_not_taken_and_its_address_stored_nowhere()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Says("report something");
        var message = Raw.From(bot.Ann, "message");
        message["text"] = "";
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = "https://smba.trafficmanager.net/evidence-4711.png" });

        await bot.Tenant.Line.PostAsync(message);
        await bot.SettleAsync();

        bot.Ann.Sees("PolicyBot reads what you type, not files, pictures or voice messages");
        Assert.DoesNotContain(bot.Table.Rows, row => row.Keys.Any(key => row[key]?.ToString()?.Contains("evidence-4711", StringComparison.Ordinal) == true));
    }

    [Fact, Trait("Row", "C6")]
    public async Task A_report_to_the_platform_is_looked_at_again_after_48_hours_by_the_clock()
    {
        await using var bot = await BotUnderTest.StartAsync(time: new ManualTime(new(2026, 11, 27, 15, 30, 0, TimeSpan.Zero))); // a Friday
        var number = await bot.Ann.Reports("parent-post");
        (await bot.Grace.ChoosesStep(number, "platform")).Shows("School setting: if it is still there after 48 hours", "where a child is at risk, ask at once");
        await bot.Grace.DecidesOn(number, "platform");
        (await bot.Grace.Finishes(number, "Reference PL-1")).Shows("☐ Look whether the platform has removed it", "by 29 November");
        var rings = bot.Grace.Rings();

        await bot.WaitAsync(TimeSpan.FromHours(48) - TimeSpan.FromMinutes(1));
        Assert.Equal(rings, bot.Grace.Rings());
        await bot.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(rings + 1, bot.Grace.Rings());
        (await bot.Grace.Closes(number, "removed", "social-media")).Shows("Finish the open steps first");
        await bot.Grace.Finishes(number, "Still there: asked the helpline");
        (await bot.Grace.Closes(number, "agencies", "social-media")).Shows("With the police or another agency");
    }

    [NeedsSharedTheory, Trait("Row", "C6")]
    [InlineData("model", "school setting, not policy")]
    [InlineData("abbotswood", "School setting: 0344 381 4772 or helpline@saferinternet.org.uk")]
    public async Task The_helplines_number_and_hours_are_the_packs_or_else_a_default_and_never_called_policy(string school, string mark)
    {
        await using var bot = await BotUnderTest.StartAsync([school]);
        var number = await bot.Person("Rhys").Reports("account-abuse");

        var form = await bot.Tom.ChoosesStep(number, "posh");

        form.Shows("0344 381 4772", "Monday to Friday, 10am to 4pm", "wait 48 hours, unless a child is at risk", mark);
        Assert.Single(TextOf(form).Split('\n'), line => line.Contains("0344", StringComparison.Ordinal));
    }

    [Fact, Trait("Row", "C6")]
    public async Task What_is_corrected_or_taken_back_is_added_with_who_and_when_and_nothing_is_overwritten()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("account-abuse", what: "It was on Monday.");
        bot.Time.Advance(TimeSpan.FromMinutes(5));
        await bot.Ann.ClicksIn(await bot.Ann.OpensForm(number, "Add or correct"), "Add", ("text", "It was on Tuesday, and I take the report back."));

        (await bot.Tom.Opens(number)).Shows("It was on Monday.", "Added by Ann Fletcher, 23 November 2026 at 09:05", "It was on Tuesday, and I take the report back.");
        (await bot.Tom.Closes(number, "withdrawn", "social-media")).Shows("Taken back by the reporter", "It was on Monday.");

        (await bot.Tom.OpensForm(number, "History")).Shows("Reported by Ann Fletcher", "Ann Fletcher added something", "Closed by Tom Hargreaves");
    }
}
