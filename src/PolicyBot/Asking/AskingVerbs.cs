namespace PolicyBot.Asking;

/// <summary>What the buttons under an answer ask the bot to do.</summary>
internal static class AskingVerbs
{
    public const string Answer = "asking/answer";

    public const string Context = "asking/context";

    public const string Person = "asking/person";

    // Other features' buttons, by their verbs alone.
    public const string StartAccountRequest = "accounts/start";

    public const string Menu = "welcome/menu";
}
