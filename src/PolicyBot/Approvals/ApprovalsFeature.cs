using System.Globalization;
using System.Text.RegularExpressions;
using PolicyBot.Bot;
using PolicyBot.Core.Approvals;

namespace PolicyBot.Approvals;

/// <summary>Deciding requests: the approvers' cards, typed decisions, the queue, a person's own requests, and who is told what.</summary>
internal static partial class ApprovalsFeature
{
    public static WebApplicationBuilder AddApprovals(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IApprovalCases, TablesApprovalCases>();
        builder.Services.AddSingleton<ApproverPanels>();
        builder.Services.AddSingleton<CaseFinder>();
        builder.Services.AddSingleton<CaseClock>();
        builder.Services.AddSingleton<DecideHandlers>();
        builder.Services.AddSingleton<PassHandlers>();
        builder.Services.AddSingleton<ListHandlers>();
        builder.Services.AddSingleton<ApprovalNotices>();
        foreach (var kind in TablesApprovalCases.Kinds)
            builder.Services.AddSingleton(kind);
        return builder;
    }

    public static void MapApprovals(this Routes routes, IServiceProvider services)
    {
        var decide = services.GetRequiredService<DecideHandlers>();
        var pass = services.GetRequiredService<PassHandlers>();
        var lists = services.GetRequiredService<ListHandlers>();

        routes.OnAction(ApprovalVerbs.Approve, decide.ApproveAsync);
        routes.OnAction(ApprovalVerbs.Reject, decide.RejectAsync);
        routes.OnAction(ApprovalVerbs.SendBack, decide.SendBackAsync);
        routes.OnAction(ApprovalVerbs.ChooseColleague, pass.ChooseAsync);
        routes.OnAction(ApprovalVerbs.Pass, pass.PassAsync);
        routes.OnAction(ApprovalVerbs.Withdraw, decide.WithdrawAsync);
        routes.OnAction(ApprovalVerbs.Show, lists.ShowAsync);
        routes.OnAction(ApprovalVerbs.Refresh, lists.RefreshAsync);
        routes.OnAction(ApprovalVerbs.Mine, (turn, _) => lists.MineAsync(turn));
        routes.OnAction(ApprovalVerbs.Queue, (turn, _) => lists.QueueAsync(turn));

        void OnDecision(Regex pattern, Verdict verdict) => routes.OnText(pattern, (turn, match) => turn.ReplyAsync(
            decide.DecideAsync(turn, match.Groups["case"].Value, Revision(match), verdict, match.Groups["reason"].Value)));
        OnDecision(ApproveText(), Verdict.Approve);
        OnDecision(RejectText(), Verdict.Reject);
        OnDecision(SendBackText(), Verdict.NeedsChanges);
        routes.OnText(PassText(), (turn, match) => turn.ReplyAsync(pass.PassAsync(turn, match, Revision(match))));
        routes.OnText(WithdrawText(), (turn, match) => turn.ReplyAsync(decide.WithdrawAsync(turn, match.Groups["case"].Value)));
        routes.OnText(MineText(), (turn, _) => turn.ReplyAsync(lists.MineAsync(turn)));
        routes.OnText(QueueText(), (turn, _) => turn.ReplyAsync(lists.QueueAsync(turn)));

        services.GetRequiredService<ApprovalNotices>().Map(routes);
    }

    private static int? Revision(Match match) =>
        match.Groups["revision"] is { Success: true } group ? int.Parse(group.Value, CultureInfo.InvariantCulture) : null;

    private const RegexOptions Typed = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string Case = @"\s+(?<case>[a-z]{2}-\w{4}-\w{4})(\s+v(?<revision>[0-9]{1,4}))?";
    private const string Because = @"[\s:,]*(because\b)?[\s:,]*(?<reason>.*)$";

    [GeneratedRegex(@"^approve" + Case + @"\s*[.!]?$", Typed)]
    private static partial Regex ApproveText();

    [GeneratedRegex("^reject" + Case + Because, Typed | RegexOptions.Singleline)]
    private static partial Regex RejectText();

    [GeneratedRegex(@"^((needs|request|ask\s+for)\s+changes?(\s+(to|on|for))?|send\s+back)" + Case + Because, Typed | RegexOptions.Singleline)]
    private static partial Regex SendBackText();

    [GeneratedRegex("^pass" + Case + @"(\s+on)?\s+to\s+(?<who>[^:]+?)\s*[.!]?(\s*:\s*(?<note>.*))?$", Typed | RegexOptions.Singleline)]
    private static partial Regex PassText();

    [GeneratedRegex(@"^withdraw\s+(?<case>[a-z]{2}-\w{4}-\w{4})\s*[.!]?$", Typed)]
    private static partial Regex WithdrawText();

    [GeneratedRegex(@"^(show\s+)?(me\s+)?my\s+requests?\s*[.?!]?$", Typed)]
    private static partial Regex MineText();

    [GeneratedRegex(@"^(show\s+)?(me\s+)?(the\s+|my\s+)?(queue|approvals)\s*[.?!]?$", Typed)]
    private static partial Regex QueueText();
}
