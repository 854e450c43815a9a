using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace PolicyBot.LocalTenant.Wire;

/// <summary>What one of Microsoft's services answers.</summary>
public sealed record WireAnswer(int Status, JsonNode? Body = null)
{
    public TimeSpan? RetryAfter { get; init; }

    public static WireAnswer Ok(JsonNode body) => new(200, body);

    /// <summary>An error as the Connector and Graph write it.</summary>
    public static WireAnswer Error(int status, string code, string message) =>
        new(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });

    public HttpResponseMessage ToResponse(HttpRequestMessage request)
    {
        var response = new HttpResponseMessage((HttpStatusCode)Status) { RequestMessage = request };
        response.Content = Body is null
            ? new ByteArrayContent([])
            : new StringContent(Body.ToJsonString(), Encoding.UTF8, "application/json");
        if (RetryAfter is { } wait) response.Headers.RetryAfter = new RetryConditionHeaderValue(wait);
        return response;
    }
}
