using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace PolicyBot.Tests.LocalTenant;

/// <summary>Stands where the bot would be: keeps what Teams sent and answers as told.</summary>
internal sealed class RecordingBot : HttpMessageHandler
{
    private readonly List<(JsonObject Activity, string Token)> received = [];

    public Func<JsonObject, JsonNode?> Answers { get; set; } = _ => null;

    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    public IReadOnlyList<JsonObject> Activities
    {
        get { lock (received) return [.. received.Select(r => r.Activity)]; }
    }

    public string LastToken
    {
        get { lock (received) return received[^1].Token; }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var activity = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!.AsObject();
        lock (received) received.Add((activity, request.Headers.Authorization!.Parameter!));
        return new HttpResponseMessage(Status) { Content = new StringContent(Answers(activity)?.ToJsonString() ?? "", Encoding.UTF8, "application/json") };
    }
}
