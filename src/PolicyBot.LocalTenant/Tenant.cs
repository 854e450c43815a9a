using Azure.Core;
using Azure.Core.Pipeline;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Bridge;
using PolicyBot.LocalTenant.Connector;
using PolicyBot.LocalTenant.Graph;
using PolicyBot.LocalTenant.Issuer;
using PolicyBot.LocalTenant.People;
using PolicyBot.LocalTenant.Teams;
using PolicyBot.LocalTenant.Wire;

namespace PolicyBot.LocalTenant;

/// <summary>
/// Microsoft's side of the wire in one process: token issuer, Entra, Connector, Graph, people and their Teams.
/// Needs no port, no Node and no disk; the bot reaches it through <see cref="Transport"/> and <see cref="Credential"/>.
/// </summary>
public sealed class Tenant : IDisposable
{
    private const string MembershipsFile = "memberships.json";

    private readonly DataFolder? folder;
    private readonly Lock gate = new();
    private readonly Dictionary<string, TeamsClient> clients = [];
    private readonly TimeProvider time;
    private readonly EntraTokens entra;
    private readonly BridgeRelay relay = new();
    private Task told = Task.CompletedTask;

    /// <param name="folder">Where chats, memberships and the signing key outlive the run; null: nowhere.</param>
    public Tenant(DataFolder? folder = null, TimeProvider? time = null)
    {
        this.folder = folder;
        this.time = time ?? TimeProvider.System;
        Issuer = new TokenIssuer(folder?.Path("signing-key.pem"), this.time);
        Line = new BotLine(Issuer);
        Chats = new Chats(folder, this.time);
        Mails = new Mails(folder, this.time);
        Drives = new Drives.Drives(folder);
        entra = new EntraTokens(TimeProvider.System); // the client library keeps tokens by the machine's clock, too
        var connector = new ConnectorApi(Chats, Directory);
        var graph = new GraphApi(Directory, Chats, Mails, Installed);
        Microsoft = new MicrosoftWire(Faults, new Dictionary<string, WireService>
        {
            [TenantIds.LoginHost] = (call, _) => Task.FromResult(Issuer.Answer(call)),
            [TenantIds.ConnectorHost] = entra.Guard(TenantIds.ConnectorScope, (call, cancellation) =>
                BridgeRelay.Takes(call) ? relay.SendAsync(call, cancellation) : Task.FromResult(connector.Answer(call))),
            [TenantIds.DriveHost] = (call, _) => Task.FromResult(Drives.Answer(call)),
            [TenantIds.GraphHost] = entra.Guard(TenantIds.GraphScope, (call, _) => Task.FromResult(graph.Answer(call))),
        }, this.time);
        if (folder is not null) Directory.Changed += () => folder.Write(MembershipsFile, Directory.Memberships());
    }

    public SchoolDirectory Directory { get; } = new();

    public Chats Chats { get; }

    public Mails Mails { get; }

    public Drives.Drives Drives { get; }

    public Faults Faults { get; } = new();

    public TokenIssuer Issuer { get; }

    /// <summary>The way to the bot; connect one before anybody says anything.</summary>
    public BotLine Line { get; }

    /// <summary>Answers the production addresses in memory.</summary>
    public MicrosoftWire Microsoft { get; }

    /// <summary>What the bot takes for the network.</summary>
    public HttpPipelineTransport Transport => new HttpClientTransport(Microsoft);

    /// <summary>What the bot takes for its identity in Entra.</summary>
    public TokenCredential Credential => entra;

    /// <summary>Peoples the tenant so that every role of these schools is held, and restores who joined and left groups since.</summary>
    public void Populate(SchoolPacks schools)
    {
        foreach (var (place, pack) in schools.All.Index()) Seed.Fill(Directory, pack, place);
        if (folder?.Read<Dictionary<string, string[]>>(MembershipsFile) is { } saved) Directory.Restore(saved);
    }

    /// <summary>A person's Teams.</summary>
    public TeamsClient TeamsOf(Person person)
    {
        lock (gate)
        {
            if (!clients.TryGetValue(person.Id, out var client))
                clients[person.Id] = client = new TeamsClient(person, Chats, Drives, Line, time);
            return client;
        }
    }

    /// <summary>Done when the bot has been told of every installation so far.</summary>
    public Task SettledAsync()
    {
        lock (gate) return told;
    }

    public void Dispose()
    {
        Issuer.Dispose();
        Microsoft.Dispose();
        relay.Dispose();
    }

    // Graph answers at once; Teams tells the bot afterwards.
    private void Installed(Person person)
    {
        var client = TeamsOf(person);
        lock (gate) told = Task.WhenAll(told, Task.Run(client.TellAddedAsync));
    }
}
