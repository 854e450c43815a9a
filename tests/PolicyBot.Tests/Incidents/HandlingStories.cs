using PolicyBot.Core.Incidents;
using PolicyBot.LocalTenant.Teams;
using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Testing.Incidents;

/// <summary>Those who have a case assess it, decide on steps, hand it over and close it; nothing that was done is ever overwritten.</summary>
public sealed class HandlingStories
{
    private static readonly (string, string)[] Harmless = [("severity", "low"), ("illegal", "no"), ("racist", "no"), ("violence", "no"), ("external", "internal")];

    [Fact]
    public async Task The_first_look_asks_each_sign_of_a_crime_with_yes_or_no()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("account-abuse");
        var form = await bot.Tom.ClicksIn(await bot.Tom.Opens(number), "Assess");
        Assert.Contains("racist or other hateful element", TextOf(form), StringComparison.Ordinal);
        Assert.Contains("violence threatened or encouraged", TextOf(form), StringComparison.Ordinal);

        form = await bot.Tom.ClicksIn(form, "Save", ("severity", "high"), ("illegal", "no"), ("racist", "yes"));
        Assert.Contains("answer each of the three questions", TextOf(form), StringComparison.Ordinal);
        await bot.Tom.ClicksIn(form, "Save", ("violence", "yes"), ("external", "external"), ("text", "A threat against a parent"));

        var assessment = (await bot.IncidentAsync(number)).Assessment!;
        Assert.Equal(["racist", "violence"], assessment.PoliceSigns);
        Assert.Equal(("high", true, "Tom Hargreaves"), (assessment.Severity, assessment.IsExternal, assessment.By.Name));
        Assert.Contains("A threat against a parent", TextOf(await bot.Grace.Opens(number)), StringComparison.Ordinal);
    }

    [NeedsSharedFact]
    public async Task Where_the_policy_does_not_name_the_police_that_is_said()
    {
        await using var bot = await BotUnderTest.StartAsync(["abbotswood"]);
        var number = await bot.Person("Rhys").Reports("account-abuse");

        var form = await bot.Tom.OpensForm(number, "Assess");

        form.Shows("Your policy does not name the police");
        form.ShowsNot("Your policy says that");
    }

    [Fact]
    public async Task A_step_has_to_be_chosen_first_and_one_can_go_back_to_choose_another()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("parent-post");
        var steps = await bot.Grace.OpensForm(number, "Add a step");
        steps.ShowsNot("⚠", "Choose a step");

        steps = await bot.Grace.ClicksIn(steps, "Continue");
        steps.Shows("Choose a step");
        steps = await bot.Grace.ClicksIn(await bot.Grace.ClicksIn(steps, "Continue", ("kind", "police")), "Back");
        var form = await bot.Grace.ClicksIn(steps, "Continue", ("kind", "meeting"));

        form.Shows("Invite them to a meeting", "Who does it? You, if you choose nobody", "2026-12-01"); // 27 November is a training day
    }

    public static TheoryData<string, string> Steps => new()
    {
        { "removal", "remove it, and check that it is gone" }, { "platform", "note its reference" }, { "posh", "Helpline" }, { "police", "note the crime reference" },
        { "behaviour-policy", "behaviour policy" }, { "code-of-conduct", "code of conduct" }, { "anti-bullying", "anti-bullying policy" }, { "block", "say publicly why" },
        { "meeting", "meeting" }, { "complaints", "complaints procedure" }, { "governors", "governors" }, { "sanction", "no photographs at events" }, { "legal", "legal advice" },
        { "advisers", "outside advisers" }, { "underage", "too young" }, { "inform", "the IT lead or the safeguarding team" }, { "parents", "parents or carers" }, { "lado", "LADO" },
        { "platform-check", "the platform has removed it" }, { "safeguarding", "safeguarding record" }, { "ceop", "CEOP" }, { "letter", "letter" },
    };

    [Theory, MemberData(nameof(Steps))]
    public async Task A_step_has_somebody_who_does_it_a_day_a_reminder_and_what_came_of_it(string kind, string words)
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("parent-post");
        var dialog = await bot.Grace.DecidesOn(number, kind, bot.Person("Mei"), "2026-11-26", "As agreed");
        Assert.Contains(words, TextOf(dialog), StringComparison.Ordinal);
        Assert.Contains("Mei Cartwright · by 26 November", TextOf(dialog), StringComparison.Ordinal);
        var rings = bot.Person("Mei").Messages.Count(message => message.Alert);
        Assert.Equal(1, rings);

        await bot.WaitAsync(new DateTimeOffset(2026, 11, 26, 8, 0, 0, TimeSpan.Zero) - bot.Time.GetUtcNow());
        Assert.Equal(2, bot.Person("Mei").Messages.Count(message => message.Alert));

        var finish = await bot.Person("Mei").ClicksIn(await bot.Person("Mei").Opens(number), "Done");
        finish = await bot.Person("Mei").ClicksIn(finish, "Save");
        Assert.Contains("Say what came of it", TextOf(finish), StringComparison.Ordinal);
        var done = await bot.Person("Mei").ClicksIn(finish, "Save", ("text", "Reference 55-102"));
        Assert.Contains("☑", TextOf(done), StringComparison.Ordinal);
        Assert.Contains("Reference 55-102", TextOf(done), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_closed_with_its_outcome_and_policy_once_every_step_is_done_and_opened_again_with_a_reason()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("pupil-conduct");
        await bot.Tom.DecidesOn(number, "behaviour-policy");
        var close = await bot.Tom.ClicksIn(await bot.Tom.ClicksIn(await bot.Tom.Opens(number), "Close"), "Save", ("outcome", "internal"), ("policy", "behaviour"));
        Assert.Contains("Finish the open steps first", TextOf(close), StringComparison.Ordinal);
        await bot.Tom.ClicksIn(await bot.Tom.ClicksIn(await bot.Tom.Opens(number), "Done"), "Save", ("text", "Talked to"));

        var closed = await bot.Tom.ClicksIn(close, "Save");

        Assert.Contains("Dealt with in school", TextOf(closed), StringComparison.Ordinal);
        Assert.Contains("Behaviour policy", TextOf(closed), StringComparison.Ordinal);
        Assert.Contains("Closed", TextOf(await bot.Ann.Opens(number)), StringComparison.Ordinal);
        await bot.Grace.ClicksIn(await bot.Grace.ClicksIn(await bot.Grace.Opens(number), "Open again"), "Save", ("text", "It came back"));
        Assert.Equal("Grace Adeyemi", (await bot.IncidentAsync(number)).Holder!.Name);
        var history = TextOf(await bot.Grace.ClicksIn(await bot.Grace.Opens(number), "History"));
        foreach (var line in new[] { "Reported by Ann Fletcher", "Tom Hargreaves decided", "Tom Hargreaves finished", "Closed by Tom Hargreaves", "Opened again by Grace Adeyemi" })
            Assert.Contains(line, history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_handed_to_somebody_who_then_reads_it_and_never_to_the_person_it_is_about()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("staff-conduct", staff: bot.Person("Bilal"));
        var form = await bot.Grace.ClicksIn(await bot.Grace.Opens(number), "Hand over");
        form = await bot.Grace.ClicksIn(form, "Save", ("person", bot.Person("Bilal").Id));
        Assert.Contains("it is or may be about this person", TextOf(form), StringComparison.Ordinal);
        bot.Person("Bilal").DoesNotSee(number);

        await bot.Grace.ClicksIn(form, "Save", ("person", bot.Person("Siobhan").Id));

        bot.Person("Siobhan").Sees($"Case {number} needs you");
        Assert.Contains("It was sent in the evening.", TextOf(await bot.Person("Siobhan").Opens(number)), StringComparison.Ordinal);
        Assert.Contains("Siobhan Kelleher has it", TextOf(await bot.Ann.Opens(number)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_arrives_twice_is_taken_once()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("account-abuse");
        await bot.Tom.DecidesOn(number, "platform");

        await bot.Tom.SendsAgain(underNewId: true);

        Assert.Single((await bot.IncidentAsync(number)).Actions);
    }

    [Theory]
    [InlineData("incidents/assess-form"), InlineData("incidents/assess"), InlineData("incidents/plan-form"), InlineData("incidents/plan"), InlineData("incidents/finish-form")]
    [InlineData("incidents/finish"), InlineData("incidents/hand-over-form"), InlineData("incidents/hand-over"), InlineData("incidents/close-form"), InlineData("incidents/close")]
    [InlineData("incidents/reopen-form"), InlineData("incidents/reopen"), InlineData("incidents/history"), InlineData("incidents/take-here"), InlineData("incidents/told-in-person")]
    public async Task Nobody_else_handles_a_case_and_the_reporter_does_not_either(string verb)
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("staff-conduct", staff: bot.Grace);
        var before = await bot.IncidentAsync(number);

        foreach (var someone in new[] { bot.Grace, bot.Tom, bot.Person("Bilal"), bot.Leo })
        {
            var shown = TextOf(await someone.Fetches(verb, number));
            Assert.DoesNotContain("evening", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("Save", shown, StringComparison.Ordinal);
        }
        if (verb is not ("incidents/told-in-person" or "incidents/take-here"))
            Assert.Contains("can't find this case", TextOf(await bot.Ann.Fetches(verb, number)), StringComparison.Ordinal);
        Assert.Equal(before.Sequence, (await bot.IncidentAsync(number)).Sequence);
    }

    [Fact]
    public async Task The_summary_of_a_term_counts_and_names_nobody()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Reports("parent-post");
        await bot.Ann.Reports("parent-post");
        await bot.Ann.Reports("staff-conduct", staff: bot.Person("Bilal"));
        var aboutHead = await bot.Ann.Reports("staff-conduct", staff: bot.Grace);

        await bot.Grace.Says("incident summary");
        var text = bot.Grace.LastCard.Text;
        Assert.Contains("Autumn 2026", text, StringComparison.Ordinal);
        Assert.Contains("A post by a parent or carer", text, StringComparison.Ordinal);
        Assert.DoesNotMatch($"IN-|Bilal|Ann |{aboutHead}", text);
        Assert.Contains("3", text, StringComparison.Ordinal);
        await bot.Ann.Says("incident summary");
        Assert.DoesNotContain("A post by a parent", bot.Ann.LastCard.Text, StringComparison.Ordinal);
    }
}
