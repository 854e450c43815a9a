using System.Text.Json.Nodes;
using PolicyBot.Cards;
using PolicyBot.Connector;

namespace PolicyBot.Bot;

/// <summary>What activities say of their chat, and message activities that carry one card. Text and card in one activity would lose the id that an update needs.</summary>
internal static class Messages
{
    /// <summary>Whether the activity was sent in the sender's own chat with the bot. A chat that does not say so counts as shared.</summary>
    public static bool IsPersonal(this Activity activity) =>
        activity.Conversation?.ConversationType == ConversationTypes.Personal && !activity.IsMessageAction();

    /// <summary>
    /// Whether it comes from the menu of a message. Its chat is the message's, where the bot may not be a member, and Teams calls one between two
    /// people personal, too; the dialog that it opens is seen by the sender alone.
    /// </summary>
    public static bool IsMessageAction(this Activity activity) =>
        activity.Name is InvokeNames.MessageExtensionFetchTask or InvokeNames.MessageExtensionSubmitAction;

    public static Activity Of(AdaptiveCard card) => Activity.CreateCard(card.ToJsonObject(), card.FallbackText);

    /// <summary>A message that rings: it shows up in the recipient's activity feed.</summary>
    public static Activity WithBell(AdaptiveCard card) =>
        Of(card) with { ChannelData = new JsonObject { ["notification"] = new JsonObject { ["alert"] = true } } };
}
