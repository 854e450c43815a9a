namespace PolicyBot.Connector;

/// <summary>Whose requests are let in. The defaults are those of the public Bot Connector.</summary>
/// <remarks>Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication</remarks>
public sealed class InboundTokenOptions
{
    /// <summary>The bot's app id (client id): the token's audience and, as <c>28:{AppId}</c>, the activity's recipient.</summary>
    public required string AppId { get; init; }

    /// <summary>Tenant ids whose people the bot serves; at least one.</summary>
    public required IReadOnlyCollection<string> AllowedTenants { get; init; }

    /// <summary>The OpenID metadata document that names the signing keys; https only.</summary>
    public Uri MetadataAddress { get; init; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    /// <summary>The exact issuer of the token.</summary>
    public string Issuer { get; init; } = "https://api.botframework.com";

    /// <summary>
    /// Hosts to which the bot may send its own token. Compared whole, never by suffix: trafficmanager.net is shared by
    /// all of Azure. A port other than 443 belongs to the entry (<c>host:port</c>).
    /// </summary>
    public IReadOnlyCollection<string> AllowedServiceHosts { get; init; } = ["smba.trafficmanager.net"];

    /// <summary>How far the two clocks may be apart; 5 minutes.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Keys older than this are fetched again before they are used; 24 hours.</summary>
    public TimeSpan KeyLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Least time between two fetches once keys are held, whatever key ids arrive; 1 hour.</summary>
    public TimeSpan KeyRefreshInterval { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Least time between two fetches while no keys are held; 10 seconds.</summary>
    public TimeSpan FirstKeysRetryDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest that one fetch of metadata and keys takes; 5 seconds.</summary>
    public TimeSpan KeyFetchTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
