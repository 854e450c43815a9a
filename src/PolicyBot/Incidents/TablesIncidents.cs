using System.Text.Json;
using Azure;
using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.People;
using PolicyBot.Tables;

namespace PolicyBot.Incidents;

/// <summary>
/// Cases in the table: state, chronology, what was written and the notices of a change go in as one batch or not at all. The state and the
/// chronology hold no word that somebody wrote; each piece of writing has a row of its own.
/// </summary>
internal sealed class TablesIncidents(TableClient table, OutboxSignal signal, TimeProvider time) : IIncidents
{
    private const string Json = "Json";
    private const string ChangeId = "Change";

    public async Task<StoredIncident?> FindAsync(string school, string caseId, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync(school, RowKeys.Incident(caseId), cancellation);
        if (row is null)
            return null;
        var pieces = new List<Piece>();
        await foreach (var piece in table.QueryAsync(TableFilter.RowKeyPrefix(school, RowKeys.IncidentWordsPrefix(caseId)), cancellationToken: cancellation))
            pieces.Add(ReadPiece(piece));
        return new(Read<IncidentCase>(row), pieces, row.ETag.ToString());
    }

    public async Task<SaveOutcome> SaveAsync(IncidentChange change, string? version, CancellationToken cancellation)
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
            var stored = await table.GetEntityIfExistsAsync(change.After.School, RowKeys.Incident(change.After.Id), cancellation);
            if (stored?.GetString(ChangeId) != changeId)
                throw;
        }
        signal.Wake();
        return SaveOutcome.Saved;
    }

    public async Task<SaveOutcome> EraseAsync(IncidentCase erased, string version, CancellationToken cancellation)
    {
        // The state goes last: until then it says that there is something to erase.
        foreach (var prefix in new[] { RowKeys.IncidentWordsPrefix(erased.Id), RowKeys.IncidentEventPrefix(erased.Id), RowKeys.IncidentAccessPrefix(erased.Id), RowKeys.DeliveryPrefix(erased.Id) })
        {
            await foreach (var row in table.QueryAsync(TableFilter.RowKeyPrefix(erased.School, prefix), cancellationToken: cancellation))
                await table.DeleteEntityAsync(erased.School, row.RowKey, ETag.All, cancellation);
        }
        try
        {
            await table.UpdateEntityAsync(
                new(erased.School, RowKeys.Incident(erased.Id)) { [Json] = JsonSerializer.Serialize(erased) }, new ETag(version), TableUpdateMode.Replace, cancellation);
            return SaveOutcome.Saved;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return SaveOutcome.Conflict;
        }
    }

    public async Task<IReadOnlyList<IncidentCase>> ListAsync(string school, CancellationToken cancellation)
    {
        var cases = new List<IncidentCase>();
        await foreach (var row in table.QueryAsync(TableFilter.RowKeyPrefix(school, RowKeys.IncidentPrefix), cancellationToken: cancellation))
            cases.Add(Read<IncidentCase>(row));
        return [.. cases.OrderByDescending(incident => incident.ReportedAt)];
    }

    public async Task<IReadOnlyList<IncidentEvent>> ListEventsAsync(string school, string caseId, CancellationToken cancellation)
    {
        var events = new List<IncidentEvent>();
        await foreach (var row in table.QueryAsync(TableFilter.RowKeyPrefix(school, RowKeys.IncidentEventPrefix(caseId)), cancellationToken: cancellation))
            events.Add(Read<IncidentEvent>(row));
        return events;
    }

    public Task NoteAccessAsync(string school, IncidentReading reading, CancellationToken cancellation) =>
        table.UpsertEntityAsync(
            new(school, RowKeys.IncidentAccess(reading.CaseId, reading.At, reading.By.Id)) { [Json] = JsonSerializer.Serialize(reading) },
            TableUpdateMode.Replace, cancellation);

    private static IEnumerable<TableTransactionAction> Batch(IncidentChange change, string? version, string changeId, DateTimeOffset now)
    {
        var after = change.After;
        var state = new TableEntity(after.School, RowKeys.Incident(after.Id)) { [Json] = JsonSerializer.Serialize(after), [ChangeId] = changeId };
        yield return version is null
            ? new(TableTransactionActionType.Add, state)
            : new(TableTransactionActionType.UpdateReplace, state, new ETag(version));
        yield return Add(after, RowKeys.IncidentEvent(after.Id, change.Event.Number), change.Event);
        if (change.Piece is { } piece)
            yield return new(TableTransactionActionType.Add, ToEntity(after, piece));
        foreach (var notice in TablesOutbox.Batch(after.School, after.Id, change.Event.Number, change.Notices, now))
            yield return notice;
        if (change.Draft is { } draft)
            yield return new(TableTransactionActionType.Delete, new(after.School, RowKeys.ReportDraft(draft.PersonId, draft.DraftId)), ETag.All);
    }

    // A cell of the table holds 32,000 characters, so each answer has one of its own.
    private static TableEntity ToEntity(IncidentCase incident, Piece piece)
    {
        var row = new TableEntity(incident.School, RowKeys.IncidentWords(incident.Id, piece.Number))
        {
            ["Number"] = piece.Number,
            ["By"] = JsonSerializer.Serialize(piece.By),
            ["At"] = piece.At,
        };
        foreach (var (field, text) in piece.Texts)
            row[CellOf(field)] = text;
        return row;
    }

    private static Piece ReadPiece(TableEntity row) => new(
        row.GetInt32("Number") ?? 0,
        JsonSerializer.Deserialize<Person>(row.GetString("By")!)!,
        row.GetDateTimeOffset("At") ?? default,
        row.Keys.Where(key => key.StartsWith(CellPrefix, StringComparison.Ordinal)).ToDictionary(FieldOf, key => row.GetString(key)!));

    // The names of cells have letters and figures only.
    private const string CellPrefix = "Text_";

    private static string CellOf(string field) => CellPrefix + field.Replace('-', '_');

    private static string FieldOf(string cell) => cell[CellPrefix.Length..].Replace('_', '-');

    private static TableTransactionAction Add<T>(IncidentCase incident, string rowKey, T value) =>
        new(TableTransactionActionType.Add, new(incident.School, rowKey) { [Json] = JsonSerializer.Serialize(value) });

    private static T Read<T>(TableEntity row) => JsonSerializer.Deserialize<T>(row.GetString(Json)!)!;
}
