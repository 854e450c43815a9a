using System.Text.Json.Nodes;
using Azure;
using PolicyBot.Bot;
using PolicyBot.Tables;

namespace PolicyBot.Records;

/// <summary>
/// Everything that is stored about one person, and its erasure: every row that names them by their id, and every row of what belongs to them.
/// What a row of each kind loses is its <see cref="RowKind"/>'s to say. A case that is still open is left alone.
/// </summary>
internal sealed class TablesPersonalData(TableClient table, IEnumerable<RowKind> kinds)
{
    private readonly Dictionary<string, RowKind> kindOf = kinds.ToDictionary(kind => kind.Prefix, StringComparer.Ordinal);

    /// <summary>All rows about the person, each with its keys and everything in it.</summary>
    public async Task<PersonalExport> ExportAsync(string personId, CancellationToken cancellation)
    {
        var (rows, _) = await FindAsync(personId, cancellation);
        return new([.. rows.Where(row => !IsConfidential(row)).Select(row => JsonNode.Parse(TableEntityJson.Write(row).Span))], rows.Count(IsConfidential));
    }

    /// <summary>Erases what the person wrote, their name and their address. Ids, kinds and moments stay, so that the history of every case stays whole.</summary>
    public async Task<ErasureOutcome> EraseAsync(string personId, CancellationToken cancellation)
    {
        var (rows, owned) = await FindAsync(personId, cancellation);
        var open = owned.Where(id => rows.Any(row => row.RowKey == RowKeys.Open(id))).ToHashSet(StringComparer.Ordinal);
        var (changed, deleted) = (0, 0);
        foreach (var row in rows.Where(row => !IsConfidential(row) && !row.RowKey.Split('|').Any(open.Contains)))
        {
            var left = kindOf.TryGetValue(RowKind.PrefixOf(row), out var kind) && BelongsTo(row, personId, owned) ? kind.Erase(row) : row;
            if (left is null)
            {
                if (await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellation)) deleted++;
                continue;
            }
            var unnamed = TablesPersonNames.Without(left, personId);
            if (Same(unnamed, row))
                continue;
            await table.UpdateEntityAsync(unnamed, row.ETag, TableUpdateMode.Replace, cancellation);
            changed++;
        }
        return new(changed, deleted, open.Count, rows.Count(IsConfidential));
    }

    private async Task<(IReadOnlyList<TableEntity> Rows, IReadOnlySet<string> Owned)> FindAsync(string personId, CancellationToken cancellation)
    {
        var all = new List<TableEntity>();
        await foreach (var row in table.QueryAsync(cancellationToken: cancellation))
            all.Add(row);
        var owned = all.Select(row => kindOf.GetValueOrDefault(RowKind.PrefixOf(row))?.Owned(row, personId)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return ([.. all.Where(row => Mentions(row, personId) || row.RowKey.Split('|').Any(owned.Contains))], owned);
    }

    private bool IsConfidential(TableEntity row) => kindOf.TryGetValue(RowKind.PrefixOf(row), out var kind) && kind.IsConfidential;

    // A colleague's request names them too; what the colleague wrote is not theirs to erase.
    private static bool BelongsTo(TableEntity row, string personId, IReadOnlySet<string> owned) =>
        row.RowKey.Split('|').Any(part => owned.Contains(part) || part.Equals(personId, StringComparison.OrdinalIgnoreCase));

    private static bool Mentions(TableEntity row, string personId) =>
        row.RowKey.Contains(personId, StringComparison.OrdinalIgnoreCase)
        || row.Any(property => property.Value is string text && text.Contains(personId, StringComparison.OrdinalIgnoreCase));

    private static bool Same(TableEntity one, TableEntity other) => TableEntityJson.Write(one).Span.SequenceEqual(TableEntityJson.Write(other).Span);
}

/// <summary>What an erasure did.</summary>
/// <param name="OpenCases">How many of the person's cases are still open and were left alone.</param>
/// <param name="Confidential">How many rows are of records that no command changes.</param>
internal sealed record ErasureOutcome(int Changed, int Deleted, int OpenCases, int Confidential);

/// <summary>What is stored about a person.</summary>
/// <param name="Confidential">How many rows are of records that no command hands over.</param>
internal sealed record PersonalExport(JsonArray Rows, int Confidential);
