using System.Text.RegularExpressions;
using PolicyBot.Bot;
using PolicyBot.Core.Register;

namespace PolicyBot.Register;

/// <summary>The register of the school's accounts: setting them up, where their login details are kept, who runs them, and what becomes of them.</summary>
internal static partial class RegisterFeature
{
    private const RegexOptions Typed = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static WebApplicationBuilder AddRegister(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IAccountRegister, TablesAccountRegister>();
        builder.Services.AddSingleton<RegisterDesk>();
        builder.Services.AddSingleton<RegisterHandlers>();
        builder.Services.AddSingleton<RegisterQuestions>();
        builder.Services.AddSingleton<RegisterMoments>();
        builder.Services.AddSingleton<RegisterTold>();
        builder.Services.AddSingleton(new RowKind("account", "An account of the school's register: who runs it, who keeps its login details, and what was done when"));
        return builder;
    }

    public static void MapRegister(this Routes routes, IServiceProvider services)
    {
        var register = services.GetRequiredService<RegisterHandlers>();
        var questions = services.GetRequiredService<RegisterQuestions>();
        services.GetRequiredService<RegisterMoments>().Map(routes);
        services.GetRequiredService<RegisterTold>().Map(routes);
        RegisterTexts.Map(routes, register, services.GetRequiredService<TimeProvider>());

        routes.OnText(ListText(), (turn, _) => turn.ReplyAsync(register.ListAsync(turn)));
        routes.OnText(ExportText(), (turn, _) => turn.ReplyAsync(register.ExportAsync(turn)));
        routes.OnText(EnterText(), (turn, _) => turn.ReplyAsync(register.FormAsync(turn)));
        routes.OnText(WhoRunsText(), (turn, match) => questions.WhoRunsAsync(turn, match.Groups["what"].Value));
        routes.OnText(LeavesText(), (turn, match) => questions.LeavesAsync(turn, match.Groups["who"].Value));

        routes.OnAction(RegisterVerbs.List, (turn, data) => register.ListAsync(turn, data.Number("from") ?? 0));
        routes.OnAction(RegisterVerbs.Show, register.ShowAsync);
        routes.OnAction(RegisterVerbs.SetUp, register.SetUpAsync);
        routes.OnAction(RegisterVerbs.Correct, register.CorrectAsync);
        routes.OnAction(RegisterVerbs.Check, register.CheckAsync);
        routes.OnAction(RegisterVerbs.LogIn, register.LoginDetailsAsync);
        routes.OnAction(RegisterVerbs.Keep, register.KeepAsync);
        routes.OnAction(RegisterVerbs.Issue, register.IssueAsync);
        routes.OnAction(RegisterVerbs.BreakGlass, register.BreakGlassAsync);
        routes.OnAction(RegisterVerbs.AskChange, register.AskChangeAsync);
        routes.OnAction(RegisterVerbs.AllowChange, (turn, data) => register.DecideChangeAsync(turn, data, allow: true));
        routes.OnAction(RegisterVerbs.RefuseChange, (turn, data) => register.DecideChangeAsync(turn, data, allow: false));
        routes.OnAction(RegisterVerbs.Leave, register.LeaveAsync);
        routes.OnAction(RegisterVerbs.Stay, register.StayAsync);
        routes.OnAction(RegisterVerbs.Transfer, register.TransferAsync);
        routes.OnAction(RegisterVerbs.Close, register.CloseAsync);
        routes.OnAction(RegisterVerbs.ParentNotice, register.ParentNoticeAsync);
        routes.OnAction(RegisterVerbs.Form, (turn, _) => register.FormAsync(turn));
        routes.OnAction(RegisterVerbs.Enter, register.EnterAsync);
        routes.OnFile(RegisterVerbs.ExportFile, (turn, _) => register.FileAsync(turn));
        routes.OnAction(RegisterVerbs.ExportFile, async (turn, _) =>
            new ActionReply.Message(await services.GetRequiredService<FileOffers>().OfferAsync(turn, RegisterVerbs.ExportFile, "accounts")));
        routes.OnAction(RegisterVerbs.Export, (turn, data) => register.ExportAsync(turn, data.Number("from") ?? 0));
    }

    [GeneratedRegex(@"^(?:show\s+(?:me\s+)?)?(?:(?:the|our)\s+)?(?:(?:school|social\s+media|accounts?)\s+)*register(?:\s+of\s+(?:school\s+|social\s+media\s+)*accounts)?\s*[.?!]?\z", Typed)]
    internal static partial Regex ListText();

    [GeneratedRegex(@"^(?:export|download)\s+(?:(?:the|our)\s+)?(?:accounts?\s+)?register(?:\s+(?:as|to)\s+(?:a\s+)?(?:csv|file|spreadsheet))?\s*[.!]?\z", Typed)]
    internal static partial Regex ExportText();

    [GeneratedRegex(@"^(?:enter|add)\s+(?:an?\s+)?(?:(?:existing\s+)(?:school\s+)?account|(?:school\s+)?account\s+(?:to|in)\s+the\s+register)\s*[.!]?\z", Typed)]
    internal static partial Regex EnterText();

    // What follows has to be an account of the register; where it is none, the question is the policy's.
    [GeneratedRegex(@"^who\s+(?:runs|manages|moderates|looks\s+after)\s+(?:our|the(?:\s+school(?:['’]?s)?)?)\s+(?<what>[^?]{1,100}?)(?:\s+(?:account|page|feed|channel))?\s*\??\z", Typed)]
    internal static partial Regex WhoRunsText();

    // The same: who leaves has to run an account.
    [GeneratedRegex(@"^(?:(?<who>i)(?:\s+am|['’]m)|(?<who>[^?]{2,80}?)(?:\s+is|['’]s))\s+leaving(?:\s+(?:us|the\s+school))?\s*[.!]?\z", Typed)]
    internal static partial Regex LeavesText();
}
