using PolicyBot.LocalTenant;
using PolicyBot.Tables;

namespace PolicyBot.Testing;

/// <summary>One Azurite for a test class, started when the first test asks for a table, its files thrown away at the end.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("policybot-azurite-").FullName;
    private readonly Lazy<Task<Azurite>> azurite;
    private int tables;

    public AzuriteFixture() => azurite = new(() => Azurite.StartAsync(folder));

    /// <summary>A client for a table of its own, not created yet.</summary>
    public async Task<TableClient> NewTableAsync()
    {
        var connection = TableConnection.Parse((await azurite.Value).ConnectionString);
        return new TableClient(connection.Endpoint, $"table{Interlocked.Increment(ref tables)}", connection.Credential);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (azurite.IsValueCreated && azurite.Value.IsCompletedSuccessfully) await (await azurite.Value).DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
