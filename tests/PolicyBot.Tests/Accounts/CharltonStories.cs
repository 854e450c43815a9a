using PolicyBot.Core.Packs;
using PolicyBot.Core.Register;
using PolicyBot.Tests.Register;

namespace PolicyBot.Tests.Accounts;

/// <summary>An account at the school whose policy says most about them, from the business case to the day its runner leaves.</summary>
public sealed class CharltonStories : IAsyncLifetime
{
    private BotUnderTest bot = null!;

    /// <summary>Daniel is new: he has neither read the policy nor been trained.</summary>
    private Someone Daniel => bot.Person("Daniel");

    private Someone Administrator => bot.Person(bot.Tenant.Directory.Find(bot.School.Role(RoleIds.Administrator)!.People[0])!.Name);

    public async Task InitializeAsync() => bot = await BotUnderTest.StartAsync(Need.SharedFolder is null ? ["charlton"] : ["model"]);

    public Task DisposeAsync() => bot.DisposeAsync().AsTask();

    [NeedsSharedFact]
    [Trait("Row", "S1-9")]
    [Trait("Row", "S1-11")]
    [Trait("Row", "S1-12")]
    [Trait("Row", "S1-13")]
    [Trait("Row", "S1-14")]
    [Trait("Row", "S1-15")]
    [Trait("Row", "S1-16")]
    public async Task Each_point_of_the_business_case_is_asked_by_its_clause_is_needed_and_reaches_the_leadership_team()
    {
        await bot.Ann.Says("request an account");
        await bot.Ann.Clicks("Continue", ("platform", "Twitter"), ("name", "History department"));
        (string Clause, string WhenMissing, string Field, string Answer)[] points =
        [
            ("The aim of the account", "Enter the aim of the account", "aim", "Show what we find in archives"),
            ("The intended audience", "Enter who the account is for", "audience", "Pupils of years 10 and 11"),
            ("How the account will be promoted", "Enter how you will promote the account", "promotion", "On posters in the corridor"),
            ("at least two staff members should be named", "Name two different members of staff who will run the account", "runners-typed", "Rhys Morgan\nBilal Siddiqui"),
            ("open or private/closed", "Select whether the account will be open or closed", "visibility", "open"),
        ];
        foreach (var (clause, whenMissing, field, answer) in points)
        {
            Assert.Contains(clause, bot.Ann.LastCard.Text, StringComparison.Ordinal);
            await bot.Ann.Clicks("Continue");
            Assert.Contains(whenMissing, bot.Ann.LastCard.Text, StringComparison.Ordinal);
            await bot.Ann.Clicks("Continue", (field, answer));
        }
        Assert.Empty(bot.Grace.Messages);

        await bot.Ann.Clicks("Send request");

        foreach (var leader in new[] { bot.Grace, bot.Tom })
        foreach (var words in new[] { "History department on Twitter", "Show what we find in archives", "Pupils of years 10 and 11", "On posters in the corridor", "Rhys Morgan, Bilal Siddiqui", "Open: anyone can see it" })
            leader.Sees(words);
    }

    [NeedsSharedFact]
    [Trait("Row", "S1-10")]
    [Trait("Row", "S1-17")]
    public async Task It_is_approved_or_rejected_by_the_leadership_team_alone_and_the_decision_is_told_either_way()
    {
        await bot.Ann.AsksForAnAccount(bot.Person("Rhys"), bot.Person("Bilal"));
        bot.Grace.Sees("Approve account creation"); // the clause
        await bot.Person("Zofia").Says($"approve {CaseId()}");
        bot.Person("Zofia").Sees("You can't decide this request");

        await bot.Tom.Clicks("Send the rejection", ("reason", "We have one for music"));
        bot.Ann.Sees("Reason: We have one for music");
        await bot.Ann.Clicks("Edit and resubmit");
        await bot.Ann.Clicks("Send request");
        await bot.Grace.Clicks("Approve");

        bot.Ann.Sees($"approved by {bot.Grace.Name}");
    }

    [NeedsSharedFact]
    [Trait("Row", "S1-18")]
    [Trait("Row", "S1-24")]
    [Trait("Row", "S1-25")]
    public async Task Approve_is_off_until_each_who_would_run_it_has_read_the_policy_and_is_trained()
    {
        await bot.Ann.AsksForAnAccount(Daniel, bot.Person("Bilal"));
        bot.Grace.Sees("has read and understood this policy");
        Assert.False(bot.Grace.LastCard.IsOn("Approve"));

        await Daniel.Clicks("I have read and understood it");
        Assert.False(bot.Grace.LastCard.IsOn("Approve"));
        await Daniel.Clicks("Record my training", ("trainedOn", "2026-11-20"));

        Assert.True(bot.Grace.LastCard.IsOn("Approve"));
        await bot.Grace.Clicks("Approve");
        bot.Ann.Sees($"approved by {bot.Grace.Name}");
    }

    [NeedsSharedFact]
    [Trait("Row", "S1-19")]
    public async Task A_parent_who_helps_has_signed_a_form_that_the_leadership_team_enters()
    {
        await bot.Ann.AsksWithHelp("Jo Bloggs");
        Assert.False(bot.Grace.LastCard.IsOn("Approve"));

        await bot.Grace.Clicks("Save the record", ("readOn", "2026-11-19"), ("trainedOn", "2026-11-20"));

        bot.Grace.Sees($"Jo Bloggs: read the policy on 19 November 2026 (recorded by {bot.Grace.Name})");
        Assert.True(bot.Grace.LastCard.IsOn("Approve"));
    }

    [NeedsSharedFact]
    [Trait("Row", "S1-20")]
    [Trait("Row", "S1-21")]
    [Trait("Row", "S1-22")]
    [Trait("Row", "S1-23")]
    public async Task The_administrator_opens_it_after_the_approval_keeps_its_details_watches_over_it_and_sees_to_it_when_its_lead_leaves()
    {
        await bot.Ann.AsksForAnAccount(bot.Person("Rhys"), bot.Person("Bilal"));
        Assert.Empty(Administrator.Messages);
        await bot.Grace.Clicks("Approve");
        Administrator.Sees("Create the account following SLT approval");

        await Administrator.Clicks("Save", ("done", "0,1"), ("address", RegisterScene.Address), ("location", RegisterScene.Place));
        await bot.Ann.Says("register");
        bot.Ann.Sees("moderator: Administrator / Moderator");
        bot.Ann.DoesNotSee(RegisterScene.Place);

        bot.Tenant.Directory.Remove(bot.Tenant.Directory.Named("Rhys").Id);
        await bot.WaitAsync(TimeSpan.FromHours(25));
        Administrator.Sees("Rhys Morgan is no longer in the school’s directory");
        Administrator.Sees("Control the process for managing an account");
        await Administrator.Clicks("Hand the account over", ("to-typed", "Zofia Kowalska"));
        Assert.Equal(["Bilal Siddiqui", "Zofia Kowalska"], (await bot.EntryAsync()).Runners.Select(runner => runner.Name));

        await Administrator.Clicks("Close the account", ("reason", "The project has ended"));
        Assert.Equal(AccountStatus.Closed, (await bot.EntryAsync()).Status);
    }

    private string CaseId() => bot.Grace.LastCard.Button("Send the rejection")!.Value.Action["data"]!["caseId"]!.GetValue<string>();
}
