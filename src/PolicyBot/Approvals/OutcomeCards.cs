using System.Text.Json.Nodes;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Approvals;

/// <summary>What the requester, the administrator and the fallback contact are told.</summary>
internal static class OutcomeCards
{
    public static AdaptiveCard ForRequester(ApprovalCase request) => new()
    {
        FallbackText = $"Your request {request.Id}, {CaseStates.Summary(request)}"
            + (request.Decision?.Reason is { } reason ? $" {CaseStates.ReasonLabel(request.Status)}: {reason}" : ""),
        Body =
        [
            Small($"Your request {request.Id}"),
            TextBlock.Heading(Plain.Text(request.Title), TextSize.Large),
            .. CaseStates.Outcome(request),
            .. CaseStates.Votes(request),
            new TextBlock(request.Status switch
            {
                CaseStatus.Approved => "The account is not open yet. The administrator sets it up and tells you when it is ready.",
                CaseStatus.NeedsChanges => "Change the request and send it again: it keeps its number, and the approvers see what you changed.",
                _ => "You can change the request and send it again. What you wrote is kept.",
            }),
        ],
        Actions = request.CanBeChanged
            ? [new ActionExecute("Edit and resubmit", ApprovalVerbs.Edit) { Data = new JsonObject { ["caseId"] = request.Id }, Style = ActionStyle.Positive }.WithSubmitFallback()]
            : [],
    };

    public static AdaptiveCard ForAdministrator(SchoolPack school, ApprovalCase request) => new()
    {
        FallbackText = request.Status == CaseStatus.Approved
            ? $"Request {request.Id}, {request.Title}, was {CaseStates.DecidedLine(request)}. Set the account up."
            : $"Request {request.Id}, {request.Title}, was {CaseStates.DecidedLine(request)}. There is nothing to do.",
        Body =
        [
            .. DecisionCards.Head(request),
            .. CaseStates.Outcome(request),
            .. request.Status == CaseStatus.Approved ? SetUp(school, request) : [new TextBlock("There is nothing to set up.")],
        ],
    };

    public static AdaptiveCard NoAdministrator(SchoolPack school, ApprovalCase request) => new()
    {
        FallbackText = $"Request {request.Id} was approved, but nobody could be told to set the account up.",
        Body =
        [
            .. DecisionCards.Head(request),
            .. CaseStates.Outcome(request),
            TextBlock.Heading("Nobody could be told to set it up"),
            new TextBlock(Plain.Text(
                $"PolicyBot could not reach anybody who is {school.Role(request.AdministratorRole)?.Title ?? request.AdministratorRole} at your school. "
                + "Decide who sets the account up and tell them. Ask IT to check who holds that role and that PolicyBot is installed for them.")),
            .. SetUp(school, request),
        ],
    };

    /// <summary>For the requester, when nobody has decided in time.</summary>
    /// <param name="standIns">Who is asked as well; null where the directory does not say.</param>
    public static AdaptiveCard StillWaiting(SchoolPack school, ApprovalCase request, IReadOnlyList<Person>? standIns)
    {
        var mail = request.StandInRoles.Select(role => school.Role(role)?.Mail).FirstOrDefault(address => address is not null);
        var news = standIns switch
        {
            null => "The people who stand in for the approvers are asked as well now. You have nothing to do.",
            [] => $"The approvers have not decided, and nobody stands in for them here. Speak to them{(mail is null ? "" : $", or write to {mail}")}.",
            [var only] => $"{only.Name} is asked as well now. You have nothing to do.",
            _ => $"{string.Join(", ", standIns.SkipLast(1).Select(person => person.Name))} and {standIns[^1].Name} are asked as well now. You have nothing to do.",
        };
        return new()
        {
            FallbackText = $"Nobody has decided your request {request.Id}, {request.Title}, yet. {news}",
            Body =
            [
                Small($"Your request {request.Id}"),
                TextBlock.Heading(Plain.Text(request.Title), TextSize.Large),
                new TextBlock($"Your request has been waiting since {UkTime.Text(request.SubmittedAt)}."),
                new TextBlock(Plain.Text(news)),
            ],
        };
    }

    public static AdaptiveCard Unreached(ApprovalCase request, bool toRequester) => new()
    {
        FallbackText = $"Nobody who can decide request {request.Id} could be reached.",
        Body =
        [
            Small($"Request {request.Id}"),
            TextBlock.Heading("Nobody who can decide could be reached", TextSize.Large),
            new TextBlock(Plain.Text($"{request.Title}, asked for by {request.RequestedBy.Name}.")),
            new TextBlock(toRequester
                ? "Your request is safe and still open. Speak to an approver: they can type “queue” to PolicyBot to see it."
                : $"The request is safe and still open. Tell the approvers: they can type “queue” to PolicyBot to see it, or “approve {request.Id}” to decide. "
                  + "Ask IT to check that PolicyBot is installed for them."),
        ],
    };

    private static IReadOnlyList<Element> SetUp(SchoolPack school, ApprovalCase request) =>
    [
        DecisionCards.Facts(request),
        .. school.Accounts is { SetUp.Count: > 0 } accounts
            ? new Element[] { TextBlock.Heading("Set it up") }.Concat(accounts.SetUp.Select(step => new TextBlock("• " + Plain.Text(step.Text)) { Spacing = Spacing.Small }))
            : [],
    ];

    private static TextBlock Small(string text) => new(text) { Size = TextSize.Small, IsSubtle = true };
}
