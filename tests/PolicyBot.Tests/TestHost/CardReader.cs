using System.Text.Json;
using System.Text.Json.Nodes;

namespace PolicyBot.Testing;

/// <summary>Reads a card as a person does: the text on it, its fields with what stands in them, its buttons.</summary>
public sealed class CardReader(JsonElement card)
{
    private static readonly string[] TextMembers = ["text", "title", "value", "label", "placeholder", "fallbackText"];

    public JsonElement Card => card;

    /// <summary>Every text on the card, hidden and folded parts included, one a line.</summary>
    public string Text => string.Join('\n', Everything(card).SelectMany(TextsOf));

    /// <summary>The button with this title, wherever it is, and the fields that Teams sends with it; null when there is none.</summary>
    public (JsonObject Action, JsonObject Inputs)? Button(string title)
    {
        var scope = ScopeOf(card, title);
        if (scope is null) return null;
        var action = JsonObject.Create(ActionsIn(scope[^1]).First(a => TitleOf(a) == title).Clone())!;
        var inputs = new JsonObject();
        foreach (var input in scope.SelectMany(FieldsIn))
            if (input.TryGetProperty("value", out var value)) inputs[input.GetProperty("id").GetString()!] = AsText(value);
        return (action, inputs);
    }

    public IReadOnlyList<string> Buttons => [.. Everything(card).Where(IsAction).Select(TitleOf).OfType<string>()];

    /// <summary>Whether the card has this button and it can be pressed.</summary>
    public bool IsOn(string title) => Everything(card).Any(node =>
        IsAction(node) && TitleOf(node) == title && !(node.TryGetProperty("isEnabled", out var enabled) && enabled.ValueKind == JsonValueKind.False));

    /// <summary>The id of the field with this id or label; null when there is none.</summary>
    public string? Field(string name) => Everything(card).Where(IsInput)
        .FirstOrDefault(i => i.GetProperty("id").GetString() == name || (i.TryGetProperty("label", out var label) && label.GetString() == name))
        is { ValueKind: JsonValueKind.Object } found ? found.GetProperty("id").GetString() : null;

    // The card, then each Action.ShowCard's card down to the one with the button: Teams sends the fields of all of them.
    private static JsonElement[]? ScopeOf(JsonElement root, string title)
    {
        if (ActionsIn(root).Any(a => TitleOf(a) == title && !IsShowCard(a))) return [root];
        foreach (var inner in ActionsIn(root).Where(IsShowCard))
            if (ScopeOf(inner.GetProperty("card"), title) is { } found) return [root, .. found];
        return null;
    }

    private static IEnumerable<JsonElement> ActionsIn(JsonElement root) => Within(root).Where(IsAction);

    private static IEnumerable<JsonElement> FieldsIn(JsonElement root) => Within(root).Where(IsInput);

    // Objects of this card, not those of cards folded into its buttons.
    private static IEnumerable<JsonElement> Within(JsonElement node) => Walk(node, intoShowCards: false);

    private static IEnumerable<JsonElement> Everything(JsonElement node) => Walk(node, intoShowCards: true);

    private static IEnumerable<JsonElement> Walk(JsonElement node, bool intoShowCards)
    {
        if (node.ValueKind == JsonValueKind.Object)
        {
            yield return node;
            foreach (var member in node.EnumerateObject().Where(m => m.Name is not ("data" or "refresh" or "fallback") && (intoShowCards || !IsShowCard(node))))
                foreach (var inner in Walk(member.Value, intoShowCards)) yield return inner;
        }
        else if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray())
                foreach (var inner in Walk(item, intoShowCards)) yield return inner;
        }
    }

    private static IEnumerable<string> TextsOf(JsonElement node) =>
        TextMembers.Where(m => node.TryGetProperty(m, out _)).Select(m => node.GetProperty(m)).Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!);

    private static bool IsAction(JsonElement node) => TypeOf(node).StartsWith("Action.", StringComparison.Ordinal);

    private static bool IsInput(JsonElement node) => TypeOf(node).StartsWith("Input.", StringComparison.Ordinal);

    private static bool IsShowCard(JsonElement node) => TypeOf(node) == "Action.ShowCard";

    private static string TypeOf(JsonElement node) => node.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : "";

    private static string? TitleOf(JsonElement action) => action.TryGetProperty("title", out var title) ? title.GetString() : null;

    private static string AsText(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
