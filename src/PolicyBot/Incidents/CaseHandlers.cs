using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.People;

namespace PolicyBot.Incidents;

/// <summary>Opening a case, taking it in hand, and adding to it. Who may is asked of the directory every time.</summary>
internal sealed class CaseHandlers(IIncidents cases, CaseAccess access, MailToRoles mails, TimeProvider time)
{
    private const int Rounds = 4;
    private const string Busy = "Somebody else is working on this case. Nothing was changed by you: try again.";

    public Task<DialogReply> OpenAsync(Turn turn, ActionData data) => AnswerAsync(turn, data, async opened =>
    {
        await access.NoteAsync(turn, opened);
        return await ShowAsync(turn, opened, null);
    });

    /// <summary>"I have it" on the card in the chat.</summary>
    public async Task<ActionReply> TakeAsync(Turn turn, ActionData data)
    {
        if (!turn.IsPersonal)
            return new ActionReply.Message(Refusals.NotHere.FallbackText!);
        return await TakeAsync(turn, data.Text("caseId")) switch
        {
            (CaseOpening.Opened opened, _) => new ActionReply.Card(IncidentCards.Taken(opened.Stored.Case)),
            (var refused, _) => new ActionReply.Message(CaseAccess.InWords(refused)),
        };
    }

    /// <summary>"I have it" in the dialog.</summary>
    public async Task<DialogReply> TakeInDialogAsync(Turn turn, ActionData data) => await TakeAsync(turn, data.Text("caseId")) switch
    {
        (CaseOpening.Opened opened, var note) => await ShowAsync(turn, opened, note),
        (var refused, _) => new DialogReply.Message(CaseAccess.InWords(refused)),
    };

    public Task<DialogReply> ToldInPersonAsync(Turn turn, ActionData data) => AnswerAsync(turn, data, opened =>
        SaveAsync(turn, data, opened, (incident, _) => IncidentRules.ToldInPerson(incident, turn.Sender, time.GetUtcNow())));

    public Task<DialogReply> WriteAsync(Turn turn, ActionData data) => AnswerAsync(turn, data, opened =>
        Task.FromResult(CaseDialogs.Write(opened.Stored.Case.Id, "", null)));

    public Task<DialogReply> AddAsync(Turn turn, ActionData data) => AnswerAsync(turn, data, opened =>
    {
        var text = (data.Text("text") ?? "").Trim();
        if (text.Length is 0 or > CaseDialogs.LongestAddition)
            return Task.FromResult(CaseDialogs.Write(opened.Stored.Case.Id, text, text.Length == 0 ? "Enter what you want to add" : $"Shorten this to {CaseDialogs.LongestAddition} characters"));
        // Sent again by Teams, the same words by the same person are no second addition.
        if (opened.Stored.Pieces is [.., var last] && last.By.IsSame(turn.Sender.Id) && last.Texts.GetValueOrDefault("text") == text)
            return ShowAsync(turn, opened, null);
        return SaveAsync(turn, data, opened, (incident, view) =>
            IncidentRules.Add(incident, turn.Sender with { Mail = null }, view, new Dictionary<string, string> { ["text"] = text }, time.GetUtcNow()));
    });

    /// <summary>What was typed, when it could not be added.</summary>
    public static DialogReply? Kept(ActionData data, string problem) =>
        data.Text("text") is { Length: > 0 } typed && ReportDraft.ParseCaseId(data.Text("caseId")) is { } id ? CaseDialogs.Write(id, typed, problem) : null;

    private async Task<(CaseOpening Opening, string? Note)> TakeAsync(Turn turn, string? caseId)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var opening = await access.OpenAsync(turn.School, turn.Sender, caseId, turn.Cancellation);
            if (opening is not CaseOpening.Opened opened)
                return (opening, null);
            switch (IncidentRules.Take(opened.Stored.Case, turn.Sender with { Mail = null }, opened.View, time.GetUtcNow()))
            {
                case TakeOutcome.Taken taken when await cases.SaveAsync(taken.Change, opened.Stored.Version, turn.Cancellation) == SaveOutcome.Saved:
                    return (opened with { Stored = opened.Stored with { Case = taken.Change.After } }, null);
                case TakeOutcome.Taken:
                    continue;
                case TakeOutcome.HeldBy { Holder: var holder }:
                    return (opened, $"{holder.Name} has it already.");
                case TakeOutcome.NotYours:
                    return (new CaseOpening.NotFound(), null);
                default:
                    return (opened, null);
            }
        }
        return (new CaseOpening.CannotTell(), null);
    }

    private async Task<DialogReply> SaveAsync(Turn turn, ActionData data, CaseOpening.Opened opened, Func<IncidentCase, IncidentView, IncidentChange?> change)
    {
        for (var round = 0; round < Rounds; round++)
        {
            if (change(opened.Stored.Case, opened.View) is not { } next)
                return await ShowAsync(turn, opened, null);
            var saved = await cases.SaveAsync(next, opened.Stored.Version, turn.Cancellation) == SaveOutcome.Saved;
            if (await access.OpenAsync(turn.School, turn.Sender, opened.Stored.Case.Id, turn.Cancellation) is not CaseOpening.Opened again)
                return new DialogReply.Message(saved ? "Saved." : CaseAccess.InWords(new CaseOpening.CannotTell()));
            if (saved)
                return await ShowAsync(turn, again, null);
            opened = again;
        }
        return Kept(data, Busy) ?? new DialogReply.Message(Busy);
    }

    private async Task<DialogReply> AnswerAsync(Turn turn, ActionData data, Func<CaseOpening.Opened, Task<DialogReply>> answer) =>
        await access.OpenAsync(turn.School, turn.Sender, data.Text("caseId"), turn.Cancellation) switch
        {
            CaseOpening.Opened opened => await answer(opened),
            CaseOpening.CannotTell refused => Kept(data, CaseAccess.InWords(refused)) ?? new DialogReply.Message(CaseAccess.InWords(refused)),
            var refused => new DialogReply.Message(CaseAccess.InWords(refused)),
        };

    private async Task<DialogReply> ShowAsync(Turn turn, CaseOpening.Opened opened, string? note)
    {
        var deliveries = await cases.ListDeliveriesAsync(turn.School.Id, opened.Stored.Case.Id, turn.Cancellation);
        return CaseDialogs.Of(turn.School, opened.Stored, opened.View, note, mails.HaveHeard(turn.School, opened.Stored.Case, deliveries), deliveries);
    }
}
