using System.Text.Encodings.Web;
using System.Text.Json;
using Azure;
using Azure.Identity;
using PolicyBot.Records;

namespace PolicyBot.Commands;

/// <summary>The verbs "backup", "restore", "export" and "erase": what is stored, as a whole and about one person. They run with the settings of the bot itself.</summary>
internal static class StoreCommands
{
    private const int UsageError = 2;
    private const string Usage =
        """
        Usage:
          backup FILE                  writes everything that is stored to a new file
          restore FILE                 puts it back, into an empty table only
          export PERSON FILE           writes everything that is stored about a person to a new file
          erase PERSON --yes           erases what a person wrote, their name and their drafts; what was decided, when and by which id stays

          PERSON                       an Entra object id
          --PolicyBot:NAME=VALUE       a setting, as for the bot itself
        """;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Runs a verb. Returns 0 when it was done, 1 when it was not (a sentence says why), 2 for wrong usage.</summary>
    internal static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, Action<WebApplicationBuilder>? compose = null)
    {
        var settings = args.Where(arg => arg.StartsWith("--PolicyBot:", StringComparison.OrdinalIgnoreCase) && arg.Contains('=')).ToArray();
        Func<IServiceProvider, Task<(bool Done, string Said)>>? verb = args.Except(settings).ToArray() switch
        {
            ["backup", var file] => services => BackUpAsync(services, file),
            ["restore", var file] => services => RestoreAsync(services, file),
            ["export", var person, var file] when IsId(person) => services => ExportAsync(services, person, file),
            ["erase", var person, "--yes"] when IsId(person) => services => EraseAsync(services, person),
            _ => null,
        };
        if (verb is null)
        {
            await error.WriteLineAsync(Usage);
            return UsageError;
        }

        var (done, said) = await RunAsync(verb, settings, compose);
        await (done ? output : error).WriteLineAsync(said);
        return done ? 0 : 1;
    }

    private static async Task<(bool Done, string Said)> RunAsync(
        Func<IServiceProvider, Task<(bool Done, string Said)>> verb, string[] settings, Action<WebApplicationBuilder>? compose)
    {
        try
        {
            await using var bot = BotHost.Create(settings, builder =>
            {
                builder.Logging.ClearProviders();
                compose?.Invoke(builder);
            });
            return await verb(bot.Services);
        }
        catch (SettingsFaultException faults)
        {
            return (false, faults.Message);
        }
        catch (RequestFailedException fault)
        {
            return (false, $"The store did not do it ({fault.Status} {fault.ErrorCode}). The command “doctor” says more.");
        }
        catch (AuthenticationFailedException)
        {
            return (false, "The store could not be reached with the bot's identity. The command “doctor” says more.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (false, fault.Message);
        }
    }

    private static async Task<(bool Done, string Said)> BackUpAsync(IServiceProvider services, string name)
    {
        await using var file = new FileStream(name, FileMode.CreateNew, FileAccess.Write);
        var rows = await services.GetRequiredService<TablesBackup>().WriteAsync(file, CancellationToken.None);
        return (true, $"Wrote {rows} rows to {name}. It holds personal data: keep it as you keep the records themselves.");
    }

    private static async Task<(bool Done, string Said)> RestoreAsync(IServiceProvider services, string name)
    {
        await using var file = new FileStream(name, FileMode.Open, FileAccess.Read);
        return await services.GetRequiredService<TablesBackup>().RestoreAsync(file, CancellationToken.None) switch
        {
            RestoreOutcome.Restored restored => (true, $"Restored {restored.Rows} rows."),
            RestoreOutcome.NotEmpty => (false, "There are records in the table already, so nothing was restored. Name an empty table in PolicyBot:Storage:Table."),
            RestoreOutcome.Unsound unsound => (false, $"{name} is not a whole backup: line {unsound.Line}: {unsound.Problem}. Nothing was restored."),
            var other => throw new InvalidOperationException($"No such outcome: {other}"),
        };
    }

    private static async Task<(bool Done, string Said)> ExportAsync(IServiceProvider services, string person, string name)
    {
        await using var file = new FileStream(name, FileMode.CreateNew, FileAccess.Write);
        var export = await services.GetRequiredService<TablesPersonalData>().ExportAsync(person, CancellationToken.None);
        await JsonSerializer.SerializeAsync(file, export.Rows, Readable);
        return (true, $"Wrote {export.Rows.Count} rows about this person to {name}.{Confidential(export.Confidential)}");
    }

    private static async Task<(bool Done, string Said)> EraseAsync(IServiceProvider services, string person)
    {
        var outcome = await services.GetRequiredService<TablesPersonalData>().EraseAsync(person, CancellationToken.None);
        var open = outcome.OpenCases == 0 ? "" : $" {outcome.OpenCases} of their cases still open and left alone: have them decided or withdrawn, and run this again.";
        return (true, $"Changed {outcome.Changed} rows and deleted {outcome.Deleted}.{open}{Confidential(outcome.Confidential)}");
    }

    private static string Confidential(int rows) => rows == 0 ? "" :
        $" {rows} rows are of reports of incidents and were left alone: the designated safeguarding lead and the data protection officer decide about those.";

    private static bool IsId(string person) => Guid.TryParseExact(person, "D", out _);
}
