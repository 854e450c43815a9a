using System.Text.Json;
using Azure;
using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Notices;
using PolicyBot.Core.People;
using PolicyBot.Tables;

namespace PolicyBot.Incidents;

/// <summary>
/// Cases in the table: state, chronology, what was written and the notices of a change go in as one batch or not at all. The state and the
/// chronology hold no word that somebody wrote; each piece of writing has a row of its own.
/// </summary>
internal sealed class TablesIncidents(TableClient table, TablesOutbox outbox, TablesChanges changes, TimeProvider time) : IIncidents
{
    public async Task<StoredIncident?> FindAsync(string school, string caseId, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync(school, RowKeys.Incident(caseId), cancellation);
        if (row is null)
            return null;
        var pieces = new List<Piece>();
        await foreach (var piece in table.QueryAsync(TableFilter.RowKeyPrefix(school, RowKeys.IncidentWordsPrefix(caseId)), cancellationToken: cancellation))
            pieces.Add(ReadPiece(piece));
        return new(JsonRow.Read<IncidentCase>(row), pieces, row.ETag.ToString());
    }

    public Task<SaveOutcome> SaveAsync(IncidentChange change, string? version, CancellationToken cancellation) =>
        changes.SaveAsync(State(change.After), version, Along(change), cancellation);

    public async Task<SaveOutcome> EraseAsync(IncidentCase erased, string version, CancellationToken cancellation)
    {
        // The state goes last: until then it says that there is something to erase.
        foreach (var prefix in new[] { RowKeys.IncidentWordsPrefix(erased.Id), RowKeys.IncidentEventPrefix(erased.Id), RowKeys.IncidentAccessPrefix(erased.Id), RowKeys.DeliveryPrefix(erased.Id) })
        {
            await foreach (var row in table.QueryAsync(TableFilter.RowKeyPrefix(erased.School, prefix), cancellationToken: cancellation))
                await table.DeleteEntityAsync(erased.School, row.RowKey, ETag.All, cancellation);
        }
        return await changes.SaveAsync(State(erased), version, [], cancellation);
    }

    public async Task<IReadOnlyList<IncidentCase>> ListAsync(string school, CancellationToken cancellation) =>
        [.. (await table.ListAsync<IncidentCase>(school, RowKeys.IncidentPrefix, cancellation)).OrderByDescending(incident => incident.ReportedAt)];

    public async Task<IReadOnlyList<IncidentEvent>> ListEventsAsync(string school, string caseId, CancellationToken cancellation) =>
        await table.ListAsync<IncidentEvent>(school, RowKeys.IncidentEventPrefix(caseId), cancellation);

    public async Task<IReadOnlyList<Delivery>> ListDeliveriesAsync(string school, string caseId, CancellationToken cancellation) =>
        [.. (await outbox.ListDeliveriesAsync(school, caseId, cancellation)).Select(row => row.ToDelivery())];

    public Task NoteAccessAsync(string school, IncidentReading reading, CancellationToken cancellation) =>
        table.UpsertEntityAsync(
            JsonRow.Of(school, RowKeys.IncidentAccess(reading.CaseId, reading.At, reading.By.Id), reading), TableUpdateMode.Replace, cancellation);

    private static TableEntity State(IncidentCase incident) => JsonRow.Of(incident.School, RowKeys.Incident(incident.Id), incident);

    private IEnumerable<TableTransactionAction> Along(IncidentChange change)
    {
        var after = change.After;
        yield return new(TableTransactionActionType.Add, JsonRow.Of(after.School, RowKeys.IncidentEvent(after.Id, change.Event.Number), change.Event));
        if (change.Piece is { } piece)
            yield return new(TableTransactionActionType.Add, ToEntity(after, piece));
        foreach (var notice in TablesOutbox.Batch(after.School, after.Id, change.Event.Number, change.Notices, time.GetUtcNow()))
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
}
