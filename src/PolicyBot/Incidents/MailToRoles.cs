using Microsoft.Extensions.Options;
using PolicyBot.Bot;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;

namespace PolicyBot.Incidents;

/// <summary>Whether roles that have only an address hear of a report by e-mail.</summary>
internal sealed class MailToRoles(TablesOutbox outbox, IOptions<BotOptions> options)
{
    /// <summary>Whether there is a mailbox to send from at all.</summary>
    public bool IsOn => options.Value.MailFrom is { Length: > 0 };

    /// <summary>False where an e-mail about this case could not be sent.</summary>
    public async Task<bool> HaveHeardAsync(SchoolPack school, IncidentCase incident, CancellationToken cancellation) =>
        HandOverCards.RolesOf(school, incident).Count == 0
        || (IsOn && !(await outbox.ListDeliveriesAsync(school.Id, incident.Id, cancellation))
            .Any(delivery => OutboxRow.MailboxRole(delivery.PersonId) is not null && delivery.State == DeliveryState.Failed));
}
