using Azure;
using PolicyBot.Core.Approvals;
using PolicyBot.Tables;

namespace PolicyBot.Bot;

/// <summary>Stores a change whole or not at all, and finds out which where the store gave no clear answer.</summary>
internal sealed class TablesChanges(TableClient table, OutboxSignal signal)
{
    public const string ChangeId = "Change";

    /// <summary>Stores a row as it is from now on, and what goes with it: history, indexes, notices. The sender of notices is woken afterwards.</summary>
    /// <param name="state">The row that guards the change. It is marked with the change, so that it can be recognised.</param>
    /// <param name="version">The version of that row that was read, or null where there must be none yet.</param>
    /// <param name="along">Rows of the same school; nothing where the row stands for itself.</param>
    /// <exception cref="RequestFailedException">It was not stored, or nobody can say whether it was.</exception>
    public async Task<SaveOutcome> SaveAsync(
        TableEntity state, string? version, IEnumerable<TableTransactionAction> along, CancellationToken cancellation)
    {
        var changeId = Guid.NewGuid().ToString("N");
        state[ChangeId] = changeId;
        List<TableTransactionAction> batch =
        [
            version is null ? new(TableTransactionActionType.Add, state) : new(TableTransactionActionType.UpdateReplace, state, new ETag(version)),
            .. along,
        ];
        try
        {
            await table.SubmitTransactionAsync(batch, cancellation);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return SaveOutcome.Conflict;
        }
        catch (Exception e) when (e is RequestFailedException or TimeoutException or HttpRequestException or AggregateException)
        {
            // No clear answer: it may have been stored all the same.
            var stored = await table.GetEntityIfExistsAsync(state.PartitionKey, state.RowKey, cancellation);
            if (stored?.GetString(ChangeId) != changeId)
                throw;
        }
        if (batch.Count > 1)
            signal.Wake();
        return SaveOutcome.Saved;
    }
}
