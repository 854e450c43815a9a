using System.Diagnostics;

namespace PolicyBot.Benchmarks;

/// <summary>
/// From nothing to the first answer: the published bot beside an empty ASP.NET app that is published the same way, started in turn in the same run.
/// </summary>
internal static class Startup
{
    private const string Empty = """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/health", () => "Healthy");
        app.Run();
        """;

    private const string EmptyProject = """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
        </Project>
        """;

    public static async Task<object> RunAsync(int count)
    {
        var folder = Directory.CreateTempSubdirectory("policybot-startup-").FullName;
        try
        {
            var bot = await PublishAsync(Path.GetFullPath(Path.Combine(Root, "src", "PolicyBot")), Path.Combine(folder, "bot"), "PolicyBot.dll");
            var empty = await PublishAsync(WriteEmpty(folder), Path.Combine(folder, "empty-out"), "Empty.dll");
            List<Run> bots = [], empties = [];
            for (var i = 0; i < count; i++)
            {
                empties.Add(await StartAsync(empty));
                bots.Add(await StartAsync(bot));
            }
            return new { Count = count, Bot = Figures(bot, bots), EmptyApp = Figures(empty, empties) };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Root { get; } = FindRoot();

    private static object Figures(string program, IReadOnlyList<Run> runs) => new
    {
        Ready = Timings.Of(runs.Select(run => run.Ready)),
        MemoryAtRestMegabytes = Timings.Round(runs.Select(run => run.Megabytes).Order().ElementAt(runs.Count / 2)),
        PublishedMegabytes = Timings.Round(Directory.GetFiles(Path.GetDirectoryName(program)!, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) / 1e6),
    };

    // Ready is the first 200 on /health, counted from the start of the process.
    private static async Task<Run> StartAsync(string program)
    {
        var start = new ProcessStartInfo("dotnet", [program]) { WorkingDirectory = Path.GetDirectoryName(program), RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["PolicyBot__AppId"] = start.Environment["PolicyBot__TenantId"] = "5d2f7a10-3b64-4c1e-9a58-0e6f81b2c973";
        start.Environment["PolicyBot__Schools__0"] = "model";
        start.Environment["PolicyBot__Storage__ConnectionString"] =
            "DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey=bm90IGEga2V5;TableEndpoint=http://127.0.0.1:1/nobody;";
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        try
        {
            var address = await AddressAsync(process);
            using var http = new HttpClient();
            (await http.GetAsync(new Uri(address + "/health"))).EnsureSuccessStatusCode();
            var ready = watch.Elapsed;
            using var rest = new PeriodicTimer(TimeSpan.FromSeconds(3));
            await rest.WaitForNextTickAsync();
            process.Refresh();
            return new(ready, process.WorkingSet64 / 1e6);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static async Task<string> AddressAsync(Process process)
    {
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        const string Listening = "Now listening on: ";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                _ = process.StandardOutput.ReadToEndAsync(); // or a full pipe would stop it
                return line[(at + Listening.Length)..].Trim();
            }
        }
        throw new InvalidOperationException("A program did not start.");
    }

    private static async Task<string> PublishAsync(string project, string output, string program)
    {
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "-o", output, "--nologo", "-v", "q"])
        {
            RedirectStandardOutput = true,
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1" },
        })!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? Path.Combine(output, program) : throw new InvalidOperationException(said);
    }

    private static string WriteEmpty(string folder)
    {
        var project = Directory.CreateDirectory(Path.Combine(folder, "Empty")).FullName;
        File.WriteAllText(Path.Combine(project, "Program.cs"), Empty);
        File.WriteAllText(Path.Combine(project, "Empty.csproj"), EmptyProject);
        return project;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PolicyBot.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Run this from the repository.");
    }

    private sealed record Run(TimeSpan Ready, double Megabytes);
}
