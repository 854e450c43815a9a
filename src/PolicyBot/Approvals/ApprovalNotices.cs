using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Approvals;

/// <summary>What approvers, requester, administrator and fallback contact are sent, from the case as it stands then.</summary>
internal sealed class ApprovalNotices(IApprovalCases cases, ApproverPanels panels, IGates gates, CaseClock clock)
{
    public void Map(Routes routes)
    {
        routes.OnNotice(NoticeKinds.Ask, Of((school, request, checks, to) => Ask(school, request, checks, to)), NobodyToDecideAsync);
        routes.OnNotice(NoticeKinds.Remind, Of((school, request, checks, to) => request.Votes.Any(vote => vote.By.IsSame(to.Id))
            ? null
            : Ask(school, request, checks, to, $"Reminder: this has been waiting since {UkTime.Text(request.SubmittedAt)}.")));
        routes.OnNotice(NoticeKinds.Passed, Of((school, request, checks, to) => PassedTo(request, to) is { } who ? Ask(school, request, checks, to, who) : null));
        routes.OnNotice(NoticeKinds.Escalated, Of((school, request, checks, to) =>
            Ask(school, request, checks, to, $"Nobody has decided since {UkTime.Text(request.SubmittedAt)}, so you are asked as well. Your decision settles it.")));
        routes.OnNotice(NoticeKinds.StillWaiting, StillWaitingAsync);
        routes.OnDue(NoticeKinds.Clock, clock.TickAsync);
        routes.OnNotice(NoticeKinds.Refresh, RefreshAsync);
        routes.OnNotice(NoticeKinds.Outcome, Of((_, request, _, _) => request.IsOpen || request.Status == CaseStatus.Withdrawn ? null : new NoticeCard.Tell(OutcomeCards.ForRequester(request))));
        routes.OnNotice(
            NoticeKinds.Administrator,
            Of((school, request, _, _) => request.Decision is null ? null : new NoticeCard.Tell(OutcomeCards.ForAdministrator(school, request))),
            NobodyToSetUpAsync);
        routes.OnNotice(NoticeKinds.NoAdministrator, Of((school, request, _, _) => new NoticeCard.Tell(OutcomeCards.NoAdministrator(school, request))));
        routes.OnNotice(NoticeKinds.Unreached, Of((_, request, _, to) => request.IsOpen
            ? new NoticeCard.Tell(OutcomeCards.Unreached(request, request.RequestedBy.IsSame(to.Id)))
            : null));
    }

    /// <summary>Whoever holds a card and is no approver any more keeps a card without the request.</summary>
    private async Task<NoticeCard?> RefreshAsync(SchoolPack school, string caseId, Person recipient, CancellationToken cancellation)
    {
        if (await cases.FindAsync(school.Id, caseId, cancellation) is not { Case: var request })
            return null;
        var panel = await panels.FindAsync(school, request, Freshness.Recent, cancellation)
            ?? throw new TimeoutException("The directory does not say who the approvers are."); // tried again
        return new NoticeCard.Refresh(panel.Holds(request, recipient)
            ? DecisionCards.Of(school, request, await gates.CheckAsync(school, request, cancellation), canDecide: !request.Bars(recipient),
                request.IsOpen ? PassedTo(request, recipient) : null)
            : DecisionCards.NoLongerYours(caseId));
    }

    /// <summary>The card that asks for a decision; none for who may not decide it, and where it is decided.</summary>
    /// <param name="why">Why somebody is asked once more who may have been asked before.</param>
    private static NoticeCard.Ask? Ask(
        SchoolPack school, ApprovalCase request, IReadOnlyList<GateCheck> checks, Person to, string? why = null) => request.IsOpen && !request.Bars(to)
        ? new(DecisionCards.Of(school, request, checks, canDecide: true, why), request.Revision, DecisionCards.Replaced(request, wasChanged: why is null)) { Again = why is not null }
        : null;

    private static string? PassedTo(ApprovalCase request, Person to) =>
        request.Passes is [.., var pass] && pass.To.IsSame(to.Id) ? $"{pass.From.Name} passed this to you." : null;

    private NoticeRenderer Of(Func<SchoolPack, ApprovalCase, IReadOnlyList<GateCheck>, Person, NoticeCard?> render) =>
        async (school, caseId, recipient, cancellation) => await cases.FindAsync(school.Id, caseId, cancellation) is { Case: var request }
            ? render(school, request, await gates.CheckAsync(school, request, cancellation), recipient)
            : null;

    /// <summary>The account would never be set up: the fallback contact must know.</summary>
    private async Task<IReadOnlyList<Notice>> NobodyToSetUpAsync(SchoolPack school, string caseId, CancellationToken cancellation) =>
        await cases.FindAsync(school.Id, caseId, cancellation) is { Case: { Status: CaseStatus.Approved } request }
            ? [new(NoticeKinds.NoAdministrator, new Audience.Roles(request.FallbackRoles))]
            : [];

    private async Task<NoticeCard?> StillWaitingAsync(SchoolPack school, string caseId, Person recipient, CancellationToken cancellation)
    {
        if (await cases.FindAsync(school.Id, caseId, cancellation) is not { Case: { IsOpen: true } request })
            return null;
        var panel = await panels.FindAsync(school, request, Freshness.Patient, cancellation);
        return new NoticeCard.Tell(OutcomeCards.StillWaiting(school, request, panel is null ? null : [.. panel.StandIns.Where(person => !request.Bars(person))]));
    }

    /// <summary>No approver could be reached: the fallback contact and the requester must know.</summary>
    private async Task<IReadOnlyList<Notice>> NobodyToDecideAsync(SchoolPack school, string caseId, CancellationToken cancellation) =>
        await cases.FindAsync(school.Id, caseId, cancellation) is { Case: { IsOpen: true } request }
            ?
            [
                new(NoticeKinds.Unreached, new Audience.Roles(request.FallbackRoles)),
                new(NoticeKinds.Unreached, new Audience.One(request.RequestedBy.Id)),
            ]
            : [];
}
