using System.Net.Http.Json;
using Azure.Core;

namespace PolicyBot.LocalTenant.Instances;

/// <summary>
/// What a bot in a process of its own takes for the network: carries every https address to the tenant's loopback port, where what is not played is refused.
/// The bot's clients see their production addresses, so their own checks (https, allowed hosts) stay in force.
/// </summary>
internal sealed class LoopbackCarrier(Uri tenant) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;
        if (asked.Scheme != Uri.UriSchemeHttps || !asked.IsDefaultPort)
            throw new HttpRequestException($"Nothing is reachable at {asked.GetLeftPart(UriPartial.Authority)} from a local tenant.");
        request.RequestUri = new Uri(tenant, LoopbackWire.WirePath + asked.Host + asked.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}

/// <summary>What a bot in a process of its own takes for its identity in Entra: tokens that the tenant issues.</summary>
internal sealed class LoopbackCredential(Uri tenant) : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nothing in the bot waits for a token without awaiting it.");

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        using var entra = new HttpClient(); // needed once an hour
        var scope = Uri.EscapeDataString(requestContext.Scopes.Single());
        using var response = await entra.PostAsync(new Uri(tenant, $"{LoopbackWire.TokenPath}?scope={scope}"), null, cancellationToken);
        response.EnsureSuccessStatusCode();
        var token = await response.Content.ReadFromJsonAsync<CarriedToken>(cancellationToken);
        return new AccessToken(token!.Token, token.ExpiresOn);
    }
}
