using System.IO.Compression;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Commands;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;
using PolicyBot.Incidents;
using PolicyBot.LocalTenant;
using PolicyBot.Tables;
using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Testing.Incidents;

/// <summary>Records end when their time is over, can be erased, and can be shown to whom they are about.</summary>
public sealed class RecordTests : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".docx");

    public void Dispose() => File.Delete(file);

    [Fact, Trait("Row", "C6")]
    public async Task A_closed_case_is_erased_when_its_time_is_over_and_only_the_count_is_left()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var ordinary = await ClosedAsync(bot, "account-abuse");
        var child = await bot.Ann.Reports("child-at-risk", Doers.Pupil);
        await bot.Person("Siobhan").ClicksIn(await bot.Person("Siobhan").ClicksIn(await bot.Person("Siobhan").Opens(child), "Close"), "Save", ("outcome", "agencies"), ("policy", "child-protection"));
        var records = bot.Services.GetRequiredService<IncidentRecords>();

        await bot.WaitAsync(TimeSpan.FromDays(6 * 365));
        Assert.Equal(0, await records.EraseDueAsync(bot.School, CancellationToken.None));
        bot.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal(1, await records.EraseDueAsync(bot.School, CancellationToken.None));

        Assert.True((await bot.IncidentAsync(ordinary)).IsErased);
        Assert.False((await bot.IncidentAsync(child)).IsErased);
        var left = Assert.Single(bot.Table.Rows, row => row.RowKey.Contains(ordinary, StringComparison.Ordinal));
        Assert.DoesNotMatch("Ann|Tom|evening", left.GetString("Json")!);
        Assert.Contains("can't find this case", TextOf(await bot.Ann.Fetches("incidents/open", ordinary)), StringComparison.Ordinal);
    }

    [Fact, Trait("Row", "C6")]
    public async Task Somebody_asks_what_is_kept_of_them_and_gets_a_document()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Reports("staff-conduct", staff: bot.Person("Bilal"), what: "Wrote <this> & that");

        Assert.Equal(0, await RunAsync(bot, "records", "export", "model", bot.Person("Bilal").Id, file));

        var text = string.Join('\n', Paragraphs(file));
        Assert.Contains("Wrote <this> & that", text, StringComparison.Ordinal);
        Assert.Contains("take out what is about other people", text, StringComparison.Ordinal);
        Assert.Equal(1, await RunAsync(bot, "records", "export", "model", bot.Person("Zofia").Id, file));
    }

    [Fact]
    public async Task A_case_is_erased_by_its_number_and_a_wrong_number_changes_nothing()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("account-abuse");

        Assert.Equal(1, await RunAsync(bot, "records", "erase", "model", "IN-0000-0000"));
        Assert.False((await bot.IncidentAsync(number)).IsErased);
        Assert.Equal(0, await RunAsync(bot, "records", "erase", "model", number));
        Assert.True((await bot.IncidentAsync(number)).IsErased);
        Assert.Equal(2, await RunAsync(bot, "records", "burn", "model", number));
    }

    [Fact]
    public async Task A_letter_is_written_as_a_word_document()
    {
        await using var bot = await BotUnderTest.StartAsync();

        Assert.Equal(0, await RunAsync(bot, "records", "letter", "model", "removal", file));

        var lines = Paragraphs(file);
        Assert.Equal("Dear parent or carer,", lines[0]);
        Assert.Contains("Headteacher, Larkmere Vale School", lines);
    }

    private static async Task<string> ClosedAsync(BotUnderTest bot, string kind)
    {
        var number = await bot.Ann.Reports(kind);
        await bot.Tom.ClicksIn(await bot.Tom.ClicksIn(await bot.Tom.Opens(number), "Close"), "Save", ("outcome", "internal"), ("policy", "social-media"));
        return number;
    }

    private static Task<int> RunAsync(BotUnderTest bot, params string[] args) => RecordsCommand.RunAsync(args[1..], TextWriter.Null, TextWriter.Null, builder =>
    {
        builder.Wire(bot.Tenant, "model");
        builder.Configuration["PolicyBot:Storage:ConnectionString"] = "UseDevelopmentStorage=true";
        builder.Services.AddSingleton<TimeProvider>(bot.Time);
        builder.Services.AddSingleton<TableClient>(bot.Table);
    });

    private static List<string> Paragraphs(string file)
    {
        XNamespace w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        using var zip = ZipFile.OpenRead(file);
        Assert.Equal(["[Content_Types].xml", "_rels/.rels", "word/document.xml"], zip.Entries.Select(entry => entry.FullName));
        using var document = zip.GetEntry("word/document.xml")!.Open();
        return [.. XDocument.Load(document).Descendants(w + "p").Select(paragraph => paragraph.Value)];
    }
}
