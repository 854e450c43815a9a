using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant;
using PolicyBot.LocalTenant.People;
using PolicyBot.Tables;

namespace PolicyBot.Benchmarks;

/// <summary>The bot on a port of its own over Azurite, or a store in memory; Connector and Graph answer in memory. Requests come with a token signed once, as the Connector's do.</summary>
internal sealed class BotOnLoopback : IAsyncDisposable
{
    private readonly TableClient table;
    private Azurite? azurite;
    private string? folder;
    private readonly WebApplication bot;
    private readonly AuthenticationHeaderValue token;

    private BotOnLoopback(Tenant tenant, TableClient table, WebApplication bot)
    {
        this.table = table;
        this.bot = bot;
        Tenant = tenant;
        token = new("Bearer", tenant.Issuer.Token());
        Http = new HttpClient { BaseAddress = new Uri(bot.Urls.First()) };
        tenant.Line.Connect(Http);
    }

    public Tenant Tenant { get; }

    /// <summary>The store, where it is Azurite.</summary>
    public RecordingTable Table => (RecordingTable)table;

    public HttpClient Http { get; }

    public IServiceProvider Services => bot.Services;

    public SchoolPack School => Services.GetRequiredService<SchoolPacks>().All[0];

    public static async Task<BotOnLoopback> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("policybot-bench-").FullName;
        var azurite = await Azurite.StartAsync(folder);
        var connection = TableConnection.Parse(azurite.ConnectionString);
        var bot = await StartAsync(new RecordingTable(connection));
        (bot.azurite, bot.folder) = (azurite, folder);
        return bot;
    }

    public static async Task<BotOnLoopback> StartAsync(TableClient table)
    {
        var tenant = new Tenant();
        var bot = BotHost.Create([], builder =>
        {
            builder.Wire(tenant, "model");
            builder.Services.AddSingleton(table);
            builder.Configuration["PolicyBot:Storage:ConnectionString"] = "UseDevelopmentStorage=true";
            builder.Configuration["PolicyBot:MostPerMinute"] = "100000";
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.SetMinimumLevel(LogLevel.Error);
        });
        tenant.Populate(bot.Services.GetRequiredService<SchoolPacks>());
        await bot.StartAsync();
        return new(tenant, table, bot);
    }

    public IReadOnlyList<Person> Staff => Tenant.Directory.TransitiveMembers(School.Staff.Group!)!;

    /// <summary>An activity ready to be posted; its id must be new each time, as Teams' are.</summary>
    public HttpRequestMessage Request(JsonObject activity) => Request(activity.ToJsonString());

    public HttpRequestMessage Request(string activity) => new(HttpMethod.Post, "/api/messages")
    {
        Headers = { Authorization = token },
        Content = new StringContent(activity, Encoding.UTF8, "application/json"),
    };

    /// <summary>Waits until every notice has gone out.</summary>
    public async Task NoticesAreOutAsync()
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await Table.QueryAsync(TableFilter.RowKeyPrefix(School.Id, "outbox|"), maxPerPage: 1).AnyAsync()) await beat.WaitForNextTickAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await bot.StopAsync();
        await bot.DisposeAsync();
        Http.Dispose();
        Tenant.Dispose();
        if (azurite is null) return;
        await azurite.DisposeAsync();
        Directory.Delete(folder!, recursive: true);
    }
}

/// <summary>The store, which remembers the last batch that decided something.</summary>
internal sealed class RecordingTable(TableConnection connection) : TableClient(connection.Endpoint, "policybot", connection.Credential, new TableClientOptions())
{
    public IReadOnlyList<TableTransactionAction> LastChange { get; private set; } = [];

    public override Task<IReadOnlyList<Azure.ETag>> SubmitTransactionAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellationToken = default)
    {
        if (actions[0].Entity.RowKey.StartsWith("case|", StringComparison.Ordinal)) LastChange = actions;
        return base.SubmitTransactionAsync(actions, cancellationToken);
    }
}
