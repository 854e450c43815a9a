using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;

namespace PolicyBot.Core.Accounts;

/// <summary>
/// Writing a request for an account, one step at a time. Every step is saved as it is entered, right or not, so that nothing typed is lost;
/// a step is left forwards only when its answers are right.
/// </summary>
public sealed class AccountRequests(IAccountDrafts drafts, AccountChecks checks, TimeProvider time)
{
    /// <summary>The most drafts a person can begin.</summary>
    public const int MostDrafts = 5;

    private const int Attempts = 3;

    /// <summary>Begins a request, or where one was begun before asks which to go on with.</summary>
    /// <param name="platform">The platform, where it was named in asking.</param>
    public async Task<AccountView> StartAsync(Applicant applicant, string? platform, CancellationToken cancellation)
    {
        var begun = await ListAsync(applicant, cancellation);
        return begun.Count > 0 ? new AccountView.Choose(begun) : await StartNewAsync(applicant, platform, cancellation);
    }

    /// <summary>Begins a request, whatever was begun before.</summary>
    public async Task<AccountView> StartNewAsync(Applicant applicant, string? platform, CancellationToken cancellation)
    {
        var begun = await ListAsync(applicant, cancellation);
        if (begun.Count >= MostDrafts)
            return new AccountView.Choose(begun);
        var answers = new AccountAnswers().With(new(applicant.Process.Question(AccountQuestionIds.Platform)), platform);
        var draft = AccountDraft.New(applicant, answers, time.GetUtcNow());
        return await drafts.SaveAsync(draft, null, cancellation) == SaveOutcome.Saved
            ? await checks.ShowAsync(draft, applicant, cancellation)
            : new AccountView.Busy();
    }

    /// <summary>Goes on with the draft, or where there are several asks with which.</summary>
    public async Task<AccountView> ContinueAsync(Applicant applicant, CancellationToken cancellation) =>
        await ListAsync(applicant, cancellation) switch
        {
            [] => new AccountView.NoDraft(),
            [var only] => await checks.ShowAsync(only, applicant, cancellation),
            var several => new AccountView.Choose(several),
        };

    /// <summary>Shows a draft where it stands.</summary>
    public async Task<AccountView> ResumeAsync(Applicant applicant, string draftId, CancellationToken cancellation) =>
        await FindAsync(applicant, draftId, cancellation) is { } stored
            ? await checks.ShowAsync(stored.Draft, applicant, cancellation)
            : await checks.AfterDraftAsync(applicant, draftId, cancellation);

    /// <summary>Takes what was entered on a card, and goes where the person wants.</summary>
    /// <param name="entered">What the card sent, by field id. A client leaves out what is empty.</param>
    public async Task<AccountView> EnterAsync(
        Applicant applicant, DraftCard card, IReadOnlyDictionary<string, string> entered, DraftMove move, CancellationToken cancellation)
    {
        var step = applicant.Form.At(card.Step);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await FindAsync(applicant, card.DraftId, cancellation) is not { } stored)
                return await checks.AfterDraftAsync(applicant, card.DraftId, cancellation);
            var draft = stored.Draft;
            var typed = step.Fields.Aggregate(draft.Answers, (answers, field) => answers.With(field, entered.GetValueOrDefault(field.Id)));
            var (answers, problems) = await checks.CheckStepAsync(applicant, typed, step, cancellation);
            var outdated = !card.Shows(draft);
            if (outdated && !DraftRules.HoldsMore(draft, answers, step))
                return await checks.ShowAsync(draft, applicant, cancellation);

            var after = outdated ? draft with { Step = card.Step } : DraftRules.Move(draft, applicant.Form, answers, problems, move);
            if (after != draft)
                after = after with { Edition = draft.Edition + 1, ChangedAt = time.GetUtcNow() };
            if (after != draft && await drafts.SaveAsync(after, stored.Version, cancellation) == SaveOutcome.Conflict)
                continue;
            if (outdated)
                return new AccountView.Question(after, answers, [DraftRules.Outdated]);
            if (move is DraftMove.Forward && problems.Count > 0)
                return new AccountView.Question(after, answers, problems);
            return move switch
            {
                DraftMove.SaveAndClose => new AccountView.Saved(after),
                DraftMove.AskToCancel => new AccountView.ConfirmCancel(after),
                _ => await checks.ShowAsync(after, applicant, cancellation),
            };
        }
        return new AccountView.Busy();
    }

    /// <summary>Asks whether a draft is really to be cancelled.</summary>
    public async Task<AccountView> AskToCancelAsync(Applicant applicant, string draftId, CancellationToken cancellation) =>
        await FindAsync(applicant, draftId, cancellation) is { } stored
            ? new AccountView.ConfirmCancel(stored.Draft)
            : await checks.AfterDraftAsync(applicant, draftId, cancellation);

    /// <summary>Asks the same of the only draft, or where there are several which is meant.</summary>
    public async Task<AccountView> AskToCancelAsync(Applicant applicant, CancellationToken cancellation) =>
        await ListAsync(applicant, cancellation) switch
        {
            [] => new AccountView.NoDraft(),
            [var only] => new AccountView.ConfirmCancel(only),
            var several => new AccountView.Choose(several),
        };

    /// <summary>Deletes a draft with all its answers.</summary>
    public async Task<AccountView> CancelAsync(Applicant applicant, string draftId, CancellationToken cancellation)
    {
        if (await FindAsync(applicant, draftId, cancellation) is not { } stored)
            return await checks.AfterDraftAsync(applicant, draftId, cancellation);
        await drafts.DeleteAsync(applicant.School.Id, applicant.Person.Id, draftId, cancellation);
        return new AccountView.Cancelled(stored.Draft);
    }

    private Task<IReadOnlyList<AccountDraft>> ListAsync(Applicant applicant, CancellationToken cancellation) =>
        drafts.ListByPersonAsync(applicant.School.Id, applicant.Person.Id, cancellation);

    private Task<StoredDraft?> FindAsync(Applicant applicant, string draftId, CancellationToken cancellation) =>
        drafts.FindAsync(applicant.School.Id, applicant.Person.Id, draftId, cancellation);
}
