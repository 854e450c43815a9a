using Azure;
using PolicyBot.Core.Packs;
using PolicyBot.Tables;

namespace PolicyBot.Bot;

/// <summary>Deletes what somebody began and left: rows of a kind that lapses which have not been changed for that long.</summary>
internal sealed class LapsedRows(TableClient table, IEnumerable<RowKind> kinds, SchoolPacks schools, TimeProvider time, ILogger<LapsedRows> log)
    : DailyWork(schools, time, log)
{
    private readonly TimeProvider time = time;

    public override async Task<int> DeleteAsync(SchoolPack school, CancellationToken cancellation)
    {
        var deleted = 0;
        foreach (var kind in kinds.Where(kind => kind.LapsesAfter is not null))
        {
            await foreach (var row in table.QueryAsync(TableFilter.RowKeyPrefix(school.Id, kind.Prefix + "|"), cancellationToken: cancellation))
            {
                if (row.GetDateTimeOffset(RowKind.ChangedAt) + kind.LapsesAfter <= time.GetUtcNow() && await DeleteAsync(row, cancellation))
                    deleted++;
            }
        }
        return deleted;
    }

    // Somebody who goes on with it at this moment keeps it.
    private async Task<bool> DeleteAsync(TableEntity row, CancellationToken cancellation)
    {
        try
        {
            return await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            return false;
        }
    }
}
