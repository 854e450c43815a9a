using System.Text.Json;
using Azure;
using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Register;
using PolicyBot.Tables;

namespace PolicyBot.Register;

/// <summary>The register in the table: entry, history, what people wrote and notices of a change go in as one batch or not at all.</summary>
internal sealed class TablesAccountRegister(TableClient table, OutboxSignal signal, TimeProvider time) : IAccountRegister
{
    private const string Json = "Json";
    private const string ChangeId = "Change";

    public async Task<StoredEntry?> FindAsync(string school, string id, CancellationToken cancellation) =>
        await table.GetEntityIfExistsAsync(school, RowKeys.Account(id), cancellation) is { } row
            ? new(Read<RegisterEntry>(row), row.ETag.ToString())
            : null;

    public async Task<IReadOnlyList<RegisterEntry>> ListAsync(string school, CancellationToken cancellation)
    {
        var entries = await ListAsync<RegisterEntry>(school, RowKeys.AccountPrefix, cancellation);
        return [.. entries.OrderBy(entry => !entry.IsOpen).ThenBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase).ThenBy(entry => entry.Id, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<RegisterEvent>> ListEventsAsync(string school, string id, CancellationToken cancellation)
    {
        var events = await ListAsync<RegisterEvent>(school, RowKeys.EventPrefix(id), cancellation);
        var reasons = (await ListAsync<Words>(school, RowKeys.WordsPrefix(id), cancellation)).ToDictionary(words => words.Number, words => words.Reason);
        return [.. events.Select(happened => happened with { Reason = reasons.GetValueOrDefault(happened.Number) })];
    }

    public async Task<SaveOutcome> SaveAsync(RegisterChange change, string? version, CancellationToken cancellation)
    {
        var changeId = Guid.NewGuid().ToString("N");
        try
        {
            await table.SubmitTransactionAsync([.. Batch(change, version, changeId, time.GetUtcNow())], cancellation);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return SaveOutcome.Conflict;
        }
        catch (Exception e) when (e is RequestFailedException or TimeoutException or HttpRequestException or AggregateException)
        {
            // No clear answer: it may have been stored all the same.
            var row = await table.GetEntityIfExistsAsync(change.After.School, RowKeys.Account(change.After.Id), cancellation);
            if (row?.GetString(ChangeId) != changeId)
                throw;
        }
        signal.Wake();
        return SaveOutcome.Saved;
    }

    private static IEnumerable<TableTransactionAction> Batch(RegisterChange change, string? version, string changeId, DateTimeOffset now)
    {
        var after = change.After;
        var state = Row(after.School, RowKeys.Account(after.Id), after);
        state[ChangeId] = changeId;
        yield return version is null
            ? new(TableTransactionActionType.Add, state)
            : new(TableTransactionActionType.UpdateReplace, state, new ETag(version));
        if (change.Event is { } happened)
        {
            yield return new(TableTransactionActionType.Add, Row(after.School, RowKeys.Event(after.Id, happened.Number), happened with { Reason = null }));
            if (happened.Reason is { } reason)
                yield return new(TableTransactionActionType.Add, Row(after.School, RowKeys.Words(after.Id, happened.Number), new Words(happened.Number, reason)));
        }
        foreach (var notice in TablesOutbox.Batch(after.School, after.Id, after.Sequence, change.Notices, now))
            yield return notice;
    }

    private async Task<List<T>> ListAsync<T>(string school, string prefix, CancellationToken cancellation)
    {
        var found = new List<T>();
        await foreach (var row in table.QueryAsync(TableFilter.RowKeyPrefix(school, prefix), cancellationToken: cancellation))
            found.Add(Read<T>(row));
        return found;
    }

    private static TableEntity Row<T>(string school, string key, T value) => new(school, key) { [Json] = JsonSerializer.Serialize(value) };

    private static T Read<T>(TableEntity row) => JsonSerializer.Deserialize<T>(row.GetString(Json)!)!;

    /// <summary>What somebody wrote, in a row of its own, so that erasing it leaves the history whole.</summary>
    private sealed record Words(int Number, string Reason);
}
