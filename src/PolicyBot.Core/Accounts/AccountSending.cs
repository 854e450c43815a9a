using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Accounts;

/// <summary>Makes a case of a draft, and a draft of a case that is to be changed.</summary>
public sealed class AccountSending(IAccountDrafts drafts, IApprovalCases cases, AccountChecks checks, TimeProvider time)
{
    private const int Attempts = 3;

    /// <summary>
    /// Sends what the card shows to those who decide. The case's number follows from the draft's and the draft is used up with the same
    /// change, so however often it is sent there is one case.
    /// </summary>
    public async Task<AccountView> SendAsync(Applicant applicant, DraftCard card, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await drafts.FindAsync(applicant.School.Id, applicant.Person.Id, card.DraftId, cancellation) is not { Draft: var draft })
                return await checks.AfterDraftAsync(applicant, card.DraftId, cancellation);
            if (!card.Shows(draft))
                return await checks.ShowAsync(draft, applicant, cancellation);
            var check = await checks.CheckAsync(draft, applicant, cancellation);
            if (check is not { CanSend: true, Deciders: Deciders.Found deciders, Found: { } found })
                return check;

            var request = CaseOf(applicant, draft, found, deciders);
            var sent = draft.EditedRevision is null
                ? await SaveAsync(ApprovalRules.Submit(request), draft, null, cancellation)
                : await ResubmitAsync(request, draft, cancellation);
            if (sent is not null)
                return sent;
        }
        return new AccountView.Busy();
    }

    /// <summary>Opens a draft with the answers of a case that its requester wants to change.</summary>
    public async Task<AccountView> EditAsync(Applicant applicant, string caseId, CancellationToken cancellation)
    {
        var stored = await cases.FindAsync(applicant.School.Id, caseId, cancellation);
        if (stored?.Case is not { Form: not null } request || !request.RequestedBy.IsSame(applicant.Person.Id))
            return new AccountView.NotFound();
        if (!request.CanBeChanged)
            return new AccountView.Sent(request);

        var draft = AccountDraft.Edit(applicant, request, AccountAnswers.FromJson(request.Form), time.GetUtcNow());
        if (await drafts.SaveAsync(draft, null, cancellation) == SaveOutcome.Conflict)
            draft = (await drafts.FindAsync(draft.School, draft.PersonId, draft.Id, cancellation))?.Draft;
        return draft is null ? new AccountView.Busy() : await checks.ShowAsync(draft, applicant, cancellation);
    }

    private async Task<AccountView?> ResubmitAsync(ApprovalCase changed, AccountDraft draft, CancellationToken cancellation)
    {
        if (await cases.FindAsync(draft.School, draft.CaseId, cancellation) is not { } stored)
            return new AccountView.NotFound();
        return ApprovalRules.Resubmit(stored.Case, changed, draft.EditedRevision!.Value) switch
        {
            ResubmitOutcome.Resubmitted resubmitted => await SaveAsync(resubmitted.Change, draft, stored.Version, cancellation),
            ResubmitOutcome.TooLate late => new AccountView.TooLate(draft, late.Case),
            _ => new AccountView.NotFound(),
        };
    }

    /// <summary>Null where somebody else was first.</summary>
    private async Task<AccountView?> SaveAsync(CaseChange change, AccountDraft draft, string? version, CancellationToken cancellation) =>
        await cases.SaveAsync(change with { Draft = draft.Key }, version, cancellation) == SaveOutcome.Saved
            ? new AccountView.Sent(change.After)
            : null;

    private ApprovalCase CaseOf(Applicant applicant, AccountDraft draft, StaffFound found, Deciders.Found deciders) => new()
    {
        Id = draft.CaseId,
        School = draft.School,
        Title = draft.Title,
        RequestedBy = applicant.Person,
        Fields = AccountSummary.Of(applicant.Form, draft.Answers, found),
        Form = draft.Answers.ToJson(),
        Account = new(
            draft.Answers.Text(AccountQuestionIds.Platform), draft.Answers.Text(AccountQuestionIds.Name),
            draft.Answers.Text(AccountQuestionIds.Aim), draft.Answers.Text(AccountQuestionIds.Audience))
        {
            Moderators = found.Of(AccountQuestionIds.Moderators),
            Mail = draft.Answers.Text(AccountQuestionIds.Mail) is { Length: > 0 } mail ? mail : null,
        },
        Barred = AccountChecks.Barred(applicant.Person, found.Runners),
        Runners = [.. found.Runners, .. AnswerRules.Outsiders(applicant.Form, draft.Answers)],
        ApproverRoles = deciders.Roles,
        // Fallback approvers stand in for the others, one by one.
        Rule = deciders.IsFallback ? DecisionRule.AnyOne : applicant.Process.Decision,
        DeputyRoles = applicant.Process.Deputies,
        Deadlines = CaseDeadlines.Of(applicant.School, time.GetUtcNow()),
        AdministratorRole = applicant.Process.Administrator,
        FallbackRoles = applicant.Process.FallbackApprovers,
        Revision = 1,
        Sequence = 1,
        Status = CaseStatus.Pending,
        SubmittedAt = time.GetUtcNow(),
    };
}
