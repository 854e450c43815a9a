using PolicyBot.Core.Incidents;
using PolicyBot.LocalTenant.Teams;
using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Testing.Incidents;

/// <summary>What Charlton's policy asks for when something has happened, row by row: who gets it and what they are asked.</summary>
public sealed class CharltonStories
{
    private static readonly (string, string)[] NoCrime = [("severity", "low"), ("illegal", "no"), ("racist", "no"), ("violence", "no"), ("external", "internal")];

    [NeedsSharedFact, Trait("Row", "S1-7")]
    public async Task The_leadership_team_looks_into_any_incident()
    {
        await using var bot = await SchoolAsync();
        var rhys = bot.Person("Rhys");
        foreach (var kind in IncidentKind.All)
        {
            (await rhys.Writes(kind.Id)).Shows("Grace Adeyemi");
            bot.Time.Advance(TimeSpan.FromMinutes(1)); // no faster than a person
        }
        var check = await rhys.Writes("other");
        check.Shows("**School Leadership Team**: ", "Taking a lead role in investigating any reported incidents");

        var number = NumberIn(await rhys.ClicksIn(check, "Send the report"));

        await bot.Tom.Clicks("I have it");
        Assert.Equal("Tom Hargreaves", (await bot.IncidentAsync(number)).Holder!.Name);
    }

    [NeedsSharedFact, Trait("Row", "S1-8")]
    public async Task The_first_look_says_how_serious_it_is_and_brings_in_staff_and_agencies()
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports("staff-conduct");
        var form = await bot.Tom.OpensForm(number, "Assess");
        form.Shows("How serious is it?", "Who has to be involved?", "Making an initial assessment when an incident");
        await bot.Tom.ClicksIn(form, "Save", ("severity", "high"), ("illegal", "no"), ("racist", "no"), ("violence", "no"), ("external", "external"), ("threshold", ReportCodes.Harm), ("text", "The safeguarding lead and the LADO"));

        await bot.Tom.ClicksIn(await bot.Tom.OpensForm(number, "Hand over"), "Save", ("person", bot.Person("Siobhan").Id), ("how", "reads"));
        await bot.Tom.DecidesOn(number, "lado", bot.Person("Siobhan"));

        (await bot.Person("Siobhan").Opens(number)).Shows("High", "with somebody outside", "The safeguarding lead and the LADO", "Tom Hargreaves has it", "☐ Refer it to the local authority designated officer (LADO)");
    }

    [NeedsSharedFact, Trait("Row", "S1-29")]
    public async Task Bullying_on_a_school_account_is_a_report_to_the_leadership_team()
    {
        await using var bot = await SchoolAsync();
        var check = await bot.Person("Rhys").Writes("account-abuse", Doers.Pupil, Doers.Pupil);
        check.Shows("**School Leadership Team**: ", "Regular monitoring and intervention is essential in");

        var number = NumberIn(await bot.Person("Rhys").ClicksIn(check, "Send the report"));

        foreach (var leader in new[] { bot.Grace, bot.Tom, bot.Person("Priya"), bot.Person("Mei") })
            leader.Sees($"Case {number} needs you");
    }

    [NeedsSharedFact, Trait("Row", "S1-33")]
    public async Task A_journalist_is_not_answered_before_the_media_policy_is_followed()
    {
        await using var bot = await SchoolAsync();
        (await bot.Person("Rhys").Begins("press")).Shows("Do not reply to them", "staff must follow the school media policy before responding");

        var number = await bot.Person("Rhys").Reports("press");

        bot.Tom.Sees($"Case {number} needs you");
    }

    [NeedsSharedFact, Trait("Row", "S1-34")]
    public async Task Unacceptable_conduct_is_told_to_senior_staff_at_once_and_goes_further_up_by_itself()
    {
        await using var bot = await SchoolAsync();
        await bot.Person("Rhys").Arrives();
        var check = await bot.Person("Rhys").Writes("staff-conduct", staff: bot.Person("Bilal"));
        check.Shows("will be reported as soon as possible", "within 30 minutes, day or night, it goes to Grace Adeyemi");
        var number = NumberIn(await bot.Person("Rhys").ClicksIn(check, "Send the report"));
        Assert.Equal(1, bot.Tom.Rings());

        await bot.WaitAsync(TimeSpan.FromMinutes(30));
        (await bot.Tom.OpensForm(number, "History")).Shows("Nobody had it in time: passed on to Headteacher");
        await bot.WaitAsync(TimeSpan.FromMinutes(30));

        bot.Person("Rhys").Sees($"Case {number} needs you: nobody has it yet");
    }

    [NeedsSharedFact, Trait("Row", "S1-36")]
    public async Task Unacceptable_conduct_is_dealt_with_in_school()
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports("staff-conduct");
        (await bot.Tom.OpensForm(number, "Close")).Shows("Where conduct is found to be unacceptable");

        (await bot.Tom.Closes(number, "internal", "conduct")).Shows("Dealt with in school", "Closed by");
    }

    [NeedsSharedFact, Trait("Row", "S1-37")]
    public async Task Illegal_conduct_must_be_told_to_the_police_and_the_case_says_so_until_it_is()
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports("staff-conduct");
        var form = await bot.Tom.OpensForm(number, "Assess");
        form.Shows("Your policy says that the school must tell the police:", "the school will report the matter to");
        await bot.Tom.ClicksIn(form, "Save", ("severity", "high"), ("illegal", "yes"), ("racist", "no"), ("violence", "no"), ("external", "external"));
        (await bot.Tom.OpensForm(number, "Add a step")).Shows("nobody has told the police yet", "Tell the police (note the crime reference) (your policy says must)");

        await bot.Tom.DecidesOn(number, "police");
        (await bot.Tom.OpensForm(number, "Add a step")).ShowsNot("nobody has told the police yet");
        await bot.Tom.Finishes(number, "Crime reference 42/7720");

        (await bot.Tom.Closes(number, "agencies", "conduct")).Shows("With the police or another agency", "Crime reference 42/7720");
    }

    [NeedsSharedFact, Trait("Row", "S1-40")]
    public async Task Abuse_by_a_colleague_is_reported_in_confidence()
    {
        await using var bot = await SchoolAsync();
        (await bot.Person("Rhys").Begins("colleague-abuse")).Shows("this action must be reported using the");

        var number = await bot.Person("Rhys").Reports("colleague-abuse", staff: bot.Tom);

        bot.Grace.Sees($"Case {number} needs you");
        foreach (var other in new[] { bot.Tom, bot.Person("Priya"), bot.Person("Mei"), bot.Person("Siobhan") })
        {
            other.DoesNotSee(number);
            (await other.Fetches("incidents/open", number)).Shows("can't find this case");
        }
    }

    [NeedsSharedFact, Trait("Row", "S1-49")]
    public async Task What_a_pupil_writes_is_dealt_with_under_the_behaviour_policy()
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports("pupil-conduct");
        (await bot.Tom.ChoosesStep(number, "behaviour-policy")).Shows("will be resolved by the use of");
        await bot.Tom.DecidesOn(number, "behaviour-policy");
        await bot.Tom.Finishes(number, "Talked to, and home told");

        (await bot.Tom.Closes(number, "internal", "behaviour")).Shows("Policy applied", "Behaviour policy");
    }

    [NeedsSharedFact, Trait("Row", "S1-57")]
    public async Task The_two_signs_for_the_police_are_two_questions_with_yes_or_no()
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports("parent-post");
        var form = await bot.Tom.OpensForm(number, "Assess");
        form.Shows("Does it have a racist or other hateful element?", "Is violence threatened or encouraged?", "Your policy says that the police may be told:", "These include where postings have a racist");
        (await bot.Tom.ClicksIn(form, "Save", ("severity", "high"), ("illegal", "no"), ("racist", "yes"), ("external", "external"))).Shows("answer each of the three questions");

        await bot.Tom.ClicksIn(form, "Save", ("severity", "high"), ("illegal", "no"), ("racist", "no"), ("violence", "yes"), ("external", "external"));

        Assert.Equal(["violence"], (await bot.IncidentAsync(number)).Assessment!.PoliceSigns);
    }

    [NeedsSharedFact, Trait("Row", "S1-58")]
    public async Task The_four_limbs_of_defamation_are_ticked_by_the_leadership_team_and_not_asked_of_the_reporter()
    {
        await using var bot = await SchoolAsync();
        var check = await bot.Person("Rhys").Writes("defamation", Doers.Parent);
        check.ShowsNot("right-thinking", "hatred, ridicule");
        var number = NumberIn(await bot.Person("Rhys").ClicksIn(check, "Send the report"));
        var form = await bot.Tom.OpensForm(number, "Assess");
        form.Shows("hatred, ridicule or contempt", "shunned or avoided", "lowers somebody's standing", "damages somebody in their work", "standing in the estimation of right-thinking");

        var saved = await bot.Tom.ClicksIn(form, "Save", [.. NoCrime, ("defamation", "standing,work")]);

        saved.Shows("It lowers somebody's standing with right-thinking people; It damages somebody in their work");
    }

    [NeedsSharedFact, Trait("Row", "S1-63")]
    public async Task A_mistake_of_ones_own_is_reported_without_blame()
    {
        await using var bot = await SchoolAsync();
        var rhys = bot.Person("Rhys");
        (await rhys.Begins("own-mistake")).Shows("for putting it right, not for blame", "Seek advice and report any mistakes using the school");

        var check = await rhys.Writes("own-mistake", what: "I posted the wrong trip date.", done: "Taken down.");
        check.Shows("**School Leadership Team**: ");
        var number = NumberIn(await rhys.ClicksIn(check, "Send the report"));

        (await bot.Tom.Opens(number)).Shows("A mistake of my own", "I posted the wrong trip date.", "Taken down.");
    }

    private static Task<BotUnderTest> SchoolAsync() => BotUnderTest.StartAsync(["charlton"]);
}
