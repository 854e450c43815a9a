using PolicyBot.Core.Incidents;
using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Testing.Incidents;

/// <summary>What Charlton's policy says to parents, to the public and to whoever asks, row by row.</summary>
public sealed class CharltonReplyStories
{
    [NeedsSharedFact, Trait("Row", "S1-35")]
    public async Task Whoever_asks_reads_that_use_at_work_may_be_monitored_and_what_too_much_of_it_leads_to()
    {
        await using var bot = await SchoolAsync();

        await bot.Person("Rhys").Says("is my use of social media at work monitored?");

        bot.Person("Rhys").Sees("The use of social media by staff");
        bot.Person("Rhys").Sees("disciplinary action may be taken");
    }

    [NeedsSharedFact, Trait("Row", "S1-39")]
    public async Task Abuse_on_a_school_account_is_removed_and_the_audience_told_exactly_why()
    {
        await using var bot = await SchoolAsync();
        var runner = bot.Person("Rhys");
        (await runner.Begins("account-abuse")).Shows("should block, report or delete other users");
        var number = await runner.Reports("account-abuse", Doers.Outside);
        (await bot.Tom.ChoosesStep(number, "block")).Shows("should inform the audience exactly why the");
        await bot.Tom.DecidesOn(number, "block", runner);

        var note = await runner.DraftsFor(number, "public-explanation");
        note.Shows("We have removed a comment because it did not keep to the rules of this page");
        await runner.ClicksIn(note, "Keep it with the case", ("text", "We removed a comment that insulted a pupil."));

        (await runner.Finishes(number, "Deleted and blocked at 9:20; said why under the post.")).Shows(
            "☑ Hide, block or delete it, and say publicly why", "We removed a comment that insulted a pupil.", "Deleted and blocked at 9:20");
    }

    [NeedsSharedFact, Trait("Row", "S1-46")]
    public async Task A_compromising_picture_is_to_be_deleted_but_an_indecent_one_never()
    {
        await using var bot = await SchoolAsync();

        await bot.Person("Rhys").Says("I took a compromising picture by accident, what now?");
        bot.Person("Rhys").Sees("they must delete it immediately");

        var stop = await bot.Person("Rhys").Begins("indecent-image");
        stop.Shows("Do not look at it again, copy it, forward it, delete it or take a screenshot");
        stop.ShowsNot("delete it immediately");
    }

    [NeedsSharedFact, Trait("Row", "S1-50")]
    public async Task Parents_are_told_what_is_acceptable_where_they_can_post_on_a_learning_platform()
    {
        await using var bot = await SchoolAsync();

        var notice = await bot.Person("Rhys").Drafts("acceptable-use");

        notice.Shows("Sent by: Headteacher · policy", "on a learning platform of Charlton School", "parents/carers will be informed about acceptable use");
    }

    [NeedsSharedFact, Trait("Row", "S1-52")]
    public async Task A_parent_is_asked_to_remove_a_post_and_invited_to_talk_in_person()
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports("parent-post");
        (await bot.Tom.ChoosesStep(number, "meeting")).Shows("invite them to discuss the issues in person");
        await bot.Tom.DecidesOn(number, "meeting", due: "2026-11-27");

        var letter = await bot.Tom.DraftsFor(number, "removal");
        letter.Shows("Sent by: Headteacher · policy", "We ask you to remove it", "with you in person", "the school will ask the parent/carer");

        (await bot.Tom.ClicksIn(letter, "Keep it with the case")).Shows("☐ Invite them to a meeting", "by 27 November", "We ask you to remove it");
    }

    [NeedsSharedFact, Trait("Row", "S1-53")]
    public async Task Where_talking_does_not_help_parents_are_sent_to_the_complaints_procedures()
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports("parent-post");
        (await bot.Tom.ChoosesStep(number, "complaints")).Shows("If necessary, refer parents to the school's complaints procedures");
        await bot.Tom.DecidesOn(number, "complaints");
        await bot.Tom.Finishes(number, "They have the form.");

        (await bot.Tom.Closes(number, "complaints", "complaints")).Shows("Sent to the complaints procedure");
    }

    [NeedsSharedFact, Trait("Row", "S1-54")]
    public async Task Parents_may_not_post_other_peoples_children_and_are_asked_to_remove_them()
    {
        await using var bot = await SchoolAsync();

        await bot.Person("Rhys").Says("can parents post pictures of other children from a school event?");
        bot.Person("Rhys").Sees("Parents must not post pictures of pupils");
        Assert.Contains("Report it", bot.Person("Rhys").LastCard.Buttons);

        (await bot.Person("Rhys").Drafts("photographs")).Shows("Sent by: Headteacher · policy", "remove any that you have posted", "where these photographs have been taken at");
    }

    [NeedsSharedFact, Trait("Row", "S1-55")]
    public async Task A_complaint_on_social_media_is_sent_to_the_official_channels()
    {
        await using var bot = await SchoolAsync();

        var reply = await bot.Person("Rhys").Drafts("official-channels");

        reply.Shows("Social media is not the place where we can look into a complaint", "must not make complaints on social networking");
    }

    [NeedsSharedFact, Trait("Row", "S1-56")]
    public async Task The_school_itself_asks_a_parent_to_remove_comments_and_to_use_the_right_channels()
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports("parent-post");

        var letter = await bot.Tom.DraftsFor(number, "redress");

        letter.Shows("Sent by: whoever writes it · policy", "We ask you to remove them", "the school will contact the parent asking");
        letter.ShowsNot("Governing");
    }

    private static Task<BotUnderTest> SchoolAsync() => BotUnderTest.StartAsync(["charlton"]);
}
