using System.Net;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace PolicyBot.Clients.Tests.Connector;

/// <summary>One request as it would leave the machine.</summary>
internal sealed record SentRequest(string Method, string Uri, string Body, string? ContentType, string? Authorization)
{
    public string? ContentRange { get; init; }
}

/// <summary>The far end of the wire: records what is sent and answers what it is told, in order, the last answer for ever.</summary>
internal sealed class Wire(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
{
    private int next;

    public List<SentRequest> Sent { get; } = [];

    public HttpPipelineTransport Transport => new HttpClientTransport(this);

    public static Func<HttpResponseMessage> Answer(int status, string body = "", string? retryAfter = null) => () =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (retryAfter is not null)
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return response;
    };

    public static Func<HttpResponseMessage> Break(Exception exception) => () => throw exception;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Sent.Add(new SentRequest(
            request.Method.Method, request.RequestUri!.AbsoluteUri, body,
            request.Content?.Headers.ContentType?.ToString(), request.Headers.Authorization?.ToString())
        {
            ContentRange = request.Content?.Headers.ContentRange?.ToString(),
        });
        return answers[Math.Min(next++, answers.Length - 1)]();
    }
}

/// <summary>A bot's identity that gives a fixed token and remembers what it was asked for.</summary>
internal sealed class FixedCredential : TokenCredential
{
    public List<string> Scopes { get; } = [];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Scopes.AddRange(requestContext.Scopes);
        return new AccessToken("bot-token", TimeProvider.System.GetUtcNow().AddHours(1));
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}

internal sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
