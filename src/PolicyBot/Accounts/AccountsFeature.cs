using System.Text.RegularExpressions;
using PolicyBot.Bot;
using PolicyBot.Core.Accounts;

namespace PolicyBot.Accounts;

/// <summary>Asking for a school social media account: the card that moves through the steps, drafts, sending, and changing what was sent.</summary>
internal static partial class AccountsFeature
{
    private const string Platforms = "Instagram|Facebook|Twitter|X|YouTube|TikTok|LinkedIn|Threads|Bluesky|WhatsApp|Snapchat|Pinterest";
    private const RegexOptions Typed = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static WebApplicationBuilder AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IAccountDrafts, TablesAccountDrafts>();
        builder.Services.AddSingleton<AccountChecks>();
        builder.Services.AddSingleton<AccountRequests>();
        builder.Services.AddSingleton<AccountSending>();
        builder.Services.AddSingleton<AccountHandlers>();
        builder.Services.AddSingleton(new RowKind("draft", "A request that was begun and not sent: what its author entered so far") { Erase = RowKind.Gone, LapsesAfter = TimeSpan.FromDays(90) });
        return builder;
    }

    public static void MapAccounts(this Routes routes, IServiceProvider services)
    {
        var accounts = services.GetRequiredService<AccountHandlers>();

        routes.OnText(StartText(), (turn, match) => turn.ReplyAsync(accounts.StartAsync(turn, PlatformIn(match))));
        routes.OnText(ContinueText(), (turn, _) => turn.ReplyAsync(accounts.ContinueAsync(turn)));
        routes.OnText(CancelText(), (turn, _) => turn.ReplyAsync(accounts.AskToCancelAsync(turn)));

        routes.OnAction(AccountVerbs.StartNew, (turn, _) => accounts.StartNewAsync(turn));
        routes.OnAction(AccountVerbs.Resume, accounts.ResumeAsync);
        routes.OnAction(AccountVerbs.Forward, (turn, data) => accounts.EnterAsync(turn, data, new DraftMove.Forward()));
        routes.OnAction(AccountVerbs.Back, (turn, data) => accounts.EnterAsync(turn, data, new DraftMove.Back()));
        routes.OnAction(AccountVerbs.SaveAndClose, (turn, data) => accounts.EnterAsync(turn, data, new DraftMove.SaveAndClose()));
        routes.OnAction(AccountVerbs.Change, (turn, data) => accounts.EnterAsync(turn, data, new DraftMove.Change(AccountHandlers.StepOf(data, "to"))));
        routes.OnAction(AccountVerbs.SaveAndAskToCancel, (turn, data) => accounts.EnterAsync(turn, data, new DraftMove.AskToCancel()));
        routes.OnAction(AccountVerbs.AskToCancel, accounts.AskToCancelAsync);
        routes.OnAction(AccountVerbs.Cancel, accounts.CancelAsync);
        routes.OnAction(AccountVerbs.Send, accounts.SendAsync);
        routes.OnAction(AccountVerbs.Edit, accounts.EditAsync);
    }

    /// <summary>The platform that was named, as it writes itself; null where none was.</summary>
    internal static string? PlatformIn(Match match) =>
        Platforms.Split('|').FirstOrDefault(platform => platform.Equals(match.Groups["platform"].Value, StringComparison.OrdinalIgnoreCase));

    // Only what can be nothing but a wish to begin: "can I open an account?" is a question and gets an answer from the policy.
    [GeneratedRegex($"""
        ^(?:please\s+)?(?:(?:i\s+(?:want|need|would\s+like)|i['’]d\s+like)\s+(?:to\s+)?)?
        (?:(?:request|start|begin|make|open|create|set\s+up|get|ask\s+for|apply\s+for)\s+)?(?:an?\s+|the\s+)?(?:new\s+)?(?:school\s+)?(?:social\s+media\s+)?
        (?:(?<platform>{Platforms})\s+)?
        account(?:\s+request)?(?:\s+please)?\s*[.!]?\z
        """, Typed | RegexOptions.IgnorePatternWhitespace)]
    internal static partial Regex StartText();

    [GeneratedRegex(@"^(?:continue|resume|carry on|go on)(?:\s+(?:with\s+)?(?:my|the)\s+(?:draft|request|account\s+request))?\s*[.!]?\z", Typed)]
    internal static partial Regex ContinueText();

    [GeneratedRegex(@"^(?:cancel|delete|discard)(?:\s+(?:my|the)?\s*(?:draft|request|account\s+request))?\s*[.!]?\z", Typed)]
    internal static partial Regex CancelText();
}
