using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Incidents;

/// <summary>What is sent about a case, and the rule that runs when nobody has taken it in time. None of it says more than the number of the case.</summary>
internal sealed class IncidentNoticeCards(IIncidents cases, TimeProvider time)
{
    // A change by somebody else makes a conflict; the clock then looks at what they did.
    private const int Rounds = 4;

    public void Map(Routes routes)
    {
        routes.OnNotice(
            IncidentNotices.NeedsYou,
            async (school, caseId, to, cancellation) =>
                await cases.FindAsync(school.Id, caseId, cancellation) is { Case: { Status: IncidentStatus.Waiting } incident } ? NeedsYou(school, incident, to) : null,
            AlarmAsync);
        routes.OnNotice(IncidentNotices.Taken, Of((incident, to) => incident.Bars(to) ? null : new NoticeCard.Refresh(IncidentCards.Taken(incident))));
        routes.OnNotice(IncidentNotices.News, Of((incident, to) => incident.Bars(to) || incident.ReportedBy.IsSame(to.Id) ? null : new NoticeCard.Tell(IncidentCards.News(incident))));
        routes.OnNotice(IncidentNotices.Reporter, Of((incident, _) => new NoticeCard.Tell(
            incident is { Status: IncidentStatus.Waiting } && incident.WaitsUntil == DateTimeOffset.MaxValue ? IncidentCards.Telephone(incident) : IncidentCards.News(incident))));
        routes.OnNotice(IncidentNotices.Unreached, Of((incident, _) =>
            incident.Status == IncidentStatus.Waiting ? new NoticeCard.Tell(IncidentCards.Telephone(incident)) : null));
        routes.OnNotice(IncidentNotices.Yours, Of((incident, to) => incident.Bars(to) || !incident.IsOpen ? null : new NoticeCard.Tell(IncidentCards.StillNeedsYou(incident))));
        routes.OnNotice(IncidentNotices.ActionDue, Of((incident, to) =>
            incident.IsOpen && !incident.Bars(to) && incident.Actions.Any(action => action.DoneAt is null && action.For.IsSame(to.Id) && action.Due <= UkTime.Day(time.GetUtcNow()))
                ? new NoticeCard.Tell(IncidentCards.StillNeedsYou(incident))
                : null));
        routes.OnDue(IncidentNotices.Unanswered, UnansweredAsync);
    }

    private static NoticeCard? NeedsYou(SchoolPack school, IncidentCase incident, Person to)
    {
        if (incident.Bars(to) || incident.ReportedBy.IsSame(to.Id))
            return null;
        // Nobody can press "I have it" in an e-mail: that it went out is all there is to know of it, and the clock runs on.
        return OutboxRow.MailboxRole(to.Id) is { } roleId
            ? new NoticeCard.Tell(IncidentCards.NeedsYou(incident)) { Mail = HandOverCards.Mail(school, incident, school.Role(roleId)) }
            : new NoticeCard.Ask(IncidentCards.NeedsYou(incident), 1, IncidentCards.Taken(incident));
    }

    private NoticeRenderer Of(Func<IncidentCase, Person, NoticeCard?> render) => async (school, caseId, recipient, cancellation) =>
        await cases.FindAsync(school.Id, caseId, cancellation) is { Case: var incident } ? render(incident, recipient) : null;

    /// <summary>None of those who should have it could be reached: the reporter must know at once, and not when the time is over.</summary>
    private async Task<IReadOnlyList<Notice>> AlarmAsync(SchoolPack school, string caseId, CancellationToken cancellation) =>
        await cases.FindAsync(school.Id, caseId, cancellation) is { Case: { Status: IncidentStatus.Waiting } incident }
            ? [new(IncidentNotices.Unreached, new Audience.One(incident.ReportedBy.Id))]
            : [];

    private async Task UnansweredAsync(SchoolPack school, string caseId, CancellationToken cancellation)
    {
        for (var round = 0; round < Rounds; round++)
        {
            if (await cases.FindAsync(school.Id, caseId, cancellation) is not { } stored
                || IncidentRules.Escalate(stored.Case, IncidentReporting.Patience(school), time.GetUtcNow()) is not { } change
                || await cases.SaveAsync(change, stored.Version, cancellation) == SaveOutcome.Saved)
                return;
        }
        throw new InvalidOperationException("A case that nobody has taken changed again and again.");
    }
}
