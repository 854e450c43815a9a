using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PolicyBot.Connector;

/// <summary>A person or a bot in a conversation.</summary>
public sealed record ChannelAccount
{
    /// <summary>Teams user id <c>29:...</c> (unique to person and bot) or <c>28:{app id}</c> for a bot.</summary>
    public string? Id { get; init; }

    /// <summary>What is shown; proves nothing.</summary>
    public string? Name { get; init; }

    /// <summary>Entra object id: who this is, whatever the name says.</summary>
    public string? AadObjectId { get; init; }

    /// <summary><c>user</c> or <c>bot</c>, where it is sent.</summary>
    public string? Role { get; init; }

    /// <summary>The Entra tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>Members without a name here, written back unchanged.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? ExtensionData { get; init; }
}

/// <summary>A chat or a channel thread.</summary>
public sealed record ConversationAccount
{
    /// <summary><c>a:1...</c> for personal, <c>19:...@thread.v2</c> for a group chat, <c>19:...@thread.tacv2;messageid=...</c> for a thread.</summary>
    public string? Id { get; init; }

    /// <summary>One of <see cref="ConversationTypes"/>.</summary>
    public string? ConversationType { get; init; }

    /// <summary>The Entra tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>True with more than one person.</summary>
    public bool? IsGroup { get; init; }

    /// <summary>What is shown; proves nothing.</summary>
    public string? Name { get; init; }

    /// <summary>Members without a name here, written back unchanged.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? ExtensionData { get; init; }
}

/// <summary>A card or a file on a message.</summary>
public sealed record Attachment
{
    /// <summary>A media type such as <see cref="ContentTypes.AdaptiveCard"/>.</summary>
    public string? ContentType { get; init; }

    /// <summary>The card itself.</summary>
    public JsonNode? Content { get; init; }

    /// <summary>Where the content is, if it is not inside.</summary>
    public string? ContentUrl { get; init; }

    /// <summary>What is shown; proves nothing.</summary>
    public string? Name { get; init; }

    /// <summary>Members without a name here, written back unchanged.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? ExtensionData { get; init; }

    /// <summary>An Adaptive Card as an attachment.</summary>
    public static Attachment AdaptiveCard(JsonNode card) => new() { ContentType = ContentTypes.AdaptiveCard, Content = card };
}
