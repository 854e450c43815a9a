namespace PolicyBot.Core.Packs;

/// <summary>How this school opens a new social media account.</summary>
/// <param name="Approvers">Role ids whose holders may decide; at least one is in the tenant.</param>
/// <param name="Decision">How many of them it takes.</param>
/// <param name="ApproversSource">Where it stands that they decide.</param>
/// <param name="FallbackApprovers">Role ids to try in this order when no approver is left; one may have only an e-mail address.</param>
/// <param name="Administrator">Role id of who sets the account up.</param>
/// <param name="RunnersAtLeast">How many different people must run the account.</param>
/// <param name="Questions">All of <see cref="AccountQuestionIds.All"/> in that order, with this school's wording.</param>
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
    /// <summary>The wording of one question.</summary>
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

/// <summary>One question of the account request.</summary>
/// <param name="Id">One of <see cref="AccountQuestionIds.All"/>.</param>
/// <param name="Label">The question as staff read it.</param>
/// <param name="Hint">A line of help under it, or null.</param>
/// <param name="Clause">The clause that asks for it; null where the policy does not.</param>
public sealed record AccountQuestion(string Id, string Label, string? Hint, QuotedClause? Clause);

/// <summary>The questions of an account request, in the order in which they are asked.</summary>
public static class AccountQuestionIds
{
    /// <summary>The platform, such as Instagram.</summary>
    public const string Platform = "platform";

    /// <summary>The name the account will have.</summary>
    public const string Name = "name";

    /// <summary>What the account is for.</summary>
    public const string Aim = "aim";

    /// <summary>Who it is for.</summary>
    public const string Audience = "audience";

    /// <summary>How people will learn of it.</summary>
    public const string Promotion = "promotion";

    /// <summary>Who will run it.</summary>
    public const string Runners = "runners";

    /// <summary>Open to everyone, or closed.</summary>
    public const string Visibility = "visibility";

    /// <summary>All seven in order, with the wording used where a pack gives none.</summary>
    public static IReadOnlyList<AccountQuestion> Defaults { get; } =
    [
        new(Platform, "Which platform is it on?", null, null),
        new(Name, "What will the account be called?", null, null),
        new(Aim, "What is the aim of the account?", null, null),
        new(Audience, "Who is it for?", null, null),
        new(Promotion, "How will you promote it?", null, null),
        new(Runners, "Who will run it?", null, null),
        new(Visibility, "Will it be open or closed?", null, null),
    ];

    /// <summary>The ids of all seven, in order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Defaults.Select(question => question.Id)];
}
