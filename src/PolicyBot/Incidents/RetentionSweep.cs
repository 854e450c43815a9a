using PolicyBot.Bot;
using PolicyBot.Core.Packs;

namespace PolicyBot.Incidents;

/// <summary>Erases the cases whose time is over.</summary>
internal sealed class RetentionSweep(IncidentRecords records, SchoolPacks schools, TimeProvider time, ILogger<RetentionSweep> log) : DailyWork(schools, time, log)
{
    public override Task<int> DeleteAsync(SchoolPack school, CancellationToken cancellation) =>
        school.Processes.Contains(SchoolProcess.Incidents) ? records.EraseDueAsync(school, cancellation) : Task.FromResult(0);
}
