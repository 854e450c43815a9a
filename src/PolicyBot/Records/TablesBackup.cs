using System.Text;
using System.Text.Json;
using PolicyBot.Tables;

namespace PolicyBot.Records;

/// <summary>
/// The whole table as a file, a row a line, as the Table service itself writes rows; a first line says what the file is, and a last one how many rows
/// there are, so that half a file is not taken for a whole one.
/// </summary>
internal sealed class TablesBackup(TableClient table, TimeProvider time)
{
    private const string Mark = "policybot-backup";
    private const int Version = 1;

    // The service takes 100 rows and 4 MB at once.
    private const int MostRows = 100;
    private const int MostBytes = 3_000_000;

    /// <summary>Writes every row.</summary>
    /// <returns>How many there are.</returns>
    public async Task<int> WriteAsync(Stream file, CancellationToken cancellation)
    {
        await LineAsync(file, JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object> { [Mark] = Version, ["at"] = time.GetUtcNow() }), cancellation);
        var rows = 0;
        await foreach (var row in table.QueryAsync(cancellationToken: cancellation))
        {
            await LineAsync(file, TableEntityJson.Write(row), cancellation);
            rows++;
        }
        await LineAsync(file, JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object> { ["rows"] = rows }), cancellation);
        return rows;
    }

    /// <summary>Reads a file to its end and puts its rows into the table, which must be empty. Nothing is written unless all of the file is sound.</summary>
    public async Task<RestoreOutcome> RestoreAsync(Stream file, CancellationToken cancellation)
    {
        if (Check(file) is { } fault)
            return fault;
        await table.CreateIfNotExistsAsync(cancellation);
        await foreach (var _ in table.QueryAsync(maxPerPage: 1, cancellationToken: cancellation))
            return new RestoreOutcome.NotEmpty();

        file.Position = 0;
        var batch = new List<TableTransactionAction>();
        var (bytes, rows) = (0, 0);
        foreach (var (line, row) in Rows(file))
        {
            if (batch.Count == MostRows || bytes + line.Length > MostBytes || (batch.Count > 0 && batch[0].Entity.PartitionKey != row.PartitionKey))
            {
                await table.SubmitTransactionAsync(batch, cancellation);
                batch = [];
                bytes = 0;
            }
            batch.Add(new(TableTransactionActionType.Add, row));
            bytes += line.Length;
            rows++;
        }
        if (batch.Count > 0)
            await table.SubmitTransactionAsync(batch, cancellation);
        return new RestoreOutcome.Restored(rows);
    }

    private static RestoreOutcome.Unsound? Check(Stream file)
    {
        var number = 0;
        try
        {
            var (rows, said) = (0, (int?)null);
            foreach (var line in Lines(file))
            {
                number++;
                using var json = JsonDocument.Parse(line);
                if (number == 1)
                {
                    if (!json.RootElement.TryGetProperty(Mark, out var version) || version.GetInt32() != Version)
                        return new(1, "it does not begin as a backup of PolicyBot does");
                }
                else if (said is not null)
                {
                    return new(number, "there is more after its last line");
                }
                else if (json.RootElement.TryGetProperty("rows", out var count) && !json.RootElement.TryGetProperty("RowKey", out _))
                {
                    said = count.GetInt32();
                }
                else
                {
                    TableLimits.CheckEntity(TableEntityJson.Read(json.RootElement));
                    rows++;
                }
            }
            return said == rows ? null : new(number, said is null ? "it ends too early" : $"it has {rows} rows and says {said}");
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or InvalidOperationException or KeyNotFoundException)
        {
            return new(number, "it is not a row");
        }
    }

    private static IEnumerable<(string Line, TableEntity Row)> Rows(Stream file)
    {
        foreach (var line in Lines(file).Skip(1))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.TryGetProperty("RowKey", out _))
                yield return (line, TableEntityJson.Read(json.RootElement));
        }
    }

    private static IEnumerable<string> Lines(Stream file)
    {
        using var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static async Task LineAsync(Stream file, ReadOnlyMemory<byte> json, CancellationToken cancellation)
    {
        await file.WriteAsync(json, cancellation);
        await file.WriteAsync("\n"u8.ToArray(), cancellation);
    }
}

/// <summary>What became of restoring a backup.</summary>
internal abstract record RestoreOutcome
{
    private RestoreOutcome() { }

    public sealed record Restored(int Rows) : RestoreOutcome;

    /// <summary>There are rows in the table already; nothing was written.</summary>
    public sealed record NotEmpty : RestoreOutcome;

    /// <summary>The file is no whole backup; nothing was written.</summary>
    public sealed record Unsound(int Line, string Problem) : RestoreOutcome;
}
