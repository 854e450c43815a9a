using System.Text.Json;
using PolicyBot.Accounts;
using PolicyBot.Approvals;
using PolicyBot.Attestations;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Accounts;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;
using PolicyBot.Packs;
using PolicyBot.Tests.Packs;
using static PolicyBot.Tests.Accounts.AccountsDesk;

namespace PolicyBot.Tests.Accounts;

/// <summary>Every card that the packs with accounts make of their policies.</summary>
public sealed class PackCardTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 14, 2, 0, TimeSpan.Zero);
    private static readonly Deciders Any = new Deciders.Found([Grace, Tom], [RoleIds.Slt], IsFallback: false);
    private static readonly Person Jo = Person.Outside("Jo Bloggs");

    [NeedsSharedTheory]
    [InlineData("model")]
    [InlineData("charlton")]
    [InlineData("gaskell")]
    public void Every_card_of_a_request_is_valid_and_small(string school)
    {
        var applicant = ApplicantAt(school);
        foreach (var step in applicant.Form.Steps)
        {
            CardFiles.Check($"{school}-step-{step.Number}", Card(applicant, step.IsCheck
                ? new AccountView.Check(Draft(applicant, step.Number, Usual(applicant.Form)), Found(applicant.Form), Any, [], null)
                : new AccountView.Question(Draft(applicant, step.Number, new()), new(), [])));
            // Each half of an emoji takes six bytes in a card: the most that any character takes.
            var longest = Longest(applicant.Form, "😀");
            CardSchema.Check(Card(applicant, step.IsCheck
                ? new AccountView.Check(Draft(applicant, step.Number, longest), null, Any, [], null)
                : new AccountView.Question(Draft(applicant, step.Number, longest), longest, AnswerRules.Check(new(), step))));
        }
    }

    [NeedsSharedTheory]
    [InlineData("model")]
    [InlineData("charlton")]
    [InlineData("gaskell")]
    public void Every_card_that_waits_for_those_who_would_run_it_is_valid_and_small(string school)
    {
        var applicant = ApplicantAt(school);
        var request = Request(applicant, Usual(applicant.Form));
        GateCheck[] waiting = [Missing(Ben), Missing(Jo), Done(Cara)];
        CardFiles.Check($"{school}-decide-not-ready", DecisionCards.Of(applicant.School, request, waiting, canDecide: true));
        CardFiles.Check($"{school}-decide-ready", DecisionCards.Of(applicant.School, request, [Done(Ben), Done(Cara, by: Grace)], canDecide: true));
        CardFiles.Check($"{school}-runner", RunnerCards.Of(applicant.School, Missing(Ben), Prospect.Of(request, Ben), Today));
        CardFiles.Check($"{school}-runner-problem", RunnerCards.Of(applicant.School, Missing(Ben), Prospect.Of(request, Ben), Today, "Enter the day on which you did the training. It can't be in the future"));
        CardFiles.Check($"{school}-runner-half", RunnerCards.Of(applicant.School, new(Ben, [Done(Ben).Items[0], Missing(Ben).Items[1]]), Prospect.Of(request, Ben), Today));
        CardFiles.Check($"{school}-runner-ready", RunnerCards.Of(applicant.School, Done(Ben), Prospect.Of(request, Ben), Today));
        CardFiles.Check($"{school}-runner-reminder", RunnerCards.Of(applicant.School, Missing(Ben), Prospect.Of(request, Ben), Today, isReminder: true));
        CardFiles.Check($"{school}-runner-unasked", RunnerCards.Of(applicant.School, Missing(Ben), null, Today));

        var crowd = Enumerable.Range(0, 2 * RunnerRules.Most).Select(i => Missing(new Person(Guid.NewGuid().ToString(), new string('W', 60)))).ToList();
        CardSchema.Check(DecisionCards.Of(applicant.School, Request(applicant, Longest(applicant.Form, "é")), crowd, canDecide: true));
    }

    [Fact]
    public void Where_the_leadership_team_records_training_nobody_is_asked_for_a_day()
    {
        var school = new AccountsDesk().School;
        var gate = new AccountGate(GateKind.Training, "All are trained.", new RuleSource.SchoolSetting()) { TakesOwnWord = false };
        school = school with { Accounts = school.Accounts! with { Gates = [gate] } };

        var card = new CardReader(JsonDocument.Parse(RunnerCards.Of(school, new(Ben, [new(GateKind.Training, null, null)]), null, Today).ToJson()).RootElement);

        Assert.Contains("Your leadership team records it", card.Text, StringComparison.Ordinal);
        Assert.Null(card.Field("trainedOn"));
    }

    private static Applicant ApplicantAt(string school)
    {
        var pack = PackFolder.Sound(PackFolder.Load(Repository.Root, new PackOptions { Schools = [school], PolicyDocuments = Shared.Path("policies") }));
        return new(pack, pack.Accounts!, Ann);
    }

    private static AdaptiveCard Card(Applicant applicant, AccountView view) => Assert.IsType<ActionReply.Card>(AccountCards.Of(applicant, view)).Content;

    private static AccountDraft Draft(Applicant applicant, int step, AccountAnswers answers) =>
        AccountDraft.New(applicant, answers, Now) with { Id = "7K2M-9QX4", Step = step };

    private static ApprovalCase Request(Applicant applicant, AccountAnswers answers) => new()
    {
        Id = "AR-7K2M-9QX4", School = applicant.School.Id, Title = Draft(applicant, 1, answers).Title, RequestedBy = Ann,
        Fields = AccountSummary.Of(applicant.Form, answers, Found(applicant.Form)), Barred = [], Runners = [Ben, Cara, Jo],
        ApproverRoles = [], AdministratorRole = "", FallbackRoles = [], Revision = 1, Sequence = 1, Status = CaseStatus.Pending, SubmittedAt = Now,
    };

    private static StaffFound Found(AccountForm form) =>
        new(form.Questions.Where(question => question.Kind == QuestionKind.People).ToDictionary(question => question.Id, IReadOnlyList<Person> (_) => [Ben, Cara]), []);

    private static AccountAnswers Usual(AccountForm form) => form.Questions.Aggregate(new AccountAnswers(), (answers, question) => answers.With(new(question), question switch
    {
        { Id: AccountQuestionIds.Platform } => "Instagram",
        { Id: AccountQuestionIds.Name } => "Year 6 news",
        { Kind: QuestionKind.Choice } => question.Choices[0].Id,
        { Kind: QuestionKind.Names } => "Jo Bloggs",
        { Kind: QuestionKind.Mail } => "year6@school.example",
        _ => "To show families what we learn, week by week, with pictures of what was made",
    }));

    private static AccountAnswers Longest(AccountForm form, string letter) => form.Steps.SelectMany(step => step.Fields).Aggregate(new AccountAnswers(), (answers, field) =>
        answers.With(field, field.Question.Kind == QuestionKind.Choice ? field.Question.Choices[0].Id : string.Concat(Enumerable.Repeat(letter, field.Question.Longest / letter.Length))));

    private static GateCheck Missing(Person who) => new(who, [new(GateKind.Reading, null, null), new(GateKind.Training, null, null)]);

    private static GateCheck Done(Person who, Person? by = null) => new(who, [new(GateKind.Reading, new(2026, 11, 3), who), new(GateKind.Training, new(2026, 11, 5), by ?? who)]);
}
