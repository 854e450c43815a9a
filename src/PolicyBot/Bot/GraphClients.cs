namespace PolicyBot.Bot;

/// <summary>The two ways to Microsoft Graph: one with a person waiting, one with nobody waiting.</summary>
internal static class GraphClients
{
    public const string Clicks = "clicks";
    public const string Outbox = "outbox";
}
