using PolicyBot.Core.Packs;

namespace PolicyBot.Bot;

/// <summary>
/// Sends what waits in the outbox. Nothing is lost; a crash or an unclear answer can repeat a notice once.
/// Order is kept for one recipient of one case, so that one blocked notice never holds up another person's.
/// </summary>
internal sealed class OutboxSender(
    TablesOutbox outbox, NoticeDelivery delivery, SchoolPacks schools, OutboxSignal signal, TimeProvider time, ILogger<OutboxSender> log)
    : BackgroundService
{
    private const int AtOnce = 8;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    // Well within the lease, so that nobody else takes a notice that is still in hand; and newer notices wait no longer than this.
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(45);

    /// <summary>Sends everything that is due now, and tells whether anything moved.</summary>
    public async Task<bool> DeliverDueAsync(CancellationToken cancellation)
    {
        var moved = false;
        foreach (var school in schools.All)
        {
            var waiting = await outbox.ListAsync(school.Id, cancellation);
            await Parallel.ForEachAsync(
                waiting.GroupBy(row => (row.CaseId, row.Recipient)),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
                async (rows, token) =>
                {
                    if (await DeliverInOrderAsync(school, rows.OrderBy(row => row.Number), token))
                        moved = true;
                });
        }
        return moved;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await DeliverDueAsync(stoppingToken))
                {
                    // What was expanded is there to be sent now.
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError("The outbox could not be read: {Fault}", Faults.Describe(e));
            }
            await signal.WaitAsync(LookAgain, time, stoppingToken);
        }
    }

    private async Task<bool> DeliverInOrderAsync(SchoolPack school, IEnumerable<OutboxRow> rows, CancellationToken cancellation)
    {
        var moved = false;
        foreach (var row in rows)
        {
            var now = time.GetUtcNow();
            // What lies ahead holds up nothing; what was tried and is to be tried again does.
            if (row.Since > now)
                continue;
            if (row.Due > now || row.LeasedUntil > now || cancellation.IsCancellationRequested)
                return moved;
            // What was begun is finished even when the bot stops: broken off, it may have gone out, and would go out again.
            using var limit = new CancellationTokenSource(LongestTry, time);
            try
            {
                if (await outbox.ClaimAsync(row, now, limit.Token) is not { } claimed || !await delivery.DeliverAsync(school, claimed, limit.Token))
                    return moved;
                moved = true;
            }
            catch (Exception e)
            {
                // The lease runs out and the notice is tried again.
                log.LogError("Notice {Kind} of {Case} failed: {Fault}", row.Kind, row.CaseId, Faults.Describe(e));
                return moved;
            }
        }
        return moved;
    }
}
