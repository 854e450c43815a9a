namespace PolicyBot.LocalTenant;

/// <summary>The names by which the local tenant, the bot in it and Microsoft's services know each other. Fixed, so that stored data stays valid.</summary>
public static class TenantIds
{
    public const string TenantId = "5c5b1a7e-0f5e-4b0a-9d6a-1f2a90c0a001";
    public const string AppId = "5c5b1a7e-0f5e-4b0a-9d6a-1f2a90c0a002";

    /// <summary>The app's id in the organisation's catalogue; not the id in its manifest.</summary>
    public const string TeamsAppId = "5c5b1a7e-0f5e-4b0a-9d6a-1f2a90c0a003";

    /// <summary>The app's id in its manifest, which Graph calls externalId.</summary>
    public const string ManifestId = "5c5b1a7e-0f5e-4b0a-9d6a-1f2a90c0a004";

    /// <summary>The mailbox that the bot may send from.</summary>
    public const string Mailbox = "policybot@tenant.example";

    public const string BotId = "28:" + AppId;
    public const string BotName = "PolicyBot";

    public const string LoginHost = "login.botframework.com";
    public const string ConnectorHost = "smba.trafficmanager.net";
    public const string DriveHost = "tenant-my.sharepoint.com";
    public const string GraphHost = "graph.microsoft.com";
    public const string ServiceUrl = "https://" + ConnectorHost + "/teams/";
    public const string ConnectorScope = "https://api.botframework.com/.default";
    public const string GraphScope = "https://graph.microsoft.com/.default";
}
