using PolicyBot.Tables;

namespace PolicyBot.Bot;

/// <summary>Makes the table at the first start. A store that is down then does not keep the bot from starting: questions need no store.</summary>
internal sealed class StoreSetup(TableClient table, ILogger<StoreSetup> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await table.CreateIfNotExistsAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogError("The table could not be made. Check PolicyBot:Storage and the bot's role on the storage account: {Fault}", Faults.Describe(e));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
