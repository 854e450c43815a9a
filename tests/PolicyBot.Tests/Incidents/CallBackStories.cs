using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Wire;
using PolicyBot.Tests.Doctor;
using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Testing.Incidents;

/// <summary>Somebody whose client opens no dialog is telephoned instead, and nothing of why stands anywhere.</summary>
public sealed class CallBackStories
{
    [Fact]
    public async Task The_safeguarding_lead_is_asked_to_call_and_reads_whom_in_the_dialog_alone()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var lead = bot.Person("Siobhan");
        await bot.Ann.Says("report something");
        Assert.Contains("Designated safeguarding lead: 01632 960 204", bot.Ann.LastCard.Text, StringComparison.Ordinal);

        await bot.Ann.Clicks("Call me back");

        bot.Ann.Sees("somebody will call you");
        var number = Assert.Single(bot.Table.Rows, row => row.RowKey.StartsWith("incident|", StringComparison.Ordinal)).RowKey.Split('|')[1];
        lead.Sees($"Case {number} needs you");
        lead.DoesNotSee("call");
        lead.DoesNotSee("Ann");
        var dialog = TextOf(await lead.Opens(number));
        Assert.Contains("Asks to be called back about a concern", dialog, StringComparison.Ordinal);
        Assert.Contains("reported by Ann Fletcher", dialog, StringComparison.Ordinal);
        bot.Grace.DoesNotSee(number);
        Assert.Contains("can't find this case", TextOf(await bot.Grace.Fetches("incidents/open", number)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unanswered_it_goes_up_by_the_same_clock()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Says("report call me");

        await bot.WaitAsync(TimeSpan.FromMinutes(30));
        bot.Tom.Sees("needs you");
        await bot.WaitAsync(TimeSpan.FromMinutes(30));
        bot.Grace.Sees("needs you");
        await bot.WaitAsync(TimeSpan.FromMinutes(30));

        bot.Ann.Sees("nobody has it yet");
    }

    [Theory]
    [InlineData("call me back about a concern"), InlineData("Report: call me"), InlineData("please call me back.")]
    public async Task Asked_twice_it_is_one_case(string words)
    {
        await using var bot = await BotUnderTest.StartAsync();

        await bot.Ann.Says(words);
        await bot.Ann.Says(words);
        await bot.Ann.SendsAgain(underNewId: true);

        Assert.Single(bot.Table.Rows, row => row.RowKey.StartsWith("incident|", StringComparison.Ordinal));
        await bot.Person("Siobhan").Clicks("I have it");
        await bot.Ann.Says(words);
        Assert.Equal(2, bot.Table.Rows.Count(row => row.RowKey.StartsWith("incident|", StringComparison.Ordinal)));
    }

    [Fact, Trait("Row", "C6")]
    public async Task A_chair_who_has_only_an_address_is_not_asked_to_call_somebody_unknown()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Says("report something");

        Assert.DoesNotContain("Call me back: it is about the headteacher", bot.Ann.LastCard.Buttons);
        Assert.Contains("Chair of governors: 01632 960 209", bot.Ann.LastCard.Text, StringComparison.Ordinal);
        await Raw.PressAsync(bot, bot.Ann, "incidents/call-me-head", new System.Text.Json.Nodes.JsonObject { ["draftId"] = "7K2M-9QX4" });

        Assert.DoesNotContain(bot.Table.Rows, row => row.RowKey.StartsWith("incident|", StringComparison.Ordinal));
        Assert.Empty(bot.Tenant.Mails.All);
    }

    [Fact, Trait("Row", "C6")]
    public async Task About_the_head_the_chair_calls_and_nobody_whom_the_head_leads_hears_of_it()
    {
        using var pack = new ChangedPack("mail: chair@governors.larkmere-vale.example", "group: 9d1c0b52-3c7e-4a19-9d84-2b5e7c01a3f6");
        await using var bot = await BotUnderTest.StartAsync(also: host => host.Configuration["PolicyBot:Packs"] = pack.Folder);
        var chair = bot.Newcomer("Nadia Okafor", RoleIds.ChairOfGovernors, RoleIds.Staff);
        await bot.Ann.Says("report something");

        await bot.Ann.Clicks("Call me back: it is about the headteacher");
        await bot.WaitAsync(TimeSpan.FromHours(3));

        chair.Sees("needs you");
        foreach (var name in new[] { "Grace", "Tom", "Priya", "Mei", "Siobhan" })
            bot.Person(name).DoesNotSee("IN-");
        bot.Ann.DoesNotSee("Nadia");
    }

    [Fact]
    public async Task While_the_directory_does_not_answer_the_person_reads_whom_to_telephone()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Says("report something");
        var lead = bot.School.Role(RoleIds.Dsl)!.People[0];
        using var down = bot.Tenant.Faults.While(call => Calls.Graph(call) && call.Segments.Contains(lead), new Fault.Silence());

        await bot.Ann.Clicks("Call me back");

        bot.Ann.Sees("Nobody could be asked to call you. Telephone now:");
        Assert.DoesNotContain(bot.Table.Rows, row => row.RowKey.StartsWith("incident|", StringComparison.Ordinal));
    }
}
