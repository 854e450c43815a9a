using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PolicyBot.Cards;

/// <summary>
/// An Adaptive Card, version 1.5: the newest version that Teams shows from a bot on every client.
/// Only the elements that PolicyBot uses are here. Teams refuses a message above 28 KB on its narrowest path,
/// so keep <see cref="Utf8Length"/> under 25,600 bytes.
/// <para>Source: https://learn.microsoft.com/adaptive-cards/schema-explorer/adaptive-card and
/// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference</para>
/// </summary>
public sealed record AdaptiveCard
{
    /// <summary>The content type of an attachment, and of an invoke response, that holds a card.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        // Cards travel as application/json, never inside HTML, so "£" and "’" may stay as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Always <c>AdaptiveCard</c>.</summary>
    public string Type { get; } = "AdaptiveCard";

    /// <summary>Always <c>1.5</c>.</summary>
    public string Version { get; } = "1.5";

    /// <summary>The language of the card's words, as two letters: the schema and the official renderer know no "en-GB".</summary>
    public string Lang { get; init; } = "en";

    /// <summary>What a client says that cannot show the card: the card's news in one or two plain sentences. Needed on every card but one inside <see cref="ActionShowCard"/>.</summary>
    public string? FallbackText { get; init; }

    /// <summary>What the immersive reader says instead of the card's own texts.</summary>
    public string? Speak { get; init; }

    /// <summary>How Teams asks for the current state of this card.</summary>
    public Refresh? Refresh { get; init; }

    /// <summary>The elements, from top to bottom.</summary>
    public IReadOnlyList<Element> Body { get; init; } = [];

    /// <summary>The buttons below the body. Teams shows at most six; the rest go to an overflow menu.</summary>
    public IReadOnlyList<CardAction> Actions { get; init; } = [];

    /// <summary>Takes the full width of the chat in Teams instead of a column of it.</summary>
    [JsonIgnore]
    public bool FullWidth { get; init; }

    /// <summary>What only Teams reads: the width.</summary>
    [JsonPropertyName("msteams")]
    public JsonObject? TeamsOptions => FullWidth ? new JsonObject { ["width"] = "Full" } : null;

    /// <summary>The card as compact JSON; the same card always gives the same text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>The card as a JSON object of the caller's own.</summary>
    public JsonObject ToJsonObject() => JsonSerializer.SerializeToNode(this, Json)!.AsObject();

    /// <summary>The size of <see cref="ToJson"/> in UTF-8 bytes.</summary>
    public int Utf8Length() => JsonSerializer.SerializeToUtf8Bytes(this, Json).Length;
}

/// <summary>
/// How Teams asks for the card's current state: automatically for the people named, from the card's menu for everybody else.
/// The bot answers with the card of that moment, so the handler must only read.
/// <para>Source: https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model</para>
/// </summary>
public sealed record Refresh
{
    /// <summary>Teams refuses more people than this.</summary>
    public const int MostUserIds = 60;

    /// <summary>A refresh by <paramref name="action"/>.</summary>
    /// <param name="action">What Teams sends to the bot.</param>
    /// <param name="userIds">Teams user ids (<c>29:…</c>, not Entra object ids). The first 60 are used. None: nobody's card refreshes by itself.</param>
    public Refresh(ActionExecute action, params IReadOnlyList<string> userIds)
    {
        Action = action;
        UserIds = [.. userIds.Distinct().Take(MostUserIds)];
    }

    private Refresh(ActionExecute action) => Action = action;

    /// <summary>A refresh for everybody who sees the card, in a conversation of up to 60 people.</summary>
    public static Refresh ForEverybody(ActionExecute action) => new(action);

    /// <summary>What Teams sends to the bot.</summary>
    // Declared as the family, so that its "type" is written.
    public CardAction Action { get; }

    /// <summary>The people whose clients refresh without being asked; null for everybody.</summary>
    public IReadOnlyList<string>? UserIds { get; }
}
