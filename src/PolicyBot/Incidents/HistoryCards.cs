using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;

namespace PolicyBot.Incidents;

/// <summary>The chronology of a case, and its steps. Nothing in it is ever changed.</summary>
internal static class HistoryCards
{
    private const int MostLines = 60;

    public static AdaptiveCard Of(SchoolPack school, StoredIncident stored, IReadOnlyList<IncidentEvent> events) => new()
    {
        FallbackText = $"Case {stored.Case.Id}: what happened to it.",
        Body =
        [
            TextBlock.Heading("What happened to the case", TextSize.Large),
            .. events.Count > MostLines ? [ReportDialogs.Small($"The last {MostLines} of {events.Count} lines")] : Array.Empty<Element>(),
            .. events.TakeLast(MostLines).SelectMany(line => Line(school, line)),
        ],
        Actions = [DialogButton.Send("Back", IncidentVerbs.Open, new() { ["caseId"] = stored.Case.Id })],
    };

    /// <summary>The steps of a case: who does what by when, and what is done.</summary>
    public static IEnumerable<Element> Steps(IncidentCase incident) => incident.Actions.SelectMany<IncidentAction, Element>(action =>
    [
        new TextBlock($"{(action.DoneAt is null ? "☐" : "☑")} {Plain.Text(ActionKind.Find(action.Kind)?.Words ?? action.Kind)}") { Spacing = Spacing.Small },
        ReportDialogs.Small(Plain.Text(action.DoneAt is { } done ? $"{action.For.Name} · done {UkTime.Text(done)}" : $"{action.For.Name} · by {action.Due:d MMMM}")),
        .. action.DoneAt is null
            ? new Element[] { new ActionSet(DialogButton.Send("Done", HandlingVerbs.ShowFinish, new() { ["caseId"] = incident.Id, ["number"] = action.Number }) with { AssociatedInputs = AssociatedInputs.None }) { Spacing = Spacing.Small } }
            : [],
    ]);

    /// <summary>What those who handle it think of the case.</summary>
    public static IEnumerable<Element> Assessed(IncidentCase incident)
    {
        if (incident.Assessment is { } assessment)
        {
            yield return new FactSet(
            [
                new("Serious", AssessmentCodes.Severities[assessment.Severity]),
                new("Dealt with", assessment.IsExternal ? "with somebody outside" : "by the school itself"),
                .. AssessmentCodes.PoliceSigns.Select(sign => new Fact(sign.Value, assessment.PoliceSigns.Contains(sign.Key) ? "Yes" : "No")),
                .. assessment.Threshold is { } threshold ? [new Fact("Harm to a child, or a crime?", ReportCodes.InWords(threshold))] : Array.Empty<Fact>(),
                .. assessment.Defamation.Count > 0 ? [new Fact("Damages a name", string.Join("; ", assessment.Defamation.Select(limb => AssessmentCodes.Defamation[limb])))] : Array.Empty<Fact>(),
                new("Assessed by", Plain.Text($"{assessment.By.Name}, {UkTime.Text(assessment.At)}")),
            ]) { Separator = true };
        }
        if (incident.Closing is { } closing)
            yield return new FactSet(
                new("Outcome", AssessmentCodes.Outcomes.GetValueOrDefault(closing.Outcome, closing.Outcome)),
                new("Policy applied", AssessmentCodes.Policies.GetValueOrDefault(closing.PolicyApplied, closing.PolicyApplied)),
                new("Closed by", Plain.Text($"{closing.By.Name}, {UkTime.Text(closing.At)}"))) { Separator = true };
    }

    private static IEnumerable<Element> Line(SchoolPack school, IncidentEvent line) =>
    [
        ReportDialogs.Small(UkTime.Text(line.At)) with { Spacing = Spacing.Small },
        new TextBlock(Plain.Text(InWords(school, line))) { Spacing = Spacing.None },
    ];

    private static string InWords(SchoolPack school, IncidentEvent line) => line.What switch
    {
        IncidentEvents.Reported => $"Reported by {line.By.Name}",
        IncidentEvents.Taken => $"{line.By.Name} has it",
        IncidentEvents.ToldInPerson => $"{line.By.Name} handed it over in person",
        IncidentEvents.Escalated => $"Nobody had it in time: passed on to {school.Role(line.Detail ?? "")?.Title ?? line.Detail}",
        IncidentEvents.NobodyAnswered => "Nobody had it in time: the reporter was told to telephone",
        IncidentEvents.Added => $"{line.By.Name} added something",
        IncidentEvents.Assessed => $"{line.By.Name} assessed it: {AssessmentCodes.Severities.GetValueOrDefault(line.Detail ?? "", "")}",
        IncidentEvents.Planned => $"{line.By.Name} decided: {ActionKind.Find(line.Detail)?.Words}",
        IncidentEvents.Finished => $"{line.By.Name} finished: {ActionKind.Find(line.Detail)?.Words}",
        IncidentEvents.Letter => $"{line.By.Name} kept a letter: {line.Detail}",
        IncidentEvents.HandedOver => $"{line.By.Name} handed it to {line.Detail}",
        IncidentEvents.BroughtIn => $"{line.By.Name} brought in {line.Detail}",
        IncidentEvents.Closed => $"Closed by {line.By.Name}",
        IncidentEvents.Reopened => $"Opened again by {line.By.Name}",
        var other => other,
    };
}
