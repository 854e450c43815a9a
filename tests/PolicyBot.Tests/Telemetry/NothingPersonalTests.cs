using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using Azure;
using Microsoft.Extensions.Logging;
using PolicyBot.Approvals;
using PolicyBot.Bot;
using PolicyBot.LocalTenant.Wire;
using PolicyBot.Telemetry;
using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Tests.Telemetry;

/// <summary>Whatever people write and whoever they are: logs, traces and figures have not a word of it, on good days and bad.</summary>
[Collection(nameof(Alone))]
public sealed class NothingPersonalTests
{
    private const string Marker = "zanzibar-marmalade";

    [Fact]
    public async Task Logs_traces_and_figures_hold_nobodys_words_names_or_ids()
    {
        using var heard = new Heard();
        await using var bot = await BotUnderTest.StartAsync(also: builder => builder.Logging.AddProvider(heard.Logs).SetMinimumLevel(LogLevel.Trace));

        await WalkAsync(bot);

        var everything = heard.All;
        Assert.Contains(everything, line => line.Contains("turn message", StringComparison.Ordinal));
        Assert.Contains(everything, line => line.Contains("policybot.turn.duration", StringComparison.Ordinal));
        Assert.Contains(everything, line => line.Contains("policybot.notices", StringComparison.Ordinal));
        Assert.Contains(everything, line => line.Contains("policybot.turn.failures", StringComparison.Ordinal));
        Assert.All(Personal(bot), word => Assert.DoesNotContain(everything, line => line.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Of_a_report_they_hold_no_word_from_its_first_step_to_its_end()
    {
        using var heard = new Heard();
        await using var bot = await BotUnderTest.StartAsync(also: builder => builder.Logging.AddProvider(heard.Logs).SetMinimumLevel(LogLevel.Trace));

        await ReportAsync(bot);

        var everything = heard.All;
        Assert.Contains(everything, line => line.Contains("turn invoke", StringComparison.Ordinal));
        Assert.Contains(everything, line => line.Contains("policybot.notices", StringComparison.Ordinal));
        Assert.All(Personal(bot), word => Assert.DoesNotContain(everything, line => line.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task ReportAsync(BotUnderTest bot)
    {
        var check = await bot.Ann.Writes("account-abuse", what: Marker, where: Marker, done: Marker);
        bot.Table.Down = true;
        // Notices can't be sent either, and the test host says so.
        await Assert.ThrowsAsync<RequestFailedException>(() => bot.Ann.ClicksIn(check, "Send the report"));
        bot.Table.Down = false;
        var number = NumberIn(await bot.Ann.ClicksIn(check, "Send the report"));
        await bot.Grace.ClicksIn(await bot.Grace.Opens(number), "I have it");
        var note = await bot.Grace.ClicksIn(await bot.Grace.Opens(number), "Add a note");
        using (bot.Tenant.Faults.While(Calls.Graph, Fault.Status(503, "serviceNotAvailable"))) await bot.Grace.ClicksIn(note, "Add", ("text", Marker));
        await bot.Grace.ClicksIn(note, "Add", ("text", Marker));
        await bot.Grace.DecidesOn(number, "meeting", bot.Person("Siobhan"), text: Marker);
        await bot.Person("Siobhan").Finishes(number, Marker);
        await bot.Grace.ClicksIn(await bot.Grace.DraftsFor(number, "private-contact"), "Keep it with the case", ("text", Marker));
        await bot.Grace.ClicksIn(await bot.Grace.OpensForm(number, "Close"), "Save", ("outcome", "internal"), ("policy", "conduct"), ("text", Marker));
        await bot.Tom.Fetches("incidents/open", Marker);
    }

    // Good days, then each service failing in turn.
    private static async Task WalkAsync(BotUnderTest bot)
    {
        await bot.Ann.Says($"can I put {Marker} on facebook?");
        await bot.Leo.Says(Marker);
        var request = await bot.Ann.HasSentAsync(bot, Some.Request(bot.Ann, aim: Marker));
        await bot.Grace.Clicks("Send the rejection", ("reason", Marker));
        await Raw.PressAsync(bot, bot.Tom, Marker, new JsonObject { ["caseId"] = Marker });
        await Raw.PressAsync(bot, bot.Tom, ApprovalVerbs.Approve, new JsonObject { ["caseId"] = request.Id, ["revision"] = 1, ["more"] = Marker });
        await Raw.PostAsync(bot, $$"""{"type":"{{Marker}}","text":"{{Marker}}"}""", bot.Tenant.Issuer.Token());
        await Raw.PostAsync(bot, Marker, Marker);
        bot.Table.Down = true;
        await bot.Ann.Teams.SayAsync("my requests");
        await bot.Ann.Teams.SayAsync($"can I put {Marker} on a blog?");
        await Raw.PressAsync(bot, bot.Ann, ApprovalVerbs.Withdraw, new JsonObject { ["caseId"] = Marker, ["revision"] = 1 });
        await Raw.PressAsync(bot, bot.Tom, ApprovalVerbs.Approve, new JsonObject { ["caseId"] = request.Id, ["revision"] = 1 });
        bot.Table.Down = false;
        using (bot.Tenant.Faults.While(Calls.Graph, Fault.Status(403, "Authorization_RequestDenied"))) await bot.Grace.Says(Marker);
        using (bot.Tenant.Faults.While(Calls.Connector, Fault.Status(403, "Forbidden"))) await bot.Ann.Says($"can I follow {Marker}?");
    }

    private static IEnumerable<string> Personal(BotUnderTest bot) =>
        bot.Tenant.Directory.People.SelectMany(p => new[] { p.Name, p.Surname, p.Id, p.UserPrincipalName, p.TeamsId, p.ConversationId }).Append(Marker);

    /// <summary>Listens as the exporter does, to the same sources and meters, and to every log.</summary>
    private sealed class Heard : IDisposable
    {
        private readonly ConcurrentQueue<string> lines = new();
        private readonly ActivityListener traces;
        private readonly MeterListener figures = new();

        public Heard()
        {
            traces = new ActivityListener
            {
                ShouldListenTo = source => TelemetryFeature.Sources.Contains(source.Name),
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = a => lines.Enqueue(
                    $"{a.DisplayName} {a.StatusDescription} {Text(a.TagObjects)} {Text(a.Baggage.Select(b => KeyValuePair.Create<string, object?>(b.Key, b.Value)))} {string.Join(' ', a.Events.Select(e => e.Name + Text(e.Tags)))}"),
            };
            ActivitySource.AddActivityListener(traces);
            figures.InstrumentPublished = (instrument, listener) =>
            {
                if (TelemetryFeature.Meters.Contains(instrument.Meter.Name)) listener.EnableMeasurementEvents(instrument);
            };
            figures.SetMeasurementEventCallback<double>((instrument, _, tags, _) => lines.Enqueue($"{instrument.Name} {Text(tags.ToArray())}"));
            figures.SetMeasurementEventCallback<long>((instrument, _, tags, _) => lines.Enqueue($"{instrument.Name} {Text(tags.ToArray())}"));
            figures.Start();
        }

        public LogLines Logs { get; } = new();

        public IReadOnlyList<string> All => [.. lines, .. Logs.All];

        public void Dispose()
        {
            traces.Dispose();
            figures.Dispose();
            Logs.Dispose();
        }

        private static string Text(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"));
    }
}

/// <summary>With no other test at the same time: what is listened to belongs to the whole process, and other tests ask a tenant's page for people by id.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
