using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;

namespace PolicyBot.Bot;

/// <summary>What follows where a notice reached nobody: its feature says who learns of it.</summary>
internal sealed class NoticeAlarms(Routes routes, TimeProvider time, ILogger<NoticeAlarms> log)
{
    /// <summary>The notices that raise the alarm; none where nobody needs to know.</summary>
    public async Task<IEnumerable<OutboxRow>> FollowAsync(SchoolPack school, OutboxRow row, CancellationToken cancellation)
    {
        // Who holds a card is told what became of it anyway when they open it.
        if (row.To is Audience.CardHolders || routes.FindNotice(row.Kind)?.Alarm is not { } alarm)
            return [];
        try
        {
            var now = time.GetUtcNow();
            return [.. (await alarm(school, row.CaseId, cancellation)).Select(notice => OutboxRow.Of(row.School, row.CaseId, row.Number, notice, now))];
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.LogError("Nobody could be told that notice {Kind} of {Case} reached nobody: {Fault}", row.Kind, row.CaseId, Faults.Describe(e));
            return [];
        }
    }
}
