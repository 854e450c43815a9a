using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Accounts;

/// <summary>Holds answers against the school of this moment: its staff, and who may decide.</summary>
public sealed class AccountChecks(IApprovalCases cases, RoleHolders roles, IDirectory directory)
{
    // Each costs a call while somebody waits.
    private const int MostLookedUp = 3;

    private static readonly Problem Unchecked =
        new(null, "We could not check these people just now. Nothing is lost: try again in a minute");

    /// <summary>What is wrong with the answers of one step; the answers come back with the names of those who were picked.</summary>
    public async Task<(AccountAnswers Answers, IReadOnlyList<Problem> Problems)> CheckStepAsync(
        Applicant applicant, AccountAnswers answers, AccountStep step, CancellationToken cancellation)
    {
        if (!step.Questions.Any(question => question.Kind is QuestionKind.People or QuestionKind.Names))
            return (answers, AnswerRules.Check(answers, step));
        if (await FindStaffAsync(applicant, cancellation) is not { } staff)
            return (answers, [Unchecked]);
        foreach (var question in step.Questions.Where(question => question.Kind == QuestionKind.People))
            answers = answers.WithNames(question.Id, await NameAsync(answers.Picked(question.Id), staff, cancellation));
        var found = RunnerRules.Find(step.Questions, answers, staff, applicant.Process.RunnersAtLeast);
        return (answers, [.. found.Problems, .. AnswerRules.Check(answers, step, staff)]);
    }

    /// <summary>The draft where it stands.</summary>
    public async Task<AccountView> ShowAsync(AccountDraft draft, Applicant applicant, CancellationToken cancellation) =>
        applicant.Form.At(draft.Step).IsCheck ? await CheckAsync(draft, applicant, cancellation) : new AccountView.Question(draft, draft.Answers, []);

    /// <summary>The whole draft held against the staff and the approvers of this moment.</summary>
    public async Task<AccountView.Check> CheckAsync(AccountDraft draft, Applicant applicant, CancellationToken cancellation)
    {
        var stored = draft.EditedRevision is null ? null : await cases.FindAsync(draft.School, draft.CaseId, cancellation);
        // Both at once, because somebody waits.
        var approvers = roles.FindAsync(applicant.School, applicant.Process.Approvers, Freshness.Live, cancellation);
        var staff = await FindStaffAsync(applicant, cancellation);
        var lookup = await approvers;
        if (staff is null)
            return new(draft, null, new Deciders.Unavailable(), AnswerRules.Check(draft.Answers, applicant.Form), stored?.Case);

        var found = RunnerRules.Find(applicant.Form.Questions, draft.Answers, staff, applicant.Process.RunnersAtLeast);
        var barred = Barred(applicant.Person, found.Runners);
        var deciders = await Deciders.ChooseAsync(roles, applicant, lookup, barred, cancellation);
        return new(draft, found, deciders, [.. AnswerRules.Check(draft.Answers, applicant.Form, staff), .. found.Problems], stored?.Case);
    }

    /// <summary>What there is to see of a draft that is no longer there: the case it became, if it did.</summary>
    public async Task<AccountView> AfterDraftAsync(Applicant applicant, string draftId, CancellationToken cancellation)
    {
        var stored = await cases.FindAsync(applicant.School.Id, AccountDraft.CaseIdOf(draftId), cancellation);
        return stored is not null && stored.Case.RequestedBy.IsSame(applicant.Person.Id)
            ? new AccountView.Sent(stored.Case)
            : new AccountView.NotFound();
    }

    /// <summary>Those who may not decide: who asks, and who would run the account.</summary>
    public static IReadOnlyList<Barred> Barred(Person applicant, IReadOnlyList<Person> runners) =>
    [
        new(applicant.Id, BarredBecause.Requester),
        .. runners.Where(runner => !runner.IsSame(applicant.Id)).Select(runner => new Barred(runner.Id, BarredBecause.Runner)),
    ];

    private async Task<IReadOnlyList<Person>?> FindStaffAsync(Applicant applicant, CancellationToken cancellation) =>
        (await roles.FindAsync(applicant.School.Staff, Freshness.Live, cancellation) as GroupLookup.Found)?.Members;

    private async Task<IReadOnlyList<Person>> NameAsync(IReadOnlyList<Person> pickedPeople, IReadOnlyList<Person> staff, CancellationToken cancellation)
    {
        var people = pickedPeople.Select(picked => staff.FirstOrDefault(member => member.IsSame(picked.Id)) ?? picked).ToList();
        foreach (var nameless in people.Where(person => person is { Name: "", Id: not "" }).Take(MostLookedUp).ToList())
        {
            if (await directory.FindPersonAsync(nameless.Id, Freshness.Live, cancellation) is PersonLookup.Found found)
                people[people.IndexOf(nameless)] = nameless with { Name = found.Person.Name };
        }
        return people;
    }
}
