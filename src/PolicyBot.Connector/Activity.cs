using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PolicyBot.Connector;

/// <summary>
/// One thing that happened in a conversation, or one that the bot wants to happen. Only the members in use have a
/// name here; every other member is kept in <see cref="ExtensionData"/> and written back as it came.
/// </summary>
/// <remarks>
/// A bot leaves <see cref="Id"/>, <see cref="Timestamp"/>, <see cref="ServiceUrl"/> and <see cref="Recipient"/> unset on
/// what it sends. Source: https://github.com/microsoft/Agents/blob/main/specs/activity/protocol-activity.md and
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
/// </remarks>
public sealed partial record Activity
{
    /// <summary>One of <see cref="ActivityTypes"/>, or something newer.</summary>
    public string? Type { get; init; }

    /// <summary>Unique in its conversation. The service may send one activity again under a new id.</summary>
    public string? Id { get; init; }

    /// <summary>When the service says it happened; activities may arrive out of order.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Where answers go. Only to be used after <see cref="InboundTokenValidator"/> accepted the activity.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>One of <see cref="ChannelIds"/>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Who did it.</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>Whom it is for: the bot, on what comes in.</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>Where it happened.</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>The activity that this one answers or, for a click, the message that holds the card.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>What was written, mentions included: see <see cref="RemoveRecipientMention"/>.</summary>
    public string? Text { get; init; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>.</summary>
    public string? TextFormat { get; init; }

    /// <summary>What a notification shows in place of a card.</summary>
    public string? Summary { get; init; }

    /// <summary>Language tag of the sender's client, such as <c>en-GB</c>.</summary>
    public string? Locale { get; init; }

    /// <summary>Cards and files; Teams adds the text once more as HTML.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>Mentions and other metadata, as they came: entities of unknown type are to be ignored.</summary>
    public IReadOnlyList<JsonObject>? Entities { get; init; }

    /// <summary>What Teams adds: tenant, team, channel, event type, notification.</summary>
    public JsonObject? ChannelData { get; init; }

    /// <summary>Inputs of a submitted card, or the payload of an invoke: see <see cref="ReadValue{T}"/>.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Name of an invoke or event: see <see cref="InvokeNames"/>.</summary>
    public string? Name { get; init; }

    /// <summary>For <c>installationUpdate</c>: add, remove, add-upgrade, remove-upgrade (compare without case).</summary>
    public string? Action { get; init; }

    /// <summary>For <c>conversationUpdate</c>: who joined; the bot itself has the id of <see cref="Recipient"/>.</summary>
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    /// <summary>For <c>conversationUpdate</c>: who left.</summary>
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    /// <summary>Members without a name here, written back unchanged.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? ExtensionData { get; init; }

    /// <summary>A message of text.</summary>
    public static Activity CreateMessage(string text) => new() { Type = ActivityTypes.Message, Text = text };

    /// <summary>
    /// A message that is one Adaptive Card and nothing else: Teams splits text and card into two messages and loses
    /// the id, so a card that will be updated travels alone.
    /// </summary>
    /// <param name="card">The card's JSON.</param>
    /// <param name="summary">What a notification shows.</param>
    public static Activity CreateCard(JsonNode card, string? summary = null) =>
        new() { Type = ActivityTypes.Message, Summary = summary, Attachments = [Attachment.AdaptiveCard(card)] };

    /// <summary>The value as <typeparamref name="T"/>, or null where there is none or it has another shape.</summary>
    public T? ReadValue<T>()
        where T : class
    {
        try
        {
            return Value?.Deserialize<T>(ConnectorJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Type and name only, so that an activity that is logged by mistake gives nobody's words away.</summary>
    public override string ToString() => Name is null ? $"{Type} activity" : $"{Type} activity {Name}";
}
