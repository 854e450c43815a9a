using System.Diagnostics;
using PolicyBot.Core.Asking;
using PolicyBot.Packs;

namespace PolicyBot.Commands;

/// <summary>The "ask" verb: answers from a policy file, in the terminal, without any bot settings.</summary>
internal static class AskCommand
{
    private const int UsageError = 2;
    private const string Usage =
        """
        Usage:
          ask --policy FILE "question"                         a readable answer
          ask --policy FILE --questions FILE.jsonl --json      one JSON answer a line, in order

          --policy FILE       a policy document: .docx, .pdf, .html, .md or .txt
          --questions FILE    one JSON object a line: {"id": "...", "question": "...", "asker": "staff"}
          --asker WHO         staff (the default), slt, parent-governor
          --json              JSON instead of readable text
        """;

    /// <summary>Runs the verb. Returns 0 when every question was answered, 2 for wrong usage, 1 for a file that can't be read.</summary>
    internal static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (args is ["--help" or "-h", ..])
        {
            await output.WriteLineAsync(Usage);
            return 0;
        }

        var options = AskOptions.Read(args);
        if (options.Problem is not null)
        {
            await error.WriteLineAsync(options.Problem);
            await error.WriteLineAsync(Usage);
            return UsageError;
        }

        try
        {
            var document = PolicyFile.Read(options.Policy!);
            var answerer = new PolicyAnswerer(document);
            foreach (var asked in options.Asked())
                await WriteAsync(output, options, document, answerer, asked);
            return 0;
        }
        catch (PolicyFileException fault)
        {
            await error.WriteLineAsync(fault.Message);
            return 1;
        }
    }

    private static async Task WriteAsync(TextWriter output, AskOptions options, PolicyDocument document, PolicyAnswerer answerer, AskedQuestion asked)
    {
        var watch = Stopwatch.StartNew();
        var answer = answerer.Answer(asked.Question, asked.Asker);
        var elapsed = watch.Elapsed.TotalMilliseconds;
        await output.WriteLineAsync(options.Json ? AskOutput.Json(asked.Id, answer, elapsed) : AskOutput.Readable(document, answer));
    }
}
