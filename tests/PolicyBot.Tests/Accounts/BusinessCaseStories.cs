
namespace PolicyBot.Tests.Accounts;

/// <summary>The business case as the policy of a school defines it.</summary>
public sealed class BusinessCaseStories : IAsyncLifetime
{
    private BotUnderTest bot = null!;

    public async Task InitializeAsync() => bot = await BotUnderTest.StartAsync(Need.SharedFolder is null ? ["model", "gaskell"] : ["model"]);

    public Task DisposeAsync() => bot.DisposeAsync().AsTask();

    [Fact]
    [Trait("Row", "S1-15")]
    public async Task Two_different_members_of_staff_run_an_account_and_the_clause_that_asks_for_them_is_one_tap_away()
    {
        await bot.Ann.AsksForAnAccount(bot.Person("Rhys"), bot.Person("Rhys"));

        bot.Ann.Sees("Name two different members of staff: you named the same person twice");
        bot.Ann.Sees("at least two named members of staff who will run it");
        Assert.Empty(bot.Grace.Messages);
    }

    [Fact]
    [Trait("Row", "S1-19")]
    public async Task A_volunteer_without_an_account_holds_the_approval_up_until_an_approver_records_the_signed_form()
    {
        await bot.Ann.AsksWithHelp("Jo  Bloggs");
        bot.Grace.Sees("**Jo Bloggs** has not confirmed that they have read the policy and has no training on record.");
        Assert.False(bot.Grace.LastCard.IsOn("Approve"));

        await bot.Grace.Clicks("Save the record", ("readOn", "2026-11-19"), ("trainedOn", "2026-11-20"));

        bot.Grace.Sees("Jo Bloggs: read the policy on 19 November 2026 (recorded by Grace Adeyemi), trained on 20 November 2026 (recorded by Grace Adeyemi)");
        await bot.Tom.Clicks("Approve");
        bot.Ann.Sees("approved by Tom Hargreaves");
    }

    [Fact]
    [Trait("Row", "S1-19")]
    public async Task A_member_of_staff_is_not_named_as_somebody_from_outside_and_so_cannot_decide_about_their_own_account()
    {
        await bot.Ann.AsksWithHelp("grace adeyemi");

        bot.Ann.Sees("Grace Adeyemi is a member of staff: name them as one");
        Assert.Empty(bot.Grace.Messages);
    }

    [NeedsSharedFact]
    [Trait("Row", "S4-33")]
    [Trait("Row", "S4-34")]
    [Trait("Row", "S4-35")]
    [Trait("Row", "S4-43")]
    public async Task At_gaskell_the_headteacher_reads_objectives_outcomes_both_risk_assessments_and_who_would_be_left_out()
    {
        await bot.Person("Ann", "gaskell").AsksAtGaskell(bot.Person("Rhys", "gaskell"));

        var head = bot.Person("Grace", "gaskell");
        foreach (var words in new[] { "Intended outcomes", "Forty families listen", "Risks of the use", "Risks of the platform", "A letter goes home with every child", "By approving you confirm" })
            head.Sees(words);
        Assert.Empty(bot.Person("Tom", "gaskell").Messages);
    }

    [NeedsSharedFact]
    [Trait("Row", "S4-42")]
    public async Task At_gaskell_it_is_asked_by_its_clause_whether_parents_have_to_consent()
    {
        await bot.Person("Ann", "gaskell").AsksAtGaskell(bot.Person("Rhys", "gaskell"));

        Assert.Contains("written parental consent", bot.Pack("gaskell").Accounts!.Question("consent").Clause!.Text, StringComparison.Ordinal);
        bot.Person("Grace", "gaskell").Sees("Yes: it will be there before anything is posted");
    }

    [NeedsSharedFact, Trait("Row", "S4-30")]
    public async Task At_gaskell_no_account_is_for_learners_under_13()
    {
        var ann = bot.Person("Ann", "gaskell");

        await ann.AsksAtGaskell(bot.Person("Rhys", "gaskell"), learners: "under-13");

        ann.Sees("Error: The policy rules out accounts for learners under 13.");
        ann.Sees("we will not create accounts specifically for");
    }

    [NeedsSharedTheory]
    [Trait("Row", "S4-37")]
    [InlineData("choir@mail.example")]
    [InlineData("choir")]
    [InlineData("choir@gaskell.example.evil.example")]
    public async Task At_gaskell_an_account_is_registered_with_an_address_of_the_schools(string address)
    {
        var ann = bot.Person("Ann", "gaskell");

        await ann.AsksAtGaskell(bot.Person("Rhys", "gaskell"), email: address);

        ann.Sees("Enter a school e-mail address, one that ends in @gaskell.example");
    }

    [NeedsSharedFact]
    [Trait("Row", "S4-40")]
    public async Task At_gaskell_who_will_run_it_has_read_the_policy_before_it_is_approved()
    {
        var (ann, daniel, head) = (bot.Person("Ann", "gaskell"), bot.Person("Daniel", "gaskell"), bot.Person("Grace", "gaskell"));
        await ann.AsksAtGaskell(daniel);
        Assert.False(head.LastCard.IsOn("Approve"));

        await daniel.Clicks("I have read and understood it");
        await daniel.Clicks("Record my training", ("trainedOn", "2026-11-20"));

        await head.Clicks("Approve");
        ann.Sees($"approved by {head.Name}");
    }
}
