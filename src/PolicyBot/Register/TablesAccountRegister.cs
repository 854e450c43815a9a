using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Register;
using PolicyBot.Tables;

namespace PolicyBot.Register;

/// <summary>The register in the table: entry, history, what people wrote and notices of a change go in as one batch or not at all.</summary>
internal sealed class TablesAccountRegister(TableClient table, TablesChanges changes, TimeProvider time) : IAccountRegister
{
    public async Task<StoredEntry?> FindAsync(string school, string id, CancellationToken cancellation) =>
        await table.GetEntityIfExistsAsync(school, RowKeys.Account(id), cancellation) is { } row
            ? new(JsonRow.Read<RegisterEntry>(row), row.ETag.ToString())
            : null;

    public async Task<IReadOnlyList<RegisterEntry>> ListAsync(string school, CancellationToken cancellation)
    {
        var entries = await table.ListAsync<RegisterEntry>(school, RowKeys.AccountPrefix, cancellation);
        return [.. entries.OrderBy(entry => !entry.IsOpen).ThenBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase).ThenBy(entry => entry.Id, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<RegisterEvent>> ListEventsAsync(string school, string id, CancellationToken cancellation)
    {
        var events = await table.ListAsync<RegisterEvent>(school, RowKeys.EventPrefix(id), cancellation);
        var reasons = (await table.ListAsync<Words>(school, RowKeys.WordsPrefix(id), cancellation)).ToDictionary(words => words.Number, words => words.Reason);
        return [.. events.Select(happened => happened with { Reason = reasons.GetValueOrDefault(happened.Number) })];
    }

    public Task<SaveOutcome> SaveAsync(RegisterChange change, string? version, CancellationToken cancellation) =>
        changes.SaveAsync(JsonRow.Of(change.After.School, RowKeys.Account(change.After.Id), change.After), version, Along(change), cancellation);

    private IEnumerable<TableTransactionAction> Along(RegisterChange change)
    {
        var after = change.After;
        if (change.Event is { } happened)
        {
            yield return new(TableTransactionActionType.Add, JsonRow.Of(after.School, RowKeys.Event(after.Id, happened.Number), happened with { Reason = null }));
            if (happened.Reason is { } reason)
                yield return new(TableTransactionActionType.Add, JsonRow.Of(after.School, RowKeys.Words(after.Id, happened.Number), new Words(happened.Number, reason)));
        }
        foreach (var notice in TablesOutbox.Batch(after.School, after.Id, after.Sequence, change.Notices, time.GetUtcNow()))
            yield return notice;
    }

    /// <summary>What somebody wrote, in a row of its own, so that erasing it leaves the history whole.</summary>
    private sealed record Words(int Number, string Reason);
}
