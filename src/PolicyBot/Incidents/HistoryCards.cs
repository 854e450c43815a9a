using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;

namespace PolicyBot.Incidents;

/// <summary>The chronology of a case, and its steps. Nothing in it is ever changed.</summary>
internal static class HistoryCards
{
    private const int MostLines = 60;
    private const int MostTold = 20;

    public static AdaptiveCard Of(SchoolPack school, StoredIncident stored, IReadOnlyList<IncidentEvent> events, IReadOnlyList<Delivery> deliveries) => new()
    {
        FallbackText = $"Case {stored.Case.Id}: what happened to it.",
        Body =
        [
            TextBlock.Heading("What happened to the case", TextSize.Large),
            .. events.Count > MostLines ? [ReportDialogs.Small($"The last {MostLines} of {events.Count} lines")] : Array.Empty<Element>(),
            .. events.TakeLast(MostLines).SelectMany(line => Line(school, line)),
            .. Told(deliveries),
        ],
        Actions =
        [
            DialogButton.Send("Back", IncidentVerbs.Open, new() { ["caseId"] = stored.Case.Id }),
            DialogButton.Send("The whole case as a Word file", IncidentFiles.Record, new() { ["caseId"] = stored.Case.Id }),
        ],
    };

    /// <summary>The steps of a case: who does what by when, and what is done.</summary>
    public static IEnumerable<Element> Steps(IncidentCase incident) => incident.Actions.SelectMany<IncidentAction, Element>(action =>
    [
        new TextBlock($"{(action.DoneAt is null ? "☐" : "☑")} {Plain.Text(ActionKind.Find(action.Kind)?.Words ?? action.Kind)}") { Spacing = Spacing.Small },
        ReportDialogs.Small(Plain.Text(action.DoneAt is { } done ? $"{action.For.Name} · done {UkTime.Text(done)}" : $"{action.For.Name} · by {UkTime.Text(action.Due)}")),
        .. action.DoneAt is null
            ? new Element[] { new ActionSet(DialogButton.Send("Done", HandlingVerbs.ShowFinish, new() { ["caseId"] = incident.Id, ["number"] = action.Number }) with { AssociatedInputs = AssociatedInputs.None }) { Spacing = Spacing.Small } }
            : [],
    ]);

    /// <summary>What those who handle it think of the case, and how it ended.</summary>
    public static IEnumerable<Element> Assessed(IncidentCase incident) => new[] { Assessment(incident), Closing(incident) }
        .Select(facts => facts.Select(fact => new Fact(fact.Title, Plain.Text(fact.Value))).ToList())
        .Where(facts => facts.Count > 0)
        .Select(facts => new FactSet([.. facts]) { Separator = true });

    public static IEnumerable<(string Title, string Value)> Assessment(IncidentCase incident)
    {
        if (incident.Assessment is not { } assessment)
            yield break;
        yield return ("Serious", AssessmentCodes.Severities[assessment.Severity]);
        yield return ("Dealt with", assessment.IsExternal ? "with somebody outside" : "by the school itself");
        foreach (var (sign, label) in AssessmentCodes.PoliceSignLabels)
            yield return (label, assessment.PoliceSigns.Contains(sign) ? "Yes" : "No");
        if (assessment.Threshold is { } threshold)
            yield return ("Harm to a child, or a crime?", ReportCodes.InWords(threshold));
        if (assessment.Defamation.Count > 0)
            yield return ("Damages a name", string.Join("; ", assessment.Defamation.Select(limb => AssessmentCodes.Defamation[limb])));
        yield return ("Assessed by", $"{assessment.By.Name}, {UkTime.Text(assessment.At)}");
    }

    public static IEnumerable<(string Title, string Value)> Closing(IncidentCase incident)
    {
        if (incident.Closing is not { } closing)
            yield break;
        yield return ("Outcome", AssessmentCodes.Outcomes.GetValueOrDefault(closing.Outcome, closing.Outcome));
        yield return ("Policy applied", AssessmentCodes.Policies.GetValueOrDefault(closing.PolicyApplied, closing.PolicyApplied));
        yield return ("Closed by", $"{closing.By.Name}, {UkTime.Text(closing.At)}");
    }

    // Each recipient of what had to be answered, by name.
    private static IEnumerable<Element> Told(IReadOnlyList<Delivery> deliveries)
    {
        var asked = deliveries.Where(delivery => delivery.Asked || MailToRoles.IsMail(delivery)).Take(MostTold).ToList();
        if (asked.Count == 0)
            yield break;
        yield return TextBlock.Heading("Who was asked to take it") with { Separator = true };
        foreach (var delivery in asked)
            yield return new TextBlock(Plain.Text(DeliveryWords.Of(delivery))) { Spacing = Spacing.Small };
    }

    private static IEnumerable<Element> Line(SchoolPack school, IncidentEvent line) =>
    [
        ReportDialogs.Small(UkTime.Text(line.At)) with { Spacing = Spacing.Small },
        new TextBlock(Plain.Text(InWords(school, line))) { Spacing = Spacing.None },
    ];

    public static string InWords(SchoolPack school, IncidentEvent line) => line.What switch
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
