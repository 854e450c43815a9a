using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PolicyBot.EndToEnd;

/// <summary>
/// One person at Microsoft's Agents Playground, in the shapes that version 0.2.28 sends: no token, ids that no tenant has, no trigger and no action id
/// in an invoke. What it cannot do is refused here as there: deleting; text and card in one activity get no id.
/// </summary>
internal sealed class PlaygroundClient : IAsyncDisposable
{
    private const string Tenant = "00000000-0000-0000-0000-0000000000001"; // one digit too long, as it is there
    private const string Bot = "00000000-0000-0000-0000-00000000000011";

    private readonly WebApplication connector;
    private readonly HttpClient bridge;
    private readonly string name;
    private readonly string userId;
    private readonly SemaphoreSlim changed = new(0);
    private ImmutableList<(string Id, JsonElement Activity)> received = [];
    private ImmutableDictionary<string, JsonElement> cards = ImmutableDictionary<string, JsonElement>.Empty;
    private int lastId;

    private PlaygroundClient(WebApplication connector, Uri bridgeAddress, string userId, string name)
    {
        this.connector = connector;
        this.userId = userId;
        this.name = name;
        bridge = new HttpClient { BaseAddress = bridgeAddress };
    }

    private string ServiceUrl => connector.Urls.First() + "/_connector";

    public static async Task<PlaygroundClient> StartAsync(Uri bridgeAddress, string userId, string name)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var client = new PlaygroundClient(builder.Build(), bridgeAddress, userId, name);
        client.connector.MapPost("/_connector/v3/conversations/{conversation}/activities/{replyTo?}", client.Receive);
        client.connector.MapPut("/_connector/v3/conversations/{conversation}/activities/{id}", client.Replace);
        client.connector.MapDelete("/_connector/v3/conversations/{conversation}/activities/{id}", () => Results.StatusCode(StatusCodes.Status501NotImplemented));
        await client.connector.StartAsync();
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await connector.DisposeAsync();
        bridge.Dispose();
        changed.Dispose();
    }

    /// <summary>The page is opened: both activities at the same time, without a name.</summary>
    public Task OpenAsync() => Task.WhenAll(
        PostAsync("installationUpdate", activity => activity["action"] = "add", named: false),
        PostAsync("conversationUpdate", activity => activity["membersAdded"] = new JsonArray(
            new JsonObject { ["id"] = userId, ["aadObjectId"] = "1" + userId }, new JsonObject { ["id"] = Bot }), named: false));

    public async Task SayAsync(string text) => await PostAsync("message", activity =>
    {
        activity["text"] = text;
        activity["textFormat"] = "plain";
    });

    /// <summary>Clicks a button on the newest card that has it; the answer replaces the card. Fields that are not named stay as they are.</summary>
    public async Task ClickAsync(string title, params (string Field, string Value)[] filled)
    {
        var (id, button) = received.Reverse().Select(r => (r.Id, Button: new CardReader(cards[r.Id]).Button(title))).First(r => r.Button is not null);
        var action = button!.Value.Action;
        var data = action["data"]?.DeepClone().AsObject() ?? [];
        foreach (var (field, value) in button.Value.Inputs.Select(i => (i.Key, i.Value!.GetValue<string>())).Concat(filled)) data[field] = value;
        var answer = await PostAsync("invoke", activity =>
        {
            activity["name"] = "adaptiveCard/action";
            activity["replyToId"] = id;
            activity["value"] = new JsonObject
            {
                ["action"] = new JsonObject { ["type"] = "Action.Execute", ["title"] = title, ["verb"] = action["verb"]!.GetValue<string>(), ["data"] = data },
            };
        });
        if (answer is { ValueKind: JsonValueKind.Object } && answer.GetProperty("type").GetString() == "application/vnd.microsoft.card.adaptive")
            cards = cards.SetItem(id, answer.GetProperty("value"));
    }

    /// <summary>The newest card with these words, as soon as there is one.</summary>
    public async Task<CardReader> CardAsync(string words, CancellationToken limit)
    {
        for (; ; )
        {
            var found = received.Reverse().Select(r => new CardReader(cards[r.Id])).FirstOrDefault(c => c.Text.Contains(words, StringComparison.Ordinal));
            if (found is not null) return found;
            await changed.WaitAsync(limit);
        }
    }

    public int Count(string words) => received.Count(r => new CardReader(cards[r.Id]).Text.Contains(words, StringComparison.Ordinal));

    private async Task<IResult> Receive(HttpRequest request)
    {
        if (request.Headers.ContainsKey("Authorization")) return Results.StatusCode(StatusCodes.Status500InternalServerError); // no business of a client's
        var activity = await request.ReadFromJsonAsync<JsonElement>();
        if (CardIn(activity) is not { } card) return Results.Accepted();
        var id = Interlocked.Increment(ref lastId).ToString(CultureInfo.InvariantCulture);
        cards = cards.SetItem(id, card);
        received = received.Add((id, activity));
        changed.Release();
        return Results.Created((string?)null, new { id });
    }

    private async Task<IResult> Replace(string id, HttpRequest request)
    {
        if (!cards.ContainsKey(id) || CardIn(await request.ReadFromJsonAsync<JsonElement>()) is not { } card) return Results.NotFound();
        cards = cards.SetItem(id, card);
        changed.Release();
        return Results.Ok(new { id });
    }

    private static JsonElement? CardIn(JsonElement activity) =>
        activity.TryGetProperty("attachments", out var attachments) && attachments.GetArrayLength() == 1 && !activity.TryGetProperty("text", out _)
            ? attachments[0].GetProperty("content")
            : null;

    private async Task<JsonElement> PostAsync(string type, Action<JsonObject> fill, bool named = true)
    {
        var from = new JsonObject { ["id"] = userId, ["aadObjectId"] = "1" + userId };
        if (named) from["name"] = name;
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = Guid.NewGuid().ToString(),
            ["from"] = from,
            ["timestamp"] = "2026-11-20T13:19:09.780Z",
            ["serviceUrl"] = ServiceUrl,
            ["conversation"] = new JsonObject { ["conversationType"] = "personal", ["tenantId"] = Tenant, ["id"] = "chat-of-" + userId },
            ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "Test Bot" },
            ["locale"] = "en-US",
            ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "en-US", ["platform"] = "Web", ["timezone"] = "UTC" }),
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
            ["channelId"] = "msteams",
        };
        fill(activity);
        using var content = new StringContent(activity.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var response = await bridge.PostAsync("/api/messages", content);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{type}: {(int)response.StatusCode} {body}");
        return body.Length == 0 ? default : JsonDocument.Parse(body).RootElement.Clone();
    }
}
