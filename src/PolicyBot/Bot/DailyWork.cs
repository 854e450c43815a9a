using PolicyBot.Core.Packs;

namespace PolicyBot.Bot;

/// <summary>Deletes, once a day, what is kept no longer. Every instance does so: deleting twice does no harm.</summary>
internal abstract class DailyWork(SchoolPacks schools, TimeProvider time, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Does it for one school. Returns how much was deleted.</summary>
    public abstract Task<int> DeleteAsync(SchoolPack school, CancellationToken cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var school in schools.All)
                await TryAsync(school, stoppingToken);
            await Task.Delay(Day, time, stoppingToken);
        }
    }

    private async Task TryAsync(SchoolPack school, CancellationToken cancellation)
    {
        try
        {
            if (await DeleteAsync(school, cancellation) is > 0 and var deleted)
                log.LogInformation("Deleted {Count} records of {School} whose time was over", deleted, school.Id);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.LogError("Records of {School} whose time is over could not be deleted, and are tried again in a day: {Fault}", school.Id, Faults.Describe(e));
        }
    }
}
