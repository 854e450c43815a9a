using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Wire;

namespace PolicyBot.Tests.Packs;

/// <summary>Six schools in one tenant, each with its own people, policy and requests.</summary>
public sealed class SeveralSchoolsStories : IAsyncLifetime
{
    private const string NotHere = "We can't find this request at your school.";

    private BotUnderTest bot = null!;

    public async Task InitializeAsync()
    {
        if (Need.SharedFolder is null)
            bot = await BotUnderTest.StartAsync(["model", "stanburn", "charlton", "westbrook", "abbotswood", "gaskell"]);
    }

    public Task DisposeAsync() => bot?.DisposeAsync().AsTask() ?? Task.CompletedTask;

    [NeedsSharedTheory]
    [InlineData("model", "Social media policy · version 1.2")]
    [InlineData("westbrook", "Social Media and Networking Policy · no version number")]
    [InlineData("gaskell", "Social Media Policy · version 1 · approved 15th June 2023")]
    public async Task A_person_is_answered_from_the_policy_of_the_school_whose_staff_they_are(string school, string edition)
    {
        var ann = bot.Person("Ann", school);

        await ann.Says("Can I add a current pupil as a friend?");

        ann.Sees(edition);
    }

    [NeedsSharedFact]
    public async Task The_school_is_found_anew_when_somebody_moves()
    {
        var daniel = bot.Person("Daniel", "model");
        await daniel.Says("Can I add a current pupil as a friend?");

        bot.Tenant.Directory.Leave(bot.Pack("model").Staff.Group!, daniel.Id);
        bot.Tenant.Directory.Join(bot.Pack("abbotswood").Staff.Group!, daniel.Id);
        await bot.WaitAsync(TimeSpan.FromMinutes(6));
        await daniel.Says("Can I add a current pupil as a friend?");

        daniel.Sees("School Social Networking Policy");
    }

    [NeedsSharedTheory]
    [InlineData("stanburn", "Stanburn Primary School")]
    [InlineData("westbrook", "Westbrook Old Hall Primary School")]
    [InlineData("abbotswood", "Abbotswood Junior School")]
    public async Task A_school_without_a_way_to_open_accounts_says_so_and_whom_to_ask(string school, string name)
    {
        var ann = bot.Person("Ann", school);

        await ann.Says("request an account");

        ann.Sees($"{name} does not take requests for accounts here. Ask the headteacher");
    }

    [NeedsSharedFact]
    public async Task At_gaskell_the_headteacher_decides_and_one_runner_is_enough()
    {
        var ann = bot.Person("Ann", "gaskell");
        await ann.AsksAtGaskell(bot.Person("Rhys", "gaskell"));
        var head = bot.Person("Grace", "gaskell");

        head.Sees("Choir on Blog");
        Assert.Empty(bot.Person("Tom", "gaskell").Messages);
        await head.Clicks("Approve");

        ann.Sees($"approved by {head.Name}");
        bot.Person("Kwame", "gaskell").Sees("Choir on Blog"); // the IT manager sets it up
    }

    [NeedsSharedFact]
    public async Task Nobody_is_taken_for_staff_of_another_school_because_their_own_cannot_be_checked()
    {
        var ann = bot.Person("Ann", "model");
        bot.Tenant.Directory.Join(bot.Pack("gaskell").Staff.Group!, ann.Id);
        var own = bot.Pack("model").Staff.Group;
        using var down = bot.Tenant.Faults.While(call => Calls.GroupMembers(call) && call.Segments[2] == own, Fault.Status(503));

        await ann.Says("request an account");

        ann.Sees("We can't check who you are just now");
    }

    [NeedsSharedFact]
    public async Task A_request_of_one_school_cannot_be_reached_from_another()
    {
        var (ann, tom) = (bot.Person("Ann", "model"), bot.Person("Tom", "model"));
        var outsider = bot.Person("Tom", "charlton");
        await AskForAnAccountAsync(ann, bot.Person("Rhys", "model"), bot.Person("Bilal", "model"));
        var (approve, inputs) = tom.LastCard.Button("Approve")!.Value;
        var id = approve["data"]!["caseId"]!.GetValue<string>();
        Assert.Empty(outsider.Messages);

        await outsider.Says("queue");
        outsider.DoesNotSee("Choir");
        foreach (var typed in new[] { $"approve {id} v1", $"reject {id} v1 because no", $"withdraw {id}" })
        {
            await outsider.Says(typed);
            Assert.Contains(NotHere, outsider.LastCard.Text, StringComparison.Ordinal);
        }

        await outsider.Teams.ClickAsync(outsider.Messages[^1].Id, approve, inputs);

        Assert.Contains(NotHere, outsider.Messages[^1].Line, StringComparison.Ordinal);
        await tom.Clicks("Approve");
        ann.Sees($"approved by {tom.Name}");
    }

    [NeedsSharedFact]
    public void Everybody_in_the_tenant_has_a_name_and_an_address_of_their_own()
    {
        Assert.Distinct(bot.Tenant.Directory.People.Select(person => person.Name));
        Assert.Distinct(bot.Tenant.Directory.People.Select(person => person.UserPrincipalName));
    }

    [NeedsSharedFact]
    public void Every_role_that_can_be_held_is_held_at_every_school()
    {
        foreach (var pack in bot.Services.GetRequiredService<SchoolPacks>().All)
        {
            foreach (var role in pack.Roles.Values.Where(role => role.IsInTenant))
                Assert.NotEmpty(role.Group is { } group ? bot.Tenant.Directory.TransitiveMembers(group)! : role.People.Select(id => bot.Tenant.Directory.Find(id)!));
        }
    }

    private static async Task AskForAnAccountAsync(Someone who, params Someone[] runners)
    {
        await who.Says("request an account");
        await who.Clicks("Continue", ("platform", "Blog"), ("name", "Choir"));
        await who.Clicks("Continue", ("aim", "To let families hear our concerts"));
        await who.Clicks("Continue", ("audience", "Parents and carers"));
        await who.Clicks("Continue", ("promotion", "In the newsletter"));
        await who.Clicks("Continue", ("runners-typed", string.Join('\n', runners.Select(runner => runner.Name))));
        await who.Clicks("Continue", ("visibility", "closed"));
        await who.Clicks("Send request");
    }
}
