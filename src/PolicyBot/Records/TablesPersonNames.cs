using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyBot.Tables;

namespace PolicyBot.Records;

/// <summary>Takes a person's name and address out of a row, wherever they stand beside the person's id; the id stays.</summary>
internal static class TablesPersonNames
{
    /// <summary>What stands in their place.</summary>
    public const string Erased = "Name erased";

    private static readonly string[] Ids = ["Id", "PersonId"];
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TableEntity Without(TableEntity row, string personId)
    {
        var left = new TableEntity(row.PartitionKey, row.RowKey);
        var isTheirs = Ids.Any(id => Is(row.GetString(id), personId));
        foreach (var (name, value) in row)
        {
            left[name] = value switch
            {
                string text when isTheirs && name == "Name" && text.Length > 0 => Erased,
                string text when text.StartsWith('{') => InJson(text, personId),
                _ => value,
            };
        }
        return left;
    }

    private static string InJson(string text, string personId)
    {
        try
        {
            var json = JsonNode.Parse(text);
            return Unname(json, personId) ? json!.ToJsonString(Json) : text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static bool Unname(JsonNode? node, string personId)
    {
        var changed = false;
        if (node is JsonObject thing)
        {
            if (Ids.Any(id => Is(Text(thing, id), personId)))
            {
                if (Text(thing, "Name") is { } name && name != Erased) (thing["Name"], changed) = (Erased, true);
                if (Text(thing, "Mail") is not null) (thing["Mail"], changed) = (null, true);
            }
            foreach (var (name, inner) in thing.ToList())
            {
                changed |= Unname(inner, personId);
                // A form is kept as it was written: JSON inside JSON.
                if (Text(thing, name) is { } text && text.StartsWith('{') && InJson(text, personId) is var without && without != text)
                    (thing[name], changed) = (without, true);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var inner in list) changed |= Unname(inner, personId);
        }
        return changed;
    }

    private static string? Text(JsonObject thing, string name) => thing[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static bool Is(string? id, string personId) => string.Equals(id, personId, StringComparison.OrdinalIgnoreCase);
}
