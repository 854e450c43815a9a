using System.Text.Json.Nodes;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;

namespace PolicyBot.Approvals;

/// <summary>A reason that was typed and could not be taken yet, so that nobody types it twice.</summary>
internal sealed record UnsentReason(Verdict Verdict, string Text);

/// <summary>The card an approver decides on, and what it becomes afterwards.</summary>
internal static class DecisionCards
{
    /// <summary>The request as it stands: with buttons while it waits, with the decision once there is one.</summary>
    /// <param name="gates">How far those are whom an approval waits for; nothing where the request is closed.</param>
    /// <param name="note">Something the reader has to know first, such as why a button did not do what they expected.</param>
    public static AdaptiveCard Of(
        SchoolPack school, ApprovalCase request, IReadOnlyList<GateCheck> gates, bool canDecide, string? note = null, UnsentReason? unsent = null)
    {
        var asks = request.IsOpen && canDecide;
        return new()
        {
            FallbackText = (note is null ? "" : $"{note} ") + CaseStates.Summary(request) + (asks ? $"{GateCards.Blocking(gates)} {Typed(request)}" : ""),
            // A card that nobody knows of any more, because it was sent just before a crash, learns like this that there is nothing left to press.
            Refresh = asks ? Refresh.ForEverybody(new ActionExecute("Refresh", ApprovalVerbs.Refresh) { Data = Data(request) }) : null,
            Body =
            [
                .. Note(note),
                .. Head(request),
                .. CaseStates.Outcome(request),
                .. Changes(request),
                Facts(request),
                .. CaseStates.Votes(request),
                .. CaseStates.Passes(request),
                .. request.IsOpen ? GateCards.Of(school, gates) : [],
                .. asks ? Rule(school) : [],
            ],
            Actions = asks ? Buttons(request, gates, unsent) : [],
        };
    }

    /// <summary>What an earlier card becomes when the request was changed, or is asked about once more.</summary>
    public static AdaptiveCard Replaced(ApprovalCase request, bool wasChanged = true) => new()
    {
        FallbackText = $"{(wasChanged ? $"Request {request.Id} was changed and sent again" : $"You were asked about request {request.Id} again")}. Decide on the newer card.",
        Body =
        [
            Small($"Request {request.Id}"),
            new TextBlock($"{(wasChanged ? "This request was changed and sent again" : "You were asked about this request again")}. Decide on the newer card further down."),
        ],
    };

    /// <summary>What the card of somebody becomes who is no approver any more. It tells nothing about the request.</summary>
    public static AdaptiveCard NoLongerYours(string caseId) => Refusals.Sentence($"You can't decide request {caseId} any more: your school's policy leaves it to other people.");

    public static IReadOnlyList<Element> Note(string? note) => note is null
        ? []
        : [new Container(new TextBlock(note) { Weight = TextWeight.Bolder }) { Style = ContainerStyle.Warning, Bleed = true }];

    public static IReadOnlyList<Element> Head(ApprovalCase request) =>
    [
        Small($"Request {request.Id}" + (request.Revision > 1 ? $" · version {request.Revision}" : "")),
        TextBlock.Heading(Plain.Text(request.Title), TextSize.Large),
        Small($"Asked for by {Plain.Text(request.RequestedBy.Name)}, {UkTime.Text(request.SubmittedAt)}"),
    ];

    /// <summary>What the applicant wrote.</summary>
    public static FactSet Facts(ApprovalCase request) => new([.. request.Fields.Select(f => new Fact(f.Label, Plain.Text(f.Value)))]);

    /// <summary>What is different from the version before, so that nobody has to compare.</summary>
    private static IReadOnlyList<Element> Changes(ApprovalCase request) => request.Fields.Any(f => f.Previous is not null)
        ?
        [
            new Container(
            [
                new TextBlock("What changed") { Weight = TextWeight.Bolder },
                .. request.Fields.Where(f => f.Previous is not null).SelectMany(f => new Element[]
                {
                    new TextBlock(f.Label) { IsSubtle = true, Size = TextSize.Small },
                    new TextBlock("Before: " + Plain.Text(f.Previous!)) { Spacing = Spacing.None },
                }),
            ]) { Style = ContainerStyle.Accent, Spacing = Spacing.Medium },
        ]
        : [];

    private static IReadOnlyList<Element> Rule(SchoolPack school) => school.Accounts?.ApproversSource is RuleSource.Policy { Clause: var clause }
        ?
        [
            new Container(
            [
                Small("Your policy says, under " + Plain.Text(string.Join(" › ", clause.HeadingPath))),
                .. RichTextBlock.Verbatim(clause.Text),
            ]) { Style = ContainerStyle.Emphasis, Spacing = Spacing.Medium },
        ]
        : [];

    private static string Typed(ApprovalCase request) =>
        $"To decide, type: approve {request.Id} or: reject {request.Id} because … or: needs changes {request.Id} because … or: pass {request.Id} to a colleague's name";

    private static IReadOnlyList<CardAction> Buttons(ApprovalCase request, IReadOnlyList<GateCheck> gates, UnsentReason? unsent) =>
    [
        new ActionExecute("Approve", ApprovalVerbs.Approve)
        {
            Style = ActionStyle.Positive, Data = Data(request), AssociatedInputs = AssociatedInputs.None,
            // A client that does not know this lets it be pressed, and is told what is missing.
            IsEnabled = gates.All(gate => gate.IsPassed) ? null : false,
        }.WithSubmitFallback(),
        WithReason(request, "Reject", new("reason", "Why? The person who asked sees this.") { ErrorMessage = "Enter the reason", Value = KeptFor(Verdict.Reject, unsent) },
            "Send the rejection", ApprovalVerbs.Reject),
        WithReason(request, "Needs changes", new("changes", "What has to change? The person who asked sees this.") { ErrorMessage = "Enter what has to change", Value = KeptFor(Verdict.NeedsChanges, unsent) },
            "Send it back", ApprovalVerbs.SendBack),
        new ActionExecute("Pass to a colleague", ApprovalVerbs.ChooseColleague) { Data = Data(request), AssociatedInputs = AssociatedInputs.None }.WithSubmitFallback(),
        .. GateCards.Paper(request, gates),
    ];

    private static ActionShowCard WithReason(ApprovalCase request, string title, InputText reason, string send, string verb) => new(title, new AdaptiveCard
    {
        Body = [reason with { IsMultiline = true, IsRequired = true, MaxLength = ApprovalRules.LongestReason }],
        Actions = [new ActionExecute(send, verb) { Data = Data(request) }.WithSubmitFallback()],
    });

    private static string? KeptFor(Verdict verdict, UnsentReason? unsent) => unsent?.Verdict == verdict ? unsent.Text : null;

    private static JsonObject Data(ApprovalCase request) => new() { ["caseId"] = request.Id, ["revision"] = request.Revision };

    private static TextBlock Small(string text) => new(text) { Size = TextSize.Small, IsSubtle = true, Spacing = Spacing.Small };
}
