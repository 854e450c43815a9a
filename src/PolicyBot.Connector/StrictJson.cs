using System.Text.Json;
using System.Text.Unicode;

namespace PolicyBot.Connector;

/// <summary>JSON from a stranger: valid UTF-8, no duplicate member anywhere, no string that cannot be decoded.</summary>
internal static class StrictJson
{
    public static JsonDocument? Parse(ReadOnlyMemory<byte> utf8, int maxDepth, out string? fault)
    {
        fault = FaultIn(utf8.Span, maxDepth);
        if (fault is not null)
            return null;
        try
        {
            return JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = maxDepth, AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            // The text is known to be well formed by now. The exception names the member, which may be personal: not passed on.
            fault = "a member occurs twice in one object";
            return null;
        }
    }

    private static string? FaultIn(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        if (!Utf8.IsValid(utf8))
            return "not valid UTF-8";
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.ValueIsEscaped && !Decodes(ref reader))
                    return "a string holds half a character";
            }

            return null;
        }
        catch (JsonException)
        {
            return reader.CurrentDepth >= maxDepth - 1 ? $"nested deeper than {maxDepth} levels" : "not JSON";
        }
    }

    // An escaped lone surrogate is well-formed JSON, yet throws when the string is read: better here than in a handler.
    private static bool Decodes(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
