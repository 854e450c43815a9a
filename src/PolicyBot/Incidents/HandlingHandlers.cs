using System.Globalization;
using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Incidents;

/// <summary>Assessing a case, its steps, handing it over, closing it: from a form of the dialog to the rule and back.</summary>
internal sealed class HandlingHandlers(IIncidents cases, CaseAccess access, RoleHolders roles, TimeProvider time)
{
    private const int Rounds = 4;

    /// <summary>Shows a form, if the case is this person's to handle.</summary>
    public DialogHandler Show(HandlingForm form) => async (turn, data) =>
        await access.OpenAsync(turn.School, turn.Sender, data.Text("caseId"), turn.Cancellation) switch
        {
            CaseOpening.Opened { View: IncidentView.Handler } opened => HandlingForms.Of(form, turn.School, opened.Stored, data, Today, null),
            var refused => new DialogReply.Message(CaseAccess.InWords(refused)),
        };

    /// <summary>What happened to the case and who read what was written, oldest first.</summary>
    public async Task<DialogReply> HistoryAsync(Turn turn, ActionData data) =>
        await access.OpenAsync(turn.School, turn.Sender, data.Text("caseId"), turn.Cancellation) switch
        {
            CaseOpening.Opened { View: IncidentView.Handler, Stored: var stored } => CaseDialogs.Show(stored.Case.Id, HistoryCards.Of(
                turn.School,
                stored,
                await cases.ListEventsAsync(turn.School.Id, stored.Case.Id, turn.Cancellation),
                await cases.ListDeliveriesAsync(turn.School.Id, stored.Case.Id, turn.Cancellation))),
            var refused => new DialogReply.Message(CaseAccess.InWords(refused)),
        };

    /// <summary>Takes a form.</summary>
    public DialogHandler Take(HandlingForm form) => async (turn, data) =>
    {
        for (var round = 0; round < Rounds; round++)
        {
            var opening = await access.OpenAsync(turn.School, turn.Sender, data.Text("caseId"), turn.Cancellation);
            if (opening is not CaseOpening.Opened { View: IncidentView.Handler } opened)
                return HandlingForms.Kept(data, CaseAccess.InWords(opening)) ?? new DialogReply.Message(CaseAccess.InWords(opening));
            switch (await RunAsync(form, turn, opened, data))
            {
                case HandleOutcome.Done done when await cases.SaveAsync(done.Change, opened.Stored.Version, turn.Cancellation) == SaveOutcome.Saved:
                    return await ReadAsync(turn, opened.Stored.Case.Id, null);
                case HandleOutcome.Done:
                    continue;
                case HandleOutcome.Wrong wrong:
                    return HandlingForms.Of(form, turn.School, opened.Stored, data, Today, wrong.WhatToDo);
                case HandleOutcome.Over:
                    return await ReadAsync(turn, opened.Stored.Case.Id, "This case is closed. Open it again first.");
                case HandleOutcome.Repeated:
                    return await ReadAsync(turn, opened.Stored.Case.Id, null);
                default:
                    return new DialogReply.Message(IncidentCards.CannotFind);
            }
        }
        return HandlingForms.Kept(data, "Somebody else is working on this case. Try again.") ?? new DialogReply.Message("Somebody else is working on this case. Try again.");
    };

    private DateOnly Today => UkTime.Day(time.GetUtcNow());

    private async Task<HandleOutcome> RunAsync(HandlingForm form, Turn turn, CaseOpening.Opened opened, ActionData data)
    {
        var incident = opened.Stored.Case;
        var handling = new Handling(turn.Sender with { Mail = null }, opened.View, time.GetUtcNow(), data.Text("formId") ?? "", WordsIn(data));
        switch (form)
        {
            case HandlingForm.Assess:
                return AssessmentIn(data, handling) is { } assessment
                    ? HandlingRules.Assess(incident, handling, assessment)
                    : new HandleOutcome.Wrong("Choose how serious it is, and answer each of the three questions with yes or no");
            case HandlingForm.Plan:
                if (ActionKind.Find(data.Text("kind")) is not { } kind)
                    return new HandleOutcome.Wrong("Choose a step");
                var due = DateOnly.TryParseExact(data.Text("due"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= Today ? day : kind.DueAt(turn.School, Today);
                return await PersonAsync(turn, data) is { Found: var who, Problem: null }
                    ? HandlingRules.Plan(incident, handling, kind, who ?? handling.By, due, UkClock.Moment)
                    : NotStaff;
            case HandlingForm.Finish:
                return HandlingRules.Finish(incident, handling, data.Number("number") ?? 0, UkTime.Day);
            case HandlingForm.HandOver:
                return await PersonAsync(turn, data) is { Found: { } to, Problem: null }
                    ? HandlingRules.HandOver(incident, handling, to, data.Text("how") != "reads")
                    : NotStaff;
            case HandlingForm.Close:
                return AssessmentCodes.Outcomes.ContainsKey(data.Text("outcome") ?? "") && AssessmentCodes.Policies.ContainsKey(data.Text("policy") ?? "")
                    ? HandlingRules.Close(incident, handling, data.Text("outcome")!, data.Text("policy")!)
                    : new HandleOutcome.Wrong("Choose the outcome and the policy that was applied");
            default:
                return HandlingRules.Reopen(incident, handling);
        }
    }

    private static HandleOutcome.Wrong NotStaff { get; } = new("Choose a member of staff");

    private async Task<(Person? Found, string? Problem)> PersonAsync(Turn turn, ActionData data)
    {
        if (data.Text("person") is not { Length: > 0 } id)
            return (null, null);
        return await roles.FindAsync(turn.School.Staff, Freshness.Live, turn.Cancellation) is GroupLookup.Found { Members: var staff }
            && staff.FirstOrDefault(person => person.IsSame(id)) is { } found
            ? (found with { Mail = null }, null)
            : (null, NotStaff.WhatToDo);
    }

    private static Dictionary<string, string> WordsIn(ActionData data) =>
        (data.Text("text") ?? "").Trim() is { Length: > 0 } text
            ? new() { ["text"] = text.Length <= CaseDialogs.LongestAddition ? text : text[..CaseDialogs.LongestAddition] }
            : [];

    private static Assessment? AssessmentIn(ActionData data, Handling handling)
    {
        if (data.Text("severity") is not { } severity || !AssessmentCodes.Severities.ContainsKey(severity)
            || AssessmentCodes.PoliceSigns.Keys.Any(sign => data.Text(sign) is not (ReportCodes.Yes or ReportCodes.No)))
            return null;
        return new(
            handling.By, handling.At, severity, data.Text("external") == "external",
            [.. AssessmentCodes.PoliceSigns.Keys.Where(sign => data.Text(sign) == ReportCodes.Yes)],
            data.Text("threshold") is { } threshold && threshold is ReportCodes.Harm or ReportCodes.Low or ReportCodes.Unsure ? data.Text("threshold") : null,
            [.. AssessmentCodes.Defamation.Keys.Intersect((data.Text("defamation") ?? "").Split(','))]);
    }

    private async Task<DialogReply> ReadAsync(Turn turn, string caseId, string? note)
    {
        if (await access.OpenAsync(turn.School, turn.Sender, caseId, turn.Cancellation) is not CaseOpening.Opened opened)
            return new DialogReply.Message("Saved.");
        return CaseDialogs.Of(turn.School, opened.Stored, opened.View, note);
    }
}

/// <summary>The forms with which a case is handled.</summary>
internal enum HandlingForm
{
    Assess,
    Plan,
    Finish,
    HandOver,
    Close,
    Reopen,
}
