using Microsoft.Extensions.Options;
using PolicyBot.Bot;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;

namespace PolicyBot.Incidents;

/// <summary>Whether roles that have only an address hear of a report by e-mail.</summary>
internal sealed class MailToRoles(IOptions<BotOptions> options)
{
    /// <summary>Whether there is a mailbox to send from at all.</summary>
    public bool IsOn => options.Value.MailFrom is { Length: > 0 };

    /// <summary>False where an e-mail about this case could not be sent.</summary>
    public bool HaveHeard(SchoolPack school, IncidentCase incident, IReadOnlyList<Delivery> deliveries) =>
        HandOverCards.RolesOf(school, incident).Count == 0 || (IsOn && !deliveries.Any(delivery => IsMail(delivery) && delivery.State == DeliveryState.Failed));

    /// <summary>Whether this is about an e-mail to a role.</summary>
    public static bool IsMail(Delivery delivery) => OutboxRow.MailboxRole(delivery.PersonId) is not null;
}
