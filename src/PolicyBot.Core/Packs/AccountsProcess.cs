namespace PolicyBot.Core.Packs;

/// <summary>How this school opens a new social media account.</summary>
/// <param name="Approvers">Role ids whose holders may decide; at least one is in the tenant.</param>
/// <param name="Decision">How many of them it takes.</param>
/// <param name="ApproversSource">Where it stands that they decide.</param>
/// <param name="FallbackApprovers">Role ids to try in this order when no approver is left; one may have only an e-mail address.</param>
/// <param name="Administrator">Role id of who sets the account up.</param>
/// <param name="RunnersAtLeast">How many different people must run the account.</param>
/// <param name="Questions">What the business case asks, in this order. Platform, name and runners are always among it.</param>
/// <param name="Gates">What has to be true before anybody can approve.</param>
/// <param name="SetUp">What the administrator does once it is approved.</param>
public sealed record AccountsProcess(
    IReadOnlyList<string> Approvers,
    DecisionRule Decision,
    RuleSource ApproversSource,
    IReadOnlyList<string> FallbackApprovers,
    string Administrator,
    int RunnersAtLeast,
    IReadOnlyList<AccountQuestion> Questions,
    IReadOnlyList<AccountGate> Gates,
    IReadOnlyList<SourcedText> SetUp)
{
    /// <summary>Role ids whose holders stand in for approvers who are away; none where the school names none.</summary>
    public IReadOnlyList<string> Deputies { get; init; } = [];

    /// <summary>One question.</summary>
    /// <exception cref="InvalidOperationException">This school does not ask it.</exception>
    public AccountQuestion Question(string questionId) => Questions.First(question => question.Id == questionId);
}

/// <summary>How many approvers it takes, of those who may decide the request at that moment.</summary>
public enum DecisionRule
{
    /// <summary>The first decision stands.</summary>
    AnyOne,

    /// <summary>More than half of the approvers; so many against that this cannot be reached are a rejection.</summary>
    Majority,

    /// <summary>Every approver; one against is a rejection.</summary>
    All,
}
