using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;

namespace PolicyBot.Incidents;

/// <summary>Letters and replies, drafted from the school's templates: for everybody to copy, and for those who handle a case to keep with it.</summary>
internal sealed class LetterHandlers(IIncidents cases, CaseAccess access, FileOffers offers, TimeProvider time)
{
    private const int Rounds = 4;

    /// <summary>The way to the letters from the chat.</summary>
    public static Task<ActionReply> StartAsync(Turn turn) => Task.FromResult<ActionReply>(new ActionReply.Card(new()
    {
        FallbackText = "Letters and replies. Open this chat in Teams to draft one.",
        Body = [TextBlock.Heading("Letters and replies", TextSize.Large), new TextBlock($"Drafts in the words of {Plain.Text(turn.School.Name)}, with the clause of the policy where there is one.")],
        Actions = [DialogButton.Open("Choose a letter", LetterVerbs.Choose)],
    }));

    /// <summary>The templates to choose from; for a case where the button carries one.</summary>
    public async Task<DialogReply> ChooseAsync(Turn turn, ActionData data) =>
        await RefusedAsync(turn, data) ?? LetterDialogs.Choose(LetterTemplate.Of(turn.School), data.Text("caseId"), null);

    /// <summary>The draft, to be changed and copied.</summary>
    public async Task<DialogReply> DraftAsync(Turn turn, ActionData data)
    {
        if (await RefusedAsync(turn, data) is { } refused)
            return refused;
        return TemplateIn(turn.School, data) is { } letter
            ? LetterDialogs.Draft(turn.School, letter, data.Text("caseId"), letter.Write(turn.School), null)
            : LetterDialogs.Choose(LetterTemplate.Of(turn.School), data.Text("caseId"), "Choose a letter");
    }

    /// <summary>Keeps the letter as it was sent with its case.</summary>
    /// <param name="asFile">Whether it is offered as a document as well.</param>
    public async Task<DialogReply> KeepAsync(Turn turn, ActionData data, bool asFile)
    {
        for (var round = 0; round < Rounds; round++)
        {
            if (await access.OpenAsync(turn.School, turn.Sender, data.Text("caseId"), turn.Cancellation) is not CaseOpening.Opened { View: IncidentView.Handler } opened
                || TemplateIn(turn.School, data) is not { } letter)
                return Kept(data, IncidentCards.CannotFind)!;
            var text = (data.Text("text") ?? "").Trim();
            if (text.Length is 0 or > CaseDialogs.LongestAddition)
                return LetterDialogs.Draft(turn.School, letter, opened.Stored.Case.Id, text, $"Write a letter of at most {CaseDialogs.LongestAddition} characters");
            var handling = new Handling(turn.Sender with { Mail = null }, opened.View, time.GetUtcNow(), data.Text("formId") ?? "", new Dictionary<string, string> { ["text"] = text });
            var outcome = HandlingRules.KeepLetter(opened.Stored.Case, handling, letter);
            if (outcome is HandleOutcome.Done done && await cases.SaveAsync(done.Change, opened.Stored.Version, turn.Cancellation) != SaveOutcome.Saved)
                continue;
            var note = outcome switch
            {
                HandleOutcome.Over => "This case is closed. Open it again first.",
                HandleOutcome.Done { Change: { After.Id: var id, Piece.Number: var piece } } when asFile => await offers.OfferAsync(turn, IncidentFiles.Letter, IncidentFiles.LetterId(id, piece)),
                _ => null,
            };
            if (await access.OpenAsync(turn.School, turn.Sender, opened.Stored.Case.Id, turn.Cancellation) is CaseOpening.Opened after)
                return CaseDialogs.Of(turn.School, after.Stored, after.View, note);
            return new DialogReply.Message("Saved.");
        }
        return Kept(data, "Somebody else is working on this case. Try again.")!;
    }

    /// <summary>What was written, when it could not be kept.</summary>
    public static DialogReply? Kept(ActionData data, string problem) => HandlingForms.Kept(data, problem) ?? new DialogReply.Message(problem);

    // Letters themselves are no secret; that somebody writes one for a case is.
    private async Task<DialogReply?> RefusedAsync(Turn turn, ActionData data) =>
        data.Text("caseId") is null ? null
        : await access.OpenAsync(turn.School, turn.Sender, data.Text("caseId"), turn.Cancellation) switch
        {
            CaseOpening.Opened { View: IncidentView.Handler } => null,
            var refused => new DialogReply.Message(CaseAccess.InWords(refused)),
        };

    private static LetterTemplate? TemplateIn(SchoolPack school, ActionData data) =>
        data.Text("letter") is { } id ? LetterTemplate.Of(school).FirstOrDefault(letter => letter.Id == id) : null;
}

/// <summary>The buttons of letters.</summary>
internal static class LetterVerbs
{
    public const string Choose = "incidents/letters";
    public const string Draft = "incidents/letter";
    public const string Keep = "incidents/keep-letter";
    public const string KeepAsFile = "incidents/keep-letter-as-file";
}
