using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Bot;

/// <summary>Does what one notice asks for: runs its rule, finds its recipients, or renders the case as it stands and sends that.</summary>
internal sealed class NoticeDelivery(
    TablesOutbox outbox,
    NoticeExpansion expansion,
    NoticeAlarms alarms,
    Membership membership,
    Routes routes,
    TeamsNotifier teams,
    MailNotifier mail,
    TimeProvider time,
    ILogger<NoticeDelivery> log)
{
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(24);
    private static readonly TimeSpan GiveUpMailAfter = TimeSpan.FromHours(48);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    // A rule is never given up, because a case would stand still for ever: after a day it is tried this often.
    private static readonly TimeSpan LongestWaitOfRule = TimeSpan.FromHours(1);

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
            case Audience.Mailbox mailbox when routes.FindNotice(row.Kind) is { } route:
                return await MailAsync(school, row, mailbox, route, cancellation);
            case Audience.Roles or Audience.CardHolders when routes.FindNotice(row.Kind) is { } route:
                return await expansion.ExpandAsync(school, row, route, cancellation) || await PostponeAsync(row, null, cancellation);
            default:
                // While a new version of the bot takes over, the old one sees notices that only the new one knows.
                return await PostponeOrParkAsync(school, row, "This version of PolicyBot does not know the message.", cancellation);
        }
    }

    /// <summary>A try broke off by a fault of the bot's own. False when the notice has to wait for another attempt.</summary>
    public Task<bool> FailAsync(SchoolPack school, OutboxRow row, CancellationToken cancellation) =>
        row.To is Audience.Nobody ? PostponeAsync(row, null, cancellation) : PostponeOrParkAsync(school, row, "PolicyBot could not make the message: IT finds the reason in its log.", cancellation);

    private async Task<bool> PostponeOrParkAsync(SchoolPack school, OutboxRow row, string problem, CancellationToken cancellation)
    {
        if (IsYoung(row))
            return await PostponeAsync(row, null, cancellation);
        if (row.To is Audience.One or Audience.Mailbox)
        {
            var asked = await outbox.FindDeliveryAsync(row, row.Recipient, asked: true, cancellation);
            await ParkAsync(school, row, asked?.Notice == row.NoticeId ? asked : DeliveryRow.New(row, row.Recipient, asked: false), asked?.Revision ?? 0, problem, cancellation);
            return true;
        }
        LogParked(row, problem);
        await outbox.CompleteAsync(row, null, await alarms.FollowAsync(school, row, cancellation), cancellation);
        return true;
    }

    private async Task<bool> SendAsync(SchoolPack school, OutboxRow row, string personId, NoticeRoute route, CancellationToken cancellation)
    {
        var person = new Person(personId, row.Name);
        if (await membership.IsStaffAsync(school, person, cancellation) is not { } isStaff)
            return await PostponeAsync(row, null, cancellation);
        if (await route.Render(school, row.CaseId, person, cancellation) is not { } card)
        {
            await outbox.CompleteAsync(row, null, [], cancellation);
            return true;
        }
        var asked = card is not NoticeCard.Tell;
        var delivery = (await outbox.FindDeliveryAsync(row, personId, asked, cancellation) ?? DeliveryRow.New(row, personId, asked)) with { Notice = row.NoticeId };
        var outcome = card switch
        {
            NoticeCard.Refresh when !isStaff && delivery is { ActivityId: { } id, Conversation: { } chat } =>
                await teams.UpdateAsync(chat, id, Refusals.NoLongerStaff, cancellation),
            _ when !isStaff => new SendOutcome.Never("They are not in the school's staff group, so PolicyBot may not write to them."),
            NoticeCard.Ask ask when delivery.ActivityId is null => await teams.SendAsync(personId, ask.Content, cancellation),
            NoticeCard.Ask ask when ask.Again || delivery.Revision < ask.Revision => await ReplaceAsync(personId, delivery, ask, cancellation),
            NoticeCard.Refresh refresh when delivery is { ActivityId: { } id, Conversation: { } chat } =>
                await teams.UpdateAsync(chat, id, refresh.Content, cancellation),
            NoticeCard.Tell tell => await teams.SendAsync(personId, tell.Content, cancellation),
            _ => null,
        };
        switch (outcome)
        {
            case SendOutcome.Later later when IsYoung(row):
                return await PostponeAsync(row, later.Wait, cancellation);
            case SendOutcome.Later:
                return await GiveUpAsync(school, row, card, delivery, "Teams did not take it for a whole day.", isStaff, cancellation);
            case SendOutcome.Never never:
                return await GiveUpAsync(school, row, card, delivery, never.Problem, isStaff, cancellation);
            default:
                await outbox.CompleteAsync(row, Delivered(card, delivery, outcome as SendOutcome.Sent), [], cancellation);
                return true;
        }
    }

    /// <summary>Teams is no way to this person: an e-mail says that there is something, and whoever waits for them learns it.</summary>
    private async Task<bool> GiveUpAsync(
        SchoolPack school, OutboxRow row, NoticeCard card, DeliveryRow delivery, string problem, bool isStaff, CancellationToken cancellation)
    {
        var mailed = isStaff && card is not NoticeCard.Refresh ? await mail.SendAsync(school, row, card, cancellation) : null;
        if (mailed is SendOutcome.Later later && time.GetUtcNow() - row.Since < GiveUpMailAfter)
            return await PostponeAsync(row, later.Wait, cancellation);
        var outcome = mailed is SendOutcome.Mailed ? $"{problem} They were sent an e-mail." : problem;
        await ParkAsync(school, row, delivery, RevisionOf(card), outcome, cancellation);
        return true;
    }

    /// <summary>A role that has only an address: to it the e-mail is the notice.</summary>
    private async Task<bool> MailAsync(SchoolPack school, OutboxRow row, Audience.Mailbox mailbox, NoticeRoute route, CancellationToken cancellation)
    {
        var role = new Person(row.Recipient, school.Role(mailbox.RoleId)?.Title ?? mailbox.RoleId);
        if (await route.Render(school, row.CaseId, role, cancellation) is not { } card)
        {
            await outbox.CompleteAsync(row, null, [], cancellation);
            return true;
        }
        var delivery = DeliveryRow.New(row with { Name = role.Name }, row.Recipient, asked: card is NoticeCard.Ask) with { Revision = RevisionOf(card) };
        switch (await mail.SendAsync(school, row, card, cancellation))
        {
            case SendOutcome.Mailed when card is NoticeCard.Ask:
                // Nobody can act on an e-mail, so for what has to be done this is no way to reach them.
                await ParkAsync(school, row, delivery, delivery.Revision, "They have only an e-mail address. They were sent an e-mail.", cancellation);
                return true;
            case SendOutcome.Mailed:
                await outbox.CompleteAsync(row, delivery with { State = DeliveryState.Delivered }, [], cancellation);
                return true;
            case SendOutcome.Later later when IsYoung(row):
                return await PostponeAsync(row, later.Wait, cancellation);
            default:
                await ParkAsync(school, row, delivery, delivery.Revision, "They have only an e-mail address, and PolicyBot could not send an e-mail.", cancellation);
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
        SchoolPack school, OutboxRow row, DeliveryRow delivery, int revision, string problem, CancellationToken cancellation)
    {
        LogParked(row, problem);
        var failed = delivery with { State = DeliveryState.Failed, Problem = problem };
        // Noted before looking at the others: of several that fail at once, the last to look sees all of them.
        await outbox.NoteAsync(failed, cancellation);
        var all = await outbox.ListDeliveriesAsync(row.School, row.CaseId, cancellation);
        var meant = failed.Asked
            ? all.Where(d => d.ToDelivery().IsAskedFor(revision))
            : all.Where(d => !d.Asked && d.Notice == row.NoticeId);
        var nobody = meant.All(d => d.State == DeliveryState.Failed);
        await outbox.CompleteAsync(row, failed, nobody ? await alarms.FollowAsync(school, row, cancellation) : [], cancellation);
    }

    private void LogParked(OutboxRow row, string problem) =>
        log.LogError("Notice {Kind} of {Case} cannot be delivered: {Problem}", row.Kind, row.CaseId, problem);

    private static int RevisionOf(NoticeCard card) => (card as NoticeCard.Ask)?.Revision ?? 0;

    private bool IsYoung(OutboxRow row) => time.GetUtcNow() - row.Since < GiveUpAfter;

    private async Task<bool> PostponeAsync(OutboxRow row, TimeSpan? wait, CancellationToken cancellation)
    {
        var longest = row.To is Audience.Nobody && !IsYoung(row) ? LongestWaitOfRule : LongestWait;
        var own = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, row.Attempts), longest.TotalSeconds));
        await outbox.PostponeAsync(row, time.GetUtcNow() + (wait > own ? wait.Value : own), cancellation);
        return false;
    }
}
