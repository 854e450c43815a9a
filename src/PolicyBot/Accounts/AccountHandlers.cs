using PolicyBot.Bot;
using PolicyBot.Core.Accounts;

namespace PolicyBot.Accounts;

/// <summary>Carries what was typed and pressed to the rules, and their answer to a card.</summary>
internal sealed class AccountHandlers(AccountRequests requests, AccountSending sending)
{
    public Task<ActionReply> StartAsync(Turn turn, string? platform) =>
        AnswerAsync(turn, applicant => requests.StartAsync(applicant, platform, turn.Cancellation));

    public Task<ActionReply> StartNewAsync(Turn turn) =>
        AnswerAsync(turn, applicant => requests.StartNewAsync(applicant, null, turn.Cancellation));

    public Task<ActionReply> ContinueAsync(Turn turn) =>
        AnswerAsync(turn, applicant => requests.ContinueAsync(applicant, turn.Cancellation));

    public Task<ActionReply> ResumeAsync(Turn turn, ActionData data) =>
        AnswerAsync(turn, applicant => requests.ResumeAsync(applicant, DraftIdOf(data), turn.Cancellation));

    public Task<ActionReply> EnterAsync(Turn turn, ActionData data, DraftMove move)
    {
        var card = CardOf(data);
        return AnswerAsync(turn, applicant => requests.EnterAsync(
            applicant, card, applicant.Form.At(card.Step).Fields.ToDictionary(field => field.Id, field => data.Text(field.Id) ?? ""), move, turn.Cancellation));
    }

    public Task<ActionReply> AskToCancelAsync(Turn turn) =>
        AnswerAsync(turn, applicant => requests.AskToCancelAsync(applicant, turn.Cancellation));

    public Task<ActionReply> AskToCancelAsync(Turn turn, ActionData data) =>
        AnswerAsync(turn, applicant => requests.AskToCancelAsync(applicant, DraftIdOf(data), turn.Cancellation));

    public Task<ActionReply> CancelAsync(Turn turn, ActionData data) =>
        AnswerAsync(turn, applicant => requests.CancelAsync(applicant, DraftIdOf(data), turn.Cancellation));

    public Task<ActionReply> SendAsync(Turn turn, ActionData data) =>
        AnswerAsync(turn, applicant => sending.SendAsync(applicant, CardOf(data), turn.Cancellation));

    public Task<ActionReply> EditAsync(Turn turn, ActionData data) =>
        AnswerAsync(turn, applicant => sending.EditAsync(applicant, CaseIdOf(data), turn.Cancellation));

    // Without a number it is the last step, which changes nothing.
    public static int StepOf(ActionData data, string name) => data.Number(name) ?? int.MaxValue;

    private static DraftCard CardOf(ActionData data) => new(DraftIdOf(data), StepOf(data, "step"), data.Number("edition") ?? 0);

    // What is no id at all names nothing, like an id that nobody has.
    private static string DraftIdOf(ActionData data) => data.Text("draftId") is { } id && AccountDraft.IsId(id) ? id : "";

    private static string CaseIdOf(ActionData data) => data.Text("caseId") is { } id && AccountDraft.IsCaseId(id) ? id : "";

    private static async Task<ActionReply> AnswerAsync(Turn turn, Func<Applicant, Task<AccountView>> view)
    {
        if (!turn.IsPersonal)
            return new ActionReply.Message(Refusals.NotHere.FallbackText!);
        return turn.School.Accounts is { } process
            ? await ShowAsync(new Applicant(turn.School, process, turn.Sender), view)
            : new ActionReply.Card(AccountCards.SwitchedOff(turn.School));
    }

    private static async Task<ActionReply> ShowAsync(Applicant applicant, Func<Applicant, Task<AccountView>> view) =>
        AccountCards.Of(applicant, await view(applicant));
}
