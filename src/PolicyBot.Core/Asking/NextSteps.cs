using PolicyBot.Core.Packs;

namespace PolicyBot.Core.Asking;

/// <summary>What somebody can do once they have read an answer.</summary>
/// <param name="AccountRequest">The answer stands where the policy speaks of opening a school account, and the school opens them through the bot.</param>
/// <param name="Ask">The roles that take questions; empty where the school has named none.</param>
public sealed record NextSteps(bool AccountRequest, IReadOnlyList<RoleBinding> Ask)
{
    private static readonly string[] WithoutRoute = [RoleIds.PolicyOwner, RoleIds.Slt, RoleIds.Headteacher];

    /// <summary>The next steps after <paramref name="answer"/> at <paramref name="school"/>.</summary>
    public static NextSteps After(SchoolPack school, Answer answer) =>
        new(answer.Citations is [var best, ..] && OpensAccounts(school, best.Clause), WhoTakesQuestions(school));

    /// <summary>The roles that the school's route for questions names; without one, the first of policy owner, leadership team and headteacher that is bound.</summary>
    public static IReadOnlyList<RoleBinding> WhoTakesQuestions(SchoolPack school)
    {
        RoleBinding[] named = [.. (school.RouteFor(RouteProcesses.Question)?.To ?? []).Select(school.Role).OfType<RoleBinding>()];
        return named.Length > 0 ? named : [.. WithoutRoute.Select(school.Role).OfType<RoleBinding>().Take(1)];
    }

    // The pack points to the clauses that its account request is made of; what stands beside them is about the same.
    private static bool OpensAccounts(SchoolPack school, Clause clause)
    {
        if (school.Accounts is not { } accounts || !school.Processes.Contains(SchoolProcess.Accounts))
            return false;
        var asked = accounts.Questions.Select(question => question.Clause).OfType<QuotedClause>().ToList();
        var sources = accounts.Gates.Select(gate => gate.Source).Concat(accounts.SetUp.Select(step => step.Source)).Append(accounts.ApproversSource);
        return asked.Any(quoted => quoted.HeadingPath.Count > 0 && quoted.HeadingPath.SequenceEqual(clause.HeadingPath))
            || asked.Concat(sources.OfType<RuleSource.Policy>().Select(source => source.Clause)).Any(quoted => quoted.Text == clause.Quotation);
    }
}
