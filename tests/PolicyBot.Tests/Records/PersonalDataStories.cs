using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Bot;

namespace PolicyBot.Tests.Records;

/// <summary>What is stored about a person can be handed over and erased, and the history of what was decided stays whole.</summary>
public sealed class PersonalDataStories : IDisposable
{
    private const string HerWords = "Share her marmalade recipes";
    private readonly string folder = Directory.CreateTempSubdirectory("policybot-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_person_gets_everything_that_is_stored_about_them_and_nothing_that_others_wrote()
    {
        await using var bot = await DecidedAsync();
        await bot.Person("Bilal").HasSentAsync(bot, Some.Request(bot.Person("Bilal"), id: "AR-2222-2222", aim: "Show the football results"));

        var file = Path.Combine(folder, "ann.json");
        var (code, said) = await BackupStories.RunAsync(bot.Table, "export", bot.Ann.Id, file);

        Assert.True(code == 0, said);
        var rows = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsArray();
        var kinds = rows.Select(row => ((string)row!["RowKey"]!).Split('|')[0]).Distinct().Order().ToList();
        Assert.Equal(["attested", "case", "conversation", "delivery", "draft", "event", "mine", "words"], kinds);
        Assert.Contains(HerWords, rows.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("football results", rows.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_she_wrote_and_her_name_are_erased_and_who_decided_what_and_when_stays()
    {
        await using var bot = await DecidedAsync();
        var before = Events(bot);

        var (code, said) = await BackupStories.RunAsync(bot.Table, "erase", bot.Ann.Id, "--yes");

        Assert.True(code == 0, said);
        var stored = string.Join('\n', bot.Table.Rows.Select(BackupStories.Text));
        Assert.DoesNotContain("marmalade", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Ann.Name, stored, StringComparison.Ordinal);
        Assert.Equal(before.Select(e => (e.Key, (string?)e.Event["What"], (string?)e.Event["By"]!["Id"], (string?)e.Event["At"])),
            Events(bot).Select(e => (e.Key, (string?)e.Event["What"], (string?)e.Event["By"]!["Id"], (string?)e.Event["At"])));
        Assert.Contains(Events(bot), e => (string?)e.Event["By"]!["Name"] == bot.Grace.Name);
        Assert.DoesNotContain(bot.Table.Rows, row => row.RowKey.StartsWith("draft|", StringComparison.Ordinal) || row.RowKey.StartsWith("conversation|" + bot.Ann.Id, StringComparison.Ordinal));
        // The case can still be read, by her too.
        Assert.Empty((await bot.CaseAsync()).Fields);
        await bot.Ann.Says("my requests");
        bot.Ann.DoesNotSee("Something went wrong");
    }

    [Fact]
    public async Task Erasing_again_finds_nothing_more_to_do()
    {
        await using var bot = await DecidedAsync();
        await BackupStories.RunAsync(bot.Table, "erase", bot.Ann.Id, "--yes");

        var (_, said) = await BackupStories.RunAsync(bot.Table, "erase", bot.Ann.Id, "--yes");

        Assert.StartsWith("Changed 0 rows and deleted 0.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_still_open_is_left_alone_until_it_is_decided()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot, Some.Request(bot.Ann, aim: HerWords));

        var (_, said) = await BackupStories.RunAsync(bot.Table, "erase", bot.Ann.Id, "--yes");

        Assert.Contains("1 of their cases still open and left alone", said, StringComparison.Ordinal);
        Assert.Equal(HerWords, (await bot.CaseAsync()).Fields[1].Value);
        Assert.Equal(bot.Ann.Name, (await bot.CaseAsync()).RequestedBy.Name);
    }

    [Fact]
    public async Task A_colleagues_request_that_names_her_keeps_what_the_colleague_wrote()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var bilal = bot.Person("Bilal");
        await bilal.HasSentAsync(bot, Some.Request(bilal, aim: "Show the football results", runners: [bot.Ann]));
        await bot.Grace.Clicks("Approve");

        await BackupStories.RunAsync(bot.Table, "erase", bot.Ann.Id, "--yes");

        Assert.Equal("Show the football results", (await bot.CaseAsync()).Fields[1].Value);
        Assert.Equal(bilal.Name, (await bot.CaseAsync()).RequestedBy.Name);
    }

    [Fact]
    public async Task A_report_of_an_incident_is_neither_handed_over_nor_changed_and_both_say_that_it_is_there()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var report = $$"""{"Reporter":{"Id":"{{bot.Grace.Id}}","Name":"Grace Adeyemi"},"Concerned":[{"Id":"{{bot.Ann.Id}}","Name":"Ann Fletcher"}]}""";
        await bot.Table.AddEntityAsync(new("model", "incident|IN-2222-2222") { ["Json"] = report });
        var file = Path.Combine(folder, "ann.json");

        var (_, exported) = await BackupStories.RunAsync(bot.Table, "export", bot.Ann.Id, file);
        var (_, erased) = await BackupStories.RunAsync(bot.Table, "erase", bot.Ann.Id, "--yes");

        Assert.DoesNotContain("Grace", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Equal(report, bot.Table.Rows.Single(row => row.RowKey == "incident|IN-2222-2222").GetString("Json"));
        Assert.All([exported, erased], said => Assert.Contains("1 rows are of reports of incidents and were left alone", said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_kind_of_row_key_says_what_it_holds_of_people()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var described = bot.Services.GetServices<RowKind>().Select(kind => kind.Prefix).ToList();
        var source = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "PolicyBot", "Bot", "RowKeys.cs"));

        var named = Regex.Matches(source, """ \$?"([a-z][a-z-]*)\|""").Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.All(named, prefix => Assert.True(described.Contains(prefix), $"RowKeys names {prefix}, and no RowKind says what it holds of people: register one beside its store, and give it a line in docs/data-protection.md"));
    }

    /// <summary>A kind of row that nobody describes could be neither handed over nor erased: register a RowKind beside the store that writes it.</summary>
    [Fact]
    public async Task Every_kind_of_row_that_is_written_says_what_it_holds_of_people()
    {
        await using var bot = await DecidedAsync();
        var described = bot.Services.GetServices<RowKind>().Select(kind => kind.Prefix).ToList();

        Assert.All(bot.Table.Rows.Select(RowKind.PrefixOf).Distinct(), prefix => Assert.Contains(prefix, described));
        Assert.Equal(described.Count, described.Distinct().Count());
    }

    [Fact]
    public async Task The_page_on_data_protection_has_a_line_for_every_kind()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "data-protection.md"));

        Assert.All(bot.Services.GetServices<RowKind>().Where(kind => kind.Prefix != "trial"), kind => Assert.Contains($"| `{kind.Prefix}` | {kind.Holds}", page, StringComparison.Ordinal));
    }

    // Ann has a draft and a request that was rejected with a reason.
    private static async Task<BotUnderTest> DecidedAsync()
    {
        var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot, Some.Request(bot.Ann, aim: HerWords));
        await bot.Grace.Clicks("Send the rejection", ("reason", "We have marmalade enough"));
        await bot.Ann.Says("request an account");
        await bot.Ann.Clicks("Continue", ("platform", "Instagram"), ("name", "Larkmere Vale marmalade"));
        return bot;
    }

    private static List<(string Key, JsonNode Event)> Events(BotUnderTest bot) =>
        [.. bot.Table.Rows.Where(row => row.RowKey.StartsWith("event|", StringComparison.Ordinal)).Select(row => (row.RowKey, JsonNode.Parse(row.GetString("Json")!)!))];
}
