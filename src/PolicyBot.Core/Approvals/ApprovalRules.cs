using PolicyBot.Core.Notices;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Approvals;

/// <summary>What may happen to a request, as pure functions of the case, the command, who gives it, and when.</summary>
public static class ApprovalRules
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 1000;

    /// <summary>Opens a new request that is waiting for a decision.</summary>
    public static CaseChange Submit(ApprovalCase request) =>
        new(request, EventOf(request, "submitted", request.RequestedBy, request.SubmittedAt),
            [new(NoticeKinds.Ask, new Audience.Roles(request.ApproverRoles))]);

    /// <summary>Decides a request, if this person may and it is still theirs to decide.</summary>
    /// <param name="isApprover">Whether the person is in the approvers' role at this moment, by the directory.</param>
    public static DecideOutcome Decide(ApprovalCase request, DecideCommand command, bool isApprover, DateTimeOffset now)
    {
        var barred = request.Barred.FirstOrDefault(b => command.By.IsSame(b.PersonId));
        if (barred is not null)
            return new DecideOutcome.NotYours(barred.Because);
        if (!isApprover)
            return new DecideOutcome.NotYours(null);
        if (!request.IsOpen)
            return new DecideOutcome.AlreadyClosed(request);
        if (request.Revision != command.Revision)
            return new DecideOutcome.Superseded(request);

        var reason = command.Reason?.Trim();
        if (!command.Approve && string.IsNullOrEmpty(reason))
            return new DecideOutcome.ReasonNeeded(request);
        if (reason?.Length > LongestReason)
            return new DecideOutcome.ReasonTooLong(request);

        var after = request with
        {
            Status = command.Approve ? CaseStatus.Approved : CaseStatus.Rejected,
            Decision = new(command.By, now, command.Approve ? null : reason),
            Sequence = request.Sequence + 1,
        };
        return new DecideOutcome.Decided(new(
            after,
            EventOf(after, command.Approve ? "approved" : "rejected", command.By, now),
            [
                new(NoticeKinds.Outcome, new Audience.One(after.RequestedBy.Id)),
                new(NoticeKinds.Refresh, new Audience.CardHolders()),
                new(NoticeKinds.Administrator, new Audience.Roles([after.AdministratorRole])),
            ]));
    }

    /// <summary>Takes a request back. Only the requester may, and only while it waits.</summary>
    public static WithdrawOutcome Withdraw(ApprovalCase request, Person by, DateTimeOffset now)
    {
        if (!request.RequestedBy.IsSame(by.Id))
            return new WithdrawOutcome.NotYours();
        if (!request.IsOpen)
            return new WithdrawOutcome.AlreadyClosed(request);
        var after = request with { Status = CaseStatus.Withdrawn, Sequence = request.Sequence + 1 };
        return new WithdrawOutcome.Withdrawn(new(
            after, EventOf(after, "withdrawn", by, now), [new(NoticeKinds.Refresh, new Audience.CardHolders())]));
    }

    /// <summary>Sends a rejected or waiting request again with changed content. Approvers see what changed.</summary>
    /// <param name="changed">The request as it would be new; its id and requester are those of <paramref name="request"/>.</param>
    public static ResubmitOutcome Resubmit(ApprovalCase request, ApprovalCase changed, int editedRevision)
    {
        if (!request.RequestedBy.IsSame(changed.RequestedBy.Id))
            return new ResubmitOutcome.NotYours();
        if (request.Status is CaseStatus.Approved or CaseStatus.Withdrawn || request.Revision != editedRevision)
            return new ResubmitOutcome.TooLate(request);
        var after = changed with
        {
            Id = request.Id,
            School = request.School,
            Revision = request.Revision + 1,
            Sequence = request.Sequence + 1,
            Status = CaseStatus.Pending,
            Decision = null,
            Fields = [.. changed.Fields.Select(f => f with { Previous = PreviousValue(request, f) })],
        };
        return new ResubmitOutcome.Resubmitted(new(
            after, EventOf(after, "resubmitted", after.RequestedBy, after.SubmittedAt),
            [new(NoticeKinds.Ask, new Audience.Roles(after.ApproverRoles))]));
    }

    private static string? PreviousValue(ApprovalCase request, CaseField field) =>
        request.Fields.FirstOrDefault(f => f.Label == field.Label) is { } before && before.Value != field.Value ? before.Value : null;

    private static CaseEvent EventOf(ApprovalCase after, string what, Person by, DateTimeOffset at) =>
        new(after.Sequence, what, by, at, after.Revision);
}

/// <summary>A wish to approve or reject one revision of a case.</summary>
public sealed record DecideCommand(bool Approve, string? Reason, int Revision, Person By);

/// <summary>What became of a wish to decide.</summary>
public abstract record DecideOutcome
{
    private DecideOutcome() { }

    public sealed record Decided(CaseChange Change) : DecideOutcome;

    public sealed record AlreadyClosed(ApprovalCase Case) : DecideOutcome;

    /// <summary>The applicant changed the request after the card was made.</summary>
    public sealed record Superseded(ApprovalCase Case) : DecideOutcome;

    /// <summary>Not theirs to decide; <paramref name="Because"/> is null for somebody who is no approver at all.</summary>
    public sealed record NotYours(BarredBecause? Because) : DecideOutcome;

    public sealed record ReasonNeeded(ApprovalCase Case) : DecideOutcome;

    public sealed record ReasonTooLong(ApprovalCase Case) : DecideOutcome;
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
