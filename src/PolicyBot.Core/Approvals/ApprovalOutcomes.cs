using PolicyBot.Core.People;

namespace PolicyBot.Core.Approvals;

/// <summary>What an approver can say of a request.</summary>
public enum Verdict
{
    Approve,

    /// <summary>No; needs a reason.</summary>
    Reject,

    /// <summary>Back to the requester, to be changed and sent again; needs a reason.</summary>
    NeedsChanges,
}

/// <summary>A wish to decide one revision of a case.</summary>
public sealed record DecideCommand(Verdict Verdict, string? Reason, int Revision, Person By);

/// <summary>What became of a wish to decide.</summary>
public abstract record DecideOutcome
{
    private DecideOutcome() { }

    /// <summary>That settled it: the case is approved, rejected or sent back.</summary>
    public sealed record Decided(CaseChange Change) : DecideOutcome;

    /// <summary>It takes more approvers; what this one said is noted.</summary>
    public sealed record Voted(CaseChange Change) : DecideOutcome;

    /// <summary>This approver has said just that before, and it still takes more.</summary>
    public sealed record VotedBefore(ApprovalCase Case) : DecideOutcome;

    public sealed record AlreadyClosed(ApprovalCase Case) : DecideOutcome;

    /// <summary>The applicant changed the request after the card was made.</summary>
    public sealed record Superseded(ApprovalCase Case) : DecideOutcome;

    /// <summary>Something that has to be true before an approval is not true yet.</summary>
    public sealed record NotReady(ApprovalCase Case) : DecideOutcome;

    /// <summary>Not theirs to decide; <paramref name="Because"/> is null for somebody who is no approver at all.</summary>
    public sealed record NotYours(BarredBecause? Because) : DecideOutcome;

    /// <summary>At this moment there is nobody at all who may decide it.</summary>
    public sealed record NobodyCan(ApprovalCase Case) : DecideOutcome;

    public sealed record ReasonNeeded(ApprovalCase Case, Verdict Verdict) : DecideOutcome;

    public sealed record ReasonTooLong(ApprovalCase Case, Verdict Verdict) : DecideOutcome;
}

/// <summary>What became of a wish to withdraw.</summary>
public abstract record WithdrawOutcome
{
    private WithdrawOutcome() { }

    public sealed record Withdrawn(CaseChange Change) : WithdrawOutcome;

    public sealed record AlreadyClosed(ApprovalCase Case) : WithdrawOutcome;

    public sealed record NotYours : WithdrawOutcome;
}

/// <summary>What became of a wish to send a changed request.</summary>
public abstract record ResubmitOutcome
{
    private ResubmitOutcome() { }

    public sealed record Resubmitted(CaseChange Change) : ResubmitOutcome;

    /// <summary>Decided, withdrawn or changed elsewhere in the meantime.</summary>
    public sealed record TooLate(ApprovalCase Case) : ResubmitOutcome;

    public sealed record NotYours : ResubmitOutcome;
}
