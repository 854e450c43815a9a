using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Azure.Core;
using PolicyBot.LocalTenant.Wire;

namespace PolicyBot.LocalTenant.Issuer;

/// <summary>Plays Entra for the bot: opaque access tokens, one audience each, which the Connector and Graph check.</summary>
public sealed class EntraTokens(TimeProvider time) : TokenCredential
{
    // Ahead of expiry the client library asks for a new one by itself.
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (string Scope, DateTimeOffset Expires)> granted = new();

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        if (requestContext.Scopes is not [TenantIds.ConnectorScope or TenantIds.GraphScope])
            throw new InvalidOperationException($"The local tenant grants no token for {string.Join(" ", requestContext.Scopes)}.");
        var expires = time.GetUtcNow() + Lifetime;
        var token = "local." + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        granted[token] = (requestContext.Scopes[0], expires);
        return new AccessToken(token, expires);
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));

    /// <summary>Puts a token check before a service.</summary>
    public WireService Guard(string scope, WireService service) => (call, cancellation) =>
        call.BearerToken is { } token && granted.TryGetValue(token, out var grant) && grant.Scope == scope && grant.Expires > time.GetUtcNow()
            ? service(call, cancellation)
            : Task.FromResult(WireAnswer.Error(401, "InvalidAuthenticationToken", "Access token is missing, expired or for another audience."));
}
