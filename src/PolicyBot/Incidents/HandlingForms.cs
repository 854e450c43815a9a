using System.Text.Json.Nodes;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;

namespace PolicyBot.Incidents;

/// <summary>The forms of a case's dialog. What was entered before stands in them again where something has to be put right.</summary>
internal static class HandlingForms
{
    public static DialogReply Of(HandlingForm form, SchoolPack school, StoredIncident stored, ActionData data, DateOnly today, string? problem)
    {
        var incident = stored.Case;
        var number = data.Number("number") ?? 0;
        var (heading, verb, body) = form switch
        {
            HandlingForm.Assess => ("Assess the case", HandlingVerbs.Assess, Assess(school, incident, data)),
            HandlingForm.Plan => ("Decide on a step", HandlingVerbs.Plan, Plan(school, incident, data, today)),
            HandlingForm.Finish => (ActionKind.Find(incident.Actions.FirstOrDefault(action => action.Number == number)?.Kind)?.Words ?? "The step", HandlingVerbs.Finish,
                [Words("What came of it? Give the reference where there is one", data)]),
            HandlingForm.HandOver => ("Hand over, or let somebody read along", HandlingVerbs.HandOver, HandOver(data)),
            HandlingForm.Close => ("Close the case", HandlingVerbs.Close, Close(data)),
            _ => ("Open the case again", HandlingVerbs.Reopen, (IReadOnlyList<Element>)[Words("Why?", data)]),
        };
        return CaseDialogs.Show(incident.Id, new()
        {
            FallbackText = $"Case {incident.Id}: {heading.ToLowerInvariant()}.",
            Body = [.. problem is null ? [] : new Element[] { ReportDialogs.Warning(problem) }, TextBlock.Heading(heading, TextSize.Large), .. body],
            Actions =
            [
                DialogButton.Send("Save", verb, new() { ["caseId"] = incident.Id, ["number"] = number, ["formId"] = data.Text("formId") ?? ReportDraft.NewId() }) with { Style = ActionStyle.Positive },
                DialogButton.Send("Back", IncidentVerbs.Open, new() { ["caseId"] = incident.Id }) with { AssociatedInputs = AssociatedInputs.None },
            ],
        });
    }

    /// <summary>What was written, when it could not be taken.</summary>
    public static DialogReply? Kept(ActionData data, string problem)
    {
        if (data.Text("verb") is not { } verb || ReportDraft.ParseCaseId(data.Text("caseId")) is not { } id)
            return null;
        string[] inputs = ["severity", .. AssessmentCodes.PoliceSigns.Keys, "external", "threshold", "defamation", "kind", "person", "due", "how", "outcome", "policy", "letter", "formId"];
        var all = inputs.Where(name => data.Text(name) is not null).Aggregate(new JsonObject { ["caseId"] = id }, (kept, name) =>
        {
            kept[name] = data.Text(name);
            return kept;
        });
        if (data.Number("number") is { } number)
            all["number"] = number;
        return CaseDialogs.Show(id, new()
        {
            FallbackText = $"Case {id}: not saved yet.",
            Body = [ReportDialogs.Warning(problem), Words("What you wrote is still here", data)],
            Actions = [DialogButton.Send("Try again", verb, all) with { Style = ActionStyle.Positive }],
        });
    }

    private static IReadOnlyList<Element> Assess(SchoolPack school, IncidentCase incident, ActionData data)
    {
        var before = incident.Assessment;
        string? SignBefore(string sign) => before is null ? null : before.PoliceSigns.Contains(sign) ? ReportCodes.Yes : ReportCodes.No;
        return
        [
            Choose("severity", "How serious is it?", AssessmentCodes.Severities, data.Text("severity") ?? before?.Severity),
            .. AssessmentCodes.PoliceSigns.Select(sign => Choose(sign.Key, sign.Value, YesNo, data.Text(sign.Key) ?? SignBefore(sign.Key))),
            .. Police(school),
            Choose("external", "Who deals with it?", WhoDeals, data.Text("external") ?? (before is null ? null : before.IsExternal ? "external" : "internal")),
            Choose("threshold", "About a member of staff: may it have harmed a child, or may it be a crime?", Thresholds, data.Text("threshold") ?? before?.Threshold),
            Choose("defamation", "Something untrue about somebody: which of these are met?", AssessmentCodes.Defamation, data.Text("defamation")) with { IsMultiSelect = true },
            Words("Why do you see it so? Who has to be involved?", data),
        ];
    }

    private static IEnumerable<Element> Police(SchoolPack school)
    {
        var police = ActionKind.Find("police")!;
        var said = police.SaidBy(school);
        yield return new TextBlock(said.Count == 0
            ? "Your policy does not name the police. If it may be a crime, call 101, or 999 in an emergency."
            : police.IsDutyAt(school) ? "Where one of them is yes, your policy says that the school must tell the police:" : "Where one of them is yes, your policy says that the police may be told:") { Weight = TextWeight.Bolder };
        foreach (var element in said.SelectMany(Said))
            yield return element;
    }

    private static IReadOnlyList<Element> Plan(SchoolPack school, IncidentCase incident, ActionData data, DateOnly today) =>
    [
        Choose("kind", "Which step?", ActionKind.All.ToDictionary(kind => kind.Id, kind => kind.IsDutyAt(school) ? kind.Words + " (your policy says must)" : kind.Words), data.Text("kind")),
        .. incident.Assessment is { PoliceSigns.Count: > 0 } && ActionKind.Find("police")!.IsDutyAt(school) && !incident.Actions.Any(action => action.Kind == "police")
            ? new Element[] { ReportDialogs.Warning("By the assessment, your policy says that the police must be told.") } : [],
        new InputChoiceSet("person", "Who does it? You, if you choose nobody") { ChoicesData = ChoicesData.People, Placeholder = "Search for people", Value = data.Text("person") },
        new InputDate("due", "By when?") { Min = today, Value = DateOnly.TryParse(data.Text("due"), System.Globalization.CultureInfo.InvariantCulture, out var due) ? due : null },
        Words("What exactly?", data),
        .. ActionKind.All.SelectMany(kind => kind.SaidBy(school)).DistinctBy(said => said.Text).SelectMany(Said),
        .. ActionKind.All.Where(kind => kind.Practice is not null).Select(kind => ReportDialogs.Small($"{kind.Words}. {kind.Practice}")),
    ];

    private static IReadOnlyList<Element> HandOver(ActionData data) =>
    [
        new InputChoiceSet("person", "To whom?") { ChoicesData = ChoicesData.People, Placeholder = "Search for people", Value = data.Text("person") },
        Choose("how", "What for?", HandOvers, data.Text("how") ?? "has"),
        Words("What do they have to know?", data),
    ];

    private static IReadOnlyList<Element> Close(ActionData data) =>
    [
        Choose("outcome", "What is the outcome?", AssessmentCodes.Outcomes, data.Text("outcome")),
        Choose("policy", "Which policy was applied?", AssessmentCodes.Policies, data.Text("policy")),
        Words("What has to be remembered? Does the policy need a review?", data),
    ];

    private static IEnumerable<Element> Said(SourcedText said) =>
    [
        new Container(
        [
            new TextBlock(Plain.Text(said.Text)),
            ReportDialogs.Small(Plain.Text(said.Source.Mark)),
            .. said.Source is RuleSource.Policy { Clause.Text: var clause } ? RichTextBlock.Verbatim(CheckDialogs.Shorten(clause, 400)) : [],
        ]) { Style = ContainerStyle.Emphasis, Spacing = Spacing.Small },
    ];

    private static InputChoiceSet Choose(string id, string label, IReadOnlyDictionary<string, string> choices, string? value) => new(id, label)
    {
        Choices = [.. choices.Select(choice => new Choice(choice.Value, choice.Key))],
        Value = value is not null && value.Split(',').All(choices.ContainsKey) ? value : null,
        Style = choices.Count > 8 ? ChoiceInputStyle.Compact : ChoiceInputStyle.Expanded,
        Spacing = Spacing.Medium,
    };

    private static InputText Words(string label, ActionData data) =>
        new("text", label) { IsMultiline = true, MaxLength = CaseDialogs.LongestAddition, Value = data.Text("text") is { Length: > 0 } text ? text : null, Spacing = Spacing.Medium };

    private static Dictionary<string, string> YesNo { get; } = new() { [ReportCodes.Yes] = "Yes", [ReportCodes.No] = "No" };

    private static Dictionary<string, string> WhoDeals { get; } = new() { ["internal"] = "The school itself", ["external"] = "Somebody outside has to be brought in" };

    private static Dictionary<string, string> Thresholds { get; } =
        new[] { ReportCodes.Harm, ReportCodes.Low, ReportCodes.Unsure }.ToDictionary(code => code, ReportCodes.InWords);

    private static Dictionary<string, string> HandOvers { get; } = new() { ["has"] = "They have it from now on", ["reads"] = "They read along and help" };
}
