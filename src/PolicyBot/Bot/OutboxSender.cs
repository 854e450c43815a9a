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

    // So that what is due by a clock or a store that stumbled is not asked for without end.
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromSeconds(2);

    // What another instance stored wakes only that one. Should it die, its notices are seen this much later.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(15);

    // Well within the lease, so that nobody else takes a notice that is still in hand; and newer notices wait no longer than this.
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan LongestGivingBack = TimeSpan.FromSeconds(10);

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
            var sleep = LongestSleep;
            try
            {
                while (await DeliverDueAsync(stoppingToken))
                {
                    // What was expanded is there to be sent now.
                }
                sleep = await FindSleepAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError("The outbox could not be read: {Fault}", Faults.Describe(e));
            }
            await signal.WaitAsync(sleep, time, stoppingToken);
        }
    }

    private async Task<TimeSpan> FindSleepAsync(CancellationToken cancellation)
    {
        var sleep = LongestSleep;
        foreach (var school in schools.All)
        {
            var until = SleepFor(await outbox.ListAsync(school.Id, cancellation), time.GetUtcNow());
            sleep = until < sleep ? until : sleep;
        }
        return sleep;
    }

    /// <summary>How long nothing is due for. What stands behind a notice that has to be tried again is not due before that one.</summary>
    internal static TimeSpan SleepFor(IEnumerable<OutboxRow> waiting, DateTimeOffset now)
    {
        var next = waiting
            .GroupBy(row => (row.CaseId, row.Recipient))
            .SelectMany(rows => rows.Where(row => row.Since <= now).OrderBy(row => row.Number).Take(1).Concat(rows.Where(row => row.Since > now)))
            .Select(row => row.Due > row.LeasedUntil ? row.Due : row.LeasedUntil)
            .DefaultIfEmpty(DateTimeOffset.MaxValue)
            .Min();
        return next < now + ShortestSleep ? ShortestSleep : next > now + LongestSleep ? LongestSleep : next - now;
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
            if (!await TryAsync(school, row, now))
                return moved;
            moved = true;
        }
        return moved;
    }

    /// <summary>Whether the notice is off the list.</summary>
    private async Task<bool> TryAsync(SchoolPack school, OutboxRow row, DateTimeOffset now)
    {
        // What was begun is finished even when the bot stops: broken off, it may have gone out, and would go out again.
        using var limit = new CancellationTokenSource(LongestTry, time);
        OutboxRow? claimed = null;
        try
        {
            claimed = await outbox.ClaimAsync(row, now, limit.Token);
            return claimed is not null && await delivery.DeliverAsync(school, claimed, limit.Token);
        }
        catch (Exception e)
        {
            log.LogError("Notice {Kind} of {Case} failed: {Fault}", row.Kind, row.CaseId, Faults.Describe(e));
            return claimed is not null && await GiveBackAsync(school, claimed);
        }
    }

    private async Task<bool> GiveBackAsync(SchoolPack school, OutboxRow claimed)
    {
        using var limit = new CancellationTokenSource(LongestGivingBack, time);
        try
        {
            return await delivery.FailAsync(school, claimed, limit.Token);
        }
        catch (Exception e)
        {
            // The lease runs out and the notice is tried again.
            log.LogError("Notice {Kind} of {Case} is still leased: {Fault}", claimed.Kind, claimed.CaseId, Faults.Describe(e));
            return false;
        }
    }
}
