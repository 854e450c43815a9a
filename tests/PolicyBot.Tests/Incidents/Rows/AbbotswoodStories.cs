using PolicyBot.Core.Incidents;
using PolicyBot.LocalTenant.Teams;
using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Testing.Incidents;

/// <summary>What Abbotswood's policy asks for when something has happened, row by row.</summary>
public sealed class AbbotswoodStories
{
    private const string Designated = "**Deputy Headteacher (Pastoral), designated for child protection**: Siobhan Kelleher";

    [NeedsSharedFact, Trait("Row", "S3-6")]
    public async Task Contact_from_a_child_goes_to_the_designated_person()
    {
        await using var bot = await SchoolAsync();
        var check = await bot.Person("Rhys").Writes("contact", Doers.Pupil, Doers.Reporter);
        check.Shows(Designated, "must be reported to the designated person");

        var number = NumberIn(await bot.Person("Rhys").ClicksIn(check, "Send the report"));

        bot.Person("Siobhan").Sees($"Case {number} needs you");
        bot.Tom.DoesNotSee(number);
    }

    [NeedsSharedFact, Trait("Row", "S3-7")]
    public async Task How_the_account_of_a_child_who_is_too_young_is_reported_is_read_by_the_reporter_and_can_be_a_step()
    {
        await using var bot = await SchoolAsync();
        (await bot.Person("Rhys").Begins("contact")).Shows("you can report their account using Facebook's reporting form", "typing 'Report an underage child'");
        var number = await bot.Person("Rhys").Reports("contact", Doers.Pupil);
        var siobhan = bot.Person("Siobhan");

        (await siobhan.ChoosesStep(number, "underage")).Shows("by going to the help section and");
        await siobhan.DecidesOn(number, "underage", bot.Person("Rhys"));

        (await bot.Person("Rhys").Finishes(number, "Reported, no reference given")).Shows("☑ Report an account of a child who is too young to the platform");
    }

    [NeedsSharedFact, Trait("Row", "S3-9")]
    public async Task Anything_unsuitable_that_involves_a_child_goes_to_the_same_person_at_once()
    {
        await using var bot = await SchoolAsync();
        var check = await bot.Person("Rhys").Writes("child-at-risk", Doers.Outside, Doers.Pupil);
        check.Shows(Designated, "these must immediately be reported as above");

        await bot.Person("Rhys").ClicksIn(check, "Send the report");

        Assert.Equal(1, bot.Person("Siobhan").Rings());
    }

    [NeedsSharedFact, Trait("Row", "S3-14")]
    public async Task A_private_group_is_reported_and_whoever_set_it_up_is_sent_advice()
    {
        await using var bot = await SchoolAsync();
        (await bot.Person("Rhys").Begins("private-group")).Shows("we would encourage you to report them");
        var number = await bot.Person("Rhys").Reports("private-group", Doers.Parent);
        var siobhan = bot.Person("Siobhan");
        (await siobhan.ChoosesStep(number, "letter")).Shows("who will issue advice to the person");

        var letter = await siobhan.DraftsFor(number, "group-owner");
        letter.Shows("you have set up a chat group for families of Abbotswood Junior School", "no names or pictures of other people's children", "advice to the person who set the group up");

        (await siobhan.ClicksIn(letter, "Keep it with the case")).Shows("you have set up a chat group");
    }

    [NeedsSharedFact, Trait("Row", "S3-18")]
    public async Task Abuse_on_a_sanctioned_account_is_removed_at_once_and_told_to_the_leadership_team()
    {
        await using var bot = await SchoolAsync();
        (await bot.Person("Rhys").Begins("account-abuse")).Shows("should immediately be removed and reported to", "hide or remove the comment at once");
        var check = await bot.Person("Rhys").Writes("account-abuse", Doers.Outside, done: "Removed at ten past nine.");
        check.Shows("**Senior leadership team**: ", "reported to a member of SLT");

        var number = NumberIn(await bot.Person("Rhys").ClicksIn(check, "Send the report"));

        bot.Tom.Sees($"Case {number} needs you");
        (await bot.Tom.Opens(number)).Shows("Removed at ten past nine.");
        bot.Person("Siobhan").DoesNotSee(number);
    }

    private static Task<BotUnderTest> SchoolAsync() => BotUnderTest.StartAsync(["abbotswood"]);
}
