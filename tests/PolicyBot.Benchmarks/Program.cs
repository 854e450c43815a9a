using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyBot.Benchmarks;

const string Usage = """
    dotnet run -c Release --project tests/PolicyBot.Benchmarks -- turns [COUNT]            questions per second and p99, against a bare endpoint
    dotnet run -c Release --project tests/PolicyBot.Benchmarks -- turns --memory [COUNT]   the heap while 100,000 questions are answered
    dotnet run -c Release --project tests/PolicyBot.Benchmarks -- approve [COUNT]          one click, against the bare work in the store
    dotnet run -c Release --project tests/PolicyBot.Benchmarks -- startup [COUNT]          from nothing to ready, memory and size, beside an empty ASP.NET app
    dotnet run -c Release --project tests/PolicyBot.Benchmarks -- answers [COUNT]          one answer against plain BM25, indexing, memory
    dotnet run -c Release --project tests/PolicyBot.Benchmarks -- train                    learns the weights by which questions are answered again
    dotnet run -c Release --project tests/PolicyBot.Benchmarks -- queue [CLOSED]           an approver's queue where 100 and where 100,000 cases are closed
    """;

object? result = args switch
{
    ["turns", "--memory", .. var count] => await Turns.MemoryAsync(Count(count, 100_000)),
    ["turns", .. var count] => await Turns.SpeedAsync(Count(count, 10_000)),
    ["approve", .. var count] => await Approve.RunAsync(Count(count, 200)),
    ["startup", .. var count] => await Startup.RunAsync(Count(count, 5)),
    ["answers", .. var count] => Answers.Run(Count(count, 2_000)),
    ["train"] => Train.Run(),
    ["queue", .. var count] => await Queue.RunAsync(Count(count, 100_000)),
    _ => null,
};
if (result is null)
{
    await Console.Error.WriteLineAsync(Usage);
    return 2;
}
Console.WriteLine(JsonSerializer.Serialize(result, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
return 0;

static int Count(string[] rest, int usual) => rest is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : usual;
