using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Core.Pipeline;

namespace PolicyBot.Connector;

/// <summary>Checks that a request to <c>POST /api/messages</c> comes from the Bot Connector and belongs to this bot.</summary>
/// <remarks>
/// Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
/// (connector to bot). Safe for concurrent use; make one and keep it, for it holds the signing keys.
/// </remarks>
public class InboundTokenValidator
{
    private readonly InboundTokenOptions options;
    private readonly TimeProvider time;
    private readonly SigningKeyCache keys;

    /// <summary>For tests that replace the validator.</summary>
    protected InboundTokenValidator()
    {
        options = null!;
        time = null!;
        keys = null!;
    }

    /// <param name="options">Whose requests are let in.</param>
    /// <param name="transport">Carries the fetch of the signing keys; null for the network.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ArgumentException">An option is missing that nobody could be let in without.</exception>
    public InboundTokenValidator(InboundTokenOptions options, HttpPipelineTransport? transport, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(options.AppId);
        if (options.AllowedTenants.Count == 0 || options.AllowedTenants.Any(string.IsNullOrWhiteSpace))
            throw new ArgumentException("At least one tenant must be allowed, and none may be empty.", nameof(options));
        if (options.MetadataAddress.Scheme != Uri.UriSchemeHttps)
            throw new ArgumentException("The metadata address must be https.", nameof(options));
        this.options = options;
        this.time = time;
        keys = new SigningKeyCache(options, new SigningKeySource(options, transport, time).FetchAsync, time);
    }

    /// <summary>Checks the header by itself, then what it says against the activity.</summary>
    /// <param name="authorizationHeader">The Authorization header as it came, or null.</param>
    /// <param name="activity">The body of the same request.</param>
    /// <param name="cancellationToken">Stops the waiting for signing keys; other requests go on waiting.</param>
    public virtual async Task<InboundTokenResult> ValidateAsync(
        string? authorizationHeader, Activity activity, CancellationToken cancellationToken = default)
    {
        if (SignedToken.Read(authorizationHeader, out var fault) is not { } token)
            return new InboundTokenResult.Refused(401, fault!);

        return await keys.FindAsync(token.KeyId, cancellationToken) switch
        {
            KeyLookup.Found found => Check(token, found.Key, activity),
            KeyLookup.Unavailable none => new InboundTokenResult.Refused(503, $"The signing keys could not be fetched ({none.Reason})."),
            KeyLookup.Unknown { LastFailure: { } failure } =>
                new InboundTokenResult.Refused(401, $"The token names a key that is not held, and the last fetch of keys failed ({failure})."),
            _ => new InboundTokenResult.Refused(401, "The token names a key that the Bot Connector does not publish."),
        };
    }

    private InboundTokenResult Check(SignedToken token, SigningKey key, Activity activity)
    {
        if (!token.IsSignedBy(key))
            return new InboundTokenResult.Refused(401, "The token's signature is wrong.");
        if (FaultInClaims(token.Claims) is { } badToken)
            return new InboundTokenResult.Refused(401, badToken);
        return FaultInActivity(activity, token.Claims, key) is { } badActivity
            ? new InboundTokenResult.Refused(403, badActivity)
            : new InboundTokenResult.Accepted();
    }

    private string? FaultInClaims(TokenClaims claims)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var skew = (long)options.ClockSkew.TotalSeconds;
        if (claims.Issuer != options.Issuer)
            return "The token's issuer is not the Bot Connector.";
        if (!string.Equals(claims.Audience, options.AppId, StringComparison.OrdinalIgnoreCase))
            return "The token's audience is not this bot.";
        if (claims.NotBefore is not { } notBefore || claims.Expires is not { } expires || notBefore >= expires)
            return "The token has no sound lifetime.";
        if (expires < now - skew)
            return "The token has expired.";
        return notBefore > now + skew ? "The token is not valid yet." : null;
    }

    private string? FaultInActivity(Activity activity, TokenClaims claims, SigningKey key)
    {
        if (activity.ChannelId != ChannelIds.Teams)
            return "The activity's channel is not Microsoft Teams.";
        if (!key.Endorsements.Contains(activity.ChannelId))
            return "The signing key is not endorsed for the activity's channel.";
        if (FaultInServiceUrl(activity.ServiceUrl, claims.ServiceUrl) is { } badUrl)
            return badUrl;
        if (string.IsNullOrEmpty(activity.From?.Id) || string.IsNullOrEmpty(activity.Conversation?.Id))
            return "The activity has no sender or no conversation.";
        if (!string.Equals(activity.Recipient?.Id, "28:" + options.AppId, StringComparison.OrdinalIgnoreCase))
            return "The activity's recipient is not this bot.";
        return FaultInTenant(activity);
    }

    // The whole address without regard to case, and nothing more lenient: a trailing slash on one side only is a
    // difference. The service writes both from one value, so a token for another base path has no business here.
    private string? FaultInServiceUrl(string? address, string? claimed)
    {
        if (string.IsNullOrEmpty(claimed))
            return "The token has no serviceurl claim.";
        if (!string.Equals(claimed, address, StringComparison.OrdinalIgnoreCase))
            return "The token's serviceurl claim is not the activity's service URL.";
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps
            || uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            return "The service URL is not a plain https address.";
        return options.AllowedServiceHosts.Contains(uri.Authority, StringComparer.OrdinalIgnoreCase)
            ? null
            : "The service URL's host is not allowed.";
    }

    // Both places count where both are present, and they must agree: neither is covered by the token.
    private string? FaultInTenant(Activity activity)
    {
        var inChannelData = activity.ChannelData?["tenant"] switch
        {
            null => null,
            JsonObject tenant => tenant["id"] switch
            {
                null => null,
                JsonValue id when id.GetValueKind() == JsonValueKind.String => id.GetValue<string>(),
                _ => "",
            },
            _ => "",
        };
        string[] tenants = [.. new[] { inChannelData, activity.Conversation?.TenantId }.OfType<string>()];
        if (tenants.Length == 0)
            return "The activity names no tenant.";
        if (!tenants.All(tenant => options.AllowedTenants.Contains(tenant, StringComparer.OrdinalIgnoreCase)))
            return "The activity's tenant is not allowed.";
        return tenants.Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1 ? "The activity names two tenants." : null;
    }
}
