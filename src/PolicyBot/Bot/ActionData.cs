using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PolicyBot.Bot;

/// <summary>
/// What came with a button: the action's data and the card's inputs. It went through somebody's client, so it is only ever a wish,
/// never a fact about who somebody is or what they may do. Some clients send numbers as strings and leave untouched inputs out.
/// </summary>
internal sealed class ActionData(JsonObject? data)
{
    private const int LongestText = 20_000;

    /// <summary>A text, or null where it is missing, no text, or longer than anything a card can hold.</summary>
    public string? Text(string name) =>
        Find(name) is { } value && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is { Length: <= LongestText } text ? text : null;

    /// <summary>A whole number from 0 up, or null.</summary>
    public int? Number(string name) =>
        Find(name) is { } value && value.GetValueKind() is JsonValueKind.Number or JsonValueKind.String
        && int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private JsonNode? Find(string name) => data is not null && data.TryGetPropertyValue(name, out var value) ? value : null;
}
