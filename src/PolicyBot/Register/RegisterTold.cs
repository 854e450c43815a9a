using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Attestations;
using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;
using PolicyBot.Core.Register;

namespace PolicyBot.Register;

/// <summary>What the outbox sends for the register, made from the entry as it stands then.</summary>
internal sealed class RegisterTold(IAccountRegister register, RunnerGates gates, TimeProvider time)
{
    public void Map(Routes routes)
    {
        routes.OnNotice(RegisterNotices.SetUp, Of((school, entry, to, _) => entry.Status == AccountStatus.SettingUp
            ? new NoticeCard.Ask(SetUp(school, entry, to), Revision: 1, Replaced: SetUp(school, entry, to))
            : null), NobodySetsUpAsync);
        routes.OnNotice(RegisterNotices.NobodySetsUp, Of((school, entry, _, _) => Tell(entry.Status == AccountStatus.SettingUp, NoticeCards.NobodySetsUp(school, entry))));
        routes.OnNotice(RegisterNotices.SetUpChanged, Of((school, entry, to, _) => new NoticeCard.Refresh(SetUp(school, entry, to))));
        routes.OnNotice(RegisterNotices.Ready, Of((school, entry, to, _) => Tell(entry.IsOpen, NoticeCards.Ready(school, entry, to))));
        routes.OnNotice(RegisterNotices.Leaver, Of((school, entry, to, _) => Tell(
            entry is { IsOpen: true, Leavers.Count: > 0 }, EntryCards.Of(school, One(entry, to, RegisterRights.Manage), null))));
        routes.OnNotice(RegisterNotices.NewRunnerReady, NewRunnerReadyAsync);
        routes.OnNotice(RegisterNotices.CheckDue, Of((school, entry, to, _) => Tell(entry.CheckAsked is not null && entry.IsRunBy(to), CheckCards.Due(school, entry))));
        routes.OnNotice(RegisterNotices.CheckOverdue, Of((school, entry, _, _) => Tell(entry.CheckAsked is not null, CheckCards.Overdue(school, entry))));
        routes.OnNotice(RegisterNotices.Transferred, Of((_, entry, to, _) => Tell(entry.IsOpen && entry.IsRunBy(to), NoticeCards.Transferred(entry, to))));
        routes.OnNotice(RegisterNotices.Closed, Of((_, entry, _, events) => Tell(!entry.IsOpen, NoticeCards.Closed(entry, events.LastOrDefault(e => e.What == "closed")))));
        routes.OnNotice(RegisterNotices.Emergency, Of((_, entry, _, events) => Tell(
            entry.Emergency is not null, NoticeCards.Emergency(entry, events.LastOrDefault(e => e.At == entry.Emergency?.At)))));
        routes.OnNotice(RegisterNotices.ChangeAsked, Of((school, entry, to, events) => Tell(
            entry.Change is not null, LoginCards.Of(school, One(entry, to, RegisterRights.PermitChange, events), null))), NobodyPermitsAsync);
        routes.OnNotice(RegisterNotices.NobodyPermits, Of((school, entry, _, _) => Tell(entry.Change is not null, NoticeCards.NobodyPermits(school, entry))));
        routes.OnNotice(RegisterNotices.ChangeDecided, Of((_, entry, _, events) => Tell(entry.Change is null, NoticeCards.ChangeDecided(
            entry, events.LastOrDefault(e => e.What.StartsWith("permitted", StringComparison.Ordinal) || e.What.StartsWith("refused", StringComparison.Ordinal))))));
    }

    /// <summary>The account would never be in use: those who decide about accounts must know.</summary>
    private async Task<IReadOnlyList<Notice>> NobodySetsUpAsync(SchoolPack school, string id, CancellationToken cancellation) =>
        await register.FindAsync(school.Id, id, cancellation) is { Entry: { Status: AccountStatus.SettingUp } entry }
            ? [new(RegisterNotices.NobodySetsUp, new Audience.Roles([.. school.Register!.Leaders.Except([school.Register.Administrator])])), new(RegisterNotices.NobodySetsUp, new Audience.One(entry.RequestedBy.Id))]
            : [];

    private async Task<IReadOnlyList<Notice>> NobodyPermitsAsync(SchoolPack school, string id, CancellationToken cancellation) =>
        await register.FindAsync(school.Id, id, cancellation) is { Entry.Change: { } wish }
            ? [new(RegisterNotices.NobodyPermits, new Audience.One(wish.Asked.By.Id))]
            : [];

    /// <summary>Nothing while one of those who take over has still something to do.</summary>
    private async Task<NoticeCard?> NewRunnerReadyAsync(SchoolPack school, string id, Person recipient, CancellationToken cancellation)
    {
        if (await register.FindAsync(school.Id, id, cancellation) is not { Entry: { HandOver: { } handOver } entry })
            return null;
        var checks = await gates.CheckAsync(school, handOver.To, cancellation);
        return Tell(checks.All(check => check.IsPassed), HandOverCards.Ready(entry, handOver));
    }

    // Once it is set up, everybody's list becomes the entry.
    private AdaptiveCard SetUp(SchoolPack school, RegisterEntry entry, Person to) => EntryCards.Of(school, One(entry, to, OfAdministrator(school)), null);

    // Those whom the role asked; whether they may is asked again when they press a button.
    private RegisterView.One One(RegisterEntry entry, Person to, RegisterRights rights, IReadOnlyList<RegisterEvent>? events = null) =>
        new(entry, new(to, rights), null, events ?? [], time.GetUtcNow());

    private static RegisterRights OfAdministrator(SchoolPack school) =>
        RegisterRights.SetUp | RegisterRights.Manage
        | (RegisterRoles.With(school, RegisterRights.Keep).Contains(school.Register!.Administrator) ? RegisterRights.Keep : RegisterRights.None);

    private static NoticeCard.Tell? Tell(bool isStillSo, AdaptiveCard card) => isStillSo ? new NoticeCard.Tell(card) : null;

    private NoticeRenderer Of(Func<SchoolPack, RegisterEntry, Person, IReadOnlyList<RegisterEvent>, NoticeCard?> render) =>
        async (school, id, recipient, cancellation) =>
            school.Register is not null && await register.FindAsync(school.Id, id, cancellation) is { Entry: var entry }
                ? render(school, entry, recipient, await register.ListEventsAsync(school.Id, id, cancellation))
                : null;
}
