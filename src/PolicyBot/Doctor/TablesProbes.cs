using Azure;
using PolicyBot.Bot;
using PolicyBot.Core.Doctor;
using PolicyBot.Tables;

namespace PolicyBot.Doctor;

/// <summary>Writes, reads and deletes a row that nobody else looks at.</summary>
internal sealed class TablesProbes(TableClient table, TimeProvider time)
{
    public Task<Probe<bool>> TryAsync(CancellationToken cancellation) => Probing.TryAsync(
        async token =>
        {
            var key = RowKeys.Trial(Guid.NewGuid());
            await table.UpsertEntityAsync(new(RowKeys.Tenant, key), cancellationToken: token);
            var found = await table.GetEntityIfExistsAsync(RowKeys.Tenant, key, token) is not null;
            return await table.DeleteEntityAsync(RowKeys.Tenant, key, ETag.All, token) && found;
        },
        time,
        cancellation);
}
