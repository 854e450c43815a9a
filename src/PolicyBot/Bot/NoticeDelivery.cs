using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Bot;

/// <summary>Does what one notice asks for: finds its recipients, or renders the case as it stands and sends that.</summary>
internal sealed class NoticeDelivery(
    TablesOutbox outbox, IApprovalCases cases, RoleHolders roles, Routes routes, TeamsNotifier teams, TimeProvider time, ILogger<NoticeDelivery> log)
{
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>Handles a notice that this instance has claimed. False when it has to wait for another attempt.</summary>
    public async Task<bool> DeliverAsync(SchoolPack school, OutboxRow row, CancellationToken cancellation)
    {
        var stored = await cases.FindAsync(row.School, row.CaseId, cancellation);
        if (stored is null || routes.FindNotice(row.Kind) is not { } renderer)
        {
            log.LogError("Notice {Kind} of {Case} belongs to nothing and was dropped", row.Kind, row.CaseId);
            await outbox.CompleteAsync(row, null, [], cancellation);
            return true;
        }
        return row.To is Audience.One one
            ? await SendAsync(school, row, one.PersonId, stored.Case, renderer, cancellation)
            : await ExpandAsync(school, row, stored.Case, renderer, cancellation);
    }

    private async Task<bool> ExpandAsync(
        SchoolPack school, OutboxRow row, ApprovalCase request, NoticeRenderer renderer, CancellationToken cancellation)
    {
        // In this order: what is sent in between is in the one list or in the other.
        var underWay = await outbox.ListRecipientsAsync(row, cancellation);
        var known = await outbox.ListDeliveriesAsync(row, cancellation);
        if (await FindRecipientsAsync(school, row, known, cancellation) is not { } people)
            return await PostponeAsync(row, null, cancellation);
        if (row.To is Audience.Roles && people.Count == 0)
            log.LogWarning("Notice {Kind} of {Case} has nobody to go to: nobody in the tenant holds its roles", row.Kind, row.CaseId);

        var eligible = people.Where(p => renderer(school, request, p) is not null).ToList();
        var isAsk = row.Kind == NoticeKinds.Ask;
        // An expansion that broke off half-way has left notices behind; nobody gets a second one.
        var missing = eligible
            .Where(p => !underWay.Any(p.IsSame) && !(isAsk && known.Any(d => d.Asked && p.IsSame(d.PersonId) && d.Revision == request.Revision)))
            .Select(p => (
                row with { To = new Audience.One(p.Id), LeasedUntil = default, Attempts = 0 },
                isAsk ? NewDelivery(row, p.Id, asked: true) with { Name = p.Name } : null))
            .ToList();
        if (missing.Count > 0)
            await outbox.ExpandAsync(row, missing, cancellation);
        else
            await outbox.CompleteAsync(row, null, isAsk && request.IsOpen && eligible.Count == 0 ? Alarm(row, request) : [], cancellation);
        return true;
    }

    private async Task<IReadOnlyList<Person>?> FindRecipientsAsync(
        SchoolPack school, OutboxRow row, IReadOnlyList<DeliveryRow> known, CancellationToken cancellation)
    {
        if (row.To is Audience.CardHolders)
            return [.. known.Where(d => d.Asked).Select(d => new Person(d.PersonId, d.Name))];
        var roleIds = ((Audience.Roles)row.To).RoleIds;
        return await roles.FindAsync(school, roleIds, Freshness.Patient, cancellation) is GroupLookup.Found found ? found.Members : null;
    }

    private async Task<bool> SendAsync(
        SchoolPack school, OutboxRow row, string personId, ApprovalCase request, NoticeRenderer renderer, CancellationToken cancellation)
    {
        var asked = row.Kind is NoticeKinds.Ask or NoticeKinds.Refresh;
        var delivery = await outbox.FindDeliveryAsync(row, personId, asked, cancellation) ?? NewDelivery(row, personId, asked);
        var outcome = renderer(school, request, new(personId, delivery.Name)) switch
        {
            NoticeCard.Ask ask when delivery.ActivityId is null => await teams.SendAsync(personId, ask.Content, cancellation),
            NoticeCard.Ask ask when delivery.Revision < request.Revision => await ReplaceAsync(personId, delivery, ask, cancellation),
            NoticeCard.Refresh refresh when delivery is { ActivityId: { } id, Conversation: { } chat } =>
                await teams.UpdateAsync(chat, id, refresh.Content, cancellation),
            NoticeCard.Tell tell => await teams.SendAsync(personId, tell.Content, cancellation),
            _ => null,
        };
        switch (outcome)
        {
            case SendOutcome.Later later when time.GetUtcNow() - row.Since < GiveUpAfter:
                return await PostponeAsync(row, later.Wait, cancellation);
            case SendOutcome.Later:
                await ParkAsync(row, request, delivery, "It could not be delivered within a day.", cancellation);
                return true;
            case SendOutcome.Never never:
                await ParkAsync(row, request, delivery, never.Problem, cancellation);
                return true;
            default:
                await outbox.CompleteAsync(row, Delivered(row, request, delivery, outcome as SendOutcome.Sent), [], cancellation);
                return true;
        }
    }

    private async Task<SendOutcome> ReplaceAsync(string personId, DeliveryRow delivery, NoticeCard.Ask ask, CancellationToken cancellation)
    {
        if (delivery is { ActivityId: { } id, Conversation: { } chat }
            && await teams.UpdateAsync(chat, id, ask.Replaced, cancellation) is SendOutcome.Later later)
            return later;
        return await teams.SendAsync(personId, ask.Content, cancellation);
    }

    private static DeliveryRow? Delivered(OutboxRow row, ApprovalCase request, DeliveryRow delivery, SendOutcome.Sent? sent) => row.Kind switch
    {
        NoticeKinds.Ask when sent is not null => delivery with
        {
            State = DeliveryState.Delivered, Problem = null, Conversation = sent.Conversation, ActivityId = sent.ActivityId, Revision = request.Revision,
        },
        NoticeKinds.Ask or NoticeKinds.Refresh => null,
        _ => delivery with { State = DeliveryState.Delivered, Problem = null },
    };

    private async Task ParkAsync(OutboxRow row, ApprovalCase request, DeliveryRow delivery, string problem, CancellationToken cancellation)
    {
        log.LogError("Notice {Kind} of {Case} cannot be delivered: {Problem}", row.Kind, row.CaseId, problem);
        var failed = delivery with { State = DeliveryState.Failed, Problem = problem };
        // Noted before looking at the others: of several that fail at once, the last to look sees all of them.
        await outbox.NoteAsync(failed, cancellation);
        var nobody = row.Kind == NoticeKinds.Ask && request.IsOpen
            && (await outbox.ListDeliveriesAsync(row, cancellation)).Where(d => d.ToDelivery().IsAskedFor(request.Revision)).All(d => d.State == DeliveryState.Failed);
        await outbox.CompleteAsync(row, failed, nobody ? Alarm(row, request) : [], cancellation);
    }

    /// <summary>No approver could be reached: the fallback contact and the requester must know.</summary>
    private IEnumerable<OutboxRow> Alarm(OutboxRow row, ApprovalCase request) =>
        TablesOutbox.Following(row, time.GetUtcNow(),
            new Notice(NoticeKinds.Unreached, new Audience.Roles(request.FallbackRoles)),
            new Notice(NoticeKinds.Unreached, new Audience.One(request.RequestedBy.Id)));

    private async Task<bool> PostponeAsync(OutboxRow row, TimeSpan? wait, CancellationToken cancellation)
    {
        var own = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, row.Attempts), LongestWait.TotalSeconds));
        await outbox.PostponeAsync(row, time.GetUtcNow() + (wait > own ? wait.Value : own), cancellation);
        return false;
    }

    private static DeliveryRow NewDelivery(OutboxRow row, string personId, bool asked) =>
        new() { School = row.School, CaseId = row.CaseId, PersonId = personId, Asked = asked };
}
