using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Azure.Core;

namespace PolicyBot.Tables;

public partial class TableClient
{
    /// <summary>
    /// Entities in the order of partition key and row key (ordinal). Pages are fetched as they are needed, each as the table is at that moment.
    /// </summary>
    /// <param name="filter">From <see cref="TableFilter"/>; null for the whole table.</param>
    /// <param name="maxPerPage">1 to 1,000 entities a page (1,000 where null). More follow: to take only some, stop enumerating.</param>
    /// <param name="select">The properties to fetch (null: all); keys and ETag always come.</param>
    /// <param name="cancellationToken">Stops the enumeration.</param>
    /// <exception cref="Azure.RequestFailedException">404 TableNotFound.</exception>
    /// <remarks>
    /// The service ends a page after 1,000 entities, five seconds or at a partition's boundary, so a page may be empty and not the last.
    /// https://learn.microsoft.com/rest/api/storageservices/query-timeout-and-pagination
    /// </remarks>
    [SuppressMessage("Naming", "CA1716", Justification = "Named like the SDK's parameter that it stands in for.")]
    public virtual async IAsyncEnumerable<TableEntity> QueryAsync(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var address = QueryAddress(filter, maxPerPage, select);
        string? continuation = null;
        do
        {
            using var message = Message(RequestMethod.Get, continuation is null ? address : address + (address.Contains('?') ? '&' : '?') + continuation);
            var response = await SendAsync(message, cancellationToken);
            if (response.Status != 200) throw Failure(response);
            continuation = Continuation(response.Headers);
            using var json = JsonDocument.Parse(response.Content.ToMemory());
            foreach (var entity in json.RootElement.GetProperty("value").EnumerateArray()) yield return TableEntityJson.Read(entity);
        }
        while (continuation is not null);
    }

    private string QueryAddress(string? filter, int? maxPerPage, IEnumerable<string>? select)
    {
        if (maxPerPage is < 1 or > 1000) throw new ArgumentOutOfRangeException(nameof(maxPerPage), maxPerPage, "A page has 1 to 1,000 entities.");
        var query = new StringBuilder();
        Add("$filter", filter);
        Add("$top", maxPerPage?.ToString(CultureInfo.InvariantCulture));
        Add("$select", select is null ? null : string.Join(',', select.Union([nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey)])));
        return $"{TableAddress}(){query}";

        void Add(string name, string? value)
        {
            if (value is not null) query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }

    // Opaque, and the row key may be absent: whatever came goes back.
    private static string? Continuation(ResponseHeaders headers)
    {
        if (!headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition)) return null;
        var next = "NextPartitionKey=" + Uri.EscapeDataString(partition);
        return headers.TryGetValue("x-ms-continuation-NextRowKey", out var row) ? next + "&NextRowKey=" + Uri.EscapeDataString(row) : next;
    }
}
