using PolicyBot.Core.Notices;
using PolicyBot.Core.People;
using PolicyBot.Core.Register;

namespace PolicyBot.Core.Approvals;

/// <summary>What may happen to a request, as pure functions of the case, the command, who gives it, and when.</summary>
public static class ApprovalRules
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 1000;

    /// <summary>Opens a new request that is waiting for a decision.</summary>
    public static CaseChange Submit(ApprovalCase request) =>
        new(request, EventOf(request, "submitted", request.RequestedBy, request.SubmittedAt),
            [new(NoticeKinds.Ask, new Audience.Roles(request.ApproverRoles)), .. AskRunners(request.Runners), .. ClockRules.NextLook(request)]);

    /// <summary>
    /// Approves, rejects, or sends back for changes, if this person may and it is still theirs to decide. Where it takes several approvers,
    /// what one of them says is noted until it is enough.
    /// </summary>
    /// <param name="panel">Who may decide at this moment, by the directory.</param>
    /// <param name="gates">What has to be true before it can be approved, as it is at this moment. Nothing else waits for it.</param>
    public static DecideOutcome Decide(ApprovalCase request, DecideCommand command, ApproverPanel panel, IReadOnlyList<GateCheck> gates, DateTimeOffset now)
    {
        var reason = command.Reason?.Trim();
        if (Refusal(request, command, reason, panel) is { } refusal)
            return refusal;
        if (command.Verdict == Verdict.Approve && gates.Any(gate => !gate.IsPassed))
            return new DecideOutcome.NotReady(request);
        if (command.Verdict == Verdict.NeedsChanges)
            return new DecideOutcome.Decided(Closed(request, CaseStatus.NeedsChanges, command.By, now, reason));
        if (panel.DecidesAlone(request, command.By))
            return new DecideOutcome.Decided(command.Verdict == Verdict.Approve
                ? Closed(request, CaseStatus.Approved, command.By, now, null)
                : Closed(request, CaseStatus.Rejected, command.By, now, reason));

        var vote = new Vote(command.By, now, command.Verdict == Verdict.Approve, command.Verdict == Verdict.Approve ? null : reason);
        var before = request.Votes.FirstOrDefault(earlier => earlier.By.IsSame(command.By.Id));
        var repeats = before is not null && (before.Approve, before.Reason) == (vote.Approve, vote.Reason);
        var after = repeats ? request : request with { Votes = [.. request.Votes.Where(earlier => earlier != before), vote] };
        return Tally.Of(after, panel) switch
        {
            { IsApproved: true } => new DecideOutcome.Decided(Closed(after, CaseStatus.Approved, command.By, now, null)),
            { IsRejected: true } => new DecideOutcome.Decided(Closed(after, CaseStatus.Rejected, command.By, now, reason)),
            _ when repeats => new DecideOutcome.VotedBefore(request),
            _ => new DecideOutcome.Voted(Noted(after, vote)),
        };
    }

    /// <summary>Takes a request back. Only the requester may, and only while it waits for the approvers or for changes.</summary>
    public static WithdrawOutcome Withdraw(ApprovalCase request, Person by, DateTimeOffset now)
    {
        if (!request.RequestedBy.IsSame(by.Id))
            return new WithdrawOutcome.NotYours();
        if (!request.CanBeWithdrawn)
            return new WithdrawOutcome.AlreadyClosed(request);
        var after = request with { Status = CaseStatus.Withdrawn, Sequence = request.Sequence + 1 };
        return new WithdrawOutcome.Withdrawn(Change(
            request, after, "withdrawn", by, now, new Notice(NoticeKinds.Refresh, new Audience.CardHolders())));
    }

    /// <summary>Sends a request again with changed content, while it waits or after it was sent back, rejected or lapsed. Approvers see what changed.</summary>
    /// <param name="changed">The request as it would be new; its id and requester are those of <paramref name="request"/>.</param>
    public static ResubmitOutcome Resubmit(ApprovalCase request, ApprovalCase changed, int editedRevision)
    {
        if (!request.RequestedBy.IsSame(changed.RequestedBy.Id))
            return new ResubmitOutcome.NotYours();
        if (!request.CanBeChanged || request.Revision != editedRevision)
            return new ResubmitOutcome.TooLate(request);
        var after = changed with
        {
            Id = request.Id,
            School = request.School,
            Revision = request.Revision + 1,
            Sequence = request.Sequence + 1,
            Status = CaseStatus.Pending,
            Decision = null,
            Votes = [],
            Passes = [],
            StandInsAsked = false,
            Fields = [.. changed.Fields.Select(f => f with { Previous = PreviousValue(request, f) })],
        };
        // Who may not decide it any more is asked nothing, and the card they have must not ask either.
        var barred = after.Barred.Where(now => request.Barred.All(before => before.PersonId != now.PersonId));
        return new ResubmitOutcome.Resubmitted(Change(
            request, after, "resubmitted", after.RequestedBy, after.SubmittedAt,
            [
                new(NoticeKinds.Ask, new Audience.Roles(after.ApproverRoles)),
                .. barred.Select(person => new Notice(NoticeKinds.Refresh, new Audience.One(person.PersonId))),
                .. AskRunners(after.Runners.Where(runner => !request.Runners.Any(known => known.IsSame(runner.Id)))),
                .. ClockRules.NextLook(after),
            ]));
    }

    /// <summary>Why this person can do nothing about this revision of the case; null where they can decide it or pass it on.</summary>
    public static DecideOutcome? WhyNot(ApprovalCase request, Person by, int revision, ApproverPanel panel)
    {
        if (request.Barred.FirstOrDefault(barred => by.IsSame(barred.PersonId)) is { } self)
            return new DecideOutcome.NotYours(self.Because);
        if (!panel.Admits(request, by))
            return panel.AdmitsAnybody(request) ? new DecideOutcome.NotYours(null) : new DecideOutcome.NobodyCan(request);
        if (!request.IsOpen)
            return new DecideOutcome.AlreadyClosed(request);
        return request.Revision != revision ? new DecideOutcome.Superseded(request) : null;
    }

    private static DecideOutcome? Refusal(ApprovalCase request, DecideCommand command, string? reason, ApproverPanel panel)
    {
        if (WhyNot(request, command.By, command.Revision, panel) is { } refusal)
            return refusal;
        if (command.Verdict != Verdict.Approve && string.IsNullOrEmpty(reason))
            return new DecideOutcome.ReasonNeeded(request, command.Verdict);
        return reason?.Length > LongestReason ? new DecideOutcome.ReasonTooLong(request, command.Verdict) : null;
    }

    private static CaseChange Closed(ApprovalCase request, CaseStatus status, Person by, DateTimeOffset now, string? reason)
    {
        var after = request with { Status = status, Decision = new(by, now, reason), Sequence = request.Sequence + 1 };
        List<Notice> notices = [new(NoticeKinds.Outcome, new Audience.One(after.RequestedBy.Id)), new(NoticeKinds.Refresh, new Audience.CardHolders())];
        // The register takes an approved account over, and asks the administrator to set it up.
        if (status == CaseStatus.Approved && after.Account is not null)
            notices.Add(new(RegisterNotices.Open, new Audience.Nobody()));
        else if (status is CaseStatus.Approved or CaseStatus.Rejected)
            notices.Add(new(NoticeKinds.Administrator, new Audience.Roles([after.AdministratorRole])));
        var what = status switch
        {
            CaseStatus.Approved => "approved",
            CaseStatus.Rejected => "rejected",
            _ => "sent-back",
        };
        return Change(request, after, what, by, now, [.. notices]);
    }

    private static CaseChange Noted(ApprovalCase request, Vote vote)
    {
        var after = request with { Sequence = request.Sequence + 1 };
        return Change(
            request, after, vote.Approve ? "voted-for" : "voted-against", vote.By, vote.At, new Notice(NoticeKinds.Refresh, new Audience.CardHolders()));
    }

    // Who has nothing left to do gets no card: that is seen when it goes out.
    private static IEnumerable<Notice> AskRunners(IEnumerable<Person> runners) =>
        runners.Where(runner => !runner.IsOutside).Select(runner => new Notice(NoticeKinds.Runner, new Audience.One(runner.Id)));

    private static string? PreviousValue(ApprovalCase request, CaseField field) =>
        request.Fields.FirstOrDefault(f => f.Label == field.Label) is { } before && before.Value != field.Value ? before.Value : null;

    private static CaseChange Change(ApprovalCase before, ApprovalCase after, string what, Person by, DateTimeOffset at, params Notice[] notices) =>
        new(after, EventOf(after, what, by, at), notices) { WasOpen = before.IsOpen };

    private static CaseEvent EventOf(ApprovalCase after, string what, Person by, DateTimeOffset at) =>
        new(after.Sequence, what, by, at, after.Revision);
}
