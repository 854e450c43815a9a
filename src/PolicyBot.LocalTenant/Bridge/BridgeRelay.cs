using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyBot.LocalTenant.Wire;

namespace PolicyBot.LocalTenant.Bridge;

/// <summary>
/// Carries what the bot sends to other clients. A client's own serviceUrl, which is plain http, is written into an address
/// that the bot accepts: <c>https://smba.trafficmanager.net/bridge/localhost:56150/_connector</c>. So it holds after a restart, too.
/// </summary>
public sealed class BridgeRelay : IDisposable
{
    private const string First = "bridge";
    private static readonly Uri Connector = new($"https://{TenantIds.ConnectorHost}/");

    // As long as the bot itself would wait for the Connector.
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>The serviceUrl that the bot sees; null where the client's is not plain http on this machine.</summary>
    public static string? ServiceUrlFor(string? clientServiceUrl) =>
        Uri.TryCreate(clientServiceUrl, UriKind.Absolute, out var uri) && uri.IsLoopback && uri.Scheme == Uri.UriSchemeHttp && uri.Query.Length == 0
            ? new Uri(Connector, $"{First}/{uri.Authority}{uri.AbsolutePath}").AbsoluteUri
            : null;

    public static bool Takes(WireCall call) => call.Segments is [First, _, ..];

    /// <summary>Sends a call on as it is, but without the bot's token, and answers what the client answers.</summary>
    public async Task<WireAnswer> SendAsync(WireCall call, CancellationToken cancellation)
    {
        if (!Uri.TryCreate("http:/" + call.Uri.PathAndQuery[(First.Length + 1)..], UriKind.Absolute, out var target) || !target.IsLoopback)
            return WireAnswer.Error(404, "NotFound", "That client is not on this machine.");
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), target);
        if (call.Body.Length > 0) request.Content = new StringContent(call.Body, System.Text.Encoding.UTF8, "application/json");
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            return new WireAnswer((int)response.StatusCode, Parse(await response.Content.ReadAsStringAsync(cancellation)));
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return WireAnswer.Error(502, "BadGateway", "The client does not answer.");
        }
    }

    public void Dispose() => http.Dispose();

    private static JsonNode? Parse(string body)
    {
        try
        {
            return body.Length == 0 ? null : JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return null; // a page for people; the status says enough
        }
    }
}
