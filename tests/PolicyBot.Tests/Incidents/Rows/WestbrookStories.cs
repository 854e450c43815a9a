using PolicyBot.Core.Incidents;
using PolicyBot.LocalTenant.Teams;
using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Testing.Incidents;

/// <summary>What Westbrook's policy asks for when something has happened, row by row.</summary>
public sealed class WestbrookStories
{
    [NeedsSharedFact, Trait("Row", "S2-14")]
    public async Task A_breach_by_staff_goes_to_the_headteacher_first_and_to_nobody_else()
    {
        await using var bot = await SchoolAsync();
        var check = await bot.Person("Rhys").Writes("staff-conduct", staff: bot.Person("Bilal"));
        check.Shows("**Headteacher**: Grace Adeyemi", "will be referred to the Headteacher in");

        var number = NumberIn(await bot.Person("Rhys").ClicksIn(check, "Send the report"));

        bot.Grace.Sees($"Case {number} needs you");
        foreach (var name in new[] { "Tom", "Siobhan", "Bilal" })
            bot.Person(name).DoesNotSee(number);
    }

    [NeedsSharedFact, Trait("Row", "S2-16")]
    public async Task A_parent_with_a_worry_is_sent_to_the_class_teacher_or_the_headteacher()
    {
        await using var bot = await SchoolAsync();

        var reply = await bot.Person("Rhys").Drafts("private-contact");

        reply.Shows("see the class teacher or the headteacher", "a discussion with the class teacher or head teacher");
        reply.ShowsNot("school office");
    }

    [NeedsSharedFact, Trait("Row", "S2-20")]
    public async Task Where_parents_post_pictures_of_an_event_a_ban_is_decided_on_and_told_to_parents()
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports("image-without-consent", Doers.Parent);
        (await bot.Grace.ChoosesStep(number, "sanction")).Shows("the school will not allow any pictures");
        await bot.Grace.DecidesOn(number, "sanction", text: "No pictures at the carol concert.");

        var notice = await bot.Grace.DraftsFor(number, "photographs-ban");
        notice.Shows("Sent by: Headteacher · policy", "no pictures may be taken at our events");

        (await bot.Grace.ClicksIn(notice, "Keep it with the case")).Shows("☐ Decide on a sanction", "No pictures at the carol concert.", "no pictures may be taken at our events");
    }

    [NeedsSharedFact, Trait("Row", "S2-22")]
    public async Task Bullying_by_a_child_is_closed_under_the_anti_bullying_policy()
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports("bullying", Doers.Pupil, Doers.Pupil);
        (await bot.Grace.ChoosesStep(number, "anti-bullying")).Shows("Anti-Bullying Policy sets out the processes and sanctions");
        (await bot.Grace.OpensForm(number, "Close")).Shows("any type of bullying by a child");

        (await bot.Grace.Closes(number, "internal", "anti-bullying")).Shows("Policy applied", "Anti-bullying policy");
    }

    [NeedsSharedFact, Trait("Row", "S2-23")]
    public async Task A_post_by_a_parent_is_brought_to_the_governing_body_which_writes_the_letter()
    {
        await using var bot = await SchoolAsync();
        var check = await bot.Person("Rhys").Writes("parent-post");
        check.Shows("**Headteacher**: Grace Adeyemi", "**Governing body**", "the Governing Body will contact the parent", "and will send a letter");
        var number = NumberIn(await bot.Person("Rhys").ClicksIn(check, "Send the report"));
        (await bot.Grace.ChoosesStep(number, "governors")).Shows("seek redress through the appropriate channels such");
        await bot.Grace.DecidesOn(number, "governors", text: "The clerk puts it to the chair.");

        var letter = await bot.Grace.DraftsFor(number, "removal");
        letter.Shows("Sent by: Governing body · policy", "We ask you to remove it", "our complaints procedure is open to you", "Governing body, Westbrook Old Hall Primary School");
        var kept = await bot.Grace.ClicksIn(letter, "Keep it with the case");

        (await bot.Grace.ClicksIn(kept, "History")).Shows("Grace Adeyemi kept a letter: Ask a parent or carer to remove a post", "23 November 2026 at 09:00");
        (await bot.Grace.Finishes(number, "Letter posted on 23 November")).Shows("☑ Bring it to the governors", "Grace Adeyemi · done 23 November 2026");
    }

    [NeedsSharedFact, Trait("Row", "S2-24")]
    public async Task The_two_signs_for_the_police_are_asked_with_yes_or_no_and_the_clause()
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports("bullying", Doers.Parent);
        var form = await bot.Grace.OpensForm(number, "Assess");
        form.Shows("Does it have a racist or other hateful element?", "Is violence threatened or encouraged?", "These include where postings have a racist", "Your policy says that the police may be told");

        await bot.Grace.ClicksIn(form, "Save", ("severity", "high"), ("illegal", "no"), ("racist", "yes"), ("violence", "no"), ("external", "external"));

        Assert.Equal(["racist"], (await bot.IncidentAsync(number)).Assessment!.PoliceSigns);
    }

    [NeedsSharedFact, Trait("Row", "S2-25")]
    public async Task What_the_policy_takes_from_the_law_of_defamation_stands_beside_the_boxes()
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports("defamation", Doers.Parent);
        var form = await bot.Grace.OpensForm(number, "Assess");
        form.Shows("it is unlawful for statements to be written, which", "right-thinking members of society", "It exposes somebody to hatred", "shunned or avoided", "lowers somebody's standing", "damages somebody in their work");

        var saved = await bot.Grace.ClicksIn(form, "Save", ("severity", "medium"), ("illegal", "no"), ("racist", "no"), ("violence", "no"), ("external", "internal"), ("defamation", "hatred,standing"));

        saved.Shows("It exposes somebody to hatred, ridicule or contempt; It lowers somebody's standing with right-thinking people");
    }

    [NeedsSharedFact, Trait("Row", "S2-26")]
    public async Task Parents_who_want_help_are_told_that_the_school_advises_and_who_else_does()
    {
        await using var bot = await SchoolAsync();

        var reply = await bot.Person("Rhys").Drafts("parent-questions");

        reply.Shows("www.thinkuknow.co.uk", "get in touch with us", "please contact your school for advice, support and signposting");
        reply.ShowsNot("NSPCC");
    }

    private static Task<BotUnderTest> SchoolAsync() => BotUnderTest.StartAsync(["westbrook"]);
}
