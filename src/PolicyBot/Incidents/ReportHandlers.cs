using PolicyBot.Bot;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;

namespace PolicyBot.Incidents;

/// <summary>Carries what is entered in the dialog of a report to the rules, and their answer back.</summary>
internal sealed class ReportHandlers(IncidentReporting reporting, IReportDrafts drafts, MailToRoles mails)
{
    public async Task<ActionReply> StartAsync(Turn turn)
    {
        if (!turn.IsPersonal)
            return new ActionReply.Message(Refusals.NotHere.FallbackText!);
        if (!IsOn(turn.School))
            return new ActionReply.Message(TakesNone(turn.School));
        var begun = await drafts.ListAsync(turn.School.Id, turn.Sender.Id, turn.Cancellation);
        return new ActionReply.Card(IncidentCards.Start(turn.School, ReportDraft.NewId(), begun));
    }

    /// <summary>Asks that somebody calls back, for clients without dialogs. What it is about is nowhere.</summary>
    public async Task<ActionReply> CallMeAsync(Turn turn, string? draftId, bool isAboutHead)
    {
        if (!turn.IsPersonal)
            return new ActionReply.Message(Refusals.NotHere.FallbackText!);
        if (!IsOn(turn.School) || !ReportDraft.IsId(draftId))
            return new ActionReply.Message(Refusals.UnknownButton.FallbackText!);
        return await reporting.AskForCallAsync(new(turn.School, turn.Sender), draftId!, isAboutHead, turn.Cancellation) switch
        {
            ReportScene.Sent sent => new ActionReply.Card(CallBackCards.Asked(turn.School, sent.Case)),
            ReportScene.AlreadySent before => new ActionReply.Card(CallBackCards.Asked(turn.School, before.Case)),
            _ => new ActionReply.Card(CallBackCards.Nobody(turn.School)),
        };
    }

    public Task<DialogReply> OpenAsync(Turn turn, ActionData data) =>
        AnswerAsync(turn, data, (reporter, screen) => reporting.OpenAsync(reporter, screen.DraftId, turn.Cancellation));

    /// <summary>A new report of a message in some chat: its address goes into the report, and nothing else of it. Nothing is stored before something is entered.</summary>
    public static Task<DialogReply> OpenForMessageAsync(Turn turn, ActionData data)
    {
        if (!IsOn(turn.School))
            return Task.FromResult<DialogReply>(new DialogReply.Message(TakesNone(turn.School)));
        var draft = IncidentReporting.New(new(turn.School, turn.Sender), ReportDraft.NewId(), LinkIn(data));
        return Task.FromResult(ReportDialogs.Question(turn.School, draft, [], null));
    }

    public DialogHandler Enter(ReportMove move) => (turn, data) =>
        AnswerAsync(turn, data, (reporter, screen) => reporting.EnterAsync(reporter, screen, field => data.Text(field.Id), move, turn.Cancellation));

    public Task<DialogReply> SendAsync(Turn turn, ActionData data) =>
        AnswerAsync(turn, data, (reporter, screen) => reporting.SendAsync(reporter, screen, field => data.Text(field.Id), turn.Cancellation));

    public Task<DialogReply> DeleteAsync(Turn turn, ActionData data) =>
        AnswerAsync(turn, data, (reporter, screen) => reporting.DeleteAsync(reporter, screen.DraftId, turn.Cancellation));

    private static string TakesNone(SchoolPack school) =>
        $"{school.Name} does not take reports here. Tell your designated safeguarding lead or the headteacher. In immediate danger call 999 first.";

    private static string? LinkIn(ActionData data) =>
        data.Text("link") is { } link && Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? link : null;

    private static bool IsOn(SchoolPack school) => school.Processes.Contains(SchoolProcess.Incidents);

    private async Task<DialogReply> AnswerAsync(Turn turn, ActionData data, Func<Reporter, ReportScreen, Task<ReportScene>> scene)
    {
        if (!IsOn(turn.School) || data.Text("draftId") is not { } id || !ReportDraft.IsId(id))
            return new DialogReply.Message(Refusals.UnknownButton.FallbackText!);
        var screen = new ReportScreen(id, ReportStep.Find(data.Number("step")) ?? ReportStep.First, data.Number("edition") ?? 0) { Link = LinkIn(data) };
        return await scene(new(turn.School, turn.Sender), screen) switch
        {
            ReportScene.Question question => ReportDialogs.Question(turn.School, question.Draft, question.Problems, question.Note),
            ReportScene.Check check => CheckDialogs.Of(turn.School, check, mails.IsOn),
            ReportScene.Sent sent => CaseDialogs.Sent(turn.School, sent.Case, sent.Recipients, mails.IsOn),
            ReportScene.AlreadySent { Late: "" } before => CaseDialogs.Sent(turn.School, before.Case, [], mails.IsOn),
            ReportScene.AlreadySent late => CaseDialogs.Write(late.Case.Id, late.Late, "This report was sent already, without the words below. Add them."),
            ReportScene.Saved saved => new DialogReply.Message($"Saved. Nobody has got it yet. In your own chat with PolicyBot, type “report something” to go on with {saved.Draft.CaseId}. If you do not, it is deleted after {IncidentsFeature.DaysOfDraft} days."),
            ReportScene.Gone => new DialogReply.Message("There is no such report any more. Nothing was sent by this."),
            _ => ReportDialogs.Kept(data, "This report is being changed on another screen. Try again.") ?? new DialogReply.Message("This report is being changed on another screen. Try again."),
        };
    }
}
