using PolicyBot.Core.Incidents;
using PolicyBot.LocalTenant.Teams;
using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Testing.Incidents;

/// <summary>What Gaskell's policy asks for when something has happened, row by row.</summary>
public sealed class GaskellStories
{
    [NeedsSharedFact, Trait("Row", "S4-5")]
    public async Task Who_else_has_to_know_of_a_concern_is_chosen_and_stands_in_the_case()
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports("account-abuse", Doers.Outside);
        (await bot.Grace.ChoosesStep(number, "inform")).Shows("the DSL, ICT strategy and safeguarding team");

        await bot.Grace.DecidesOn(number, "inform", bot.Person("Siobhan"), text: "For the safeguarding team");

        bot.Person("Siobhan").Sees($"Case {number} needs you");
        (await bot.Person("Siobhan").Finishes(number, "Read")).Shows("☑ Tell the DSL, the IT lead or the safeguarding team", "Siobhan Kelleher · done");
        bot.Tom.DoesNotSee(number);
    }

    [NeedsSharedFact, Trait("Row", "S4-12")]
    public async Task A_concern_for_a_child_follows_the_safeguarding_procedures_and_goes_to_the_lead()
    {
        await using var bot = await SchoolAsync();
        (await bot.Person("Rhys").Begins("child-at-risk")).Shows("by following the school's safeguarding policies and procedures");

        var check = await bot.Person("Rhys").Writes("child-at-risk", Doers.Outside, Doers.Pupil);
        check.Shows("**Designated Safeguarding Lead**: Siobhan Kelleher", "statutory guidance: Keeping children safe in education");
        var number = NumberIn(await bot.Person("Rhys").ClicksIn(check, "Send the report"));

        bot.Person("Siobhan").Sees($"Case {number} needs you");
        bot.Person("Kwame").DoesNotSee(number);
    }

    [NeedsSharedFact, Trait("Row", "S4-17")]
    public async Task A_concern_about_conduct_goes_to_the_head_the_IT_manager_and_the_lead_and_any_of_them_takes_it()
    {
        await using var bot = await SchoolAsync();
        var check = await bot.Person("Rhys").Writes("pupil-conduct");
        check.Shows("**Headteacher**: Grace Adeyemi", "**IT Manager**: Kwame Boateng", "**Designated Safeguarding Lead**: Siobhan Kelleher", "should be reported to the Head Teacher");

        var number = NumberIn(await bot.Person("Rhys").ClicksIn(check, "Send the report"));

        await bot.Person("Kwame").Clicks("I have it");
        bot.Grace.Sees($"Case {number} is in hand.");
        bot.Person("Siobhan").Sees($"Case {number} is in hand.");
    }

    [NeedsSharedTheory, Trait("Row", "S4-18")]
    [InlineData("anti-bullying", "Anti-bullying policy")]
    [InlineData("allegations", "Allegations against staff policy")]
    [InlineData("behaviour", "Behaviour policy")]
    [InlineData("child-protection", "Child protection policy")]
    public async Task A_concern_is_closed_under_one_of_the_four_policies_that_are_named(string policy, string words)
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports("pupil-conduct");
        (await bot.Grace.OpensForm(number, "Close")).Shows("will be managed in accordance with our", words);

        (await bot.Grace.Closes(number, "internal", policy)).Shows("Policy applied", words);
    }

    [NeedsSharedFact, Trait("Row", "S4-24")]
    public async Task Content_that_conflicts_with_a_role_is_told_to_the_head_and_the_IT_manager_at_once()
    {
        await using var bot = await SchoolAsync();
        var check = await bot.Person("Rhys").Writes("role-conflict", Doers.Outside);
        check.Shows("will notify the Head Teacher/IT Manager");

        await bot.Person("Rhys").ClicksIn(check, "Send the report");

        Assert.Equal((1, 1, 0), (bot.Grace.Rings(), bot.Person("Kwame").Rings(), bot.Person("Siobhan").Rings()));
    }

    [NeedsSharedTheory, Trait("Row", "S4-29")]
    [InlineData(Doers.Pupil), InlineData(Doers.Parent)]
    public async Task Contact_by_a_learner_and_by_a_parent_is_told_to_the_head_and_the_lead(string doneBy)
    {
        await using var bot = await SchoolAsync();
        var check = await bot.Person("Rhys").Writes("contact", doneBy, Doers.Reporter);
        check.Shows("Any communication from learners and parents received");

        var number = NumberIn(await bot.Person("Rhys").ClicksIn(check, "Send the report"));

        bot.Grace.Sees($"Case {number} needs you");
        bot.Person("Siobhan").Sees($"Case {number} needs you");
        bot.Person("Kwame").DoesNotSee(number);
    }

    [NeedsSharedFact, Trait("Row", "S4-30")]
    public async Task Whoever_asks_reads_that_no_account_is_made_for_children_under_13()
    {
        await using var bot = await SchoolAsync();

        await bot.Person("Rhys").Says("can we make an account for pupils under 13?");

        bot.Person("Rhys").Sees("we will not create accounts specifically for");
    }

    [NeedsSharedFact, Trait("Row", "S4-31")]
    public async Task A_concern_about_a_child_who_is_too_young_is_shared_with_the_parents()
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports("pupil-conduct");
        (await bot.Grace.ChoosesStep(number, "parents")).Shows("particularly when concerning underage use of social");
        await bot.Grace.DecidesOn(number, "parents");

        var letter = await bot.Grace.DraftsFor(number, "share-concern");
        letter.Shows("Most platforms are for people of 13 and over", "Concerns will be shared with parents/carers as appropriate");
        await bot.Grace.ClicksIn(letter, "Keep it with the case");

        (await bot.Grace.Finishes(number, "Spoke to them on the telephone")).Shows("☑ Share the concern with parents or carers");
    }

    [NeedsSharedFact, Trait("Row", "S4-57")]
    public async Task Abuse_on_an_account_is_removed_at_once_and_told_to_the_head_and_the_IT_manager()
    {
        await using var bot = await SchoolAsync();
        (await bot.Person("Rhys").Begins("account-abuse")).Shows("hide or remove the comment at once");
        var check = await bot.Person("Rhys").Writes("account-abuse", Doers.Outside);
        check.Shows("**Headteacher**: Grace Adeyemi", "**IT Manager**: Kwame Boateng", "should immediately be removed and reported to");

        await bot.Person("Rhys").ClicksIn(check, "Send the report");

        Assert.Equal((1, 1, 0), (bot.Grace.Rings(), bot.Person("Kwame").Rings(), bot.Person("Siobhan").Rings()));
    }

    [NeedsSharedFact, Trait("Row", "S4-61")]
    public async Task Whoever_runs_an_account_is_told_whom_to_inform_of_criticism_and_contact()
    {
        await using var bot = await SchoolAsync();
        (await bot.Person("Rhys").Begins("account-abuse")).Shows("Inform their line manager, the IT manager");

        var number = await bot.Person("Rhys").Reports("account-abuse", Doers.Parent);

        bot.Person("Kwame").Sees($"Case {number} needs you");
        bot.Grace.Sees($"Case {number} needs you");
    }

    [NeedsSharedFact, Trait("Row", "S4-63")]
    public async Task In_extreme_cases_a_comment_is_taken_down_and_legal_advice_taken_and_neither_is_called_a_must()
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports("defamation", Doers.Parent);
        (await bot.Grace.OpensForm(number, "Add a step")).ShowsNot("(your policy says must)");
        (await bot.Grace.ChoosesStep(number, "platform")).Shows("may seek to have defamatory, negative or");
        (await bot.Grace.ChoosesStep(number, "legal")).Shows("In extreme cases", "will seek legal advice where appropriate");

        await bot.Grace.DecidesOn(number, "legal");

        (await bot.Grace.Finishes(number, "The council's solicitor advises to write first.")).Shows("☑ Take legal advice");
    }

    [NeedsSharedFact, Trait("Row", "S4-64")]
    public async Task A_threat_of_violence_is_asked_about_and_called_what_the_policy_calls_it()
    {
        await using var bot = await SchoolAsync();
        var number = await bot.Person("Rhys").Reports("bullying", Doers.Parent);
        var form = await bot.Grace.OpensForm(number, "Assess");
        form.Shows("Is violence threatened or encouraged?", "Violence or threat of violence expressed online", "Your policy does not name the police");

        await bot.Grace.ClicksIn(form, "Save", ("severity", "high"), ("illegal", "yes"), ("racist", "no"), ("violence", "yes"), ("external", "external"));

        Assert.Equal(["illegal", "violence"], (await bot.IncidentAsync(number)).Assessment!.PoliceSigns);
    }

    [NeedsSharedFact, Trait("Row", "S4-65")]
    public async Task The_guide_for_parents_is_drafted_for_the_headteacher_to_send()
    {
        await using var bot = await SchoolAsync();

        var guide = await bot.Person("Rhys").Drafts("parent-guide");

        guide.Shows("Sent by: Headteacher · policy", "check who can see what you post", "that is intended to help safeguard your", "Headteacher, Gaskell Community Primary School");
    }

    private static Task<BotUnderTest> SchoolAsync() => BotUnderTest.StartAsync(["gaskell"]);
}
