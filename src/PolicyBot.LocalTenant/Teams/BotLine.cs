using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyBot.LocalTenant.Issuer;

namespace PolicyBot.LocalTenant.Teams;

/// <summary>What the bot answered to an activity; status 0 when it could not be reached or took too long.</summary>
public sealed record BotReply(int Status, JsonElement? Body)
{
    public bool Succeeded => Status is >= 200 and < 300;
}

/// <summary>The way from Teams to the bot: signs each activity and posts it to /api/messages.</summary>
public sealed class BotLine(TokenIssuer issuer)
{
    private HttpClient? bot;

    /// <summary>Connects a running bot. The client's time-out is how long Teams waits: 15 seconds.</summary>
    public void Connect(HttpClient client) => bot = client;

    public async Task<BotReply> PostAsync(JsonObject activity, CancellationToken cancellation = default)
    {
        var target = bot ?? throw new InvalidOperationException("No bot is connected to the local tenant.");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", issuer.Token(activity["serviceUrl"]!.GetValue<string>()));
        request.Headers.Add("x-ms-conversation-id", activity["conversation"]!["id"]!.GetValue<string>());
        request.Headers.Add("x-ms-tenant-id", TenantIds.TenantId);
        request.Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        try
        {
            using var response = await target.SendAsync(request, cancellation);
            return new BotReply((int)response.StatusCode, Parse(await response.Content.ReadAsStringAsync(cancellation)));
        }
        catch (HttpRequestException)
        {
            return new BotReply(0, null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new BotReply(0, null);
        }
    }

    private static JsonElement? Parse(string body)
    {
        try
        {
            return body.Length == 0 ? null : JsonDocument.Parse(body).RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
