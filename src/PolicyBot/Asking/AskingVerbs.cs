namespace PolicyBot.Asking;

/// <summary>What the buttons under an answer ask the bot to do.</summary>
internal static class AskingVerbs
{
    public const string Answer = "asking/answer";

    public const string Context = "asking/context";

    public const string Person = "asking/person";

    // Another feature's button, by its verb alone.
    public const string Menu = "welcome/menu";
}
