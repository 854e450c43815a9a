using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyBot.LocalTenant.Connector;
using PolicyBot.LocalTenant.People;

namespace PolicyBot.LocalTenant.Teams;

/// <summary>What a person sees after a click.</summary>
public abstract record Shown
{
    private Shown() { }

    public sealed record Card : Shown;

    public sealed record Line(string Text) : Shown;

    public sealed record Problem(string Text) : Shown;

    /// <summary>The dialog to show: title, height, width and card.</summary>
    /// <param name="OpenedBy">The command that opened it, where that stands in the menu of a message.</param>
    public sealed record Dialog(JsonElement Content, MessageAction? OpenedBy = null) : Shown;

    public sealed record AsBefore : Shown;
}

/// <summary>A command in the menu of a message, and the chat in which the message stands.</summary>
/// <param name="CommandId">Its id in the manifest.</param>
/// <param name="ConversationType">personal (between two people, too), groupChat or channel.</param>
public sealed record MessageAction(string CommandId, string ConversationId, string ConversationType);

/// <summary>One person's Teams: sends what they do to the bot and applies what comes back, as Teams does.</summary>
public sealed class TeamsClient(Person person, Chats chats, Drives.Drives drives, BotLine line, TimeProvider time)
{
    private const string Unreachable = "Unable to reach app. Please try again.";
    private const string WentWrong = "Something went wrong. Please try again.";

    private readonly ActivityWriter write = new(person, time);

    public Person Person => person;

    public Chat Chat => chats.Of(person);

    /// <summary>The last activity that was sent, so that a test can send it again.</summary>
    public JsonObject? LastSent { get; private set; }

    /// <summary>Adds the app; the bot hears of it twice, in any order.</summary>
    public async Task AddAppAsync()
    {
        if (chats.SetInstalled(person, true)) await TellAddedAsync();
    }

    public async Task RemoveAppAsync()
    {
        if (chats.SetInstalled(person, false)) await SendAsync(write.Installation("remove"));
    }

    internal Task TellAddedAsync() => Task.WhenAll(SendAsync(write.Installation("add")), SendAsync(write.BotAdded()));

    public async Task<BotReply> SayAsync(string text)
    {
        var id = chats.NextId();
        var activity = write.Message(id, text);
        Show(id, activity);
        var reply = await SendAsync(activity);
        if (!reply.Succeeded) chats.Update(person, id, m => m with { Line = $"The app did not take this message (status {reply.Status})." });
        return reply;
    }

    /// <summary>Clicks an action on a card of the chat; inputs are what stands in the card's fields.</summary>
    public async Task<Shown> ClickAsync(string messageId, JsonObject action, JsonObject inputs)
    {
        var data = Merge(action["data"], inputs);
        if (action["type"]?.GetValue<string>() == "Action.Execute") return await ExecuteAsync(messageId, action, data, "manual");
        var teams = data["msteams"] as JsonObject;
        return teams?["type"]?.GetValue<string>() switch
        {
            "task/fetch" => await OpenDialogAsync(messageId, data),
            "imBack" => await SayBackAsync(teams["value"]?.GetValue<string>() ?? ""),
            "messageBack" => await SubmitAsync(messageId, data, teams["displayText"]?.GetValue<string>()),
            _ => await SubmitAsync(messageId, data, null),
        };
    }

    /// <summary>Asks for this person's view of a card that lists them in refresh.userIds, as Teams does when the chat is shown.</summary>
    public async Task<Shown> RefreshAsync(string messageId)
    {
        if (RefreshAction(messageId) is not { } action) return new Shown.AsBefore();
        return await ExecuteAsync(messageId, action, Merge(action["data"], []), "automatic");
    }

    /// <summary>Shows the chat: everything is read, and cards that want it are refreshed.</summary>
    public async Task OpenChatAsync()
    {
        chats.MarkRead(person);
        foreach (var message in Chat.Messages)
            if (RefreshAction(message.Id) is not null) await RefreshAsync(message.Id);
    }

    /// <summary>Picks a command in the menu of a message. Teams sends the message along.</summary>
    public async Task<Shown> ActOnMessageAsync(MessageAction picked, string messageId, string words, JsonObject author) =>
        DialogAnswer(await SendAsync(write.Invoke("composeExtension/fetchTask", new JsonObject
        {
            ["messagePayload"] = new JsonObject
            {
                ["linkToMessage"] = $"https://teams.microsoft.com/l/message/{picked.ConversationId}/{messageId}",
                ["id"] = messageId,
                ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = words },
                ["from"] = new JsonObject { ["user"] = author },
            },
        }, picked)), picked);

    /// <summary>Presses a dialog's button. A further dialog, a line, or nothing: then the dialog is closed.</summary>
    /// <param name="of">The command that opened the dialog, where that stands in the menu of a message.</param>
    public async Task<Shown> SubmitDialogAsync(JsonObject action, JsonObject inputs, MessageAction? of = null)
    {
        var data = Merge(action["data"], inputs);
        return DialogAnswer(await SendAsync(of is null
            ? write.Invoke("task/submit", new JsonObject { ["data"] = data, ["context"] = new JsonObject { ["theme"] = "default" } })
            : write.Invoke("composeExtension/submitAction", new JsonObject { ["data"] = data }, of)), of);
    }

    /// <summary>Allows a file that the bot offers, which then goes into this person's OneDrive, or declines it.</summary>
    public async Task AnswerFileAsync(string messageId, bool allow)
    {
        if (chats.Find(person, messageId)?.Attachment(ChatMessage.FileConsent) is not { } offer) return;
        var content = JsonObject.Create(offer.GetProperty("content").Clone())!;
        var value = new JsonObject
        {
            ["type"] = "fileUpload",
            ["action"] = allow ? "accept" : "decline",
            ["context"] = content[allow ? "acceptContext" : "declineContext"]?.DeepClone(),
        };
        if (allow) value["uploadInfo"] = drives.Begin(person, offer.GetProperty("name").GetString()!);
        var reply = await SendAsync(write.Invoke("fileConsent/invoke", value, messageId));
        if (!reply.Succeeded) chats.Update(person, messageId, m => m with { Line = Unreachable });
    }

    /// <summary>Types into a field with suggestions of the bot's own (choices.data).</summary>
    /// <returns>Title and value of each suggestion; at most 15, as Teams shows.</returns>
    public async Task<IReadOnlyList<(string Title, string Value)>> SearchAsync(string dataset, string text, string? messageId = null)
    {
        var reply = await SendAsync(write.Invoke("application/search", new JsonObject
        {
            ["queryText"] = text, ["dataset"] = dataset, ["queryOptions"] = new JsonObject { ["skip"] = 0, ["top"] = 15 },
        }, messageId));
        if (reply.Body is not { } body || !body.TryGetProperty("value", out var value) || !value.TryGetProperty("results", out var results)) return [];
        return [.. results.EnumerateArray().Take(15).Select(r => (r.GetProperty("title").GetString()!, r.GetProperty("value").GetString()!))];
    }

    private async Task<Shown> ExecuteAsync(string messageId, JsonObject action, JsonObject data, string trigger)
    {
        var sent = new JsonObject { ["type"] = "Action.Execute", ["data"] = data };
        foreach (var name in new[] { "id", "verb", "title" })
            if (action[name] is { } part) sent[name] = part.DeepClone();
        var reply = await SendAsync(write.Invoke("adaptiveCard/action", new JsonObject { ["action"] = sent, ["trigger"] = trigger }, messageId));
        var (shown, card) = ExecuteAnswer(reply);
        // An automatic refresh that fails leaves the card as it was and says nothing.
        if (card is { } replacement) chats.Update(person, messageId, m => m with { PersonalCard = replacement, Line = null });
        else if (trigger == "manual") chats.Update(person, messageId, m => m with { Line = (shown as Shown.Line)?.Text ?? (shown as Shown.Problem)?.Text });
        return shown;
    }

    private static (Shown Shown, JsonElement? Card) ExecuteAnswer(BotReply reply)
    {
        if (!reply.Succeeded) return (new Shown.Problem(Unreachable), null);
        if (reply.Body is not { ValueKind: JsonValueKind.Object } body) return (new Shown.Problem(WentWrong), null);
        var value = body.TryGetProperty("value", out var v) ? v : default;
        return (body.TryGetProperty("type", out var type) ? type.GetString() : null) switch
        {
            "application/vnd.microsoft.card.adaptive" when value.ValueKind == JsonValueKind.Object => (new Shown.Card(), value),
            "application/vnd.microsoft.activity.message" when value.ValueKind == JsonValueKind.String => (new Shown.Line(value.GetString()!), null),
            "application/vnd.microsoft.error" when value.ValueKind == JsonValueKind.Object && value.TryGetProperty("message", out var text) =>
                (new Shown.Problem(text.GetString() ?? WentWrong), null),
            _ => (new Shown.Problem(WentWrong), null),
        };
    }

    private async Task<Shown> SubmitAsync(string messageId, JsonObject data, string? displayText)
    {
        var id = chats.NextId();
        if (displayText is not null) Show(id, write.Message(id, displayText));
        var reply = await SendAsync(write.Submitted(id, messageId, data));
        if (!reply.Succeeded) chats.Update(person, messageId, m => m with { Line = WentWrong });
        return reply.Succeeded ? new Shown.AsBefore() : new Shown.Problem(WentWrong);
    }

    private async Task<Shown> SayBackAsync(string text) =>
        (await SayAsync(text)).Succeeded ? new Shown.AsBefore() : new Shown.Problem(WentWrong);

    private async Task<Shown> OpenDialogAsync(string messageId, JsonObject data) =>
        DialogAnswer(await SendAsync(write.Invoke("task/fetch", new JsonObject
        {
            ["data"] = data, ["context"] = new JsonObject { ["theme"] = "default" },
        }, messageId)));

    private static Shown DialogAnswer(BotReply reply, MessageAction? of = null)
    {
        if (!reply.Succeeded) return new Shown.Problem(Unreachable);
        if (reply.Body is not { ValueKind: JsonValueKind.Object } body || !body.TryGetProperty("task", out var task)) return new Shown.AsBefore();
        var value = task.TryGetProperty("value", out var v) ? v : default;
        return (task.TryGetProperty("type", out var type) ? type.GetString() : null) switch
        {
            "continue" when value.ValueKind == JsonValueKind.Object => new Shown.Dialog(value, of),
            "message" when value.ValueKind == JsonValueKind.String => new Shown.Line(value.GetString()!),
            _ => new Shown.Problem(WentWrong),
        };
    }

    private JsonObject? RefreshAction(string messageId)
    {
        // Whom to refresh for is said by the card that everybody got, not by a personal view.
        if (chats.Find(person, messageId) is not { FromBot: true, SentCard: { } card }) return null;
        if (!card.TryGetProperty("refresh", out var refresh) || !refresh.TryGetProperty("action", out var action)) return null;
        var everybody = !refresh.TryGetProperty("userIds", out var ids);
        return everybody || ids.EnumerateArray().Any(id => id.GetString() == person.TeamsId) ? JsonObject.Create(action.Clone()) : null;
    }

    private void Show(string id, JsonObject activity) => chats.Add(person, new ChatMessage
    {
        Id = id, FromBot = false, At = time.GetUtcNow(), Activity = JsonSerializer.SerializeToElement(activity),
    });

    private async Task<BotReply> SendAsync(JsonObject activity)
    {
        LastSent = activity;
        return await line.PostAsync(activity);
    }

    private static JsonObject Merge(JsonNode? data, JsonObject inputs)
    {
        var merged = data is JsonObject given ? given.DeepClone().AsObject() : [];
        foreach (var (name, value) in inputs) merged[name] = value?.DeepClone();
        return merged;
    }
}
