using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;

namespace PolicyBot.Bot;

/// <summary>Does what one notice asks for: runs its rule, finds its recipients, or renders the case as it stands and sends that.</summary>
internal sealed class NoticeDelivery(
    TablesOutbox outbox, NoticeExpansion expansion, Routes routes, TeamsNotifier teams, TimeProvider time, ILogger<NoticeDelivery> log)
{
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>Handles a notice that this instance has claimed. False when it has to wait for another attempt.</summary>
    public async Task<bool> DeliverAsync(SchoolPack school, OutboxRow row, CancellationToken cancellation)
    {
        switch (row.To)
        {
            case Audience.Nobody when routes.FindDue(row.Kind) is { } rule:
                await rule(school, row.CaseId, cancellation);
                await outbox.CompleteAsync(row, null, [], cancellation);
                return true;
            case Audience.One one when routes.FindNotice(row.Kind) is { } route:
                return await SendAsync(school, row, one.PersonId, route, cancellation);
            case Audience.Roles or Audience.CardHolders when routes.FindNotice(row.Kind) is { } route:
                return await expansion.ExpandAsync(school, row, route, cancellation) || await PostponeAsync(row, null, cancellation);
            default:
                log.LogError("Notice {Kind} of {Case} belongs to nothing and was dropped", row.Kind, row.CaseId);
                await outbox.CompleteAsync(row, null, [], cancellation);
                return true;
        }
    }

    private async Task<bool> SendAsync(SchoolPack school, OutboxRow row, string personId, NoticeRoute route, CancellationToken cancellation)
    {
        if (await route.Render(school, row.CaseId, new(personId, row.Name), cancellation) is not { } card)
        {
            await outbox.CompleteAsync(row, null, [], cancellation);
            return true;
        }
        var delivery = await outbox.FindDeliveryAsync(row, personId, asked: card is not NoticeCard.Tell, cancellation)
            ?? DeliveryRow.New(row, personId, asked: card is not NoticeCard.Tell);
        var outcome = card switch
        {
            NoticeCard.Ask ask when delivery.ActivityId is null => await teams.SendAsync(personId, ask.Content, cancellation),
            NoticeCard.Ask ask when delivery.Revision < ask.Revision => await ReplaceAsync(personId, delivery, ask, cancellation),
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
                await ParkAsync(school, row, card, delivery, route, "It could not be delivered within a day.", cancellation);
                return true;
            case SendOutcome.Never never:
                await ParkAsync(school, row, card, delivery, route, never.Problem, cancellation);
                return true;
            default:
                await outbox.CompleteAsync(row, Delivered(card, delivery, outcome as SendOutcome.Sent), [], cancellation);
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

    private static DeliveryRow? Delivered(NoticeCard card, DeliveryRow delivery, SendOutcome.Sent? sent) => card switch
    {
        NoticeCard.Ask ask when sent is not null => delivery with
        {
            State = DeliveryState.Delivered, Problem = null, Conversation = sent.Conversation, ActivityId = sent.ActivityId, Revision = ask.Revision,
        },
        NoticeCard.Tell => delivery with { State = DeliveryState.Delivered, Problem = null },
        _ => null,
    };

    private async Task ParkAsync(
        SchoolPack school, OutboxRow row, NoticeCard card, DeliveryRow delivery, NoticeRoute route, string problem, CancellationToken cancellation)
    {
        log.LogError("Notice {Kind} of {Case} cannot be delivered: {Problem}", row.Kind, row.CaseId, problem);
        var failed = delivery with { State = DeliveryState.Failed, Problem = problem };
        // Noted before looking at the others: of several that fail at once, the last to look sees all of them.
        await outbox.NoteAsync(failed, cancellation);
        var nobody = card is NoticeCard.Ask ask && route.Alarm is not null
            && (await outbox.ListDeliveriesAsync(row.School, row.CaseId, cancellation))
                .Where(d => d.ToDelivery().IsAskedFor(ask.Revision)).All(d => d.State == DeliveryState.Failed);
        var alarm = nobody ? await route.Alarm!(school, row.CaseId, cancellation) : [];
        await outbox.CompleteAsync(row, failed, TablesOutbox.Following(row, time.GetUtcNow(), alarm), cancellation);
    }

    private async Task<bool> PostponeAsync(OutboxRow row, TimeSpan? wait, CancellationToken cancellation)
    {
        var own = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, row.Attempts), LongestWait.TotalSeconds));
        await outbox.PostponeAsync(row, time.GetUtcNow() + (wait > own ? wait.Value : own), cancellation);
        return false;
    }
}
