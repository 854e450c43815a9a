using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Approvals;

/// <summary>What approvers, requester, administrator and fallback contact are sent, from the case as it stands then.</summary>
internal sealed class ApprovalNotices(IApprovalCases cases, ApproverPanels panels, IGates gates)
{
    public void Map(Routes routes)
    {
        routes.OnNotice(
            NoticeKinds.Ask,
            Of((school, request, checks, to) => request.IsOpen && !request.Bars(to)
                ? new NoticeCard.Ask(DecisionCards.Of(school, request, checks, canDecide: true), request.Revision, DecisionCards.Replaced(request))
                : null),
            NobodyToDecideAsync);
        routes.OnNotice(NoticeKinds.Refresh, RefreshAsync);
        routes.OnNotice(NoticeKinds.Outcome, Of((_, request, _, _) => request.Decision is null ? null : new NoticeCard.Tell(OutcomeCards.ForRequester(request))));
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
        return new NoticeCard.Refresh(panel.Approvers.Any(approver => approver.IsSame(recipient.Id))
            ? DecisionCards.Of(school, request, await gates.CheckAsync(school, request, cancellation), canDecide: !request.Bars(recipient))
            : DecisionCards.NoLongerYours(caseId));
    }

    private NoticeRenderer Of(Func<SchoolPack, ApprovalCase, IReadOnlyList<GateCheck>, Person, NoticeCard?> render) =>
        async (school, caseId, recipient, cancellation) => await cases.FindAsync(school.Id, caseId, cancellation) is { Case: var request }
            ? render(school, request, await gates.CheckAsync(school, request, cancellation), recipient)
            : null;

    /// <summary>The account would never be set up: the fallback contact must know.</summary>
    private async Task<IReadOnlyList<Notice>> NobodyToSetUpAsync(SchoolPack school, string caseId, CancellationToken cancellation) =>
        await cases.FindAsync(school.Id, caseId, cancellation) is { Case: { Status: CaseStatus.Approved } request }
            ? [new(NoticeKinds.NoAdministrator, new Audience.Roles(request.FallbackRoles))]
            : [];

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
