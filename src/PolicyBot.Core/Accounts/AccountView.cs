using PolicyBot.Core.Approvals;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Accounts;

/// <summary>What the person sees after whatever they did: every outcome of the request for an account.</summary>
public abstract record AccountView
{
    private AccountView() { }

    /// <summary>A question.</summary>
    /// <param name="Shown">The answers on the card; others than the draft's where an out-of-date card had others.</param>
    public sealed record Question(AccountDraft Draft, AccountAnswers Shown, IReadOnlyList<Problem> Problems) : AccountView;

    /// <summary>All answers, who decides, and what is still to be put right.</summary>
    /// <param name="Found">The members of staff who were named; null where they could not be checked.</param>
    /// <param name="Case">The case that is being changed; null for a new request.</param>
    public sealed record Check(
        AccountDraft Draft, StaffFound? Found, Deciders Deciders, IReadOnlyList<Problem> Problems, ApprovalCase? Case) : AccountView
    {
        public bool CanSend => Problems.Count == 0 && Deciders is Deciders.Found;
    }

    /// <summary>There are drafts already: go on with one, or begin another.</summary>
    public sealed record Choose(IReadOnlyList<AccountDraft> Drafts) : AccountView
    {
        public bool CanStart => Drafts.Count < AccountRequests.MostDrafts;
    }

    /// <summary>Saved, to go on with later.</summary>
    public sealed record Saved(AccountDraft Draft) : AccountView;

    /// <summary>Is it really to be cancelled?</summary>
    public sealed record ConfirmCancel(AccountDraft Draft) : AccountView;

    public sealed record Cancelled(AccountDraft Draft) : AccountView;

    /// <summary>The request is with those who decide, or was already.</summary>
    public sealed record Sent(ApprovalCase Case) : AccountView;

    /// <summary>The case was decided, withdrawn or changed elsewhere while it was being changed here.</summary>
    public sealed record TooLate(AccountDraft Draft, ApprovalCase Case) : AccountView;

    /// <summary>There is no draft to go on with.</summary>
    public sealed record NoDraft : AccountView;

    /// <summary>This person has no such draft or case.</summary>
    public sealed record NotFound : AccountView;

    /// <summary>The same draft is being changed from several places at once.</summary>
    public sealed record Busy : AccountView;
}
