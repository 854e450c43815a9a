using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PolicyBot.Bot;

namespace PolicyBot.Register;

/// <summary>Every decision about an account as a typed command, for clients and people that do without buttons. Each does what its button does.</summary>
internal static partial class RegisterTexts
{
    private const RegexOptions Typed = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const string Account = @"\s+(?<account>ac-\w{4}-\w{4})";
    private const string End = @"\s*[.!]?\z";
    private const string Because = @"[\s:,]*(because\b)?[\s:,]*(?<reason>.*)\z";

    public static void Map(Routes routes, RegisterHandlers register, TimeProvider time)
    {
        routes.OnText(ShowText(), (turn, match) => turn.ReplyAsync(register.ShowAsync(turn, Data(match))));
        routes.OnText(CheckText(), (turn, match) => turn.ReplyAsync(register.CheckAsync(turn, Data(match))));
        routes.OnText(AllowText(), (turn, match) => turn.ReplyAsync(register.DecideChangeAsync(turn, Data(match), allow: true)));
        routes.OnText(RefuseText(), (turn, match) => turn.ReplyAsync(register.DecideChangeAsync(turn, Data(match, ("refusal", match.Groups["reason"].Value)), allow: false)));
        routes.OnText(CloseText(), (turn, match) => turn.ReplyAsync(register.CloseAsync(
            turn, Data(match, ("on", UkTime.Day(time.GetUtcNow()).ToString("O", CultureInfo.InvariantCulture)), ("reason", match.Groups["reason"].Value)))));
        routes.OnText(HandOverText(), (turn, match) => turn.ReplyAsync(register.TransferAsync(
            turn, Data(match, ("from-typed", match.Groups["from"].Value), ("to-typed", Lines(match.Groups["to"].Value))))));
        routes.OnText(StayText(), (turn, match) => turn.ReplyAsync(register.StayAsync(turn, Data(match, ("from-typed", match.Groups["from"].Value)))));
    }

    /// <summary>The commands for a change of password that waits.</summary>
    public static string OnChange(string id) => $"To decide, type: permit {id} or: refuse {id} because …";

    /// <summary>The commands for an account whose runner leaves.</summary>
    public static string OnLeaver(string id) => $"To decide, type: hand over {id} from a name to a name, or: close {id} because …, or: keep {id} a name";

    private static ActionData Data(Match match, params (string Name, string Value)[] more)
    {
        var data = new JsonObject { ["accountId"] = match.Groups["account"].Value.ToUpperInvariant() };
        foreach (var (name, value) in more)
            data[name] = value;
        return new(data);
    }

    private static string Lines(string names) => AndText().Replace(names, "\n");

    [GeneratedRegex("^(?:open|show)(?:\\s+account)?" + Account + End, Typed)]
    private static partial Regex ShowText();

    [GeneratedRegex("^checked" + Account + @"(?:\s+today)?" + End, Typed)]
    private static partial Regex CheckText();

    [GeneratedRegex("^permit" + Account + End, Typed)]
    private static partial Regex AllowText();

    [GeneratedRegex("^refuse" + Account + Because, Typed | RegexOptions.Singleline)]
    private static partial Regex RefuseText();

    [GeneratedRegex("^close" + Account + Because, Typed | RegexOptions.Singleline)]
    private static partial Regex CloseText();

    // Without a name at the end the others run it on.
    [GeneratedRegex("^hand\\s+over" + Account + @"\s+from\s+(?<from>.+?)(?:\s+to\s+(?<to>.+?))?" + End, Typed)]
    private static partial Regex HandOverText();

    [GeneratedRegex("^keep" + Account + @"[\s:]+(?<from>.+?)" + End, Typed)]
    private static partial Regex StayText();

    [GeneratedRegex(@"\s*(?:,|;|\band\b)\s*", Typed)]
    private static partial Regex AndText();
}
