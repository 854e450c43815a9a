using System.Text.Json.Nodes;
using PolicyBot.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Teams;
using PolicyBot.LocalTenant.Wire;
using PolicyBot.Testing.Approvals;

namespace PolicyBot.Tests.Packs;

/// <summary>The model school and the smallest school that there is, in one tenant.</summary>
public sealed class TwoSchoolsStories
{
    [Fact]
    public async Task Another_schools_request_does_not_exist_for_an_approver()
    {
        using var packs = TwoSchools();
        await using var bot = await TwoSchoolsAsync(packs);
        var nora = bot.Newcomer("Nora Field", RoleIds.Staff);
        var head = bot.Newcomer("Wanda Frost", RoleIds.Staff, RoleIds.Slt);
        var other = Elsewhere(bot, "Otto Marsh");
        await nora.HasSentAsync(bot);
        await other.Arrives();
        var (action, inputs) = head.LastCard.Button("Approve")!.Value;

        var shown = await other.Teams.ClickAsync(other.Messages[^1].Id, action, inputs);
        await other.Says($"approve {Some.CaseId} v1");
        await other.Says("queue");

        Assert.Contains("We can't find this request at your school", Assert.IsType<Shown.Line>(shown).Text, StringComparison.Ordinal);
        other.DoesNotSee("Football");
        other.Sees("Nothing is waiting for a decision");
        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task With_two_schools_both_staff_groups_are_asked_at_once_so_that_a_click_is_in_time()
    {
        using var packs = TwoSchools();
        await using var bot = await TwoSchoolsAsync(packs);
        var nora = bot.Newcomer("Nora Field", RoleIds.Staff);
        await nora.Arrives();
        var groups = new HashSet<string>();
        var both = new TaskCompletionSource();
        using var hang = bot.Tenant.Faults.While(call => Calls.GroupMembers(call) && Seen(call), new Fault.After(both.Task));

        var reply = await Raw.PressAsync(bot, nora, ApprovalVerbs.Mine, new JsonObject());

        Assert.Contains("You have not asked for anything yet", Raw.Said(reply), StringComparison.Ordinal);

        bool Seen(WireCall call)
        {
            lock (groups)
                if (groups.Add(call.Segments[2]) && groups.Count == 2) both.SetResult();
            return true;
        }
    }

    // The smallest school besides the model school, its leaders in a group.
    private static PackFolder TwoSchools()
    {
        var packs = new PackFolder(PackFolder.Pack.Replace(
            "people: [ann@tiny.example, 21111111-2222-4333-8444-555555555555]", "group: 31111111-2222-4333-8444-555555555555", StringComparison.Ordinal));
        foreach (var file in new[] { "model/school.yaml", "model/policy.md" })
            packs.Write(file, File.ReadAllText(Path.Combine(Repository.Root, "packs", file)));
        return packs;
    }

    private static Task<BotUnderTest> TwoSchoolsAsync(PackFolder packs) => BotUnderTest.StartAsync(also: builder =>
    {
        builder.Configuration["PolicyBot:Packs"] = packs.Root;
        builder.Configuration["PolicyBot:Schools:1"] = "tiny";
    });

    private static Someone Elsewhere(BotUnderTest bot, string name)
    {
        var someone = bot.Newcomer(name);
        bot.Tenant.Directory.Join("11111111-2222-4333-8444-555555555555", someone.Id);
        bot.Tenant.Directory.Join("31111111-2222-4333-8444-555555555555", someone.Id);
        return someone;
    }
}
