using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.FileProviders;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Bridge;
using PolicyBot.LocalTenant.Instances;
using PolicyBot.LocalTenant.Page;
using PolicyBot.LocalTenant.People;

namespace PolicyBot.LocalTenant;

/// <summary>A local tenant that runs: Azurite, the bot or several of them, and the page. Started in that order and stopped in the other.</summary>
public sealed class TenantRun : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> started = new();

    private TenantRun(RunOptions options) => Options = options;

    public RunOptions Options { get; }

    public Tenant Tenant { get; private set; } = null!;

    public string PageAddress => $"http://127.0.0.1:{Options.Port}";

    public string BotAddress => $"http://127.0.0.1:{Options.BotPort}";

    /// <summary>Where the store is, for a test that looks into it.</summary>
    public string StorageConnectionString { get; private set; } = "";

    /// <summary>The bots in processes of their own; null where the only one is in this process.</summary>
    public BotInstances? Instances { get; private set; }

    public static async Task<TenantRun> StartAsync(RunOptions options, CancellationToken cancellation = default)
    {
        var run = new TenantRun(options);
        try
        {
            await run.StartAsync(cancellation);
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the page, then the bot while its store is still there, then Azurite.</summary>
    public async ValueTask DisposeAsync()
    {
        while (started.TryPop(out var part)) await part.DisposeAsync();
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        foreach (var port in new[] { Options.Port, Options.BotPort, Options.BridgePort }.OfType<int>()) RequireFree(port);
        var folder = new DataFolder(Options.DataFolder);
        started.Push(folder.Claim());
        var modules = await NodePackages.InstallAsync(cancellation);
        var azurite = await Azurite.StartAsync(folder.Path("azurite"), cancellation: cancellation);
        started.Push(azurite);
        StorageConnectionString = azurite.ConnectionString;
        Tenant = new Tenant(folder);

        var bot = BuildBot();
        started.Push(bot);
        var schools = bot.Services.GetRequiredService<SchoolPacks>();
        Tenant.Populate(schools);
        if (Options.Instances is { } count) await StartInstancesAsync(count, cancellation);
        else await StartBotAsync(bot, cancellation);
        await Induction.EnterAsync(Tenant, bot.Services, cancellation);

        await StartAsync(BuildPage(modules, schools.All[0]), cancellation);
        if (Options.BridgePort is { } bridgePort)
            await StartAsync(BridgeEndpoint.Build(bridgePort, Tenant.Line, BridgePeople.Read(Options.PeopleFile, Tenant.Directory)), cancellation);
    }

    private async Task StartAsync(WebApplication app, CancellationToken cancellation)
    {
        started.Push(app);
        await app.StartAsync(cancellation);
        started.Push(new Stopping(app));
    }

    // With bots in processes of their own this one only reads the packs.
    private WebApplication BuildBot() => BotHost.Create([], builder =>
    {
        builder.Wire(Tenant, Options.School, Options.PolicyFile);
        builder.Configuration["PolicyBot:Storage:ConnectionString"] = StorageConnectionString;
        builder.WebHost.UseUrls(BotAddress);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
    });

    private async Task StartBotAsync(WebApplication bot, CancellationToken cancellation)
    {
        await bot.StartAsync(cancellation);
        started.Push(new Stopping(bot));
        Connect(new SocketsHttpHandler());
    }

    private async Task StartInstancesAsync(int count, CancellationToken cancellation)
    {
        var wire = await LoopbackWire.StartAsync(Tenant, cancellation);
        started.Push(wire);
        Instances = await BotInstances.StartAsync(
            count,
            (number, token) => BotInstance.StartAsync(
                wire.Address, StorageConnectionString, Options, line => Console.WriteLine($"[bot {number + 1}] {line}"), token),
            cancellation);
        started.Push(Instances);
        Connect(Instances.Spread(Options.Seed is { } seed ? new Random(seed) : new Random()));
    }

    private void Connect(HttpMessageHandler bots) =>
        Tenant.Line.Connect(new HttpClient(bots) { BaseAddress = new Uri(BotAddress), Timeout = Options.TeamsWaits });

    private WebApplication BuildPage(string modules, SchoolPack school)
    {
        var builder = WebApplication.CreateSlimBuilder();
        // Reachable from this machine only, and under its own name only, so that no other web page can speak through the browser to it.
        builder.WebHost.UseUrls(PageAddress);
        builder.Configuration["AllowedHosts"] = "127.0.0.1;localhost";
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        var app = builder.Build();
        app.UseHostFiltering();
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = Files(Path.Combine(AppContext.BaseDirectory, "wwwroot")) });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = Files(Path.Combine(AppContext.BaseDirectory, "wwwroot")) });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = Files(Path.Combine(modules, "adaptivecards", "dist")), RequestPath = "/adaptivecards" });
        app.MapPage(Tenant, school);
        return app;
    }

    private static void RequireFree(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
        }
        catch (SocketException)
        {
            throw new InvalidOperationException($"Port {port} is in use. Stop what uses it, or choose another pair of ports with --port.");
        }
    }

    private static PhysicalFileProvider Files(string folder) => new(folder);

    /// <summary>Stops what was started before it is disposed of, so that turns are finished.</summary>
    private sealed class Stopping(WebApplication app) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await app.StopAsync();
    }
}
