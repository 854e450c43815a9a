using System.Text.Json.Nodes;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;

namespace PolicyBot.Incidents;

/// <summary>Cards that stand in chats. None of them says more of a case than its number: what it is about is read in its dialog alone.</summary>
internal static class IncidentCards
{
    public const int MostShown = 20;

    public const string CannotFind = "We can't find this case at your school.";

    /// <summary>What to do first, and the way into the report.</summary>
    /// <param name="drafts">Reports of this person that are not sent yet.</param>
    public static AdaptiveCard Start(SchoolPack school, string newDraftId, IReadOnlyList<ReportDraft> drafts) => new()
    {
        FallbackText = "Report something. In immediate danger call 999 first, then tell the designated safeguarding lead. Open this chat in Teams to write the report, telephone, or type “report call me” to be called back.",
        Body =
        [
            TextBlock.Heading("Report something", TextSize.Large),
            Stops.Danger(school),
            Stops.IndecentImage(school),
            Stops.Source,
            new TextBlock("You write the report in a window of its own. Nothing of it stands in this chat, and before it is sent you see by name who gets it.") { Separator = true },
            .. CallBackCards.OtherWays(school, ReportDraft.NewId()),
        ],
        Actions =
        [
            .. drafts.Take(3).Select(draft => DialogButton.Open($"Go on with {draft.CaseId}", IncidentVerbs.Report, DraftData(draft.Id)) with { Style = ActionStyle.Positive }),
            DialogButton.Open(drafts.Count == 0 ? "Write the report" : "Write a new report", IncidentVerbs.Report, DraftData(newDraftId))
                with { Style = drafts.Count == 0 ? ActionStyle.Positive : ActionStyle.Default },
        ],
    };

    /// <summary>Tells somebody who handles a case that it needs them.</summary>
    public static AdaptiveCard NeedsYou(IncidentCase incident) => Of(incident, $"Case {incident.Id} needs you.", canTake: incident is { Status: IncidentStatus.Waiting });

    /// <summary>Tells somebody that there is something for them to do in a case that is in hand.</summary>
    public static AdaptiveCard StillNeedsYou(IncidentCase incident) => Of(incident, $"Case {incident.Id} needs you.", canTake: false);

    /// <summary>What their card becomes when somebody has it.</summary>
    public static AdaptiveCard Taken(IncidentCase incident) => Of(
        incident, incident.Status == IncidentStatus.Closed ? $"Case {incident.Id} is closed." : $"Case {incident.Id} is in hand.", canTake: false);

    /// <summary>Tells the reporter, or whoever handles it, that there is something new.</summary>
    public static AdaptiveCard News(IncidentCase incident) => Of(incident, $"Case {incident.Id}: there is news for you.", canTake: false);

    /// <summary>Nobody has answered: the reporter has to telephone. Whom, the dialog says.</summary>
    public static AdaptiveCard Telephone(IncidentCase incident) =>
        Of(incident, $"Case {incident.Id} needs you: nobody has it yet. Open it now to see whom to telephone.", canTake: false);

    public static AdaptiveCard Number(IncidentCase incident) => Of(incident, $"Case {incident.Id}", canTake: false);

    /// <summary>The cases that this person may open.</summary>
    public static AdaptiveCard List(IReadOnlyList<IncidentCase> cases) => new()
    {
        FallbackText = cases.Count == 0 ? "You have no cases." : $"You have {cases.Count} {(cases.Count == 1 ? "case" : "cases")}. Open this chat in Teams to see them.",
        Body =
        [
            TextBlock.Heading("Your cases", TextSize.Large),
            .. cases.Count == 0 ? new Element[] { new TextBlock("There is no case that you reported or that needs you.") } : cases.Take(MostShown).Select<IncidentCase, Element>(Line),
            .. cases.Count > MostShown ? [new TextBlock($"And {cases.Count - MostShown} more. Type a case number to open it.") { IsSubtle = true }] : Array.Empty<Element>(),
        ],
    };

    public static ActionSubmit OpenButton(string caseId, string title = "Open") =>
        DialogButton.Open(title, IncidentVerbs.Open, new() { ["caseId"] = caseId });

    private static Container Line(IncidentCase incident) => new(
        new TextBlock($"{incident.Id} · {InWords(incident.Status)}") { Weight = TextWeight.Bolder },
        new ActionSet(OpenButton(incident.Id)) { Spacing = Spacing.Small }) { Separator = true };

    private static AdaptiveCard Of(IncidentCase incident, string sentence, bool canTake) => new()
    {
        FallbackText = sentence,
        Body = [new TextBlock(sentence) { Weight = TextWeight.Bolder }],
        Actions =
        [
            .. canTake
                ? [new ActionExecute("I have it", IncidentVerbs.Take) { Data = new() { ["caseId"] = incident.Id }, AssociatedInputs = AssociatedInputs.None, Style = ActionStyle.Positive }.WithSubmitFallback()]
                : Array.Empty<CardAction>(),
            OpenButton(incident.Id),
        ],
    };

    private static string InWords(IncidentStatus status) => status switch
    {
        IncidentStatus.Waiting => "nobody has it yet",
        IncidentStatus.InHand => "in hand",
        _ => "closed",
    };

    private static JsonObject DraftData(string draftId) => new() { ["draftId"] = draftId };
}
