using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Bot;

/// <summary>Makes of one notice to many one notice to each whom it concerns when it goes out.</summary>
internal sealed class NoticeExpansion(TablesOutbox outbox, RoleHolders roles, NoticeAlarms alarm, ILogger<NoticeExpansion> log)
{
    /// <summary>False where the directory does not say who the recipients are.</summary>
    public async Task<bool> ExpandAsync(SchoolPack school, OutboxRow row, NoticeRoute route, CancellationToken cancellation)
    {
        // In this order: what is sent in between is in the one list or in the other.
        var underWay = await outbox.ListRecipientsAsync(row, cancellation);
        var known = await outbox.ListDeliveriesAsync(row.School, row.CaseId, cancellation);
        if (await FindRecipientsAsync(school, row, known, cancellation) is not { } people)
            return false;

        var missing = new List<(OutboxRow, DeliveryRow?)>();
        var concerned = 0;
        foreach (var person in people)
        {
            if (await route.Render(school, row.CaseId, person, cancellation) is not { } card)
                continue;
            concerned++;
            var ask = card as NoticeCard.Ask;
            // An expansion that broke off half-way has left notices behind; nobody gets a second one.
            if (underWay.Any(person.IsSame) || (ask is { Again: false } && known.Any(d => d.Asked && person.IsSame(d.PersonId) && d.Revision == ask.Revision)))
                continue;
            var notice = row with { To = AudienceOf(person), Name = person.Name, LeasedUntil = default, Attempts = 0 };
            missing.Add((notice, card is NoticeCard.Refresh ? null : DeliveryRow.New(notice, person.Id, asked: ask is not null)));
        }
        if (missing.Count > 0)
            await outbox.ExpandAsync(row, missing, cancellation);
        else
            await outbox.CompleteAsync(row, null, concerned == 0 ? await alarm.FollowAsync(school, row, cancellation) : [], cancellation);
        return true;
    }

    private static Audience AudienceOf(Person person) =>
        OutboxRow.MailboxRole(person.Id) is { } roleId ? new Audience.Mailbox(roleId) : new Audience.One(person.Id);

    private async Task<IReadOnlyList<Person>?> FindRecipientsAsync(
        SchoolPack school, OutboxRow row, IReadOnlyList<DeliveryRow> known, CancellationToken cancellation)
    {
        if (row.To is not Audience.Roles { RoleIds: var roleIds })
            return [.. known.Where(d => d.Asked).Select(d => new Person(d.PersonId, d.Name))];
        if (await roles.FindAsync(school, roleIds, Freshness.Patient, cancellation) is not GroupLookup.Found found)
            return null;
        var mailboxes = roleIds.Distinct().Select(school.Role).OfType<RoleBinding>().Where(role => role is { IsInTenant: false, Mail: not null })
            .Select(role => new Person(OutboxRow.MailboxId(role.Id), role.Title)).ToList();
        if (found.Members.Count + mailboxes.Count == 0)
            log.LogWarning("Notice {Kind} of {Case} has nobody to go to: nobody in the tenant holds its roles", row.Kind, row.CaseId);
        return [.. found.Members, .. mailboxes];
    }
}
