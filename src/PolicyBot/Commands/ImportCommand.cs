using PolicyBot.Core.Asking;
using PolicyBot.Packs;

namespace PolicyBot.Commands;

/// <summary>The "import" verb: shows what was understood of a policy, and begins a pack with it. It needs no bot settings.</summary>
internal static class ImportCommand
{
    private const int UsageError = 2;
    private const string Usage =
        """
        Usage:
          import FILE                        shows what was understood of the policy
          import FILE --school oak-hill      and begins a pack: packs/oak-hill/school.yaml and policy.md

          FILE             a policy document: .docx, .pdf, .html, .md or .txt
          --school ID      the pack's id: small letters, figures and hyphens, a letter first
          --packs FOLDER   where the packs are (default: packs)
        """;

    /// <summary>Runs the verb. Returns 0 when it did what was asked, 2 for wrong usage, 1 where the file can't be read or the pack is there already.</summary>
    internal static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, TimeProvider? time = null)
    {
        if (args is ["--help" or "-h", ..])
        {
            await output.WriteLineAsync(Usage);
            return 0;
        }

        var options = ImportOptions.Read(args);
        if (options.Problem is not null)
        {
            await error.WriteLineAsync(options.Problem);
            await error.WriteLineAsync(Usage);
            return UsageError;
        }

        try
        {
            var text = PolicyFile.Text(options.File!);
            var document = PolicyDocument.Read(Path.GetFileName(options.File!), text);
            var survey = PolicySurvey.Of(document);
            var written = options.School is null ? null : PackSkeleton.Write(options, text, document, survey, (time ?? TimeProvider.System).GetUtcNow());
            await output.WriteAsync(ImportReport.Of(document, survey));
            if (written is not null)
                await output.WriteLineAsync($"{Environment.NewLine}Wrote {written}. Fill in whatever says FILL-IN; docs/packs.md explains every key.");
            return 0;
        }
        catch (PolicyFileException fault)
        {
            await error.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
