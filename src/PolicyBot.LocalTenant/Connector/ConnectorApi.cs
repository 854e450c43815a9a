using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyBot.LocalTenant.People;
using PolicyBot.LocalTenant.Wire;

namespace PolicyBot.LocalTenant.Connector;

/// <summary>
/// The Bot Connector's REST API for personal chats, with its refusals.
/// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
/// </summary>
public sealed class ConnectorApi(Chats chats, SchoolDirectory directory)
{
    private const int LargestMessage = 100 * 1024; // bytes, counted as UTF-16

    public WireAnswer Answer(WireCall call) => (call.Method, call.Segments) switch
    {
        ("POST", ["teams", "v3", "conversations"]) => Create(call.Json()),
        ("POST", ["teams", "v3", "conversations", var id, "activities"]) => In(id, person => Send(person, call, null)),
        ("POST", ["teams", "v3", "conversations", var id, "activities", var replyTo]) => In(id, person => Send(person, call, replyTo)),
        ("PUT", ["teams", "v3", "conversations", var id, "activities", var activity]) => In(id, person => Update(person, activity, call)),
        ("DELETE", ["teams", "v3", "conversations", var id, "activities", var activity]) => In(id, person => Delete(person, activity)),
        ("GET", ["teams", "v3", "conversations", var id, "pagedmembers"]) => In(id, person => WireAnswer.Ok(new JsonObject { ["members"] = new JsonArray(Member(person)) })),
        ("GET", ["teams", "v3", "conversations", var id, "members", var member]) => In(id, person => OneMember(person, member)),
        ("GET", ["teams", "v3", "conversations"]) => WireAnswer.Error(405, "MethodNotAllowed", "Teams does not list conversations."),
        _ => WireAnswer.Error(404, "NotFound", $"No such operation: {call.Method} {call.Uri.AbsolutePath}"),
    };

    private WireAnswer Create(JsonObject? request)
    {
        if (request?["bot"]?["id"]?.GetValue<string>() != TenantIds.BotId) return BadArgument("bot.id is not this bot.");
        if (request["isGroup"]?.GetValue<bool>() == true || request["members"] is not JsonArray { Count: 1 } members) return BadArgument("members must hold one member.");
        if ((request["tenantId"] ?? request["channelData"]?["tenant"]?["id"])?.GetValue<string>() != TenantIds.TenantId) return BadArgument("The tenant is not this one.");
        var id = members[0]?["id"]?.GetValue<string>() ?? "";
        if (id.Contains('@', StringComparison.Ordinal)) return BadArgument("A member is named by Teams id or Entra object id.");
        if (directory.Find(id) is not { } person || !chats.Of(person).Installed)
            return WireAnswer.Error(403, "ForbiddenOperationException", "The bot is not installed in the user's personal scope.");

        var answer = new JsonObject { ["id"] = person.ConversationId, ["serviceUrl"] = TenantIds.ServiceUrl };
        if (request["activity"] is JsonObject first) answer["activityId"] = chats.Add(person, Element(first), fromBot: true);
        return new WireAnswer(201, answer);
    }

    private WireAnswer Send(Person person, WireCall call, string? replyTo)
    {
        if (Read(call, out var refusal) is not { } activity) return refusal!;
        if (replyTo is not null) activity["replyToId"] = replyTo;
        switch (activity["type"]?.GetValue<string>())
        {
            case "typing":
                chats.Typing(person);
                return new WireAnswer(202, new JsonObject());
            case "message":
                return SendMessage(person, activity);
            default:
                return BadArgument("Unknown activity type");
        }
    }

    // Text beside a card, and several cards, become several messages, and then no id comes back.
    private WireAnswer SendMessage(Person person, JsonObject activity)
    {
        var parts = Parts(activity);
        if (parts.Count == 0) return BadArgument("Message must have text or attachments.");
        var ids = parts.ConvertAll(part => chats.Add(person, Element(part), fromBot: true));
        return ids.Count == 1 ? new WireAnswer(201, new JsonObject { ["id"] = ids[0] }) : new WireAnswer(202, new JsonObject());
    }

    private static List<JsonObject> Parts(JsonObject activity)
    {
        var hasText = !string.IsNullOrEmpty(activity["text"]?.GetValue<string>());
        var attachments = activity["attachments"] as JsonArray ?? [];
        if (attachments.Count + (hasText ? 1 : 0) == 1) return [activity];

        var parts = new List<JsonObject>();
        if (hasText) parts.Add(Copy(activity, without: "attachments"));
        foreach (var attachment in attachments)
        {
            var part = Copy(activity, without: "text");
            part["attachments"] = new JsonArray(attachment?.DeepClone());
            parts.Add(part);
        }
        return parts;
    }

    private WireAnswer Update(Person person, string id, WireCall call)
    {
        if (Read(call, out var refusal) is not { } activity) return refusal!;
        if (chats.Find(person, id) is not { FromBot: true }) return NoActivity;
        chats.Update(person, id, message => message with { Activity = Element(activity), PersonalCard = null, Line = null, Updates = message.Updates + 1 });
        return WireAnswer.Ok(new JsonObject { ["id"] = id });
    }

    private WireAnswer Delete(Person person, string id) =>
        chats.Find(person, id) is { FromBot: true } && chats.Delete(person, id) ? new WireAnswer(200) : NoActivity;

    private WireAnswer OneMember(Person person, string member) =>
        directory.Find(member)?.Id == person.Id ? WireAnswer.Ok(Member(person)) : WireAnswer.Error(404, "MemberNotFoundInConversation", "The member was not found in this conversation.");

    private WireAnswer In(string conversationId, Func<Person, WireAnswer> answer)
    {
        if (directory.People.FirstOrDefault(p => p.ConversationId == conversationId || p.GraphChatId == conversationId) is not { } person)
            return WireAnswer.Error(404, "ConversationNotFound", "Conversation not found.");
        var chat = chats.Of(person);
        if (!chat.Installed) return WireAnswer.Error(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
        return chat.Blocked ? WireAnswer.Error(403, "ConversationBlockedByUser", "User blocked the conversation with the bot.") : answer(person);
    }

    private static JsonObject? Read(WireCall call, out WireAnswer? refusal)
    {
        refusal = call.Body.Length * 2 > LargestMessage ? WireAnswer.Error(413, "MessageSizeTooBig", "Message size too large.") : null;
        if (refusal is not null) return null;
        var activity = call.Json();
        if (activity is null) refusal = BadArgument("The body is not an activity.");
        return activity;
    }

    private static JsonObject Member(Person person) => new()
    {
        ["id"] = person.TeamsId,
        ["name"] = person.Name,
        ["objectId"] = person.Id,
        ["givenName"] = person.GivenName,
        ["surname"] = person.Surname,
        ["email"] = person.UserPrincipalName,
        ["userPrincipalName"] = person.UserPrincipalName,
        ["tenantId"] = TenantIds.TenantId,
        ["userRole"] = person.IsGuest ? "guest" : "user",
    };

    private static WireAnswer NoActivity => WireAnswer.Error(404, "ActivityNotFoundInConversation", "The activity was not found in the conversation.");

    private static WireAnswer BadArgument(string message) => WireAnswer.Error(400, "Bad Argument", message);

    private static JsonObject Copy(JsonObject activity, string without)
    {
        var copy = activity.DeepClone().AsObject();
        copy.Remove(without);
        return copy;
    }

    private static JsonElement Element(JsonObject activity) => JsonSerializer.SerializeToElement(activity);
}
