using System.Text.Json.Nodes;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Accounts;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;

namespace PolicyBot.Accounts;

/// <summary>The request has left the draft.</summary>
internal static class SentCards
{
    public static AdaptiveCard Of(ApprovalCase request) => new()
    {
        FallbackText = $"Request {request.Id}, {request.Title}: {News(request)}",
        Body =
        [
            new Container(
                TextBlock.Heading(request.IsOpen ? "Request sent" : "This request is closed", TextSize.Large),
                new TextBlock($"Your request number is **{request.Id}**")) { Style = request.IsOpen ? ContainerStyle.Good : ContainerStyle.Emphasis, Bleed = true },
            new TextBlock(Plain.Text(request.Title)) { Weight = TextWeight.Bolder },
            new TextBlock(Plain.Text(News(request))),
        ],
        Actions = [Mine, .. request.CanBeWithdrawn ? [Withdraw(request)] : Array.Empty<CardAction>()],
    };

    public static AdaptiveCard TooLate(AccountDraft draft, ApprovalCase request) => new()
    {
        FallbackText = $"Your changes to {request.Id} were not sent. {News(request)}",
        Body =
        [
            TextBlock.Heading("Your changes were not sent", TextSize.Large),
            new TextBlock(Plain.Text($"Request {request.Id}, {request.Title}, has changed since you began. {News(request)}")),
        ],
        Actions = [Mine, AccountCards.Button("Delete my changes", AccountVerbs.AskToCancel, AccountCards.Data(draft))],
    };

    private static ActionExecute Mine => AccountCards.Button("My requests", AccountVerbs.Mine);

    private static ActionExecute Withdraw(ApprovalCase request) =>
        AccountCards.Button("Withdraw", AccountVerbs.Withdraw, new JsonObject { ["caseId"] = request.Id, ["revision"] = request.Revision });

    private static string News(ApprovalCase request) => request.Status switch
    {
        CaseStatus.Pending => $"It is with the people who decide. {HowMany(request.Rule)}, and you will get a message here as soon as there is a decision.",
        CaseStatus.Withdrawn => "You withdrew it.",
        CaseStatus.Approved => $"{request.Decision?.By.Name} approved it.",
        CaseStatus.NeedsChanges => $"{request.Decision?.By.Name} sent it back for changes: {request.Decision?.Reason}",
        CaseStatus.Expired => "It lapsed: nobody decided it in time.",
        _ => $"{request.Decision?.By.Name} rejected it. Reason: {request.Decision?.Reason}",
    };

    private static string HowMany(DecisionRule rule) => rule switch
    {
        DecisionRule.AnyOne => "The first decision counts",
        DecisionRule.Majority => "More than half of them have to approve",
        _ => "All of them have to approve",
    };
}
