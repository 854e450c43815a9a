using PolicyBot.Cards;

namespace PolicyBot.Bot;

/// <summary>What people are told when the bot will not or cannot do something.</summary>
internal static class Refusals
{
    public static AdaptiveCard NotStaff { get; } = Sentence(
        "PolicyBot is for school staff, so it can't help you here. If something online worries you, talk to a teacher or another adult you trust.");

    public static AdaptiveCard NoLongerStaff { get; } = Sentence(
        "This card is closed: you are no longer in the school's staff group.");

    public static AdaptiveCard CannotCheck { get; } = Sentence(
        "We can't check who you are just now. Nothing has been changed. Try again in a minute.");

    public static AdaptiveCard NotHere { get; } = Sentence(
        "Requests are private. Open your own chat with PolicyBot and do it there.");

    public static AdaptiveCard OnlyWords { get; } = Sentence(
        "PolicyBot reads what you type, not files, pictures or voice messages. Ask about the social media policy in your own words, "
        + "or type “menu” to see what else it can do.");

    public static AdaptiveCard UnknownButton { get; } = Sentence(
        "This button no longer works. Nothing has been changed. Type “menu” to see what you can do.");

    public static AdaptiveCard TooFast { get; } = Sentence(
        "You are going faster than PolicyBot can follow. Your last click or message was left out, and nothing has been changed by it. Wait a minute and try again.");

    public static AdaptiveCard SomethingWentWrong(string reference) => Sentence(
        "Something went wrong on our side. What you did last may or may not have been saved: try again, nothing is done twice. "
        + $"If it happens again, give your IT team the reference {reference}.");

    public static AdaptiveCard Sentence(string text) => new() { FallbackText = text, Body = [new TextBlock(text)] };
}
