using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;
using PolicyBot.Incidents;

namespace PolicyBot.Commands;

/// <summary>The "records" verb: what the law asks of records about people, for whoever runs the installation.</summary>
internal static class RecordsCommand
{
    private const int UsageError = 2;
    private const string Usage =
        """
        Usage:
          records export SCHOOL PERSON FILE.docx   writes what is kept of one person, by Entra object id, for a subject access request
          records erase SCHOOL CASE                erases all that was written to a case, and everybody's name in it
          records letter SCHOOL LETTER FILE.docx   writes one of the school's letters, such as removal

          --PolicyBot:NAME=VALUE                   a setting, as for the bot itself
        """;

    /// <summary>Runs the verb. Returns 0 when it was done, 1 when there is nothing of that name, 2 for wrong usage.</summary>
    internal static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, Action<WebApplicationBuilder>? compose = null)
    {
        string[] settings = [.. args.Where(arg => arg.StartsWith("--PolicyBot:", StringComparison.OrdinalIgnoreCase) && arg.Contains('='))];
        string[] words = [.. args.Except(settings)];
        if (words is not (["export", _, _, _] or ["erase", _, _] or ["letter", _, _, _]))
        {
            await error.WriteLineAsync(Usage);
            return UsageError;
        }
        try
        {
            await using var bot = BotHost.Create(settings, builder =>
            {
                builder.Logging.ClearProviders();
                compose?.Invoke(builder);
            });
            if (bot.Services.GetRequiredService<SchoolPacks>().Find(words[1]) is not { } school)
                return await FailAsync(error, $"There is no school {words[1]}. Name one of the setting PolicyBot:Schools.");
            return await RunAsync(words, school, bot.Services.GetRequiredService<IncidentRecords>(), output, error);
        }
        catch (SettingsFaultException faults)
        {
            return await FailAsync(error, faults.Message);
        }
    }

    private static async Task<int> RunAsync(string[] words, SchoolPack school, IncidentRecords records, TextWriter output, TextWriter error)
    {
        switch (words)
        {
            case ["export", _, var person, var file]:
                return await records.ExportAsync(school, person, CancellationToken.None) is { } kept
                    ? await WriteAsync(file, kept, output)
                    : await FailAsync(error, "Nothing is kept of this person at this school.");
            case ["erase", _, var number]:
                if (ReportDraft.ParseCaseId(number) is not { } id || !await records.EraseAsync(school, id, CancellationToken.None))
                    return await FailAsync(error, "There is no such case at this school.");
                await output.WriteLineAsync($"Erased: all that was written to {id}, and everybody's name in it.");
                return 0;
            default:
                var letter = LetterTemplate.Of(school).FirstOrDefault(one => one.Id == words[2]);
                return letter is null
                    ? await FailAsync(error, $"There is no letter {words[2]}. There are: {string.Join(", ", LetterTemplate.Of(school).Select(one => one.Id))}.")
                    : await WriteAsync(words[3], letter.Write(school), output);
        }
    }

    private static async Task<int> WriteAsync(string file, string text, TextWriter output)
    {
        await File.WriteAllBytesAsync(file, Docx.Write(text));
        await output.WriteLineAsync($"Written: {file}");
        return 0;
    }

    private static async Task<int> FailAsync(TextWriter error, string sentence)
    {
        await error.WriteLineAsync(sentence);
        return 1;
    }
}
