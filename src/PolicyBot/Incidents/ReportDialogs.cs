using System.Text.Json.Nodes;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;

namespace PolicyBot.Incidents;

/// <summary>The dialog of a report that is being written: one step at a time. Nothing on it is required by the client, so that going back is never held up.</summary>
internal static class ReportDialogs
{
    public const string Title = "Report something";

    /// <summary>A step with what was answered so far.</summary>
    public static DialogReply Question(SchoolPack school, ReportDraft draft, IReadOnlyList<ReportProblem> problems, string? note) =>
        Show(Step(draft, problems, note, draft.Step.Number == 1 ? Stops(school) : Reminder(school, draft)));

    /// <summary>A step as the person's own client sent it, because nothing could be stored or read.</summary>
    public static DialogReply? Kept(ActionData data, string problem)
    {
        if (ReportStep.Find(data.Number("step")) is not { } step || data.Text("draftId") is not { } id)
            return null;
        var answers = step.Fields.Aggregate(
            new ReportAnswers().With(ReportField.Links, data.Text("link")).With(ReportField.Kind, data.Text("kind-so-far")), (all, field) => all.With(field, data.Text(field.Id) ?? all.Text(field)));
        var draft = new ReportDraft { Id = id, School = "", PersonId = "", Step = step, Answers = answers, Edition = data.Number("edition") ?? 0 };
        if (step.IsCheck)
            return Show(NotSent(draft, problem));
        return Show(Step(draft, [], problem + " What you typed is still here. If it cannot wait, telephone: your designated safeguarding lead, or the school office.", []));
    }

    /// <summary>What every button of the dialog carries.</summary>
    public static JsonObject StateOf(ReportDraft draft)
    {
        var state = new JsonObject
        {
            ["draftId"] = draft.Id,
            ["step"] = draft.Step.Number,
            ["edition"] = draft.Edition,
            ["kind-so-far"] = draft.Answers.Text(ReportField.Kind),
        };
        if (MessageLink(draft) is { } link)
            state["link"] = link;
        return state;
    }

    public static DialogReply Show(AdaptiveCard card) => new DialogReply.Show(Title, card);

    public static Container Warning(params IReadOnlyList<string> sentences) =>
        new([.. sentences.Select(sentence => new TextBlock(sentence) { Weight = TextWeight.Bolder })]) { Style = ContainerStyle.Warning };

    public static TextBlock Small(string text) => new(text) { Size = TextSize.Small, IsSubtle = true, Spacing = Spacing.Small };

    /// <summary>What was written is stored by then; only what was chosen on the last step has to be carried along.</summary>
    private static AdaptiveCard NotSent(ReportDraft draft, string problem)
    {
        var data = StateOf(draft);
        foreach (var field in draft.Step.Fields.Where(field => draft.Answers.Text(field) != ""))
            data[field.Id] = draft.Answers.Text(field);
        return new()
        {
            FallbackText = "The report may not have been sent. Try again, or telephone.",
            Body = [Warning(problem, "If it cannot wait, telephone: your designated safeguarding lead, or the school office.")],
            Actions = [DialogButton.Send("Try again", IncidentVerbs.Send, data) with { Style = ActionStyle.Positive }],
        };
    }

    private static AdaptiveCard Step(ReportDraft draft, IReadOnlyList<ReportProblem> problems, string? note, IReadOnlyList<Element> first) => new()
    {
        FallbackText = "Report something: open this in Teams to write it.",
        Body =
        [
            .. note is null ? [] : new Element[] { Warning(note) },
            .. first,
            .. OnlyTheLink(draft),
            Small($"Step {draft.Step.Number} of {ReportStep.All.Count}"),
            TextBlock.Heading(draft.Step.Title, TextSize.Large) with { Spacing = Spacing.None },
            .. draft.Answers.Asked(draft.Step).SelectMany(field => Ask(field, draft.Answers, problems)),
        ],
        Actions = [.. Buttons(draft)],
    };

    private static IReadOnlyList<Element> Stops(SchoolPack school) =>
        [Incidents.Stops.Danger(school), Incidents.Stops.IndecentImage(school), Incidents.Stops.Source];

    // Before anything is stored, the buttons carry it.
    private static string? MessageLink(ReportDraft draft) =>
        draft.Edition == 0 && draft.Answers.Text(ReportField.Links) is { Length: > 0 } link ? link : null;

    private static IEnumerable<Element> OnlyTheLink(ReportDraft draft) => MessageLink(draft) is null ? [] :
        [new TextBlock("The link to the message goes into your report, and nothing else of it: not its words, and not who wrote it. With an indecent picture not even the link does.") { Separator = true }];

    private static IReadOnlyList<Element> Reminder(SchoolPack school, ReportDraft draft) => draft.Answers.Kind switch
    {
        { IsIndecentImage: true } => [Incidents.Stops.IndecentImage(school), Incidents.Stops.Source],
        { } kind when draft.Step.Number <= 3 =>
        [
            .. Incidents.Stops.Advice(kind) is { } advice ? [new Container(new TextBlock(advice)) { Style = ContainerStyle.Emphasis }] : Array.Empty<Element>(),
            .. school.AdviceFor(kind.Id).SelectMany(HandlingForms.Said),
        ],
        _ => [],
    };

    private static IEnumerable<Element> Ask(ReportField field, ReportAnswers answers, IReadOnlyList<ReportProblem> problems)
    {
        foreach (var problem in problems.Where(problem => problem.Field == field))
            yield return new TextBlock("⚠ " + problem.WhatToDo) { Color = TextColor.Attention, Weight = TextWeight.Bolder };
        yield return InputOf(field, answers);
    }

    private static Element InputOf(ReportField field, ReportAnswers answers)
    {
        var value = answers.Text(field) is { Length: > 0 } text ? text : null;
        if (field == ReportField.PickedStaff)
            return new InputChoiceSet(field.Id, field.Label) { ChoicesData = ChoicesData.People, Placeholder = "Search for people", Value = value, Choices = value is null ? [] : [new("Somebody you picked", value)] };
        if (ChoicesOf(field) is { } choices)
            return new InputChoiceSet(field.Id, field.Label) { Choices = choices, Value = value, Style = ChoiceInputStyle.Expanded, Spacing = Spacing.Medium };
        return new InputText(field.Id, field.Label) { Value = value, IsMultiline = !field.IsOneLine, MaxLength = field.Longest, Spacing = Spacing.Medium };
    }

    private static IReadOnlyList<Choice>? ChoicesOf(ReportField field) => field switch
    {
        _ when field == ReportField.Kind => [.. IncidentKind.All.Select(kind => new Choice(kind.Words, kind.Id))],
        _ when field == ReportField.DoneBy => ChoicesOf(Doers.Pupil, Doers.Parent, Doers.Staff, Doers.Outside),
        _ when field == ReportField.DoneTo => ChoicesOf(Doers.Reporter, Doers.Pupil, Doers.Staff, Doers.Parent, Doers.School),
        _ when field == ReportField.Threshold =>
        [
            new("It may have, or it may be", ReportCodes.Harm), new("No: a concern of a lower level", ReportCodes.Low), new("I am not sure", ReportCodes.Unsure),
        ],
        _ when field == ReportField.Child => [new("Yes: the name is, or will be, in the safeguarding record", ReportCodes.Yes), new("No", ReportCodes.No), new("Not known", ReportCodes.Unknown)],
        _ => null,
    };

    private static IReadOnlyList<Choice> ChoicesOf(params IEnumerable<string> doers) => [.. doers.Select(doer => new Choice(Doers.InWords(doer)!, doer))];

    private static IEnumerable<CardAction> Buttons(ReportDraft draft)
    {
        yield return DialogButton.Send("Continue", IncidentVerbs.Forward, StateOf(draft)) with { Style = ActionStyle.Positive };
        if (draft.Step.Number > 1)
            yield return DialogButton.Send("Back", IncidentVerbs.Back, StateOf(draft));
        yield return DialogButton.Send("Save for later", IncidentVerbs.SaveAndClose, StateOf(draft));
    }
}
