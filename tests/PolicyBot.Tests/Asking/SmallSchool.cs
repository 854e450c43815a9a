using PolicyBot.Core.Asking;
using PolicyBot.Core.Packs;

namespace PolicyBot.Tests.Asking;

/// <summary>A school with a policy of a few lines, for tests that need to know every word of it.</summary>
internal static class SmallSchool
{
    private const string Policy = """
        # Online conduct policy

        Version: 3

        Next review: June 2022

        ## 1. Contact

        1.1 Staff must not follow a pupil. They should tell the headteacher of a request.

        1.2 Staff may follow a parent who is a relative.

        ## 2. Accounts

        Staff must send the leaders a request which covers:

        - the aim of the account
        - who will run the account

        2.3 Accounts may be opened with the agreement of the Headteacher.
        """;

    public static SchoolPack Pack { get; } = Create();

    public static Clause Clause(string words) => Pack.Document.Clauses.First(clause => clause.Text.Contains(words, StringComparison.Ordinal));

    public static Citation Cite(string words) => Cite(Clause(words));

    public static Citation Cite(Clause clause) => new(clause, clause.Quotation, clause.Section);

    public static Answer Verdict(Verdict verdict, params Citation[] citations) => new(AnswerKind.Verdict, verdict, citations, []);

    public static Answer NotCovered(params Citation[] citations) => new(AnswerKind.NotCovered, Core.Asking.Verdict.NotStated, citations, []);

    public static Answer Lookup(params Citation[] citations) => new(AnswerKind.Lookup, null, citations, []);

    public static SchoolPack With(string policy) => Pack with { Document = PolicyDocument.Read("policy.md", policy) };

    private static SchoolPack Create()
    {
        var document = PolicyDocument.Read("policy.md", Policy);
        var aim = document.Clauses.First(clause => clause.Text.Contains("aim", StringComparison.Ordinal));
        var quoted = new QuotedClause(aim.HeadingPath, aim.Quotation);
        var questions = AccountQuestionIds.Defaults.Select(question => question.Id == AccountQuestionIds.Aim ? question with { Clause = quoted } : question).ToList();
        var school = new RuleSource.SchoolSetting();
        return new SchoolPack(
            "small", "Small School",
            new PolicyReference("Online conduct policy", "policy.md", "3", null, PolicyDate.Find("June 2022"), null),
            document,
            new[]
            {
                new RoleBinding(RoleIds.Staff, "Staff", "11111111-2222-4333-8444-555555555555", [], null),
                new RoleBinding(RoleIds.Slt, "Leadership team", "11111111-2222-4333-8444-666666666666", [], null),
                new RoleBinding(RoleIds.Headteacher, "Headteacher", null, ["head@small.example"], null),
            }.ToDictionary(role => role.Id),
            new AccountsProcess([RoleIds.Slt], DecisionRule.AnyOne, school, [RoleIds.Headteacher], RoleIds.Headteacher, 2, questions, [], []),
            [new ReportRoute(RouteProcesses.Question, RouteSubjects.Any, "any", [RoleIds.Headteacher], school)],
            new SchoolCalendar([], [], []),
            new Dictionary<string, Deadline>(),
            new HashSet<string>(SchoolProcess.All));
    }
}
