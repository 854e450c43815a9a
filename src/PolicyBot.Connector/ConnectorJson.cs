using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PolicyBot.Connector;

/// <summary>How this project reads and writes JSON: camel case, nulls left out, no duplicate members.</summary>
public static class ConnectorJson
{
    /// <summary>Deepest nesting that is read or written.</summary>
    public const int MaxDepth = 64;

    /// <summary>The options for everything that crosses the wire to or from the Bot Connector.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            AllowDuplicateProperties = false,
            MaxDepth = MaxDepth,
            // Bodies are JSON, never HTML: escaping each accented letter would only eat the message budget.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
