using PolicyBot.Core.Incidents;
using PolicyBot.LocalTenant.Teams;
using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Testing.Incidents;

/// <summary>What Stanburn's policy asks for when something has happened, row by row.</summary>
public sealed class StanburnStories
{
    [NeedsSharedFact, Trait("Row", "S0-6")]
    public async Task Any_of_the_three_first_contacts_takes_what_staff_bring_to_them()
    {
        await using var bot = await SchoolAsync();
        var rhys = bot.Person("Rhys");
        var check = await rhys.Writes("other", Doers.Outside);
        check.Shows("**First contacts for social media**: Hannah Stokes, Idris Bello, Marta Lewandowska", "in the first instance");

        var number = NumberIn(await rhys.ClicksIn(check, "Send the report"));

        foreach (var name in new[] { "Hannah", "Idris", "Marta" })
            bot.Person(name).Sees($"Case {number} needs you");
        await bot.Person("Marta").Clicks("I have it");
        (await rhys.Opens(number)).Shows("Marta Lewandowska has it");
    }

    [NeedsSharedFact, Trait("Row", "S0-7")]
    public async Task The_first_contacts_and_not_the_reporter_decide_to_ask_outside_advisers()
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports("other", Doers.Outside);
        var idris = bot.Person("Idris");

        (await idris.ChoosesStep(number, "advisers")).Shows("who may then call on the expertise");
        await idris.DecidesOn(number, "advisers");
        (await idris.Finishes(number, "LGfL advises to wait a day.")).Shows("☑ Ask outside advisers or agencies", "LGfL advises to wait a day.");

        Assert.DoesNotContain("Add a step", CardOf(await bot.Person("Rhys").Opens(number)).Buttons);
        (await bot.Person("Rhys").Fetches("incidents/plan", number)).Shows("can't find this case");
    }

    [NeedsSharedFact, Trait("Row", "S0-11")]
    public async Task A_complaint_seen_online_is_answered_with_an_invitation_to_talk_in_private()
    {
        await using var bot = await SchoolAsync();

        var reply = await bot.Person("Rhys").Drafts("private-contact");

        reply.Shows("Sent by: whoever writes it · policy", "best in private", "contact the school office", "urge them to contact us directly and in private");
    }

    [NeedsSharedFact, Trait("Row", "S0-12")]
    public async Task What_talking_does_not_settle_goes_to_the_complaints_procedure()
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports("parent-post");
        var hannah = bot.Person("Hannah");
        (await hannah.ChoosesStep(number, "complaints")).Shows("the school complaints procedure should be followed");
        await hannah.DecidesOn(number, "complaints");
        await hannah.Finishes(number, "They have the form.");

        (await hannah.Closes(number, "complaints", "complaints")).Shows("Sent to the complaints procedure", "Complaints policy");
    }

    [NeedsSharedFact, Trait("Row", "S0-14")]
    public async Task A_question_about_a_child_on_the_official_account_is_answered_with_please_write_an_email()
    {
        await using var bot = await SchoolAsync();

        var reply = await bot.Person("Rhys").Drafts("use-email");

        reply.Shows("Sent by: Social media account manager · policy", "cannot talk about individual children here", "by e-mail", "will respond to general enquiries about the school");
    }

    [NeedsSharedFact, Trait("Row", "S0-21")]
    public async Task A_friend_request_by_a_child_goes_to_the_safeguarding_lead_at_once()
    {
        await using var bot = await SchoolAsync();
        var check = await bot.Person("Rhys").Writes("contact", Doers.Pupil, Doers.Reporter);
        check.Shows("**Designated safeguarding lead**: Siobhan Kelleher", "should be notified to the DSL (if");

        var number = NumberIn(await bot.Person("Rhys").ClicksIn(check, "Send the report"));

        bot.Person("Siobhan").Sees($"Case {number} needs you");
        bot.Grace.DoesNotSee(number);
    }

    [NeedsSharedFact, Trait("Row", "S0-21")]
    public async Task A_friend_request_by_a_member_of_staff_goes_to_the_headteacher_at_once()
    {
        await using var bot = await SchoolAsync();
        var check = await bot.Person("Rhys").Writes("contact", Doers.Staff, Doers.Pupil, staff: bot.Person("Bilal"));
        check.Shows("**Headteacher**: Grace Adeyemi", "or to the Headteacher (if by a staff member)");

        var number = NumberIn(await bot.Person("Rhys").ClicksIn(check, "Send the report"));

        bot.Grace.Sees($"Case {number} needs you");
        bot.Person("Bilal").DoesNotSee(number);
    }

    [NeedsSharedFact, Trait("Row", "S0-25")]
    public async Task Pupils_come_under_the_behaviour_policy_and_staff_under_the_code_of_conduct()
    {
        await using var bot = await SchoolAsync();
        var pupil = await bot.Person("Rhys").Reports("pupil-conduct");
        var staff = await bot.Person("Rhys").Reports("staff-conduct");
        (await bot.Person("Hannah").OpensForm(pupil, "Close")).Shows("school behaviour policy (for pupils) or code");

        (await bot.Person("Hannah").Closes(pupil, "internal", "behaviour")).Shows("Behaviour policy", "Dealt with in school");
        (await bot.Grace.Closes(staff, "internal", "conduct")).Shows("Code of conduct or staff handbook");
    }

    [NeedsSharedFact, Trait("Row", "S0-26")]
    public async Task Removal_is_asked_for_with_a_day_to_look_again_and_the_case_stays_open_until_then()
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports("parent-post");
        var hannah = bot.Person("Hannah");
        (await hannah.ChoosesStep(number, "removal")).Shows("will expect this to be actioned promptly");
        (await hannah.DecidesOn(number, "removal")).Shows("☐ Ask whoever posted it to remove it, and check that it is gone", "by 25 November");
        (await hannah.Closes(number, "removed", "social-media")).Shows("Finish the open steps first");
        var rings = hannah.Rings();

        await bot.WaitAsync(new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.Zero) - bot.Time.GetUtcNow());

        Assert.Equal(rings + 1, hannah.Rings());
        await hannah.Finishes(number, "It is gone.");
        (await hannah.Closes(number, "removed", "social-media")).Shows("Removed, nothing more to do", "It is gone.");
    }

    [NeedsSharedFact, Trait("Row", "S0-27")]
    public async Task A_third_partys_post_may_be_reported_to_the_platform_and_its_reference_is_kept()
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports("account-abuse", Doers.Outside);
        var hannah = bot.Person("Hannah");
        (await hannah.OpensForm(number, "Add a step")).ShowsNot("(your policy says must)");
        (await hannah.ChoosesStep(number, "platform")).Shows("the school may report it to the");
        await hannah.DecidesOn(number, "platform");
        (await hannah.Finishes(number, "")).Shows("Say what came of it, with a reference where there is one");

        (await hannah.Finishes(number, "Reference PL-88-102")).Shows("☑ Report it to the platform", "Reference PL-88-102");
    }

    [NeedsSharedFact, Trait("Row", "S0-28")]
    public async Task The_helpline_is_asked_where_the_platform_is_slow()
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports("account-abuse", Doers.Outside);

        var form = await bot.Person("Hannah").ChoosesStep(number, "posh");

        form.Shows("may contact the Professionals' Online Safety Helpline, POSH", "helpline@saferinternet.org.uk");
        (await bot.Person("Hannah").DecidesOn(number, "posh")).Shows("☐ Ask the Professionals Online Safety Helpline (POSH)");
    }

    [NeedsSharedFact, Trait("Row", "S0-29")]
    public async Task Whoever_asks_for_the_helpline_reads_its_address_as_the_policy_prints_it()
    {
        await using var bot = await SchoolAsync();

        await bot.Person("Rhys").Says("how do I contact POSH?");

        bot.Person("Rhys").Sees("POSH: helpline@saferinternet.org.uk");
    }

    [NeedsSharedTheory, Trait("Row", "S0-30")]
    [InlineData("account-abuse"), InlineData("pupil-conduct"), InlineData("other"), InlineData("private-group")]
    public async Task Every_report_is_asked_whether_the_police_may_have_to_know(string kind)
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports(kind);
        var hannah = bot.Person("Hannah");
        var form = await hannah.OpensForm(number, "Assess");
        form.Shows("Is it, or may it be, illegal or dangerous?", "Your policy says that the police may be told", "may be involved where a post is");
        form.ShowsNot("must tell the police");

        await hannah.ClicksIn(form, "Save", ("severity", "high"), ("illegal", "yes"), ("racist", "no"), ("violence", "no"), ("external", "external"));
        await hannah.DecidesOn(number, "police");

        (await hannah.Finishes(number, "Crime reference 42/7719")).Shows("☑ Tell the police (note the crime reference)", "Crime reference 42/7719");
    }

    [NeedsSharedFact, Trait("Row", "S0-31")]
    public async Task Extremism_is_a_kind_of_report_of_its_own_for_the_first_contacts_and_the_lead()
    {
        await using var bot = await SchoolAsync();
        var rhys = bot.Person("Rhys");
        (await rhys.Begins("extremism")).Shows("Staff will not support or promote extremist organisations", "Do not share it or open it again");

        var number = await rhys.Reports("extremism", Doers.Outside);

        foreach (var name in new[] { "Hannah", "Siobhan" })
            bot.Person(name).Sees($"Case {number} needs you");
        await rhys.Says("can I support an extremist group online?");
        rhys.Sees("give them a voice or opportunity to");
    }

    [NeedsSharedFact, Trait("Row", "S0-32")]
    public async Task Parents_with_questions_are_sent_to_the_office_and_the_NSPCC()
    {
        await using var bot = await SchoolAsync();

        var reply = await bot.Person("Rhys").Drafts("parent-questions");

        reply.Shows("contact the school office", "The NSPCC's helpline for parents", "the NSPCC has a parent online safety helpline");
    }

    [NeedsSharedFact, Trait("Row", "S0-33")]
    public async Task Parents_are_sent_the_material_that_the_policy_names()
    {
        await using var bot = await SchoolAsync();

        var letter = await bot.Person("Rhys").Drafts("parent-resources");

        letter.Shows("Digital Family Agreement", "Top Tips for Parents", "Digital 5 A Day", "parentsafe.lgfl.net", "You may wish to use the");
    }

    private static Task<BotUnderTest> SchoolAsync() => BotUnderTest.StartAsync(["stanburn"]);
}
