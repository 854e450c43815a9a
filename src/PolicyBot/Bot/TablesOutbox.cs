using System.Collections.Concurrent;
using Azure;
using PolicyBot.Core.Notices;
using PolicyBot.Tables;

namespace PolicyBot.Bot;

/// <summary>The notices that still have to go out, in the same table and partition as the cases they tell of.</summary>
internal sealed class TablesOutbox(TableClient table, ILogger<TablesOutbox> log)
{
    /// <summary>An instance that dies in the middle gives its notices back after this long.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    // 100 operations fit into one batch; a recipient takes two, and the row that was expanded one.
    private const int RecipientsInOneBatch = 49;

    private readonly ConcurrentDictionary<string, bool> unreadable = new(StringComparer.Ordinal);

    /// <summary>
    /// The notices of a change, for the batch that stores the change: they are sent if it is stored, and only then.
    /// Whoever stored it wakes the sender afterwards (<see cref="OutboxSignal"/>).
    /// </summary>
    /// <param name="number">Which change of the case it is; no two have the same.</param>
    public static IEnumerable<TableTransactionAction> Batch(string school, string caseId, int number, IEnumerable<Notice> notices, DateTimeOffset now) =>
        notices.Select(notice => Put(OutboxRow.Of(school, caseId, number, notice, now)));

    /// <summary>Puts in a notice that belongs to no change of a case. Put in again, it takes the place of the earlier one.</summary>
    public Task PutAsync(string school, string caseId, Notice notice, CancellationToken cancellation) =>
        table.UpsertEntityAsync(OutboxRow.Of(school, caseId, 1, notice, notice.Due ?? DateTimeOffset.MinValue).ToEntity(), TableUpdateMode.Replace, cancellation);

    /// <summary>Everything that waits, by case and recipient in the order in which it was stored.</summary>
    public Task<IReadOnlyList<OutboxRow>> ListAsync(string school, CancellationToken cancellation) =>
        ListAsync(school, RowKeys.OutboxPrefix, cancellation);

    /// <summary>Takes a notice in hand, or null where another instance was quicker.</summary>
    public async Task<OutboxRow?> ClaimAsync(OutboxRow row, DateTimeOffset now, CancellationToken cancellation)
    {
        var claimed = row with { LeasedUntil = now + Lease };
        try
        {
            return claimed with { ETag = await table.UpdateEntityAsync(claimed.ToEntity(), row.ETag, TableUpdateMode.Replace, cancellation) };
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Gives a notice back, to be tried again when it is due.</summary>
    public Task PostponeAsync(OutboxRow row, DateTimeOffset due, CancellationToken cancellation) =>
        table.UpdateEntityAsync(
            (row with { Due = due, LeasedUntil = default, Attempts = row.Attempts + 1 }).ToEntity(), row.ETag, TableUpdateMode.Replace, cancellation);

    /// <summary>Takes a notice off the list together with what became of it and what follows from that.</summary>
    public Task CompleteAsync(OutboxRow row, DeliveryRow? delivery, IEnumerable<OutboxRow> follows, CancellationToken cancellation)
    {
        var batch = new List<TableTransactionAction> { Remove(row) };
        if (delivery is not null)
            batch.Add(new(TableTransactionActionType.UpsertReplace, delivery.ToEntity()));
        batch.AddRange(follows.Select(Put));
        return table.SubmitTransactionAsync(batch, cancellation);
    }

    /// <summary>Replaces one notice to many by one notice to each.</summary>
    public async Task ExpandAsync(OutboxRow row, IReadOnlyList<(OutboxRow Notice, DeliveryRow? Delivery)> each, CancellationToken cancellation)
    {
        var chunks = each.Chunk(RecipientsInOneBatch).ToList();
        for (var i = 0; i < chunks.Count; i++)
        {
            var batch = new List<TableTransactionAction>();
            foreach (var (notice, delivery) in chunks[i])
            {
                batch.Add(Put(notice));
                // Merged, so that a card that was sent before is still found when it is to be replaced.
                if (delivery is not null)
                    batch.Add(new(TableTransactionActionType.UpsertMerge, delivery.ToWaitingEntity()));
            }
            // The last batch takes the expanded row away: until then a crash only means that all of it is done again.
            if (i == chunks.Count - 1)
                batch.Add(Remove(row));
            await table.SubmitTransactionAsync(batch, cancellation);
        }
    }

    /// <summary>Who has a notice of their own by now that came of this one.</summary>
    public async Task<IReadOnlyList<string>> ListRecipientsAsync(OutboxRow row, CancellationToken cancellation) =>
        [.. (await ListAsync(row.School, RowKeys.OutboxPrefixOf(row.CaseId), cancellation))
            .Where(other => other.Number == row.Number && other.Kind == row.Kind)
            .Where(other => other.To is Audience.One or Audience.Mailbox)
            .Select(other => other.Recipient)];

    public Task NoteAsync(DeliveryRow delivery, CancellationToken cancellation) =>
        table.UpsertEntityAsync(delivery.ToEntity(), TableUpdateMode.Replace, cancellation);

    public async Task<DeliveryRow?> FindDeliveryAsync(OutboxRow row, string personId, bool asked, CancellationToken cancellation) =>
        await table.GetEntityIfExistsAsync(row.School, RowKeys.Delivery(row.CaseId, personId, asked), cancellation) is { } found
            ? DeliveryRow.From(found)
            : null;

    /// <summary>How far the notices of a case have got, one row for each recipient and for being asked or told.</summary>
    public async Task<IReadOnlyList<DeliveryRow>> ListDeliveriesAsync(string school, string caseId, CancellationToken cancellation)
    {
        var rows = new List<DeliveryRow>();
        await foreach (var found in table.QueryAsync(
            TableFilter.RowKeyPrefix(school, RowKeys.DeliveryPrefix(caseId)), cancellationToken: cancellation))
            rows.Add(DeliveryRow.From(found));
        return rows;
    }

    private async Task<IReadOnlyList<OutboxRow>> ListAsync(string school, string prefix, CancellationToken cancellation)
    {
        var rows = new List<OutboxRow>();
        await foreach (var row in table.QueryAsync(TableFilter.RowKeyPrefix(school, prefix), cancellationToken: cancellation))
        {
            try
            {
                rows.Add(OutboxRow.From(row));
            }
            catch (InvalidOperationException e)
            {
                // Left where it is, for whoever looks into it; the others go out.
                if (unreadable.TryAdd($"{school}|{row.RowKey}", true))
                    log.LogError("The outbox row {Row} of {School} cannot be read and is left out: {Fault}", row.RowKey, school, Faults.Describe(e));
            }
        }
        return rows;
    }

    private static TableTransactionAction Put(OutboxRow row) => new(TableTransactionActionType.UpsertReplace, row.ToEntity());

    private static TableTransactionAction Remove(OutboxRow row) => new(TableTransactionActionType.Delete, row.ToEntity(), row.ETag);
}
