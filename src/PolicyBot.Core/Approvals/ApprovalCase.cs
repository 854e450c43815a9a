using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Approvals;

/// <summary>A request that somebody has to decide: its current state, which is the truth about it.</summary>
public sealed record ApprovalCase
{
    /// <summary>The case number people see, such as <c>AR-7K2M-9QX4</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the school's pack.</summary>
    public required string School { get; init; }

    /// <summary>What the request is for: a name shown in lists and cards. It is the applicant's words, and kept with them.</summary>
    public required string Title { get; init; }

    public required Person RequestedBy { get; init; }

    /// <summary>What the applicant wrote, in the order shown.</summary>
    public required IReadOnlyList<CaseField> Fields { get; init; }

    /// <summary>The answers in the form of the feature that made the request, so that it can be edited and sent again. Nobody else reads it.</summary>
    public string? Form { get; init; }

    /// <summary>The account that it asks for; null where it asks for something else.</summary>
    public ProposedAccount? Account { get; init; }

    /// <summary>Those who may not decide: the requester and everyone the request would put in charge.</summary>
    public required IReadOnlyList<Barred> Barred { get; init; }

    /// <summary>Everyone who would be put in charge, the requester too where they would.</summary>
    public IReadOnlyList<Person> Runners { get; init; } = [];

    /// <summary>The roles whose holders decide; the fallback approvers' where nobody else could.</summary>
    public required IReadOnlyList<string> ApproverRoles { get; init; }

    /// <summary>How many of the approvers it takes.</summary>
    public DecisionRule Rule { get; init; }

    /// <summary>What the approvers have said of this revision so far, where it takes several: one vote each, their last.</summary>
    public IReadOnlyList<Vote> Votes { get; init; } = [];

    /// <summary>The role that sets things up afterwards and is told the outcome.</summary>
    public required string AdministratorRole { get; init; }

    /// <summary>The roles that are told when no approver could be reached.</summary>
    public required IReadOnlyList<string> FallbackRoles { get; init; }

    /// <summary>The roles that stand in for approvers who are away, where the school names any.</summary>
    public IReadOnlyList<string> DeputyRoles { get; init; } = [];

    /// <summary>Whether the stand-ins have been asked as well, because nobody had decided or because it was passed to one of them. Each of them decides alone.</summary>
    public bool StandInsAsked { get; init; }

    /// <summary>Who handed this revision on to whom.</summary>
    public IReadOnlyList<Pass> Passes { get; init; } = [];

    /// <summary>When the case is looked at again while it is open; null for never.</summary>
    public CaseDeadlines? Deadlines { get; init; }

    /// <summary>Changes only when the applicant changes the content, so nobody approves what they have not seen.</summary>
    public required int Revision { get; init; }

    /// <summary>The number of the last event; the next one is one more.</summary>
    public required int Sequence { get; init; }

    public required CaseStatus Status { get; init; }

    /// <summary>When this revision was sent.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    public Decision? Decision { get; init; }

    /// <summary>The roles that are asked as well where the approvers do not decide: the deputies, else the fallback approvers.</summary>
    public IReadOnlyList<string> StandInRoles => DeputyRoles.Count > 0 ? DeputyRoles : FallbackRoles;

    /// <summary>The roles whose holders are asked at this point.</summary>
    public IReadOnlyList<string> DeciderRoles => StandInsAsked ? [.. ApproverRoles, .. StandInRoles.Except(ApproverRoles)] : ApproverRoles;

    /// <summary>Whether it waits for a decision.</summary>
    public bool IsOpen => Status == CaseStatus.Pending;

    /// <summary>Whether the requester may change it and send it again.</summary>
    public bool CanBeChanged => Status is CaseStatus.Pending or CaseStatus.NeedsChanges or CaseStatus.Rejected or CaseStatus.Expired;

    /// <summary>Whether the requester may take it back.</summary>
    public bool CanBeWithdrawn => Status is CaseStatus.Pending or CaseStatus.NeedsChanges;

    /// <summary>Whether this person may not decide it, whatever role they hold.</summary>
    public bool Bars(Person person) => Barred.Any(barred => person.IsSame(barred.PersonId));
}

/// <summary>One question of the request and its answer.</summary>
/// <param name="Previous">What stood there in the revision before, where that was different.</param>
public sealed record CaseField(string Label, string Value, string? Previous = null);

/// <summary>Somebody who may not decide this case, and why.</summary>
public sealed record Barred(string PersonId, BarredBecause Because);

public enum BarredBecause
{
    Requester,
    Runner,
}

/// <summary>Where a case stands. From <see cref="Approved"/> and <see cref="Withdrawn"/> nothing leads on; the others can be sent again.</summary>
public enum CaseStatus
{
    /// <summary>It waits for the approvers.</summary>
    Pending,

    Approved,
    Rejected,

    /// <summary>The requester took it back.</summary>
    Withdrawn,

    /// <summary>It waits for the requester, whom an approver has asked to change it.</summary>
    NeedsChanges,

    /// <summary>Nobody decided it in time.</summary>
    Expired,
}

/// <summary>Who closed the case or sent it back, when, and unless it was approved why.</summary>
public sealed record Decision(Person By, DateTimeOffset At, string? Reason);

/// <summary>What one of several approvers has said.</summary>
/// <param name="Reason">Why not; null for an approval.</param>
public sealed record Vote(Person By, DateTimeOffset At, bool Approve, string? Reason);

/// <summary>An approver handed the case on to a colleague.</summary>
/// <param name="Note">A line for the colleague; null for none.</param>
public sealed record Pass(Person From, Person To, DateTimeOffset At, string? Note);
