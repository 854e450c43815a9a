using System.Text.RegularExpressions;
using PolicyBot.Bot;
using PolicyBot.Core.Incidents;

namespace PolicyBot.Incidents;

/// <summary>Reports of something that happened: written in a dialog, sent to the right person at once and to nobody else, and carried to the end.</summary>
internal static partial class IncidentsFeature
{
    /// <summary>How long a report that is not sent is kept after it was changed last.</summary>
    public const int DaysOfDraft = 30;

    private const RegexOptions Typed = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static WebApplicationBuilder AddIncidents(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IIncidents, TablesIncidents>();
        builder.Services.AddSingleton<IReportDrafts, TablesReportDrafts>();
        builder.Services.AddSingleton<ReportReaches>();
        builder.Services.AddSingleton<IncidentReporting>();
        builder.Services.AddSingleton<MailToRoles>();
        builder.Services.AddSingleton<ReportHandlers>();
        builder.Services.AddSingleton<CaseAccess>();
        builder.Services.AddSingleton<CaseHandlers>();
        builder.Services.AddSingleton<HandlingHandlers>();
        builder.Services.AddSingleton<LetterHandlers>();
        builder.Services.AddSingleton<SummaryHandlers>();
        builder.Services.AddSingleton<IncidentFiles>();
        builder.Services.AddSingleton<CaseLists>();
        builder.Services.AddSingleton<IncidentNoticeCards>();
        builder.Services.AddSingleton<IncidentRecords>();
        builder.Services.AddHostedService<RetentionSweep>();
        builder.Services.AddSingleton(new RowKind("incident", "A report of something that happened: of what kind, who reported it, whom it concerns, where it stands") { IsConfidential = true });
        builder.Services.AddSingleton(new RowKind("incident-words", "What somebody wrote into a report or its chronology") { IsConfidential = true });
        builder.Services.AddSingleton(new RowKind("incident-event", "One line of a report's chronology: what was done, by whom and when") { IsConfidential = true });
        builder.Services.AddSingleton(new RowKind("incident-access", "Who read a report, and when") { IsConfidential = true });
        builder.Services.AddSingleton(new RowKind("report", "A report that was begun and not sent: what its author entered so far") { Erase = RowKind.Gone, LapsesAfter = TimeSpan.FromDays(DaysOfDraft) });
        return builder;
    }

    public static void MapIncidents(this Routes routes, IServiceProvider services)
    {
        var reports = services.GetRequiredService<ReportHandlers>();
        var cases = services.GetRequiredService<CaseHandlers>();
        var lists = services.GetRequiredService<CaseLists>();

        routes.OnText(StartText(), (turn, _) => turn.ReplyAsync(reports.StartAsync(turn)));
        routes.OnText(ListText(), (turn, _) => turn.ReplyAsync(lists.MineAsync(turn)));
        routes.OnText(NumberText(), (turn, match) => turn.ReplyAsync(lists.OneAsync(turn, match.Groups["case"].Value)));
        routes.OnText(SummaryText(), (turn, _) => turn.ReplyAsync(services.GetRequiredService<SummaryHandlers>().TermAsync(turn)));
        routes.OnAction(IncidentVerbs.Start, (turn, _) => reports.StartAsync(turn));
        routes.OnText(CallMeText(), (turn, _) => turn.ReplyAsync(reports.CallMeAsync(turn, ReportDraft.NewId(), isAboutHead: false)));
        routes.OnAction(IncidentVerbs.CallMe, (turn, data) => reports.CallMeAsync(turn, data.Text("draftId"), isAboutHead: false));
        routes.OnAction(IncidentVerbs.CallMeAboutHead, (turn, data) => reports.CallMeAsync(turn, data.Text("draftId"), isAboutHead: true));
        routes.OnAction(IncidentVerbs.Mine, (turn, _) => lists.MineAsync(turn));
        routes.OnAction(IncidentVerbs.Take, cases.TakeAsync);

        routes.OnDialog(IncidentVerbs.Report, reports.OpenAsync);
        routes.OnDialog(IncidentVerbs.ReportMessage, ReportHandlers.OpenForMessageAsync);
        routes.OnDialog(IncidentVerbs.Forward, reports.Enter(ReportMove.Forward), ReportDialogs.Kept);
        routes.OnDialog(IncidentVerbs.Back, reports.Enter(ReportMove.Back), ReportDialogs.Kept);
        routes.OnDialog(IncidentVerbs.SaveAndClose, reports.Enter(ReportMove.SaveAndClose), ReportDialogs.Kept);
        routes.OnDialog(IncidentVerbs.Send, reports.SendAsync, ReportDialogs.Kept);
        routes.OnDialog(IncidentVerbs.Delete, reports.DeleteAsync);
        routes.OnDialog(IncidentVerbs.Open, cases.OpenAsync);
        routes.OnDialog(IncidentVerbs.TakeInDialog, cases.TakeInDialogAsync);
        routes.OnDialog(IncidentVerbs.ToldInPerson, cases.ToldInPersonAsync);
        routes.OnDialog(IncidentVerbs.Write, cases.WriteAsync);
        routes.OnDialog(IncidentVerbs.Add, cases.AddAsync, CaseHandlers.Kept);

        MapHandling(routes, services.GetRequiredService<HandlingHandlers>());
        var letters = services.GetRequiredService<LetterHandlers>();
        routes.OnText(LettersText(), (turn, _) => turn.ReplyAsync(LetterHandlers.StartAsync(turn)));
        routes.OnDialog(LetterVerbs.Choose, letters.ChooseAsync);
        routes.OnDialog(LetterVerbs.Draft, letters.DraftAsync);
        routes.OnDialog(LetterVerbs.Keep, (turn, data) => letters.KeepAsync(turn, data, asFile: false), LetterHandlers.Kept);
        routes.OnDialog(LetterVerbs.KeepAsFile, (turn, data) => letters.KeepAsync(turn, data, asFile: true), LetterHandlers.Kept);
        services.GetRequiredService<IncidentFiles>().Map(routes);
        services.GetRequiredService<IncidentNoticeCards>().Map(routes);
    }

    private static void MapHandling(Routes routes, HandlingHandlers handling)
    {
        (HandlingForm Form, string Show, string Take)[] forms =
        [
            (HandlingForm.Assess, HandlingVerbs.ShowAssess, HandlingVerbs.Assess),
            (HandlingForm.Plan, HandlingVerbs.ShowPlan, HandlingVerbs.Plan),
            (HandlingForm.Finish, HandlingVerbs.ShowFinish, HandlingVerbs.Finish),
            (HandlingForm.HandOver, HandlingVerbs.ShowHandOver, HandlingVerbs.HandOver),
            (HandlingForm.Close, HandlingVerbs.ShowClose, HandlingVerbs.Close),
            (HandlingForm.Reopen, HandlingVerbs.ShowReopen, HandlingVerbs.Reopen),
        ];
        foreach (var (form, show, take) in forms)
        {
            routes.OnDialog(show, handling.Show(form));
            routes.OnDialog(take, handling.Take(form), HandlingForms.Kept);
        }
        routes.OnDialog(HandlingVerbs.History, handling.HistoryAsync);
    }

    // Only what can be nothing but a wish to begin: "do I have to report it?" is a question.
    [GeneratedRegex(@"^(?:please\s+)?(?:(?:i\s+(?:want|need|would\s+like|have)|i['’]d\s+like)\s+to\s+)?(?:report|make\s+a\s+report)(?:\s+(?:it|this|something|someone|somebody|an?\s+(?:incident|concern)))?\s*[.!]?\z", Typed)]
    private static partial Regex StartText();

    [GeneratedRegex(@"^(?:please\s+)?(?:report[\s,:]+)?call\s+me(?:\s+back)?(?:\s+about\s+a\s+concern)?\s*[.!]?\z", Typed)]
    private static partial Regex CallMeText();

    [GeneratedRegex(@"^(?:show\s+)?(?:me\s+)?(?:(?:the|my)\s+)?(?:incidents?|cases?|reports)\s*[.?!]?\z", Typed)]
    private static partial Regex ListText();

    [GeneratedRegex(@"^(?:show\s+)?(?:me\s+)?(?:the\s+)?(?:incident|case|report|termly)s?\s+summary\s*[.?!]?\z", Typed)]
    private static partial Regex SummaryText();

    [GeneratedRegex(@"^(?:show\s+)?(?:me\s+)?(?:the\s+)?(?:letters?(?:\s+and\s+replies)?|repl(?:y|ies)|write\s+a\s+letter)\s*[.?!]?\z", Typed)]
    private static partial Regex LettersText();

    [GeneratedRegex(@"^(?:open\s+|show\s+)?(?:case\s+)?(?<case>in-\w{4}-\w{4})\s*[.?!]?\z", Typed)]
    private static partial Regex NumberText();
}
