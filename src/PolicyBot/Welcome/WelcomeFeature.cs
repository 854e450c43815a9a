using System.Text.RegularExpressions;
using PolicyBot.Bot;

namespace PolicyBot.Welcome;

/// <summary>The first message to somebody new, and the menu.</summary>
internal static partial class WelcomeFeature
{
    private const string MenuVerb = "welcome/menu";

    public static void MapWelcome(this Routes routes)
    {
        routes.OnArrival(turn => turn.ReplyAsync(WelcomeCards.Welcome(turn.School)));
        routes.OnText(Greeting(), (turn, _) => turn.ReplyAsync(WelcomeCards.Menu(turn.School)));
        routes.OnAction(MenuVerb, (turn, _) => Task.FromResult<ActionReply>(new ActionReply.Card(WelcomeCards.Menu(turn.School))));
    }

    [GeneratedRegex(
        @"^(?:(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening))(?: there| policybot)?|help(?: me)?|menu|start|what (?:can|do) you do|what can i (?:do|ask))[\s.!?]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Greeting();
}
