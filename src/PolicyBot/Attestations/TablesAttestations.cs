using System.Globalization;
using Azure;
using PolicyBot.Bot;
using PolicyBot.Core.Attestations;
using PolicyBot.Core.Packs;
using PolicyBot.Tables;

namespace PolicyBot.Attestations;

/// <summary>One row for each person and edition that they have read, and for each day on which they were trained. Rows are added and never changed.</summary>
internal sealed class TablesAttestations(TableClient table, OutboxSignal signal, TimeProvider time) : IAttestations
{
    public async Task<IReadOnlyList<Attestation>> ListByPersonAsync(string school, string personId, CancellationToken cancellation) =>
        [.. (await table.ListAsync<Attestation>(school, RowKeys.AttestationPrefix(personId), cancellation)).OrderBy(attestation => attestation.On)];

    public async Task SaveAsync(IReadOnlyList<Attestation> entered, IReadOnlyList<CaseNotice> told, CancellationToken cancellation)
    {
        var rows = entered.Select(ToRow).DistinctBy(row => row.RowKey).ToList();
        var there = await Task.WhenAll(rows.Select(row => table.GetEntityIfExistsAsync(row.PartitionKey, row.RowKey, cancellation)));
        List<TableTransactionAction> added = [.. rows.Where((_, at) => there[at] is null).Select(row => new TableTransactionAction(TableTransactionActionType.Add, row))];
        if (added.Count == 0)
            return;
        var notices = told.SelectMany(about => TablesOutbox.Batch(entered[0].School, about.Id, about.Number, [about.Notice], time.GetUtcNow()));
        try
        {
            await table.SubmitTransactionAsync([.. added, .. notices], cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // The same was entered at the same moment, with notices of its own.
        }
        signal.Wake();
    }

    private static TableEntity ToRow(Attestation attestation) => JsonRow.Of(
        attestation.School,
        RowKeys.Attestation(
            attestation.Person.Id,
            attestation.Kind == GateKind.Reading
                ? $"read|{RowKeys.Folded(attestation.Edition)}"
                : $"trained|{attestation.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"),
        attestation);
}
