using System.Globalization;
using System.Text.Json.Nodes;
using PolicyBot.LocalTenant.People;

namespace PolicyBot.LocalTenant.Teams;

/// <summary>Writes activities member for member as Teams sends them from a personal chat.</summary>
internal sealed class ActivityWriter(Person person, TimeProvider time)
{
    private const string TimeZoneId = "Europe/London";
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById(TimeZoneId);

    public JsonObject Message(string id, string text)
    {
        var activity = Common("message", id);
        activity["text"] = text;
        activity["textFormat"] = "plain";
        activity["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "text/html",
            ["content"] = $"<p>{System.Net.WebUtility.HtmlEncode(text)}</p>",
        });
        return activity;
    }

    /// <summary>What an Action.Submit on a card becomes.</summary>
    public JsonObject Submitted(string id, string cardMessageId, JsonObject data)
    {
        var activity = Common("message", id);
        activity["value"] = data;
        activity["replyToId"] = cardMessageId;
        Channel(activity)["source"] = new JsonObject { ["name"] = "message" };
        Channel(activity)["legacy"] = new JsonObject { ["replyToId"] = "1:" + cardMessageId };
        return activity;
    }

    public JsonObject Invoke(string name, JsonObject value, string? cardMessageId = null)
    {
        var activity = Common("invoke", "f:" + Guid.NewGuid().ToString("D"));
        activity["name"] = name;
        activity["value"] = value;
        if (cardMessageId is not null) activity["replyToId"] = cardMessageId;
        Channel(activity)["source"] = new JsonObject { ["name"] = "message" };
        return activity;
    }

    /// <summary>A command in the menu of a message, or the dialog it opened: sent from the chat of the message, which is seldom the bot's.</summary>
    public JsonObject Invoke(string name, JsonObject value, MessageAction of)
    {
        var activity = Invoke(name, value);
        activity["conversation"]!["id"] = of.ConversationId;
        activity["conversation"]!["conversationType"] = of.ConversationType;
        value["commandId"] = of.CommandId;
        value["commandContext"] = "message";
        value["context"] = new JsonObject { ["theme"] = "default" };
        return activity;
    }

    public JsonObject Installation(string action)
    {
        var activity = Common("installationUpdate", "f:" + Guid.NewGuid().ToString("D"));
        activity["action"] = action;
        Channel(activity)["source"] = new JsonObject { ["name"] = "message" };
        return activity;
    }

    public JsonObject BotAdded()
    {
        var activity = Common("conversationUpdate", "f:" + Guid.NewGuid().ToString("D"));
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = TenantIds.BotId, ["name"] = TenantIds.BotName });
        return activity;
    }

    private JsonObject Common(string type, string id)
    {
        var now = time.GetUtcNow();
        return new JsonObject
        {
            ["type"] = type,
            ["id"] = id,
            ["timestamp"] = now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["localTimestamp"] = TimeZoneInfo.ConvertTime(now, London).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            ["localTimezone"] = TimeZoneId,
            ["locale"] = "en-GB",
            ["channelId"] = "msteams",
            ["serviceUrl"] = TenantIds.ServiceUrl,
            ["from"] = new JsonObject { ["id"] = person.TeamsId, ["name"] = person.Name, ["aadObjectId"] = person.Id },
            ["recipient"] = new JsonObject { ["id"] = TenantIds.BotId, ["name"] = TenantIds.BotName },
            ["conversation"] = new JsonObject { ["conversationType"] = "personal", ["tenantId"] = TenantIds.TenantId, ["id"] = person.ConversationId },
            ["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "clientInfo", ["locale"] = "en-GB", ["country"] = "GB", ["platform"] = "Web", ["timezone"] = TimeZoneId,
            }),
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TenantIds.TenantId } },
        };
    }

    private static JsonObject Channel(JsonObject activity) => activity["channelData"]!.AsObject();
}
