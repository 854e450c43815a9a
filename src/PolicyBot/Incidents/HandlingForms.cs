using System.Text.Json.Nodes;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;

namespace PolicyBot.Incidents;

/// <summary>The forms of a case's dialog. What was entered before stands in them again where something has to be put right.</summary>
internal static class HandlingForms
{
    private const int LongestClause = 600;

    public static DialogReply Of(HandlingForm form, SchoolPack school, StoredIncident stored, ActionData data, DateOnly today, string? problem)
    {
        var incident = stored.Case;
        var number = data.Number("number");
        // The button of the first half has a form's id; the one that opens it has not.
        if (form == HandlingForm.Plan && ActionKind.Find(data.Text("kind")) is null && data.Text("formId") is not null)
            problem ??= "Choose a step";
        var (heading, verb, body) = form switch
        {
            HandlingForm.Assess => ("Assess the case", HandlingVerbs.Assess, Assess(school, incident, data)),
            HandlingForm.Plan when ActionKind.Find(data.Text("kind")) is { } kind => (kind.Words, HandlingVerbs.Plan, Plan(school, incident, kind, data, today)),
            HandlingForm.Plan => ("Add a step", HandlingVerbs.ShowPlan, Steps(school, incident)),
            HandlingForm.Finish => (ActionKind.Find(incident.Actions.FirstOrDefault(action => action.Number == number)?.Kind)?.Words ?? "The step", HandlingVerbs.Finish,
                [Words("What came of it? Give the reference where there is one", data)]),
            HandlingForm.HandOver => ("Hand over, or let somebody read along", HandlingVerbs.HandOver, HandOver(data)),
            HandlingForm.Close => ("Close the case", HandlingVerbs.Close, Close(school, data)),
            _ => ("Open the case again", HandlingVerbs.Reopen, (IReadOnlyList<Element>)[Words("Why?", data)]),
        };
        return CaseDialogs.Show(incident.Id, new()
        {
            FallbackText = $"Case {incident.Id}: {heading.ToLowerInvariant()}.",
            Body = [.. problem is null ? [] : new Element[] { ReportDialogs.Warning(problem) }, TextBlock.Heading(heading, TextSize.Large), .. body],
            Actions =
            [
                DialogButton.Send(verb == HandlingVerbs.ShowPlan ? "Continue" : "Save", verb, StateOf(incident, verb, data)) with { Style = ActionStyle.Positive },
                verb == HandlingVerbs.Plan
                    ? DialogButton.Send("Back", HandlingVerbs.ShowPlan, new() { ["caseId"] = incident.Id }) with { AssociatedInputs = AssociatedInputs.None }
                    : DialogButton.Send("Back", IncidentVerbs.Open, new() { ["caseId"] = incident.Id }) with { AssociatedInputs = AssociatedInputs.None },
            ],
        });
    }

    private static JsonObject StateOf(IncidentCase incident, string verb, ActionData data)
    {
        var state = new JsonObject { ["caseId"] = incident.Id, ["number"] = data.Number("number") ?? 0, ["formId"] = data.Text("formId") ?? ReportDraft.NewId() };
        if (verb == HandlingVerbs.Plan)
            state["kind"] = data.Text("kind");
        return state;
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
            .. school.AdviceFor(ReportAdvice.Assess).SelectMany(Said),
            Choose("severity", "How serious is it?", AssessmentCodes.Severities, data.Text("severity") ?? before?.Severity),
            .. AssessmentCodes.PoliceSigns.Select(sign => Choose(sign.Key, sign.Value, YesNo, data.Text(sign.Key) ?? SignBefore(sign.Key))),
            .. Police(school),
            Choose("external", "Who deals with it?", WhoDeals, data.Text("external") ?? (before is null ? null : before.IsExternal ? "external" : "internal")),
            Choose("threshold", "About a member of staff: may it have harmed a child, or may it be a crime?", Thresholds, data.Text("threshold") ?? before?.Threshold),
            Choose("defamation", "Something untrue about somebody: which of these are met?", AssessmentCodes.Defamation, data.Text("defamation")) with { IsMultiSelect = true },
            Words("Why do you see it so? Who has to be involved?", data),
        ];
    }

    /// <summary>What the policy says of the police, as strong as it says it: what the school must is never mixed with what it may.</summary>
    private static IEnumerable<Element> Police(SchoolPack school)
    {
        var police = ActionKind.Find("police")!;
        var said = police.SaidBy(school).ToLookup(one => (IsPolicy: one.Source is RuleSource.Policy, IsDuty: police.IsDuty(one)));
        foreach (var (heading, clauses) in new[] { ("Your policy says that the school must tell the police:", said[(true, true)]), ("Your policy says that the police may be told:", said[(true, false)]) })
        {
            if (clauses.Any())
                yield return new TextBlock(heading) { Weight = TextWeight.Bolder };
            foreach (var element in clauses.SelectMany(Said))
                yield return element;
        }
        if (!said[(true, true)].Concat(said[(true, false)]).Any())
            yield return new TextBlock("Your policy does not name the police. If it may be a crime, call 101, or 999 in an emergency.") { Weight = TextWeight.Bolder };
        foreach (var element in said[(false, false)].SelectMany(Said))
            yield return element;
    }

    private static IReadOnlyList<Element> Steps(SchoolPack school, IncidentCase incident) =>
    [
        .. IsPoliceOpen(school, incident)
            ? new Element[] { ReportDialogs.Warning("You noted a sign of a crime, and nobody has told the police yet. Your policy says when they must be told: choose the police to read it") } : [],
        Choose("kind", "Which step?", ActionKind.All.ToDictionary(kind => kind.Id, kind => kind.IsDutyAt(school) ? kind.Words + " (your policy says must)" : kind.Words), null),
    ];

    private static IReadOnlyList<Element> Plan(SchoolPack school, IncidentCase incident, ActionKind kind, ActionData data, DateOnly today) =>
    [
        .. kind.SaidBy(school).SelectMany(Said),
        .. kind.PracticeAt(school) is { } practice ? [ReportDialogs.Small(practice)] : Array.Empty<Element>(),
        new InputChoiceSet("person", "Who does it? You, if you choose nobody") { ChoicesData = ChoicesData.People, Placeholder = "Search for people", Value = data.Text("person") },
        new InputDate("due", "By when?") { Min = today, Value = DateOnly.TryParse(data.Text("due"), System.Globalization.CultureInfo.InvariantCulture, out var due) ? due : kind.DueAt(school, today) },
        Words("What exactly?", data),
    ];

    private static bool IsPoliceOpen(SchoolPack school, IncidentCase incident) =>
        incident.Assessment is { PoliceSigns.Count: > 0 } && ActionKind.Find("police")!.IsDutyAt(school) && !incident.Actions.Any(action => action.Kind == "police");

    private static IReadOnlyList<Element> HandOver(ActionData data) =>
    [
        new InputChoiceSet("person", "To whom?") { ChoicesData = ChoicesData.People, Placeholder = "Search for people", Value = data.Text("person") },
        Choose("how", "What for?", HandOvers, data.Text("how") ?? "has"),
        Words("What do they have to know?", data),
    ];

    private static IReadOnlyList<Element> Close(SchoolPack school, ActionData data) =>
    [
        .. school.AdviceFor(ReportAdvice.Close).SelectMany(Said),
        Choose("outcome", "What is the outcome?", AssessmentCodes.Outcomes, data.Text("outcome")),
        Choose("policy", "Which policy was applied?", AssessmentCodes.Policies, data.Text("policy")),
        Words("What has to be remembered? Does the policy need a review?", data),
    ];

    /// <summary>A sentence of the school's with its mark, and the clause word for word where it is the policy's.</summary>
    public static IEnumerable<Element> Said(SourcedText said) =>
    [
        new Container(
        [
            new TextBlock(Plain.Text(said.Text)),
            ReportDialogs.Small(Plain.Text(said.Source.Mark)),
            .. said.Source is RuleSource.Policy { Clause.Text: var clause } ? RichTextBlock.Verbatim(CheckDialogs.Shorten(clause, LongestClause)) : [],
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
