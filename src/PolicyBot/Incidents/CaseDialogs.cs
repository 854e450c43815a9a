using System.Text.Json.Nodes;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;

namespace PolicyBot.Incidents;

/// <summary>The dialog of a case: the one place where it is read.</summary>
internal static class CaseDialogs
{
    /// <summary>The longest addition, in characters.</summary>
    public const int LongestAddition = 4000;

    private const int MostBytes = 24_000;
    private static readonly int[] Lengths = [4000, 1500, 500];

    /// <summary>What this person may see of the case.</summary>
    /// <param name="canMail">Whether roles that have only an address are told by e-mail.</param>
    /// <param name="deliveries">Whom it has reached; read while nobody has it.</param>
    public static DialogReply Of(
        SchoolPack school, StoredIncident stored, IncidentView view, string? note = null, bool canMail = true, IReadOnlyList<Delivery>? deliveries = null)
    {
        var reached = stored.Case.Status == IncidentStatus.Waiting
            ? DeliveryWords.Of((deliveries ?? []).Where(delivery => delivery.Asked), "person", "people")
            : null;
        var cards = Lengths.Select(longest =>
            view == IncidentView.Handler ? ForHandler(school, stored, longest, note, reached) : ForReporter(school, stored, longest, note, canMail, reached));
        return Show(stored.Case.Id, cards.FirstOrDefault(card => card.Utf8Length() <= MostBytes) ?? cards.Last());
    }

    /// <summary>Just sent.</summary>
    /// <param name="canMail">Whether roles that have only an address are told by e-mail.</param>
    public static DialogReply Sent(SchoolPack school, IncidentCase incident, IReadOnlyList<Recipient> recipients, bool canMail) => Show(incident.Id, new()
    {
        FallbackText = $"Your report is case {incident.Id}.",
        Body =
        [
            new Container(
                TextBlock.Heading("Sent", TextSize.Large),
                new TextBlock($"Your report is case {incident.Id}. PolicyBot tells you when somebody has it.") { Spacing = Spacing.None }) { Style = ContainerStyle.Good },
            .. recipients.Where(recipient => recipient.Holders.Count > 0)
                .Select(recipient => new TextBlock(Plain.Text($"{recipient.Role.Title}: {string.Join(", ", recipient.Holders.Select(holder => holder.Name))}"))),
            .. HandOverCards.InPerson(school, incident, [.. recipients.Where(recipient => recipient.HasMailAlone).Select(recipient => recipient.Role)], canMail),
            .. CheckDialogs.Reasons(school, incident.Routes),
        ],
        Actions = recipients.Any(recipient => recipient.HasMailAlone) ? [ToldButton(incident)] : [],
    });

    /// <summary>Where somebody adds to the case.</summary>
    /// <param name="typed">What was typed before and is not stored yet.</param>
    public static DialogReply Write(string caseId, string typed, string? note) => Show(caseId, new()
    {
        FallbackText = $"Add to case {caseId}.",
        Body =
        [
            .. note is null ? [] : new Element[] { ReportDialogs.Warning(note) },
            TextBlock.Heading("Add to the case", TextSize.Large),
            new TextBlock("Nothing that stands in the case is changed: this is added, with your name and the time. Say so if it corrects something, or if you take the report back."),
            new InputText("text", "What do you want to add? No pupils' names") { IsMultiline = true, MaxLength = LongestAddition, Value = typed == "" ? null : typed },
        ],
        Actions = [DialogButton.Send("Add", IncidentVerbs.Add, Data(caseId)) with { Style = ActionStyle.Positive }],
    });

    public static DialogReply Show(string caseId, AdaptiveCard card) => new DialogReply.Show($"Case {caseId}", card);

    private static AdaptiveCard ForReporter(SchoolPack school, StoredIncident stored, int longest, string? note, bool canMail, string? reached)
    {
        var incident = stored.Case;
        var waits = incident.Status == IncidentStatus.Waiting;
        var mailOnly = HandOverCards.RolesOf(school, incident);
        return new()
        {
            FallbackText = $"Case {incident.Id}: what you reported.",
            Body =
            [
                .. note is null ? [] : new Element[] { ReportDialogs.Warning(note) },
                ReportDialogs.Small($"Case {incident.Id} · reported {UkTime.Text(incident.ReportedAt)}"),
                TextBlock.Heading(WhoHasIt(incident), TextSize.Large) with { Spacing = Spacing.None },
                .. reached is null ? [] : new Element[] { ReportDialogs.Small(Plain.Text(reached)) },
                .. waits ? HandOverCards.InPerson(school, incident, mailOnly, canMail) : [],
                .. waits && mailOnly.Count == 0 ? Waiting(school, incident) : [],
                .. Pieces(stored.Pieces.Where(piece => piece.By.IsSame(incident.ReportedBy.Id)), longest),
            ],
            Actions = [DialogButton.Send("Add or correct", IncidentVerbs.Write, Data(incident.Id)), .. waits ? [ToldButton(incident)] : Array.Empty<CardAction>()],
        };
    }

    private static AdaptiveCard ForHandler(SchoolPack school, StoredIncident stored, int longest, string? note, string? reached)
    {
        var incident = stored.Case;
        return new()
        {
            FallbackText = $"Case {incident.Id}.",
            Body =
            [
                .. note is null ? [] : new Element[] { ReportDialogs.Warning(note) },
                ReportDialogs.Small($"Case {incident.Id} · reported by {Plain.Text(incident.ReportedBy.Name)}, {UkTime.Text(incident.ReportedAt)}"),
                TextBlock.Heading(WhoHasIt(incident), TextSize.Large) with { Spacing = Spacing.None },
                .. reached is null ? [] : new Element[] { ReportDialogs.Small(Plain.Text(reached)) },
                .. Pieces(stored.Pieces, longest),
                .. HistoryCards.Assessed(incident),
                .. incident.Actions.Count > 0 ? [TextBlock.Heading("Steps") with { Separator = true }, .. HistoryCards.Steps(incident)] : Array.Empty<Element>(),
                .. CheckDialogs.Reasons(school, incident.Routes),
            ],
            Actions = [.. Handle(incident)],
        };
    }

    private static IEnumerable<CardAction> Handle(IncidentCase incident)
    {
        if (incident.Status == IncidentStatus.Waiting)
            yield return Button("I have it", IncidentVerbs.TakeInDialog, incident.Id) with { Style = ActionStyle.Positive };
        if (incident.IsOpen)
        {
            // One button stands out: what comes next.
            yield return Button("Assess", HandlingVerbs.ShowAssess, incident.Id)
                with { Style = incident is { Status: IncidentStatus.InHand, Assessment: null } ? ActionStyle.Positive : ActionStyle.Default };
            yield return Button("Add a step", HandlingVerbs.ShowPlan, incident.Id);
            yield return Button("Add a note", IncidentVerbs.Write, incident.Id);
            yield return Button("Letter", LetterVerbs.Choose, incident.Id);
            yield return Button("Hand over", HandlingVerbs.ShowHandOver, incident.Id);
            yield return Button("Close", HandlingVerbs.ShowClose, incident.Id);
        }
        else
            yield return Button("Open again", HandlingVerbs.ShowReopen, incident.Id);
        yield return Button("History", HandlingVerbs.History, incident.Id) with { Mode = ActionMode.Secondary };
    }

    private static ActionSubmit Button(string title, string verb, string caseId) => DialogButton.Send(title, verb, Data(caseId)) with { AssociatedInputs = AssociatedInputs.None };

    private static string WhoHasIt(IncidentCase incident) => incident switch
    {
        { Status: IncidentStatus.Closed } => "Closed",
        { Holder: { } holder } => $"{Plain.Text(holder.Name)} has it",
        { Status: IncidentStatus.InHand } => "Handed over in person",
        _ => "Nobody has it yet",
    };

    private static IEnumerable<Element> Pieces(IEnumerable<Piece> pieces, int longest) => pieces.SelectMany(piece => piece.Number == 1
        ? CheckDialogs.Answers(new() { Texts = [.. piece.Texts] }, longest)
        :
        [
            ReportDialogs.Small($"Added by {Plain.Text(piece.By.Name)}, {UkTime.Text(piece.At)}") with { Spacing = Spacing.Medium },
            .. piece.Texts.Values.Select(text => new TextBlock(Plain.Text(CheckDialogs.Shorten(text, longest))) { Spacing = Spacing.None }),
        ]);

    private static IEnumerable<Element> Waiting(SchoolPack school, IncidentCase incident)
    {
        var nobodyIsLeft = incident.WaitsUntil == DateTimeOffset.MaxValue;
        yield return new Container(
        [
            new TextBlock(nobodyIsLeft ? "Nobody has answered. Telephone now:" : "If it cannot wait, telephone:") { Weight = TextWeight.Bolder },
            .. CheckDialogs.Telephone(PhoneNumbers.For(school, incident.Roles, incident.ConcernedRoles)),
        ]) { Style = nobodyIsLeft ? ContainerStyle.Attention : ContainerStyle.Emphasis };
    }

    private static ActionSubmit ToldButton(IncidentCase incident) => DialogButton.Send("I have told them", IncidentVerbs.ToldInPerson, Data(incident.Id));

    private static JsonObject Data(string caseId) => new() { ["caseId"] = caseId };
}
