using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;
using PolicyBot.Incidents;
using PolicyBot.LocalTenant.Connector;
using PolicyBot.LocalTenant.Teams;
using PolicyBot.LocalTenant.Wire;
using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Testing.Incidents;

/// <summary>Every role asks for every case by every way there is; only those who need to know get anything.</summary>
public sealed class AccessTests
{
    private const string Marker = "zebra-crossing-4711";

    /// <summary>Every button of a case's dialog there is, so that a new one is asked for too.</summary>
    private static readonly string[] DialogVerbs =
    [
        .. new[] { typeof(IncidentVerbs), typeof(HandlingVerbs), typeof(LetterVerbs) }
            .SelectMany(verbs => verbs.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)).Select(verb => (string)verb.GetRawConstantValue()!)
            .Except([IncidentVerbs.Start, IncidentVerbs.Mine, IncidentVerbs.Take, IncidentVerbs.CallMe, IncidentVerbs.CallMeAboutHead,
                IncidentVerbs.Report, IncidentVerbs.ReportMessage, IncidentVerbs.Forward, IncidentVerbs.Back, IncidentVerbs.SaveAndClose, IncidentVerbs.Send, IncidentVerbs.Delete]),
    ];

    /// <summary>What is reported, about whom, and who may open it. The reporter is Ann.</summary>
    public static TheoryData<string, string?, string?, string?, string[]> Cases => new()
    {
        { "account-abuse", Doers.Outside, null, null, ["Grace", "Tom", "Priya", "Mei"] },
        { "contact", Doers.Pupil, null, null, ["Siobhan"] },
        { "child-at-risk", Doers.Staff, null, "Bilal", ["Siobhan", "Grace"] },
        { "staff-conduct", null, null, "Bilal", ["Grace"] },
        { "staff-conduct", null, null, "Grace", [] },
        { "staff-conduct", null, null, "Siobhan", ["Grace"] },
        { "colleague-abuse", null, null, "Tom", ["Grace", "Priya", "Mei"] },
        { "parent-post", null, null, null, ["Grace"] },
        { "compromised-account", Doers.Outside, null, null, ["Kwame"] },
        { "extremism", Doers.Outside, null, null, ["Siobhan"] },
        { "press", null, null, null, ["Grace"] },
        { "own-mistake", null, null, null, ["Grace", "Tom", "Priya", "Mei"] },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task Only_those_who_need_to_know_get_anything_of_a_case(string kind, string? doneBy, string? doneTo, string? about, string[] allowed)
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports(kind, doneBy, doneTo, about is null ? null : bot.Person(about), what: Marker);

        foreach (var person in bot.Tenant.Directory.People.Where(person => person.Id != bot.Ann.Id))
        {
            var someone = bot.Person(person.Name);
            var may = allowed.Contains(person.GivenName);
            var told = someone.Chat.Contains(number, StringComparison.Ordinal);
            Assert.True(told == may, $"{person.Name} was {(told ? "" : "not ")}told of {kind}");

            var dialog = TextOf(await someone.Fetches(IncidentVerbs.Open, number));
            await someone.Says("my cases");
            var list = someone.LastCard.Text;
            await someone.Says(number);
            var one = someone.LastCard.Text;
            Assert.True(dialog.Contains(Marker, StringComparison.Ordinal) == may, $"{person.Name} reads in the dialog of {kind}: {dialog}");
            Assert.True(list.Contains(number, StringComparison.Ordinal) == may, $"{person.Name} has in the list: {list}");
            List<string> shown = [dialog, one, TextOf(await someone.Fetches("incidents/record-file", number))];
            Assert.Equal(may, someone.Messages.Any(message => message.Attachment(ChatMessage.FileConsent) is not null));
            if (may)
                continue;
            foreach (var verb in DialogVerbs)
                shown.Add(TextOf(await someone.Fetches(verb, number)));
            foreach (var text in shown)
                Assert.DoesNotMatch($"{Marker}|has it|reported|Save|Keep it|Draft it", text);
        }
        Assert.Equal(IncidentStatus.Waiting, (await bot.IncidentAsync(number)).Status);
        Assert.All(bot.Tenant.Mails.All, mail => Assert.DoesNotContain(Marker, mail.Subject + mail.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Table.Rows, row => row.RowKey.StartsWith($"incident-access|{number}|", StringComparison.Ordinal)
            && !allowed.Any(name => row.GetString("Json")!.Contains(bot.Person(name).Id, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Somebody_who_lost_the_role_a_minute_ago_gets_nothing()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("account-abuse", what: Marker);
        (await bot.Tom.Opens(number)).Shows(Marker);
        var form = await bot.Tom.OpensForm(number, "Assess");
        bot.Time.Advance(TimeSpan.FromMinutes(1));

        bot.Leaves(bot.Tom, RoleIds.Slt);

        var rings = bot.Tom.Rings();
        foreach (var verb in DialogVerbs)
            Assert.DoesNotMatch($"{Marker}|has it|reported|Save", TextOf(await bot.Tom.Fetches(verb, number)));
        await bot.Tom.ClicksIn(form, "Save", ("severity", "low"), ("illegal", "no"), ("racist", "no"), ("violence", "no"), ("external", "internal"));
        await bot.Tom.Clicks("I have it");
        Assert.Equal((IncidentStatus.Waiting, 1), ((await bot.IncidentAsync(number)).Status, (await bot.IncidentAsync(number)).Sequence));
        await bot.Tom.Says("my cases");
        Assert.DoesNotContain(number, bot.Tom.LastCard.Text, StringComparison.Ordinal);
        await bot.Tom.Says("incident summary");
        Assert.Contains("The summary is for the leadership team", bot.Tom.LastCard.Text, StringComparison.Ordinal);
        await bot.Ann.ClicksIn(await bot.Ann.OpensForm(number, "Add or correct"), "Add", ("text", "More of it"));
        Assert.Equal(rings, bot.Tom.Rings());
    }

    [Fact]
    public async Task Somebody_who_left_the_school_a_minute_ago_gets_nothing_even_of_a_case_they_were_brought_into()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("account-abuse", what: Marker);
        await bot.Tom.DecidesOn(number, "meeting", bot.Person("Zofia"), "2026-11-26");
        (await bot.Person("Zofia").Opens(number)).Shows(Marker);
        bot.Time.Advance(TimeSpan.FromMinutes(1));

        bot.Leaves(bot.Person("Zofia"), RoleIds.Staff);

        var rings = bot.Person("Zofia").Rings();
        foreach (var verb in DialogVerbs)
            Assert.DoesNotMatch($"{Marker}|has it|reported|Save", TextOf(await bot.Person("Zofia").Fetches(verb, number)));
        await bot.WaitAsync(TimeSpan.FromDays(4));
        Assert.Equal(rings, bot.Person("Zofia").Rings());
    }

    [Fact]
    public async Task Without_an_answer_of_the_directory_nobody_gets_in()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("account-abuse", what: Marker);
        var slt = bot.School.Role(RoleIds.Slt)!.Group;
        using var down = bot.Tenant.Faults.While(call => Calls.GroupMembers(call) && call.Segments[2] == slt, new Fault.Silence());

        var shown = TextOf(await bot.Tom.Fetches("incidents/open", number));

        Assert.Contains("can't check just now", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_handles_a_report_reads_whom_it_is_about()
    {
        await using var bot = await BotUnderTest.StartAsync();

        var number = await bot.Ann.Reports("staff-conduct", staff: bot.Person("Bilal"));

        Assert.Contains("Bilal Siddiqui", TextOf(await bot.Grace.Opens(number)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_reading_is_noted_and_what_was_noted_stays()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("account-abuse");

        await bot.Tom.Opens(number);
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        await bot.Tom.Opens(number);
        await bot.Person("Bilal").Fetches("incidents/open", number);

        var noted = bot.Table.Rows.Where(row => row.RowKey.StartsWith($"incident-access|{number}|", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, noted.Count);
        Assert.All(noted, row => Assert.Contains("Tom Hargreaves", row.GetString("Json"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_of_a_report_stands_in_a_chat_a_bell_a_log_or_the_state_of_a_case()
    {
        var log = new LogLines();
        await using var bot = await BotUnderTest.StartAsync(also: host => host.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        foreach (var person in bot.Tenant.Directory.People)
            await bot.Person(person.Name).Arrives();
        var dialog = await bot.Ann.Writes("staff-conduct", staff: bot.Person("Bilal"), what: Marker + " what", where: Marker + " where", done: Marker + " done");
        var number = NumberIn(await bot.Ann.ClicksIn(dialog, "Send the report"));
        await bot.WaitAsync(TimeSpan.FromHours(2));
        await bot.Grace.ClicksIn(await bot.Grace.Opens(number), "I have it");
        await bot.Grace.ClicksIn(await bot.Grace.ClicksIn(await bot.Grace.Opens(number), "Add a note"), "Add", ("text", Marker + " note"));
        await bot.Ann.ClicksIn(await bot.Ann.ClicksIn(await bot.Ann.Opens(number), "Add or correct"), "Add", ("text", Marker + " more"));
        await bot.Grace.DecidesOn(number, "meeting", bot.Person("Siobhan"), text: Marker + " step");
        await bot.Person("Siobhan").Finishes(number, Marker + " done");
        await bot.Grace.ClicksIn(await bot.Grace.DraftsFor(number, "private-contact"), "Keep it with the case", ("text", Marker + " letter"));
        await bot.Grace.ClicksIn(await bot.Grace.OpensForm(number, "Hand over"), "Save", ("person", bot.Tom.Id), ("text", Marker + " handed over"));
        foreach (var someone in new[] { bot.Ann, bot.Grace }) await someone.Says("my cases");
        await TakeAsFileAsync(bot.Grace, await bot.Grace.ClicksIn(await bot.Grace.Opens(number), "History"), "The whole case as a Word file");
        var draft = await bot.Grace.ClicksIn(await bot.Grace.ClicksIn(await bot.Grace.Opens(number), "Letter"), "Draft it", ("letter", "removal"));
        await TakeAsFileAsync(bot.Grace, draft, "Keep it, and as a Word file", ("text", Marker + " letter"));
        await bot.Tom.ClicksIn(await bot.Tom.OpensForm(number, "Close"), "Save", ("outcome", "internal"), ("policy", "conduct"), ("text", Marker + " closed"));
        await bot.Ann.Clicks("Call me back");
        var about = await bot.Ann.Reports("staff-conduct", staff: bot.Grace, what: Marker);

        foreach (var person in bot.Tenant.Directory.People)
        {
            var sent = string.Join('\n', bot.Tenant.Chats.Of(person).Messages.Where(message => message.FromBot).Select(message => message.Activity.GetRawText()));
            Assert.DoesNotMatch($"{Marker}|Bilal|staff-conduct|behaves online", sent);
        }
        Assert.Equal(2, bot.Grace.Files.Count);
        var mail = Assert.Single(bot.Tenant.Mails.All);
        Assert.Contains(about, mail.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch($"{Marker}|Grace|Ann|behaves", mail.Subject + mail.Text);
        Assert.DoesNotContain(log.All, line => line.Contains(Marker, StringComparison.Ordinal));
        var words = bot.Table.Rows.Where(row => row.Keys.Any(key => row[key]?.ToString()?.Contains(Marker, StringComparison.Ordinal) == true)).Select(row => row.RowKey.Split('|')[0]);
        Assert.Equal(["incident-words"], words.Distinct());
    }

    private static async Task TakeAsFileAsync(Someone who, Shown dialog, string button, params (string, string)[] fields)
    {
        await who.ClicksIn(dialog, button, fields);
        await who.AnswersFile();
    }

    [Fact]
    public async Task In_a_channel_nothing_is_said_of_a_case()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("account-abuse");
        var activity = Raw.From(bot.Tom, "invoke");
        activity["name"] = "task/fetch";
        activity["conversation"]!["conversationType"] = "channel";
        activity["value"] = new System.Text.Json.Nodes.JsonObject { ["data"] = new System.Text.Json.Nodes.JsonObject { ["verb"] = "incidents/open", ["caseId"] = number } };

        var reply = await bot.Tenant.Line.PostAsync(activity);

        Assert.DoesNotContain(number, reply.Body!.Value.GetRawText(), StringComparison.Ordinal);
    }
}
