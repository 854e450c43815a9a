using PolicyBot.Core.Notices;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Approvals;

/// <summary>One change of a case, stored whole or not at all: the new state, what happened, and who is to be told.</summary>
public sealed record CaseChange(ApprovalCase After, CaseEvent Event, IReadOnlyList<Notice> Notices)
{
    /// <summary>Whether the case waited for a decision before.</summary>
    public bool WasOpen { get; init; }

    /// <summary>The draft that this change uses up, so that it cannot be sent twice.</summary>
    public DraftKey? Draft { get; init; }
}

/// <summary>Names one draft of one person.</summary>
public sealed record DraftKey(string PersonId, string DraftId);

/// <summary>One line of a case's history. It holds no free text: the words of a revision are kept beside it and can be erased.</summary>
/// <param name="Number">Counts up from 1 within the case.</param>
/// <param name="What">
/// What was done: <c>submitted</c>, <c>voted-for</c>, <c>voted-against</c>, <c>approved</c>, <c>rejected</c>, <c>sent-back</c>, <c>resubmitted</c>, <c>withdrawn</c>,
/// <c>passed</c>, <c>reminded</c>, <c>escalated</c>, <c>expired</c>.
/// </param>
public sealed record CaseEvent(int Number, string What, Person By, DateTimeOffset At, int Revision)
{
    /// <summary>To whom it was passed; null for everything else.</summary>
    public Person? To { get; init; }
}

/// <summary>The notices that approvals send.</summary>
public static class NoticeKinds
{
    /// <summary>Asks an approver to decide.</summary>
    public const string Ask = "approvals/ask";

    /// <summary>Asks somebody who would run the account for what has to be done before it can be approved.</summary>
    public const string Runner = "attestations/ask";

    /// <summary>Reminds somebody who would run the account of what is still missing from them.</summary>
    public const string RemindRunner = "attestations/remind";

    /// <summary>Reminds an approver who has not answered.</summary>
    public const string Remind = "approvals/remind";

    /// <summary>Asks somebody to whom an approver has passed it.</summary>
    public const string Passed = "approvals/passed";

    /// <summary>Asks the stand-ins.</summary>
    public const string Escalated = "approvals/escalated";

    /// <summary>Tells the requester that the stand-ins are asked.</summary>
    public const string StillWaiting = "approvals/still-waiting";

    /// <summary>Tells nobody anything: it is time to look at the case.</summary>
    public const string Clock = "approvals/clock";

    /// <summary>Brings an approver's card up to date.</summary>
    public const string Refresh = "approvals/refresh";

    /// <summary>Tells the requester the outcome.</summary>
    public const string Outcome = "approvals/outcome";

    /// <summary>Tells the administrator the outcome.</summary>
    public const string Administrator = "approvals/administrator";

    /// <summary>Tells the fallback contact that nobody could be told to set up what was approved.</summary>
    public const string NoAdministrator = "approvals/no-administrator";

    /// <summary>Tells the fallback contact that no approver could be reached.</summary>
    public const string Unreached = "approvals/unreached";
}
