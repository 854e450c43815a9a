using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Teams;
using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Testing.Incidents;

/// <summary>Somebody reports what happened: what they read first, whom it goes to, and that nobody else learns of it.</summary>
public sealed class ReportStories
{
    [Fact, Trait("Row", "C6")]
    public async Task Danger_and_indecent_pictures_are_spoken_of_before_anything_is_typed()
    {
        await using var bot = await BotUnderTest.StartAsync();

        var first = await bot.Ann.StartsReport();

        foreach (var text in new[] { bot.Ann.LastCard.Text, TextOf(first) })
        {
            Assert.Contains("Call **999** now. Then tell the Designated safeguarding lead: 01632 960 204", text, StringComparison.Ordinal);
            Assert.Contains("Do not look at it again, copy it, forward it, delete it or take a screenshot", text, StringComparison.Ordinal);
            Assert.Contains("Statutory guidance", text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("Input.Text", CardOf(first).Card.GetRawText(), StringComparison.Ordinal);
    }

    [Fact, Trait("Row", "C6")]
    public async Task Of_an_indecent_picture_no_link_is_asked_for_and_the_lead_alone_hears_of_it()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var dialog = await bot.Ann.ClicksIn(await bot.Ann.StartsReport(), "Continue", ("kind", "indecent-image"));
        dialog = await bot.Ann.ClicksIn(dialog, "Continue", ("done-by", "outside"));
        dialog = await bot.Ann.ClicksIn(dialog, "Continue", ("what", "Somebody showed it to a colleague."));

        Assert.Contains("take a screenshot", TextOf(dialog), StringComparison.Ordinal);
        Assert.Null(CardOf(dialog).Field("links"));
        dialog = await bot.Ann.ClicksIn(dialog, "Continue");
        dialog = await bot.Ann.ClicksIn(dialog, "Continue", ("child", "yes"));
        await bot.Ann.ClicksIn(dialog, "Send the report");

        bot.Person("Siobhan").Sees("needs you");
        bot.Grace.DoesNotSee("needs you");
    }

    [Fact, Trait("Row", "C6")]
    public async Task Names_of_pupils_are_not_asked_for_but_the_reference_of_their_record()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var dialog = await bot.Ann.ClicksIn(await bot.Ann.StartsReport(), "Continue", ("kind", "child-at-risk"));
        dialog = await bot.Ann.ClicksIn(dialog, "Continue", ("done-by", "pupil"));
        Assert.Contains("no pupils' names", TextOf(dialog), StringComparison.Ordinal);
        dialog = await bot.Ann.ClicksIn(dialog, "Continue", ("what", "A threat in a game."));
        dialog = await bot.Ann.ClicksIn(dialog, "Continue");
        dialog = await bot.Ann.ClicksIn(dialog, "Continue", ("child", "yes"), ("reference", "SG-2026-114"));

        Assert.Contains("SG-2026-114", TextOf(dialog), StringComparison.Ordinal);
        Assert.Contains("facts", ReportField.What.Label, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_gets_it_is_shown_by_name_with_the_clause_before_it_is_sent()
    {
        await using var bot = await BotUnderTest.StartAsync();

        var check = await bot.Ann.Writes("contact", Doers.Pupil);

        var text = TextOf(check);
        Assert.Contains("**Designated safeguarding lead**: Siobhan Kelleher", text, StringComparison.Ordinal);
        Assert.Contains("attempted contact from a pupil on a personal account", text, StringComparison.Ordinal);
        Assert.Contains("within 30 minutes, day or night, it goes to Tom Hargreaves, then to Grace Adeyemi", text, StringComparison.Ordinal);
        bot.Person("Siobhan").DoesNotSee("needs you");
    }

    [Fact]
    public async Task Somebody_whom_the_reporter_leaves_out_gets_nothing()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var check = await bot.Ann.Writes("account-abuse");

        check = await bot.Ann.ClicksIn(check, "Send the report", ("not-these", bot.Tom.Id));
        Assert.Contains("The list has changed", TextOf(check), StringComparison.Ordinal);
        Assert.DoesNotContain("Tom Hargreaves,", TextOf(check), StringComparison.Ordinal);
        var number = NumberIn(await bot.Ann.ClicksIn(check, "Send the report"));

        bot.Grace.Sees(number);
        bot.Tom.DoesNotSee(number);
        Assert.Contains("can't find this case", TextOf(await bot.Tom.Opens(number)), StringComparison.Ordinal);
        await bot.WaitAsync(TimeSpan.FromHours(3));
        bot.Tom.DoesNotSee("needs you");
    }

    [Fact, Trait("Row", "C6")]
    public async Task A_report_about_the_head_goes_to_the_chair_and_the_reporter_hands_it_over()
    {
        await using var bot = await BotUnderTest.StartAsync();

        var check = await bot.Ann.Writes("staff-conduct", staff: bot.Grace);
        Assert.Contains("**Chair of governors**", TextOf(check), StringComparison.Ordinal);
        Assert.Contains("01632 960 209", TextOf(check), StringComparison.Ordinal);
        Assert.DoesNotContain("Tom Hargreaves", TextOf(check), StringComparison.Ordinal);
        var sent = await bot.Ann.ClicksIn(check, "Send the report");
        Assert.Contains("Now hand it over yourself", TextOf(sent), StringComparison.Ordinal);
        var number = NumberIn(sent);
        await bot.WaitAsync(TimeSpan.FromHours(3));

        foreach (var name in new[] { "Grace", "Tom", "Priya", "Mei", "Siobhan" })
        {
            bot.Person(name).DoesNotSee(number);
            Assert.Contains("can't find this case", TextOf(await bot.Person(name).Fetches("incidents/open", number)), StringComparison.Ordinal);
        }
        await bot.Ann.ClicksIn(await bot.Ann.Opens(number), "I have told them");
        Assert.Equal(IncidentStatus.InHand, (await bot.IncidentAsync(number)).Status);
    }

    [Theory]
    [InlineData("the headteacher"), InlineData("Head"), InlineData("Mrs Adeyemi"), InlineData("grace"), InlineData("G. Adeyemy")]
    public async Task A_typed_name_keeps_the_report_from_whoever_it_may_be(string typed)
    {
        await using var bot = await BotUnderTest.StartAsync();

        var check = await bot.Ann.Writes("staff-conduct", staffTyped: typed);

        Assert.DoesNotContain("Grace Adeyemi", TextOf(check), StringComparison.Ordinal);
        Assert.Contains("**Chair of governors**", TextOf(check), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_sent_only_when_the_reporter_has_checked_the_list()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var check = await bot.Ann.Writes("staff-conduct", staffTyped: "Coach Barnaby");
        Assert.Contains("We found nobody on the staff called Coach Barnaby", TextOf(check), StringComparison.Ordinal);

        check = await bot.Ann.ClicksIn(check, "Send the report");
        Assert.Contains("Tick the box once you have checked", TextOf(check), StringComparison.Ordinal);
        bot.Grace.DoesNotSee("needs you");

        await bot.Ann.ClicksIn(check, "Send the report", ("none-of-these", "true"));
        bot.Grace.Sees("needs you");
    }

    [Fact]
    public async Task Somebody_in_the_group_that_gets_it_learns_nothing_of_a_report_about_them()
    {
        await using var bot = await BotUnderTest.StartAsync();
        bot.Joins(bot.Person("Bilal"), RoleIds.Slt);

        var number = await bot.Ann.Reports("colleague-abuse", staff: bot.Person("Bilal"));
        await bot.Grace.ClicksIn(await bot.Grace.Opens(number), "I have it");

        bot.Tom.Sees(number);
        bot.Person("Bilal").DoesNotSee(number);
        await bot.Person("Bilal").Says("my cases");
        bot.Person("Bilal").DoesNotSee(number);
        Assert.Contains("can't find this case", TextOf(await bot.Person("Bilal").Fetches("incidents/open", number)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_of_ones_own_is_reported_without_blame()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var dialog = await bot.Ann.ClicksIn(await bot.Ann.StartsReport(), "Continue", ("kind", "own-mistake"));
        Assert.Contains("not for blame", TextOf(dialog), StringComparison.Ordinal);
        Assert.Contains("What happened?", TextOf(dialog), StringComparison.Ordinal);
        dialog = await bot.Ann.ClicksIn(dialog, "Continue", ("what", "I posted the wrong trip date."));
        dialog = await bot.Ann.ClicksIn(dialog, "Continue");
        dialog = await bot.Ann.ClicksIn(dialog, "Continue", ("child", "no"), ("done", "Taken down"));
        var number = NumberIn(await bot.Ann.ClicksIn(dialog, "Send the report"));

        bot.Tom.Sees(number);
        Assert.Contains("Taken down", TextOf(await bot.Tom.Opens(number)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journalist_is_not_answered_and_whoever_speaks_for_the_school_is_told()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var dialog = await bot.Ann.ClicksIn(await bot.Ann.StartsReport(), "Continue", ("kind", "press"));

        Assert.Contains("Do not reply to them", TextOf(dialog), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_is_never_offered_for_a_picture_that_may_be_illegal()
    {
        await using var bot = await BotUnderTest.StartAsync();

        var dialog = await bot.Ann.ClicksIn(await bot.Ann.StartsReport(), "Continue", ("kind", "indecent-image"));

        Assert.Contains("copy it, forward it, delete it or take a screenshot", TextOf(dialog), StringComparison.Ordinal);
        Assert.Contains("delete", (await AskedAsync(bot, "can I keep an embarrassing picture I took by accident?")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact, Trait("Row", "C6")]
    public async Task Of_a_member_of_staff_it_is_asked_whether_a_child_may_have_been_harmed_and_the_bot_does_not_judge()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var dialog = await bot.Ann.ClicksIn(await bot.Ann.StartsReport(), "Continue", ("kind", "staff-conduct"));
        dialog = await bot.Ann.ClicksIn(dialog, "Continue", ("staff", bot.Person("Bilal").Id));
        Assert.Contains("If you are not sure, say so", TextOf(dialog), StringComparison.Ordinal);

        dialog = await bot.Ann.ClicksIn(dialog, "Continue", ("threshold", "low"));
        Assert.Contains("What happened?", TextOf(dialog), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_button_under_an_answer_begins_a_report()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Says("a pupil messaged me on instagram, what now?");

        await bot.Ann.Clicks("Report it");

        bot.Ann.Sees("Write the report");
    }

    [Fact]
    public async Task A_school_that_takes_no_reports_says_whom_to_tell()
    {
        using var folder = new PolicyBot.Tests.Packs.PackFolder();
        await using var bot = await BotUnderTest.StartAsync(["tiny"], also: host => host.Configuration["PolicyBot:Packs"] = folder.Root);

        await bot.Ann.Says("report something");

        bot.Ann.Sees("does not take reports here");
        bot.Ann.Sees("999");
    }

    private static async Task<string> AskedAsync(BotUnderTest bot, string question)
    {
        await bot.Ann.Says(question);
        return bot.Ann.LastCard.Text;
    }
}
