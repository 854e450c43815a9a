using Azure;
using PolicyBot.Core.Notices;
using PolicyBot.Tables;

namespace PolicyBot.Bot;

/// <summary>The notices that still have to go out, in the same table and partition as the cases they tell of.</summary>
internal sealed class TablesOutbox(TableClient table)
{
    /// <summary>An instance that dies in the middle gives its notices back after this long.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    // 100 operations fit into one batch; a recipient takes two, and the row that was expanded one.
    private const int RecipientsInOneBatch = 49;

    /// <summary>
    /// The notices of a change, for the batch that stores the change: they are sent if it is stored, and only then.
    /// Whoever stored it wakes the sender afterwards (<see cref="OutboxSignal"/>).
    /// </summary>
    /// <param name="number">Which change of the case it is; no two have the same.</param>
    public static IEnumerable<TableTransactionAction> Batch(string school, string caseId, int number, IEnumerable<Notice> notices, DateTimeOffset now) =>
        notices.Select(notice => Put(OutboxRow.Of(school, caseId, number, notice, now)));

    /// <summary>Everything that waits, by case and recipient in the order in which it was stored.</summary>
    public async Task<IReadOnlyList<OutboxRow>> ListAsync(string school, CancellationToken cancellation)
    {
        var rows = new List<OutboxRow>();
        await foreach (var row in table.QueryAsync(TableFilter.RowKeyPrefix(school, RowKeys.OutboxPrefix), cancellationToken: cancellation))
            rows.Add(OutboxRow.From(row));
        return rows;
    }

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
    public async Task<IReadOnlyList<string>> ListRecipientsAsync(OutboxRow row, CancellationToken cancellation)
    {
        var recipients = new List<string>();
        await foreach (var found in table.QueryAsync(
            TableFilter.RowKeyPrefix(row.School, RowKeys.OutboxPrefixOf(row.CaseId)), cancellationToken: cancellation))
        {
            if (OutboxRow.From(found) is { To: Audience.One one } other && other.Number == row.Number && other.Kind == row.Kind)
                recipients.Add(one.PersonId);
        }
        return recipients;
    }

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

    /// <summary>Notices that follow from this one.</summary>
    public static IEnumerable<OutboxRow> Following(OutboxRow row, DateTimeOffset now, IEnumerable<Notice> notices) =>
        notices.Select(notice => OutboxRow.Of(row.School, row.CaseId, row.Number, notice, now));

    private static TableTransactionAction Put(OutboxRow row) => new(TableTransactionActionType.UpsertReplace, row.ToEntity());

    private static TableTransactionAction Remove(OutboxRow row) => new(TableTransactionActionType.Delete, row.ToEntity(), row.ETag);
}
