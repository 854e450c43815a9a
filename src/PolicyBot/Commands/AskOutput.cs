using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyBot.Core.Asking;

namespace PolicyBot.Commands;

/// <summary>An answer as a JSON line and as readable text.</summary>
internal static class AskOutput
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Json(string? id, Answer answer, double elapsedMs) => JsonSerializer.Serialize(
        new
        {
            id,
            kind = answer.Kind.Wire(),
            verdict = answer.Verdict?.Wire(),
            citations = answer.Citations.Select(c => new { text = c.Text, section = c.Section }),
            elapsedMs = Math.Round(elapsedMs, 3),
        },
        Options);

    public static string Readable(PolicyDocument document, Answer answer)
    {
        var text = new StringBuilder();
        text.AppendLine(Headline(answer));
        if (answer.Kind == AnswerKind.NotCovered && answer.Citations.Count > 0) text.AppendLine().AppendLine("The nearest it comes:");
        foreach (var citation in answer.Citations)
        {
            text.AppendLine().Append("  “").Append(citation.Text).AppendLine("”");
            text.Append("  ").AppendLine(Place(citation));
        }

        text.AppendLine().Append(Source(document));
        return text.ToString();
    }

    private static string Headline(Answer answer) => answer.Kind switch
    {
        AnswerKind.OutOfScope => "That isn't something a social media policy speaks of.",
        AnswerKind.Lookup => answer.Label() + ":",
        _ => answer.Label() + (answer.IsPlainReply ? "." : ":"),
    };

    private static string Place(Citation citation)
    {
        var place = citation.Section.Length == 0 ? "Front page" : citation.Section;
        return citation.Clause.Number is { } number ? $"{place}, {number}" : place;
    }

    private static string Source(PolicyDocument document)
    {
        var parts = new List<string> { document.Title };
        if (document.Version is { } version) parts.Add("version " + version);
        if (document.NextReview is { } review) parts.Add("review date " + review.AsWritten);
        return string.Join(", ", parts);
    }
}
