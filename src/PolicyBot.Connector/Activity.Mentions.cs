using System.Text.Json;
using System.Text.Json.Nodes;

namespace PolicyBot.Connector;

public sealed partial record Activity
{
    /// <summary>
    /// The text without the mentions of the bot itself, trimmed. Other people's mentions stay. What counts is the
    /// mentioned id, never the name that is shown.
    /// </summary>
    /// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations</remarks>
    public string RemoveRecipientMention()
    {
        var text = Text ?? "";
        foreach (var mention in (Entities ?? []).Where(IsMentionOfRecipient))
        {
            var shown = StringOf(mention, "text") ?? $"<at>{StringOf(mention["mentioned"], "name")}</at>";
            if (shown.Length > 0)
                text = text.Replace(shown, "", StringComparison.OrdinalIgnoreCase);
        }

        // Teams puts no-break spaces, raw or as an entity, around a mention.
        return text.Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase).Replace('\u00A0', ' ').Trim();
    }

    private bool IsMentionOfRecipient(JsonObject? entity) =>
        StringOf(entity, "type") == "mention" && Recipient?.Id is { } bot && StringOf(entity!["mentioned"], "id") == bot;

    private static string? StringOf(JsonNode? node, string member) =>
        node is JsonObject found && found[member] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : null;
}
