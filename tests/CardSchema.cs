using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;
using PolicyBot.Cards;

namespace PolicyBot.Testing;

/// <summary>
/// Holds a card against the official 1.5 schema, and against what the schema does not say: size, labels, unique ids, fallback text.
/// Without the reference folder the schema itself is left out; the schema's own tests then say that they were skipped.
/// </summary>
public static class CardSchema
{
    public const int MostBytes = 25 * 1024;

    private static readonly string SchemaFile = Shared.Path("data/adaptive-card-1.5.0.schema.json");

    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.FromFileAsync(SchemaFile).GetAwaiter().GetResult());

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Check(AdaptiveCard card) => Check(card.ToJsonObject());

    /// <summary>Throws, with every fault in words, unless <paramref name="card"/> can be sent.</summary>
    public static void Check(JsonNode? card)
    {
        var faults = Faults(card).Distinct().ToList();
        if (faults.Count > 0)
            throw new Xunit.Sdk.XunitException($"The card has {faults.Count} fault(s):\n  {string.Join("\n  ", faults)}\n{card?.ToJsonString(Compact)}");
    }

    public static IEnumerable<string> Faults(JsonNode? card)
    {
        if (card is not JsonObject root)
            return ["the card is not a JSON object"];
        return [.. RootFaults(root), .. SchemaFaults(root), .. TreeFaults(root)];
    }

    private static IEnumerable<string> RootFaults(JsonObject root)
    {
        // The schema asks neither of the two.
        if (Text(root, "type") != "AdaptiveCard")
            yield return "#/type is not AdaptiveCard";
        if (Text(root, "version") != "1.5")
            yield return "#/version is not 1.5";
        if (string.IsNullOrWhiteSpace(Text(root, "fallbackText")))
            yield return "#/fallbackText is missing: say the card's news in a plain sentence";
        if (string.IsNullOrWhiteSpace(Text(root, "lang")))
            yield return "#/lang is missing: a screen reader has to know the language";
        var bytes = Encoding.UTF8.GetByteCount(root.ToJsonString(Compact));
        if (bytes > MostBytes)
            yield return $"the card has {bytes} bytes, above {MostBytes}";
        if (root["refresh"]?["userIds"] is JsonArray { Count: > Refresh.MostUserIds } users)
            yield return $"#/refresh/userIds has {users.Count} people, above {Refresh.MostUserIds}";
    }

    private static IEnumerable<string> TreeFaults(JsonObject root)
    {
        var elements = Objects(root, "#").ToList();
        var ids = elements.Select(found => Text(found.Object, "id")).OfType<string>().ToList();
        foreach (var repeated in ids.GroupBy(id => id).Where(group => group.Count() > 1))
            yield return $"the id '{repeated.Key}' is used {repeated.Count()} times";
        foreach (var fault in elements.SelectMany(found => ElementFaults(found.Object, found.Path, ids)))
            yield return fault;
    }

    private static IEnumerable<string> ElementFaults(JsonObject element, string path, List<string> ids)
    {
        var type = Text(element, "type") ?? "";
        if (type.StartsWith("Input.", StringComparison.Ordinal))
        {
            if (string.IsNullOrWhiteSpace(Text(element, "label")))
                yield return $"{path} is an input without a label";
            if (element["isRequired"]?.GetValue<bool>() == true && string.IsNullOrWhiteSpace(Text(element, "errorMessage")))
                yield return $"{path} is required but has no errorMessage that says what to do";
        }
        if (type == "Image" && Text(element, "altText") is null)
            yield return $"{path} is a picture without altText (empty for one that only decorates)";
        if (element["selectAction"] is JsonObject select && string.IsNullOrWhiteSpace(Text(select, "title")))
            yield return $"{path} can be clicked and does not say what that does";
        if (type is "TextBlock" or "TextRun" && string.IsNullOrWhiteSpace(Text(element, "text")))
            yield return $"{path} is an empty {type}";
        if (type.StartsWith("Action.", StringComparison.Ordinal) && string.IsNullOrWhiteSpace(Text(element, "title")))
            yield return $"{path} is an action without a title";
        if (type == "Action.Execute" && string.IsNullOrWhiteSpace(Text(element, "verb")))
            yield return $"{path} is an Action.Execute without a verb";
        foreach (var target in element["targetElements"]?.AsArray() ?? [])
            if (target is JsonValue name && !ids.Contains(name.GetValue<string>()))
                yield return $"{path} turns the element '{name}', which is not in the card";
        if (element["choices.data"] is JsonObject data && (Text(data, "type") != "Data.Query" || string.IsNullOrWhiteSpace(Text(data, "dataset"))))
            yield return $"{path}/choices.data is not a Data.Query with a dataset";
    }

    /// <summary>Every object of the card with its path, leaving out the data that actions carry.</summary>
    private static IEnumerable<(JsonObject Object, string Path)> Objects(JsonNode? node, string path) => node switch
    {
        JsonObject found => found.Where(member => member.Key is not ("data" or "msteams"))
            .SelectMany(member => Objects(member.Value, $"{path}/{member.Key}"))
            .Prepend((found, path)),
        JsonArray list => list.SelectMany((item, index) => Objects(item, $"{path}/{index}")),
        _ => [],
    };

    private static IEnumerable<string> SchemaFaults(JsonObject root)
    {
        if (!File.Exists(SchemaFile) && Need.SharedFolder is not null)
            return [];
        return Schema.Value.Validate(WithoutWhatOnlyTeamsKnows(root).ToJsonString()).SelectMany(Leaves)
            .Select(fault => $"{fault.Path}: {fault.Kind}");
    }

    private static JsonObject WithoutWhatOnlyTeamsKnows(JsonObject root)
    {
        var copy = root.DeepClone().AsObject();
        foreach (var (element, _) in Objects(copy, "#").ToList())
        {
            element.Remove("msteams");
            element.Remove("choices.data");
            if (Text(element, "type") == "Input.ChoiceSet" && Text(element, "style") == "filtered")
                element["style"] = "compact";
        }
        return copy;
    }

    /// <summary>The faults at the bottom of a tree of "matches none of these": only those of the schema for the element's own type.</summary>
    private static List<ValidationError> Leaves(ValidationError fault)
    {
        if (fault is not ChildSchemaValidationError parent)
            return [fault];
        var branches = parent.Errors.Values.Select(branch => branch.SelectMany(Leaves).ToList()).ToList();
        if (fault.Kind == ValidationErrorKind.NotAllOf)
            return [.. branches.SelectMany(branch => branch)];
        var ownType = branches.Where(branch => !branch.Exists(leaf => leaf.Path == fault.Path + ".type" && leaf.Kind == ValidationErrorKind.NotInEnumeration)).ToList();
        return ownType.Count > 0 ? ownType.MinBy(branch => branch.Count)! : [fault];
    }

    private static string? Text(JsonObject element, string name) =>
        element[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
