using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PolicyBot.Bot;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant;
using PolicyBot.LocalTenant.People;
using PolicyBot.Tables;

namespace PolicyBot.Testing;

/// <summary>
/// The real bot with a whole school around it, in memory. Notices go out when a story acts, not by the clock, so that what a story sees is settled.
/// </summary>
public sealed class BotUnderTest : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, bool> CheckedCards = new();
    private readonly WebApplication host;
    private readonly bool ownsTenant;
    private readonly Dictionary<string, Someone> people = [];

    private BotUnderTest(WebApplication host, Tenant tenant, bool ownsTenant, InMemoryTable table, ManualTime time)
    {
        this.host = host;
        this.ownsTenant = ownsTenant;
        Tenant = tenant;
        Table = table;
        Time = time;
    }

    public Tenant Tenant { get; }

    public InMemoryTable Table { get; }

    public ManualTime Time { get; }

    public IServiceProvider Services => host.Services;

    /// <summary>A way to the bot that signs nothing, for stories about what it refuses.</summary>
    public HttpClient Anonymous => host.GetTestClient();

    public SchoolPack School => Services.GetRequiredService<SchoolPacks>().All[0];

    /// <summary>A teacher.</summary>
    public Someone Ann => Person("Ann");

    /// <summary>The headteacher, a member of the leadership team.</summary>
    public Someone Grace => Person("Grace");

    /// <summary>The deputy headteacher, a member of the leadership team.</summary>
    public Someone Tom => Person("Tom");

    /// <summary>A pupil: in the tenant, not on the staff.</summary>
    public Someone Leo => Person("Leo");

    /// <param name="schools">Packs that are switched on; the model school alone where nothing is said.</param>
    /// <param name="also">Runs while the host is composed, for what one story needs besides.</param>
    /// <param name="among">The tenant of an earlier bot, which this one follows; it stays when this bot goes.</param>
    public static async Task<BotUnderTest> StartAsync(
        IReadOnlyList<string>? schools = null, InMemoryTable? table = null, ManualTime? time = null, Action<WebApplicationBuilder>? also = null, Tenant? among = null)
    {
        schools ??= ["model"];
        time ??= new ManualTime();
        table ??= new InMemoryTable(time);
        var tenant = among ?? new Tenant(time: time);
        var host = BotHost.Create([], builder =>
        {
            Compose(builder, tenant, schools, table, time);
            also?.Invoke(builder);
        });
        PacksReadBefore.Keep(host);
        if (among is null) tenant.Populate(host.Services.GetRequiredService<SchoolPacks>());
        await host.StartAsync();
        tenant.Line.Connect(host.GetTestClient());
        if (among is null) await Induction.EnterAsync(tenant, host.Services);
        return new BotUnderTest(host, tenant, among is null, table, time);
    }

    /// <summary>Puts the school around a bot: its tenant, its table and its clock.</summary>
    public static void Compose(WebApplicationBuilder builder, Tenant tenant, IReadOnlyList<string> schools, InMemoryTable table, ManualTime time)
    {
        builder.Wire(tenant, schools[0]);
        foreach (var (place, school) in schools.Index()) builder.Configuration[$"PolicyBot:Schools:{place}"] = school;
        builder.Configuration["PolicyBot:PolicyDocuments"] = Shared.Path("policies");
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<TableClient>(table);
        builder.Configuration["PolicyBot:Storage:ConnectionString"] = "UseDevelopmentStorage=true";
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Host.UseServiceProviderFactory(new WithoutBackgroundWork(builder.Configuration));
    }

    /// <summary>Somebody by name or first name, with the app in their Teams once they do something.</summary>
    public Someone Person(string name)
    {
        var person = Tenant.Directory.Named(name);
        if (!people.TryGetValue(person.Id, out var someone)) people[person.Id] = someone = new Someone(this, Tenant.TeamsOf(person));
        return someone;
    }

    /// <summary>Somebody more in the tenant, in the groups that hold these roles. The name's first word must be nobody else's.</summary>
    public Someone Newcomer(string name, params IEnumerable<string> roleIds)
    {
        var person = new Person(Guid.NewGuid().ToString(), name, "Newcomer", $"{name.ToLowerInvariant().Replace(' ', '.')}@{School.Id}.example");
        Tenant.Directory.Add(person);
        foreach (var roleId in roleIds) Tenant.Directory.Join(GroupOf(roleId), person.Id);
        return Person(name);
    }

    /// <summary>A member of staff of one school of several.</summary>
    public Someone Person(string name, string of) =>
        Person(Tenant.Directory.TransitiveMembers(Pack(of).Staff.Group!)!.Single(p => p.Name == name || p.GivenName == name).Name);

    public SchoolPack Pack(string school) => Services.GetRequiredService<SchoolPacks>().Find(school)!;

    /// <summary>Lets everything that is due now happen: installations, notices, what these lead to.</summary>
    public async Task SettleAsync()
    {
        do await Tenant.SettledAsync();
        while (await Services.GetRequiredService<OutboxSender>().DeliverDueAsync(CancellationToken.None));
        CheckCards();
    }

    /// <summary>Moves the clock on and lets what has become due happen.</summary>
    public Task WaitAsync(TimeSpan by)
    {
        Time.Advance(by);
        return SettleAsync();
    }

    /// <summary>Lets time pass day by day, as a bot that is running sees it.</summary>
    public async Task UntilAsync(DateTimeOffset moment)
    {
        while (Time.GetUtcNow() < moment)
        {
            var left = moment - Time.GetUtcNow();
            await WaitAsync(left < TimeSpan.FromDays(1) ? left : TimeSpan.FromDays(1));
        }
    }

    /// <summary>Takes somebody out of the group that holds a role.</summary>
    public void Leaves(Someone someone, string roleId) => Tenant.Directory.Leave(GroupOf(roleId), someone.Id);

    public void Joins(Someone someone, string roleId) => Tenant.Directory.Join(GroupOf(roleId), someone.Id);

    public IReadOnlyList<Person> Members(string roleId) => Tenant.Directory.TransitiveMembers(GroupOf(roleId))!;

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await host.DisposeAsync();
        if (ownsTenant) Tenant.Dispose();
    }

    // Every card that any story shows is held against the schema and the size limit, each once.
    private void CheckCards()
    {
        foreach (var card in Tenant.Directory.People.SelectMany(p => Tenant.Chats.Of(p).Messages).Where(m => m.FromBot).Select(m => m.Card?.GetRawText()))
        {
            if (card is not null && CheckedCards.TryAdd(card, true))
                CardSchema.Check(JsonNode.Parse(card));
        }
    }

    private string GroupOf(string roleId) =>
        School.Role(roleId)?.Group ?? throw new InvalidOperationException($"No group holds the role {roleId} in {School.Id}.");

    // The web server is a hosted service too, and the only one that a story needs.
    private sealed class WithoutBackgroundWork(IConfiguration settings) : IServiceProviderFactory<IServiceCollection>
    {
        public IServiceCollection CreateBuilder(IServiceCollection services) => services;

        public IServiceProvider CreateServiceProvider(IServiceCollection services)
        {
            foreach (var work in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Name != "GenericWebHostService").ToList())
                services.Remove(work);
            PacksReadBefore.Reuse(services, settings);
            return services.BuildServiceProvider(validateScopes: true);
        }
    }
}
