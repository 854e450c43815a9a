using System.Globalization;
using System.Text;
using Azure;

namespace PolicyBot.Tables;

/// <summary>
/// A transaction on the wire: one multipart body with a request for each action, one multipart answer.
/// https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions
/// </summary>
internal static class TableBatch
{
    /// <summary>The body; <paramref name="address"/> gives the absolute address of an entity, or of the table for an insert.</summary>
    public static byte[] Write(string boundary, IReadOnlyList<TableTransactionAction> actions, Func<TableTransactionAction, string> address)
    {
        using var body = new MemoryStream();
        var changeset = "changeset_" + boundary;
        Line($"--batch_{boundary}");
        Line($"Content-Type: multipart/mixed; boundary={changeset}");
        Line("");
        foreach (var action in actions)
        {
            Line($"--{changeset}");
            Line("Content-Type: application/http");
            Line("Content-Transfer-Encoding: binary");
            Line("");
            Line($"{Method(action.ActionType)} {address(action)} HTTP/1.1");
            Line("Accept: application/json;odata=minimalmetadata");
            Line("DataServiceVersion: 3.0");
            if (action.ETag != default) Line($"If-Match: {action.ETag}");
            if (action.ActionType == TableTransactionActionType.Add) Line("Prefer: return-no-content");
            if (action.ActionType != TableTransactionActionType.Delete)
            {
                Line("Content-Type: application/json");
                Line("");
                body.Write(TableEntityJson.Write(action.Entity).Span);
            }
            else
            {
                Line("");
            }
            Line("");
        }
        Line($"--{changeset}--");
        Line($"--batch_{boundary}--");
        return body.ToArray();

        void Line(string text) => body.Write(Encoding.UTF8.GetBytes(text + "\r\n"));
    }

    /// <summary>The ETags in the order of the actions (none for a deletion); throws what the service refused.</summary>
    /// <remarks>The outer status is 202 even for a refusal, so only the answers inside count.</remarks>
    public static IReadOnlyList<ETag> Read(string body, int actions)
    {
        var answers = Answers(body);
        if (answers.Find(a => a.Status >= 400) is { } refused) throw Refusal(refused);
        if (answers.Count != actions)
            throw new RequestFailedException(202, $"The Table service answered {answers.Count} of {actions} actions of a transaction. Whether it was done is unknown: read again.");
        return [.. answers.Select(a => a.ETag)];
    }

    private static string Method(TableTransactionActionType type) => type switch
    {
        TableTransactionActionType.Add => "POST",
        TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge => "PATCH",
        TableTransactionActionType.UpdateReplace or TableTransactionActionType.UpsertReplace => "PUT",
        TableTransactionActionType.Delete => "DELETE",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such action."),
    };

    // Reads by status lines and not by boundaries: whatever stands between the parts, known to be malformed at times, does not matter.
    private static List<Answer> Answers(string body)
    {
        var answers = new List<Answer>();
        var (inHeaders, inBody) = (false, false);
        foreach (var line in body.Split('\n').Select(l => l.TrimEnd('\r')))
        {
            if (line.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) && line.Length >= 12 && int.TryParse(line.AsSpan(9, 3), CultureInfo.InvariantCulture, out var status))
            {
                answers.Add(new Answer(status));
                (inHeaders, inBody) = (true, false);
            }
            else if (line.StartsWith("--", StringComparison.Ordinal)) (inHeaders, inBody) = (false, false);
            else if (line.Length == 0) (inHeaders, inBody) = (false, inHeaders); // the first empty line begins the body, the next one ends it
            else if (inHeaders) answers[^1].Header(line);
            else if (inBody) answers[^1].Body += line;
        }
        return answers;
    }

    private static TableTransactionFailedException Refusal(Answer refused)
    {
        var (code, message) = TableErrorParser.Read(refused.Body);
        var colon = message?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        int? failed = colon > 0 && int.TryParse(message.AsSpan(0, colon), CultureInfo.InvariantCulture, out var index) ? index : null;
        return new(refused.Status, message ?? $"The Table service refused a transaction with status {refused.Status}.", code ?? refused.ErrorCode, failed);
    }

    private sealed class Answer(int status)
    {
        public int Status { get; } = status;

        public ETag ETag { get; private set; }

        public string? ErrorCode { get; private set; }

        public string Body { get; set; } = "";

        public void Header(string line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) return;
            var value = line[(colon + 1)..].Trim();
            if (line[..colon].Equals("ETag", StringComparison.OrdinalIgnoreCase)) ETag = new(value);
            if (line[..colon].Equals("x-ms-error-code", StringComparison.OrdinalIgnoreCase)) ErrorCode = value;
        }
    }
}
