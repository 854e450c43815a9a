using System.Text.Json.Nodes;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;

namespace PolicyBot.Incidents;

/// <summary>The dialog in which a letter is chosen and drafted.</summary>
internal static class LetterDialogs
{
    public static DialogReply Choose(IReadOnlyList<LetterTemplate> letters, string? caseId, string? problem) => Show(caseId, new()
    {
        FallbackText = "Choose a letter.",
        Body =
        [
            .. problem is null ? [] : new Element[] { ReportDialogs.Warning(problem) },
            new InputChoiceSet("letter", "Which letter or reply?") { Choices = [.. letters.Select(letter => new Choice(letter.Title, letter.Id))], Style = ChoiceInputStyle.Expanded },
        ],
        Actions =
        [
            DialogButton.Send("Draft it", LetterVerbs.Draft, Data(caseId)) with { Style = ActionStyle.Positive },
            .. caseId is null ? [DialogButton.Send("As a Word file", IncidentFiles.Template)] : Array.Empty<CardAction>(),
        ],
    });

    public static DialogReply Draft(SchoolPack school, LetterTemplate letter, string? caseId, string text, string? problem) => Show(caseId, new()
    {
        FallbackText = "A letter to change and copy.",
        Body =
        [
            .. problem is null ? [] : new Element[] { ReportDialogs.Warning(problem) },
            TextBlock.Heading(Plain.Text(letter.Title)),
            ReportDialogs.Small(Plain.Text($"Sent by: {(letter.From is { } from ? school.Role(from)?.Title ?? from : "whoever writes it")} · {letter.Source.Mark}")),
            new InputText("text", "Change it as you need, and copy it into your letter or reply. No pupils' names") { IsMultiline = true, MaxLength = CaseDialogs.LongestAddition, Value = text },
        ],
        Actions =
        [
            .. caseId is null
                ? Array.Empty<CardAction>()
                :
                [
                    DialogButton.Send("Keep it with the case", LetterVerbs.Keep, Kept(caseId, letter)) with { Style = ActionStyle.Positive },
                    DialogButton.Send("Keep it, and as a Word file", LetterVerbs.KeepAsFile, Kept(caseId, letter)),
                ],
            DialogButton.Send("Another letter", LetterVerbs.Choose, Data(caseId)) with { AssociatedInputs = AssociatedInputs.None },
        ],
    });

    private static DialogReply Show(string? caseId, AdaptiveCard card) => caseId is null ? new DialogReply.Show("Letters and replies", card) : CaseDialogs.Show(caseId, card);

    private static JsonObject Kept(string caseId, LetterTemplate letter) => new() { ["caseId"] = caseId, ["letter"] = letter.Id, ["formId"] = ReportDraft.NewId() };

    private static JsonObject Data(string? caseId) => caseId is null ? [] : new() { ["caseId"] = caseId };
}
