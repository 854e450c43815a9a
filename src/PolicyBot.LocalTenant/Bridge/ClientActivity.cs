using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyBot.LocalTenant.People;

namespace PolicyBot.LocalTenant.Bridge;

/// <summary>Turns an activity of another client into one of this tenant: its tenant, its bot and the person become ours, all else stays.</summary>
internal static class ClientActivity
{
    /// <summary>Reads what a client posted; null where it is no activity with a sender and a conversation.</summary>
    public static JsonObject? Read(string body)
    {
        try
        {
            return JsonNode.Parse(body) is JsonObject activity && Text(activity["conversation"]?["id"]) is not null && activity["from"] is JsonObject ? activity : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public static Person? FindSender(JsonObject activity, BridgePeople people) => people.Find(Text(activity["from"]?["aadObjectId"]), Text(activity["from"]?["id"]));

    public static JsonObject Translate(JsonObject activity, Person sender, string serviceUrl)
    {
        var ours = new Dictionary<string, string>(StringComparer.Ordinal);
        void Means(JsonNode? theirs, string id)
        {
            if (Text(theirs) is { Length: > 0 } known) ours[known] = id;
        }
        Means(activity["recipient"]?["id"], TenantIds.BotId);
        Means(activity["from"]?["id"], sender.TeamsId);
        Means(activity["from"]?["aadObjectId"], sender.Id);
        Means(activity["conversation"]?["tenantId"], TenantIds.TenantId);
        Means(activity["channelData"]?["tenant"]?["id"], TenantIds.TenantId);

        // In these parts only: what somebody typed or chose is nobody's id.
        foreach (var part in new[] { "from", "recipient", "conversation", "membersAdded", "membersRemoved", "entities", "channelData" })
            if (activity[part] is { } node) Rename(node, ours);
        activity["from"]!["aadObjectId"] = sender.Id;
        activity["from"]!["name"] = sender.Name;
        activity["conversation"]!["tenantId"] = TenantIds.TenantId;
        activity["channelData"] ??= new JsonObject();
        activity["channelData"]!["tenant"] = new JsonObject { ["id"] = TenantIds.TenantId };
        activity["serviceUrl"] = serviceUrl;
        return activity;
    }

    private static void Rename(JsonNode node, Dictionary<string, string> ours)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (key, value) in map.ToList())
                    if (Text(value) is { } text && ours.TryGetValue(text, out var id)) map[key] = id;
                    else if (value is not null) Rename(value, ours);
                break;
            case JsonArray list:
                foreach (var item in list.OfType<JsonNode>()) Rename(item, ours);
                break;
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
