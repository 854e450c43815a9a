namespace PolicyBot.Tables;

/// <summary>
/// Filters for <see cref="TableClient.QueryAsync"/>, quoted as OData asks. All of them name the partition, so the service reads
/// a range and never scans. Order and comparison are ordinal.
/// https://learn.microsoft.com/rest/api/storageservices/querying-tables-and-entities
/// </summary>
public static class TableFilter
{
    /// <summary>Everything in one partition.</summary>
    public static string Partition(string partitionKey) => $"PartitionKey eq {Quote(partitionKey)}";

    /// <summary>Rows whose key begins with a prefix (not empty).</summary>
    public static string RowKeyPrefix(string partitionKey, string prefix)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        return RowKeyRange(partitionKey, prefix, After(prefix));
    }

    /// <summary>Rows from a key (inclusive) to a key (exclusive).</summary>
    public static string RowKeyRange(string partitionKey, string from, string toExclusive) =>
        $"{Partition(partitionKey)} and RowKey ge {Quote(from)} and RowKey lt {Quote(toExclusive)}";

    // The service has no startswith: the range ends before the first text that is greater than everything with this prefix.
    private static string After(string prefix) =>
        prefix[^1] < char.MaxValue ? prefix[..^1] + (char)(prefix[^1] + 1) : throw new ArgumentException("A prefix can't end in U+FFFF.", nameof(prefix));

    private static string Quote(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";
    }
}
