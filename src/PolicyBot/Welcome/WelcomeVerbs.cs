namespace PolicyBot.Welcome;

/// <summary>What the buttons of the welcome card ask the bot to do.</summary>
internal static class WelcomeVerbs
{
    public const string Menu = "welcome/menu";

    // Other features' buttons, by their verbs alone.
    public const string StartAccountRequest = "accounts/start";

    public const string MyRequests = "approvals/mine";
}
