using System.Text;
using System.Text.Json;

namespace PolicyBot.Connector;

/// <summary>How Teams counts a message: as UTF-16, images in base64 not counted.</summary>
/// <remarks>
/// The service refuses at about 100 KB with 413 and asks to stay under 80 KB.
/// Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
/// </remarks>
public static class MessageSize
{
    /// <summary>Most bytes, as Teams counts them, that are sent: 80 KB.</summary>
    public const int Limit = 80 * 1024;

    /// <summary>Bytes of the activity's JSON as Teams counts them, two for each UTF-16 unit.</summary>
    public static int Of(Activity activity) => Of(JsonSerializer.SerializeToUtf8Bytes(activity, ConnectorJson.Options));

    internal static int Of(ReadOnlySpan<byte> json)
    {
        var units = Encoding.UTF8.GetCharCount(json);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = ConnectorJson.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String && IsInlineImage(reader.ValueSpan))
                units -= reader.ValueSpan.Length;
        }

        return units * 2;
    }

    private static bool IsInlineImage(ReadOnlySpan<byte> value) =>
        value.StartsWith("data:image/"u8) && value.IndexOf(";base64,"u8) is > 0 and < 64;
}
