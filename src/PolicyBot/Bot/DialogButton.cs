using System.Text.Json.Nodes;
using PolicyBot.Cards;

namespace PolicyBot.Bot;

/// <summary>Buttons that open a dialog, and buttons in one. What is typed in a dialog never stands in the chat.</summary>
internal static class DialogButton
{
    /// <summary>Opens a dialog from a card in a chat.</summary>
    public static ActionSubmit Open(string title, string verb, JsonObject? data = null)
    {
        var all = data?.DeepClone().AsObject() ?? [];
        all["verb"] = verb;
        all["msteams"] = new JsonObject { ["type"] = "task/fetch" };
        return new(title) { Data = all, AssociatedInputs = AssociatedInputs.None };
    }

    /// <summary>Sends what was entered in a dialog.</summary>
    public static ActionSubmit Send(string title, string verb, JsonObject? data = null)
    {
        var all = data?.DeepClone().AsObject() ?? [];
        all["verb"] = verb;
        return new(title) { Data = all };
    }
}
