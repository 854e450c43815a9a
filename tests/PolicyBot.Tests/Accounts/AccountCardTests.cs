using PolicyBot.Accounts;
using PolicyBot.Approvals;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Accounts;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;
using static PolicyBot.Tests.Accounts.AccountsDesk;

namespace PolicyBot.Tests.Accounts;

/// <summary>Every card of a request, with usual answers and with the longest.</summary>
public sealed class AccountCardTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 14, 2, 0, TimeSpan.Zero);
    private static readonly AccountsDesk Desk = new();
    private static readonly AccountForm Form = AccountForm.Of(Desk.School.Accounts!);
    private static readonly Deciders Any = new Deciders.Found([Grace, Tom], [RoleIds.Slt], IsFallback: false);

    public static TheoryData<string> Names => [.. Views().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_card_is_valid_and_small(string name)
    {
        CardFiles.Check(name, Render(Views()[name]));
    }

    [Fact]
    public void The_card_that_approvers_get_of_the_longest_request_is_small()
    {
        // Letters of three bytes: 25 KB hold no request of nothing but emoji, changed in every answer.
        var before = Sent(Longest("語"));
        var changed = before with { Fields = [.. before.Fields.Select(field => field with { Previous = field.Value })] };

        CardSchema.Check(DecisionCards.Of(Desk.School, changed, [], canDecide: true));
    }

    [Fact]
    public void What_the_policy_says_is_one_tap_away_word_for_word()
    {
        var clause = "Quoted *as it is*, with _signs_ and 1. numbers";
        var process = Desk.School.Accounts! with
        {
            Questions = [.. AccountQuestionIds.Defaults.Select(question => question with { Clause = new(["2. Accounts", "2.1"], clause) })],
        };

        var card = StepCards.Of(Desk.Applicant(Ann) with { Process = process }, Ask(2, new()));

        var quotation = Assert.IsType<Container>(card.Body.Single(element => element.Id == "clause"));
        Assert.False(quotation.IsVisible);
        Assert.Equal("Social media policy › 2. Accounts › 2.1", Assert.IsType<TextBlock>(quotation.Items[0]).Text);
        Assert.Equal(clause, Assert.Single(Assert.IsType<RichTextBlock>(quotation.Items[1]).Inlines).Text);
    }

    [Fact]
    public void Who_decides_by_the_schools_own_choice_is_not_shown_as_policy()
    {
        var process = Desk.School.Accounts! with { ApproversSource = new RuleSource.SchoolSetting() };

        var card = CheckCards.Of(Desk.Applicant(Ann) with { Process = process }, new AccountView.Check(Draft(7, RightAnswers), Run(Ben, Cara), Any, [], null));

        Assert.Contains("school setting, not policy", card.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("What the policy says", card.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_accounts_are_switched_off_it_is_said_whom_to_ask() =>
        Assert.Equal(
            "Larkmere Vale School does not take requests for accounts here. Ask the headteacher instead.",
            AccountCards.SwitchedOff(Desk.School with { Accounts = null }).FallbackText);

    [Fact]
    public void What_somebody_typed_is_never_read_as_markup()
    {
        var answers = RightAnswers.With(Asked.Name, "[Free](https://evil.example) **prize**");

        var json = Render(new AccountView.Check(Draft(7, answers), Run(Ben, Cara), Any, [], null)).ToJson();
        var sent = Render(new AccountView.Sent(Sent(answers))).ToJson();

        Assert.DoesNotContain("\"TextBlock\",\"text\":\"[Free]", json, StringComparison.Ordinal);
        Assert.DoesNotContain("\"text\":\"[Free](https", sent, StringComparison.Ordinal);
    }

    private static Dictionary<string, AccountView> Views() => new()
    {
        ["step-1"] = Ask(1, new AccountAnswers().With(Asked.Platform, "Instagram")),
        ["step-1-errors"] = Ask(1, new AccountAnswers().With(Asked.Platform, "Instagram"), [new(Asked.Name.Id, Asked.Name.Question.WhenMissing)]),
        ["step-2"] = Ask(2, new()),
        ["step-3"] = Ask(3, new()),
        ["step-4-longest"] = Faulty(4, Fill(new(), Asked.Promotion, Asked.Promotion.LongestKept)),
        ["step-5"] = Ask(5, new()),
        ["step-5-twice"] = Runners(Ben.Id, "Ben Okafor"),
        ["step-5-unknown"] = Runners($"{Leo.Id}", "Cara\nSam Nobody"),
        ["step-5-longest"] = Runners(
            string.Join(',', Enumerable.Range(100, 40).Select(i => $"00000000-0000-0000-0000-{i:D12}")), string.Join('\n', Enumerable.Repeat(Emoji(90), 20))),
        ["step-6"] = Ask(6, new()),
        ["check"] = new AccountView.Check(Draft(7, RightAnswers), Run(Ben, Cara), Any, [], null),
        ["check-problems"] = Check(new AccountAnswers().With(Asked.Platform, "Instagram"), Run(Ben), Any),
        ["check-fallback"] = Check(RightAnswers, Run(Ben, Cara), new Deciders.Found([Grace], [RoleIds.Headteacher], IsFallback: true)),
        ["check-nobody"] = Check(RightAnswers, Run(Ben, Cara), new Deciders.Nobody("chair@school.example")),
        ["check-directory-down"] = Check(RightAnswers, null, new Deciders.Unavailable()),
        ["check-edit"] = new AccountView.Check(
            Draft(7, RightAnswers) with { EditedRevision = 1 }, Run(Ben, Cara), Any, [],
            Sent(RightAnswers) with { Status = CaseStatus.Rejected, Decision = new(Tom, Now, "Say more about the aim and who looks after messages in the holidays.") }),
        ["check-longest"] = Check(Longest(), null, new Deciders.Found([.. Enumerable.Range(0, 40).Select(i => new Person($"{i}", Emoji(60)))], [RoleIds.Slt], false)),
        ["choose-one"] = new AccountView.Choose([Draft(3, RightAnswers)]),
        ["choose-five"] = new AccountView.Choose([.. Enumerable.Range(0, 5).Select(_ => Draft(3, Longest()))]),
        ["saved"] = new AccountView.Saved(Draft(3, RightAnswers)),
        ["confirm-cancel"] = new AccountView.ConfirmCancel(Draft(3, RightAnswers)),
        ["cancelled"] = new AccountView.Cancelled(Draft(3, RightAnswers)),
        ["sent"] = new AccountView.Sent(Sent(RightAnswers)),
        ["sent-longest"] = new AccountView.Sent(Sent(Longest())),
        ["sent-and-rejected"] = new AccountView.Sent(Sent(RightAnswers) with { Status = CaseStatus.Rejected, Decision = new(Tom, Now, "No.") }),
        ["too-late"] = new AccountView.TooLate(Draft(7, RightAnswers) with { EditedRevision = 1 }, Sent(RightAnswers) with { Status = CaseStatus.Approved, Decision = new(Tom, Now, null) }),
        ["no-draft"] = new AccountView.NoDraft(),
    };

    private static AdaptiveCard Render(AccountView view) =>
        Assert.IsType<ActionReply.Card>(AccountCards.Of(Desk.Applicant(Ann), view)).Content;

    private static AccountView.Question Ask(int step, AccountAnswers answers, IReadOnlyList<Problem>? problems = null) =>
        new(Draft(step, answers), answers, problems ?? []);

    private static AccountView.Question Faulty(int step, AccountAnswers answers) => Ask(step, answers, AnswerRules.Check(answers, Form.At(step)));

    private static AccountView.Question Runners(string picked, string typed)
    {
        var answers = new AccountAnswers().With(Asked.PickedRunners, picked).With(Asked.TypedRunners, typed);
        var id = Asked.PickedRunners.Id;
        answers = answers.WithNames(id, [.. answers.Picked(id).Select(person => new[] { Ben, Leo }.FirstOrDefault(known => known.IsSame(person.Id)) ?? person)]);
        return Ask(5, answers, RunnerRules.Find(Asked.PickedRunners.Question, answers, [Ann, Ben, Cara, Grace, Tom], 2).Problems);
    }

    private static AccountView.Check Check(AccountAnswers answers, StaffFound? found, Deciders deciders) =>
        new(Draft(7, answers), found, deciders, AnswerRules.Check(answers, Form), null);

    private static StaffFound Run(params Person[] runners) => new(new Dictionary<string, IReadOnlyList<Person>> { [AccountQuestionIds.Runners] = runners }, []);

    private static AccountDraft Draft(int step, AccountAnswers answers) =>
        AccountDraft.New(Desk.Applicant(Ann), answers, Now) with { Id = "7K2M-9QX4", Step = step };

    private static ApprovalCase Sent(AccountAnswers answers) => new()
    {
        Id = "AR-7K2M-9QX4", School = "model", Title = Draft(7, answers).Title, RequestedBy = Ann, Fields = AccountSummary.Of(Form, answers, Run(Ben, Cara)), Barred = [],
        ApproverRoles = [], AdministratorRole = "", FallbackRoles = [], Revision = 1, Sequence = 1, Status = CaseStatus.Pending, SubmittedAt = Now,
    };

    // Each half of an emoji takes six bytes in a card: the most that any character takes.
    private static AccountAnswers Longest(string letter = "😀") => Form.Steps.SelectMany(step => step.Fields)
        .Aggregate(new AccountAnswers(), (answers, field) => Fill(answers, field, field.Question.Longest, letter)).With(Asked.Visibility, "closed");

    private static AccountAnswers Fill(AccountAnswers answers, AccountField field, int length, string letter = "😀") =>
        answers.With(field, Repeat(letter, length));

    private static string Emoji(int length) => Repeat("😀", length);

    private static string Repeat(string letter, int length) => string.Concat(Enumerable.Repeat(letter, length / letter.Length));
}
