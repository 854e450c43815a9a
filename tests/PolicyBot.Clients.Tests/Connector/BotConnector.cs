using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using PolicyBot.Connector;

namespace PolicyBot.Clients.Tests.Connector;

/// <summary>Plays the Bot Connector's issuer: publishes keys, signs tokens, and counts how often it is asked for keys.</summary>
internal sealed class BotConnector
{
    public const string AppId = "5e1d4c1e-0000-4000-8000-00000000b070";
    public const string Tenant = "7e9a0000-0000-4000-8000-0000000000aa";
    public const string ServiceUrl = "https://smba.trafficmanager.net/uk/";
    public const string KeysAddress = "https://login.botframework.com/v1/.well-known/keys";

    public static readonly RSA Key = RSA.Create(2048);
    public static readonly RSA OtherKey = RSA.Create(2048);
    private int metadataLoads;

    public BotConnector()
    {
        Keys = [Jwk("key-1", Key)];
        Metadata = () => Json(new JsonObject { ["issuer"] = "https://api.botframework.com", ["jwks_uri"] = KeysAddress }.ToJsonString());
        KeyDocument = () => Json(new JsonObject { ["keys"] = Keys.DeepClone() }.ToJsonString());
    }

    public JsonArray Keys { get; set; }

    public Func<HttpResponseMessage> Metadata { get; set; }

    public Func<HttpResponseMessage> KeyDocument { get; set; }

    /// <summary>Holds every answer back until it is done.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public int MetadataLoads => metadataLoads;

    public List<string> Asked { get; } = [];

    public HttpPipelineTransport Transport => new HttpClientTransport(new Handler(this));

    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));

    public InboundTokenValidator Validator(params string[] tenants) => new(
        new InboundTokenOptions { AppId = AppId, AllowedTenants = tenants.Length > 0 ? tenants : [Tenant] },
        Transport, Time);

    /// <summary>The header of a request as the service sends it, changed by the two edits before it is signed.</summary>
    public string Bearer(Action<JsonObject>? header = null, Action<JsonObject>? payload = null, RSA? key = null)
    {
        var now = Time.GetUtcNow().ToUnixTimeSeconds();
        var head = new JsonObject { ["alg"] = "RS256", ["kid"] = "key-1", ["typ"] = "JWT" };
        var body = new JsonObject
        {
            ["serviceurl"] = ServiceUrl, ["nbf"] = now - 60, ["exp"] = now + 3600, ["iss"] = "https://api.botframework.com", ["aud"] = AppId,
        };
        header?.Invoke(head);
        payload?.Invoke(body);
        return "Bearer " + Sign(head.ToJsonString(), body.ToJsonString(), key ?? Key);
    }

    public static string Sign(string header, string payload, RSA key)
    {
        var signed = Encode(Encoding.UTF8.GetBytes(header)) + "." + Encode(Encoding.UTF8.GetBytes(payload));
        return signed + "." + Encode(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    public static JsonObject Jwk(string id, RSA key, params string[] endorsements)
    {
        var numbers = key.ExportParameters(false);
        return new JsonObject
        {
            ["kty"] = "RSA", ["use"] = "sig", ["kid"] = id, ["x5t"] = id,
            ["n"] = Encode(numbers.Modulus!), ["e"] = Encode(numbers.Exponent!),
            ["endorsements"] = new JsonArray([.. (endorsements.Length > 0 ? endorsements : ["skype", "msteams"]).Select(each => JsonValue.Create(each))]),
        };
    }

    /// <summary>A message as Teams sends it in a personal chat.</summary>
    public static Activity Message { get; } = new()
    {
        Type = "message", Id = "1700", ChannelId = "msteams", ServiceUrl = ServiceUrl, Text = "hello",
        From = new ChannelAccount { Id = "29:ann", AadObjectId = "a0000000-0000-4000-8000-000000000001" },
        Recipient = new ChannelAccount { Id = "28:" + AppId },
        Conversation = new ConversationAccount { Id = "a:1", ConversationType = "personal", TenantId = Tenant },
        ChannelData = Tenants(Tenant),
    };

    public static JsonObject Tenants(JsonNode? id) => new() { ["tenant"] = new JsonObject { ["id"] = id } };

    public static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Status(int status) => new((HttpStatusCode)status);

    private async Task<HttpResponseMessage> AnswerAsync(string address, CancellationToken cancellationToken)
    {
        lock (Asked)
            Asked.Add(address);
        if (address == KeysAddress)
            return KeyDocument();
        Interlocked.Increment(ref metadataLoads);
        await Gate.WaitAsync(cancellationToken);
        return Metadata();
    }

    private sealed class Handler(BotConnector connector) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            connector.AnswerAsync(request.RequestUri!.AbsoluteUri, cancellationToken);
    }
}
