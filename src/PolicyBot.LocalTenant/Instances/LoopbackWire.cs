using Azure.Core;
using Microsoft.AspNetCore.Http.Features;
using PolicyBot.LocalTenant.Wire;

namespace PolicyBot.LocalTenant.Instances;

/// <summary>
/// The tenant's services for bots in other processes, on a loopback port of their own:
/// <c>/wire/HOST/PATH</c> is <c>https://HOST/PATH</c>, and <c>POST /token?scope=…</c> is Entra.
/// </summary>
internal sealed class LoopbackWire : IAsyncDisposable
{
    public const string WirePath = "/wire/";
    public const string TokenPath = "/token";

    // Of no meaning to the services, and written anew by whoever carries a message on.
    private static readonly string[] OfTheConnection = ["Host", "Connection", "Content-Length", "Transfer-Encoding"];

    private readonly WebApplication app;
    private readonly HttpMessageInvoker services;

    private LoopbackWire(Tenant tenant)
    {
        services = new HttpMessageInvoker(tenant.Microsoft, disposeHandler: false);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        // Under its own name only, so that no web page can speak through the browser to it.
        builder.Configuration["AllowedHosts"] = "127.0.0.1";
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        app = builder.Build();
        app.UseHostFiltering();
        app.MapPost(TokenPath, (string scope, CancellationToken gone) =>
        {
            var token = tenant.Credential.GetToken(new TokenRequestContext([scope]), gone);
            return new CarriedToken(token.Token, token.ExpiresOn);
        });
        app.Map(WirePath + "{host}/{**path}", CarryAsync);
    }

    public Uri Address => new(app.Urls.First());

    public static async Task<LoopbackWire> StartAsync(Tenant tenant, CancellationToken cancellation)
    {
        var wire = new LoopbackWire(tenant);
        await wire.app.StartAsync(cancellation);
        return wire;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        services.Dispose();
    }

    private async Task CarryAsync(HttpContext http)
    {
        using var request = await ReadAsync(http);
        try
        {
            using var response = await services.SendAsync(request, http.RequestAborted);
            http.Response.StatusCode = (int)response.StatusCode;
            foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
                http.Response.Headers[name] = values.ToArray();
            await response.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
        }
        catch (HttpRequestException)
        {
            http.Abort(); // a broken connection stays one
        }
    }

    private static async Task<HttpRequestMessage> ReadAsync(HttpContext http)
    {
        // As it was sent: a path that is decoded and encoded again can become another.
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), $"https://{target[WirePath.Length..]}");
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        body.Position = 0;
        if (body.Length > 0) request.Content = new StreamContent(body);
        foreach (var (name, values) in http.Request.Headers.Where(h => !OfTheConnection.Contains(h.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }
        return request;
    }
}

/// <summary>An access token on its way to a bot in another process.</summary>
internal sealed record CarriedToken(string Token, DateTimeOffset ExpiresOn);
