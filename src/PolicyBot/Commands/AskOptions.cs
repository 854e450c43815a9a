using System.Text.Json;
using PolicyBot.Packs;

namespace PolicyBot.Commands;

internal sealed record AskedQuestion(string? Id, string Question, string? Asker);

/// <summary>What was typed after "ask". A problem is a sentence that says what to mend.</summary>
internal sealed record AskOptions(string? Policy, string? Questions, string? Question, string? Asker, bool Json, string? Problem)
{
    public static AskOptions Read(string[] args)
    {
        var options = new AskOptions(null, null, null, null, false, null);
        for (var i = 0; i < args.Length; i++)
        {
            var next = i + 1 < args.Length ? args[i + 1] : null;
            if (args[i] == "--json") options = options with { Json = true };
            else if (args[i] is "--policy" or "--questions" or "--asker")
            {
                if (next is null || next.StartsWith("--", StringComparison.Ordinal)) return options with { Problem = $"{args[i]} needs a value after it." };
                options = args[i++] switch
                {
                    "--policy" => options with { Policy = next },
                    "--questions" => options with { Questions = next },
                    _ => options with { Asker = next },
                };
            }
            else if (args[i].StartsWith("--", StringComparison.Ordinal)) return options with { Problem = $"There is no option {args[i]}." };
            else options = options with { Question = options.Question is null ? args[i] : options.Question + " " + args[i] };
        }

        return options with { Problem = options.FindProblem() };
    }

    /// <summary>The questions to answer, in order.</summary>
    public IEnumerable<AskedQuestion> Asked() =>
        Question is { } single ? [new AskedQuestion(null, single, Asker)] : ReadLines();

    private string? FindProblem()
    {
        if (Policy is null) return "Say which policy to answer from: --policy FILE.";
        if (Question is null && Questions is null) return "Give a question in quotes, or a file of questions with --questions FILE.";
        return Question is not null && Questions is not null ? "Give either a question or --questions FILE, not both." : null;
    }

    private IEnumerable<AskedQuestion> ReadLines()
    {
        if (!File.Exists(Questions)) throw new PolicyFileException($"There is no file {Questions}.");
        var number = 0;
        foreach (var line in File.ReadLines(Questions!))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line)) yield return ReadLine(line, number);
        }
    }

    private AskedQuestion ReadLine(string line, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.ValueKind == JsonValueKind.Object && Text(root, "question") is { } question)
                return new AskedQuestion(Text(root, "id"), question, Text(root, "asker") ?? Asker);
        }
        catch (JsonException)
        {
        }

        throw new PolicyFileException($"{Questions} line {number} is not a JSON object with a \"question\".");
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;
}
