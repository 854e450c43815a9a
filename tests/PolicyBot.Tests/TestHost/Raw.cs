using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using PolicyBot.LocalTenant.Teams;

namespace PolicyBot.Testing;

/// <summary>Requests to the bot as no Teams client would make them, and what comes back.</summary>
internal static class Raw
{
    private static readonly Uri Messages = new("/api/messages", UriKind.Relative);

    /// <summary>An activity of this type from somebody who has done something before, and nothing else in it.</summary>
    public static JsonObject From(Someone who, string type)
    {
        var activity = who.Teams.LastSent?.DeepClone().AsObject() ?? throw new InvalidOperationException($"{who.Name} has to do something first.");
        foreach (var name in new[] { "text", "attachments", "action", "membersAdded", "name", "value", "replyToId" })
            activity.Remove(name);
        activity["type"] = type;
        activity["id"] = "f:" + Guid.NewGuid();
        return activity;
    }

    /// <summary>A click on a button that may be on no card.</summary>
    public static JsonObject Press(Someone who, string verb, JsonNode data)
    {
        var invoke = From(who, "invoke");
        invoke["name"] = "adaptiveCard/action";
        invoke["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data }, ["trigger"] = "manual" };
        return invoke;
    }

    public static Task<BotReply> PressAsync(BotUnderTest bot, Someone who, string verb, JsonNode data) => bot.Tenant.Line.PostAsync(Press(who, verb, data));

    /// <summary>Any body with any token, or none.</summary>
    public static async Task<(HttpStatusCode Status, string Body)> PostAsync(BotUnderTest bot, string body, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Messages) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await bot.Anonymous.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>What the person sees: a sentence or a card's text. Anything else, and any trace of an exception, fails the test.</summary>
    public static string Said(BotReply reply)
    {
        Assert.Equal(200, reply.Status);
        var body = reply.Body!.Value;
        var text = body.GetProperty("type").GetString() == "application/vnd.microsoft.activity.message"
            ? body.GetProperty("value").GetString()!
            : new CardReader(body.GetProperty("value")).Text;
        Assert.DoesNotMatch(@"Exception|\n\s+at |System\.|Azure\.", text);
        return text;
    }

    public static string Said(Shown shown) => Assert.IsType<Shown.Line>(shown).Text;
}
