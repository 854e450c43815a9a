namespace PolicyBot.Core.Packs;

/// <summary>How this school keeps its register of social media accounts.</summary>
/// <param name="Administrator">Role id of who sets accounts up and enters them.</param>
/// <param name="Leaders">Role ids that decide with the administrator what becomes of an account whose runner leaves.</param>
/// <param name="RunnersAtLeast">How many different people must run an account.</param>
/// <param name="SetUp">What the administrator does for a new account, in order.</param>
/// <param name="Source">Where it stands which accounts there are or who runs them; null where the pack does not say.</param>
/// <param name="ParentNotice">Where it stands that parents are told of a new account; null where the school tells them nothing.</param>
/// <param name="Leavers">Where it stands what becomes of an account whose runner leaves; null where the pack does not say.</param>
public sealed record RegisterProcess(
    string Administrator,
    IReadOnlyList<string> Leaders,
    int RunnersAtLeast,
    IReadOnlyList<SourcedText> SetUp,
    RuleSource? Source,
    RuleSource? ParentNotice,
    RuleSource? Leavers);
