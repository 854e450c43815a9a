using System.Text.Json;

namespace PolicyBot.LocalTenant.Connector;

/// <summary>One message in a person's chat with the bot.</summary>
public sealed record ChatMessage
{
    /// <summary>The type of an attachment that offers a file.</summary>
    public const string FileConsent = "application/vnd.microsoft.teams.card.file.consent";

    /// <summary>The type of an attachment that shows a file in somebody's OneDrive.</summary>
    public const string FileInfo = "application/vnd.microsoft.teams.card.file.info";

    public required string Id { get; init; }

    public required bool FromBot { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The activity as it was sent, or as the bot last updated it.</summary>
    public required JsonElement Activity { get; init; }

    /// <summary>The card that answered this person's click or refresh; shown instead of the sent one until the bot updates the message.</summary>
    public JsonElement? PersonalCard { get; init; }

    /// <summary>A line under the message: what a click was answered with, or why it failed.</summary>
    public string? Line { get; init; }

    /// <summary>How often the bot has updated it.</summary>
    public int Updates { get; init; }

    public bool Unread { get; init; }

    /// <summary>The message rang the bell (channelData.notification.alert).</summary>
    public bool Alert { get; init; }

    /// <summary>Grows with each change in the chat.</summary>
    public long Version { get; init; }

    public string Text => Activity.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "";

    /// <summary>The adaptive card that the person sees.</summary>
    public JsonElement? Card => PersonalCard ?? SentCard;

    /// <summary>The adaptive card that the bot sent to everybody.</summary>
    public JsonElement? SentCard => Attachment("application/vnd.microsoft.card.adaptive")?.GetProperty("content");

    /// <summary>The attachment of this type; null where there is none, or nothing in it.</summary>
    public JsonElement? Attachment(string contentType)
    {
        if (!Activity.TryGetProperty("attachments", out var attachments) || attachments.ValueKind != JsonValueKind.Array) return null;
        foreach (var attachment in attachments.EnumerateArray())
        {
            if (attachment.TryGetProperty("contentType", out var type) && type.GetString() == contentType
                && attachment.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Object)
                return attachment;
        }
        return null;
    }
}

/// <summary>A person's chat with the bot at one moment.</summary>
public sealed record Chat
{
    public bool Installed { get; init; }

    /// <summary>The person blocked the bot: sending is answered with 403.</summary>
    public bool Blocked { get; init; }

    public long Version { get; init; }

    public IReadOnlyList<ChatMessage> Messages { get; init; } = [];

    /// <summary>Ids of deleted messages, so that a page can drop them.</summary>
    public IReadOnlyList<string> Deleted { get; init; } = [];
}
