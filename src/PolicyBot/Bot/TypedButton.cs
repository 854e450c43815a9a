using System.Text.Json.Nodes;
using PolicyBot.Cards;

namespace PolicyBot.Bot;

/// <summary>
/// A button that types for the person: the words stand in the chat and are answered below, so the card with the button stays as it is.
/// For personal chats; elsewhere the bot does not hear what does not mention it.
/// <para>Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-actions</para>
/// </summary>
internal static class TypedButton
{
    public static ActionSubmit Of(string title, string words) => new(title)
    {
        Data = new JsonObject { ["msteams"] = new JsonObject { ["type"] = "imBack", ["value"] = words } },
        AssociatedInputs = AssociatedInputs.None,
    };
}
