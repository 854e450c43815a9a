using PolicyBot.Bot;
using PolicyBot.Core.Packs;

namespace PolicyBot.Incidents;

/// <summary>Once a day, erases the cases whose time is over. Several instances may do so at once: erasing twice does no harm.</summary>
internal sealed class RetentionSweep(IncidentRecords records, SchoolPacks schools, TimeProvider time, ILogger<RetentionSweep> log) : BackgroundService
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var school in schools.All.Where(school => school.Processes.Contains(SchoolProcess.Incidents)))
                await SweepAsync(school, stoppingToken);
            await Task.Delay(Day, time, stoppingToken);
        }
    }

    private async Task SweepAsync(SchoolPack school, CancellationToken cancellation)
    {
        try
        {
            if (await records.EraseDueAsync(school, cancellation) is > 0 and var erased)
                log.LogInformation("Erased {Count} cases of {School} whose time was over", erased, school.Id);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.LogError("Cases of {School} could not be erased, and are tried again in a day: {Fault}", school.Id, Faults.Describe(e));
        }
    }
}
