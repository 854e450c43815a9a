using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PolicyBot.EndToEnd;

/// <summary>What docs/install.md has an IT manager do with the published program.</summary>
public sealed partial class PublishedBotTests(PublishedBot bot) : IClassFixture<PublishedBot>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task It_starts_from_an_empty_folder_with_settings_from_the_environment_and_answers_health_though_the_store_is_down()
    {
        using var empty = new TemporaryFolder();
        using var process = Start(empty.Path);
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            var address = await AddressAsync(process.StandardOutput, limit.Token);
            using var http = new HttpClient();

            var health = await http.GetAsync(new Uri(address + "/health"), limit.Token);
            var ready = await http.GetAsync(new Uri(address + "/health/ready"), limit.Token);

            Assert.Equal(HttpStatusCode.OK, health.StatusCode);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            Assert.False(health.Headers.Contains("Server"));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task Where_a_collector_is_named_it_gets_traces_figures_and_logs()
    {
        using var empty = new TemporaryFolder();
        using var collector = new HttpListener();
        var port = Ports.FreePair();
        collector.Prefixes.Add($"http://127.0.0.1:{port}/");
        collector.Start();
        using var process = Start(
            empty.Path, ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{port}"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "500"), ("OTEL_BSP_SCHEDULE_DELAY", "200"), ("OTEL_BLRP_SCHEDULE_DELAY", "200"));
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            var address = await AddressAsync(process.StandardOutput, limit.Token);
            using var http = new HttpClient();
            await http.GetAsync(new Uri(address + "/health"), limit.Token);

            var missing = new HashSet<string> { "/v1/traces", "/v1/metrics", "/v1/logs" };
            while (missing.Count > 0)
            {
                var call = await collector.GetContextAsync().WaitAsync(limit.Token);
                missing.Remove(call.Request.Url!.AbsolutePath);
                call.Response.Close();
            }
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    [NeedsNodeFact]
    public async Task It_makes_a_Teams_package_whose_manifest_is_sound_by_the_official_schema()
    {
        using var folder = new TemporaryFolder();
        var made = await Tool.DotnetAsync(folder.Path, bot.Program, "manifest",
            "--app-id", "5d2f7a10-3b64-4c1e-9a58-0e6f81b2c973", "--school", "Larkmere Vale School", "--website", "https://www.larkmere-vale.example");
        Assert.True(made.Code == 0, made.Said);
        await ZipFile.ExtractToDirectoryAsync(Path.Combine(folder.Path, "policybot.zip"), folder.Path);
        var file = Path.Combine(folder.Path, "manifest.json");

        var check = await Tool.NodeAsync("check-manifest.mjs", file);

        Assert.True(check.Code == 0, check.Said);
        // The check is no rubber stamp.
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        manifest["bots"]![0]!["botId"] = "no id";
        await File.WriteAllTextAsync(file, manifest.ToJsonString());
        var refused = await Tool.NodeAsync("check-manifest.mjs", file);
        Assert.Equal(1, refused.Code);
        Assert.Contains("/bots/0/botId", refused.Said, StringComparison.Ordinal);
    }

    private Process Start(string folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [bot.Program]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["PolicyBot__AppId"] = "5d2f7a10-3b64-4c1e-9a58-0e6f81b2c973";
        start.Environment["PolicyBot__TenantId"] = "c07e4b92-6a1d-4f38-b5c2-94d3e8f1a706";
        start.Environment["PolicyBot__Schools__0"] = "model";
        start.Environment["PolicyBot__Storage__ConnectionString"] =
            "DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey=bm90IGEga2V5;TableEndpoint=http://127.0.0.1:1/nobody;";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static async Task<string> AddressAsync(StreamReader output, CancellationToken cancellation)
    {
        var said = new List<string>();
        while (await output.ReadLineAsync(cancellation) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match) return match.Groups[1].Value;
            said.Add(line);
        }

        throw new Xunit.Sdk.XunitException("The published bot did not start:\n" + string.Join('\n', said));
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
