using System.Text.Json.Nodes;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;

namespace PolicyBot.Approvals;

/// <summary>The card an approver decides on, and what it becomes afterwards.</summary>
internal static class DecisionCards
{
    /// <summary>The request as it stands: with buttons while it waits, with the decision once there is one.</summary>
    /// <param name="note">Something the reader has to know first, such as why a button did not do what they expected.</param>
    /// <param name="typedReason">A reason that was typed and could not be taken yet, so that nobody types it twice.</param>
    public static AdaptiveCard Of(SchoolPack school, ApprovalCase request, bool canDecide, string? note = null, string? typedReason = null) => new()
    {
        FallbackText = Summary(request) + (request.IsOpen && canDecide
            ? $" To decide, type: approve {request.Id} or: reject {request.Id} because …"
            : ""),
        Body =
        [
            .. Note(note),
            .. Head(request),
            .. Outcome(request),
            .. Changes(request),
            Facts(request),
            .. request.IsOpen && canDecide ? Rule(school) : [],
        ],
        Actions = request.IsOpen && canDecide ? Buttons(request, typedReason) : [],
    };

    /// <summary>What the card of an earlier revision becomes when the request was changed.</summary>
    public static AdaptiveCard Replaced(ApprovalCase request) => new()
    {
        FallbackText = $"Request {request.Id} was changed and sent again. Decide on the newer card.",
        Body =
        [
            Small($"Request {request.Id}"),
            new TextBlock("This request was changed and sent again. Decide on the newer card further down."),
        ],
    };

    /// <summary>One or two sentences for bells, screen readers and clients without cards.</summary>
    public static string Summary(ApprovalCase request) => request.Status switch
    {
        CaseStatus.Pending => $"{request.RequestedBy.Name} asks for: {request.Title}.",
        CaseStatus.Withdrawn => $"{request.RequestedBy.Name} withdrew the request for: {request.Title}.",
        _ => $"{request.Title}: {DecidedLine(request)}.",
    };

    /// <summary>For instance "approved by Alice, 20 November at 14:02".</summary>
    public static string DecidedLine(ApprovalCase request) => request.Decision is { } decision
        ? $"{(request.Status == CaseStatus.Approved ? "approved" : "rejected")} by {decision.By.Name}, {UkTime.Text(decision.At)}"
        : "";

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

    public static IReadOnlyList<Element> Outcome(ApprovalCase request)
    {
        if (request.Status == CaseStatus.Withdrawn)
            return [Band("Withdrawn by the person who asked. Nothing is left to do.", ContainerStyle.Emphasis)];
        if (request.Decision is null)
            return [];
        var line = DecidedLine(request);
        var band = Band(char.ToUpperInvariant(line[0]) + line[1..], request.Status == CaseStatus.Approved ? ContainerStyle.Good : ContainerStyle.Attention);
        return request.Decision.Reason is { } reason
            ? [band with { Items = [.. band.Items, new TextBlock("Reason: " + Plain.Text(reason))] }]
            : [band];
    }

    private static Container Band(string text, ContainerStyle style) =>
        new(new TextBlock(Plain.Text(text)) { Weight = TextWeight.Bolder }) { Style = style, Spacing = Spacing.Medium };

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

    private static IReadOnlyList<CardAction> Buttons(ApprovalCase request, string? typedReason) =>
    [
        new ActionExecute("Approve", ApprovalVerbs.Approve)
        {
            Style = ActionStyle.Positive, Data = Data(request), AssociatedInputs = AssociatedInputs.None,
        }.WithSubmitFallback(),
        new ActionShowCard("Reject", new AdaptiveCard
        {
            Body =
            [
                new InputText("reason", "Why? The person who asked sees this.")
                {
                    IsMultiline = true, IsRequired = true, MaxLength = ApprovalRules.LongestReason, Value = typedReason, ErrorMessage = "Enter the reason",
                },
            ],
            Actions =
            [
                new ActionExecute("Send the rejection", ApprovalVerbs.Reject) { Data = Data(request) }.WithSubmitFallback(),
            ],
        }),
    ];

    private static JsonObject Data(ApprovalCase request) => new() { ["caseId"] = request.Id, ["revision"] = request.Revision };

    private static TextBlock Small(string text) => new(text) { Size = TextSize.Small, IsSubtle = true, Spacing = Spacing.Small };
}
