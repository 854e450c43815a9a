using System.Text.Json;
using PolicyBot.Tables;

namespace PolicyBot.Bot;

/// <summary>A row that holds one value as JSON.</summary>
internal static class JsonRow
{
    public const string Column = "Json";

    public static TableEntity Of<T>(string school, string rowKey, T value, JsonSerializerOptions? options = null) =>
        new(school, rowKey) { [Column] = JsonSerializer.Serialize(value, options) };

    public static T Read<T>(TableEntity row) => JsonSerializer.Deserialize<T>(row.GetString(Column)!)!;

    /// <summary>The values of all rows whose keys begin alike, in the order of their keys.</summary>
    public static async Task<List<T>> ListAsync<T>(this TableClient table, string school, string prefix, CancellationToken cancellation)
    {
        var found = new List<T>();
        await foreach (var row in table.QueryAsync(TableFilter.RowKeyPrefix(school, prefix), cancellationToken: cancellation))
            found.Add(Read<T>(row));
        return found;
    }
}
