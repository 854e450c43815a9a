using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Packs;
using PolicyBot.Core.Register;

namespace PolicyBot.Register;

/// <summary>One account of the register: for everybody what it is and who runs it, and for some what they can do about it.</summary>
internal static class EntryCards
{
    public static AdaptiveCard Of(SchoolPack school, RegisterView.One one, ActionData? typed)
    {
        var (entry, actor, now) = (one.Entry, one.Actor, one.Now);
        if (entry.Status == AccountStatus.SettingUp && actor.May(RegisterRights.SetUp))
            return SetUpCards.Of(school, one, typed);
        return new()
        {
            FallbackText = $"{entry.Title}: {RegisterCards.Status(entry)}. Run by {RegisterCards.Names(entry.Runners)}."
                + (entry is { IsOpen: true, Leavers.Count: > 0 } && actor.May(RegisterRights.Manage) ? $" {RegisterTexts.OnLeaver(entry.Id)}" : ""),
            Body =
            [
                .. RegisterCards.Problem(one.Problem),
                .. RegisterCards.Head(entry, "register"),
                .. Leavers(entry, actor),
                .. actor.May(RegisterRights.Manage) ? HandOverCards.Waiting(entry) : [],
                .. TooFew(school, entry),
                .. Facts(school, entry, actor, now),
                .. RegisterCards.FoldedClause(school, LeaverSources(school, entry, actor)),
                .. actor.May(RegisterRights.Manage) ? RegisterCards.History(one.Events) : [],
            ],
            Actions = entry.IsOpen ? [.. Buttons(school, entry, actor, now, typed)] : [RegisterCards.Sends("Register", RegisterVerbs.List, [])],
        };
    }

    /// <summary>Who leaves, and what is to be decided.</summary>
    public static IReadOnlyList<Element> Leavers(RegisterEntry entry, RegisterActor actor) => !entry.IsOpen || entry.Leavers.Count == 0
        ? []
        :
        [
            new Container(
            [
                .. entry.Leavers.Select(leaver => new TextBlock(Plain.Text(leaver.Because == LeaverBecause.Gone
                    ? $"{leaver.Who.Name} is no longer in the school’s directory ({UkTime.Text(leaver.Since)})."
                    : $"{leaver.Who.Name} leaves ({UkTime.Text(leaver.Since)}).")) { Weight = TextWeight.Bolder }),
                .. actor.May(RegisterRights.Manage)
                    ? [new TextBlock("Decide what becomes of the account: hand it over, or close it. See to it that whoever leaves can’t log in any more.") { Spacing = Spacing.Small }]
                    : Array.Empty<Element>(),
            ]) { Style = ContainerStyle.Warning, Spacing = Spacing.Medium },
        ];

    /// <summary>Where it stands what becomes of an account whose runner leaves, for those who decide it.</summary>
    public static IEnumerable<RuleSource?> LeaverSources(SchoolPack school, RegisterEntry entry, RegisterActor actor) =>
        entry is { IsOpen: true, Leavers.Count: > 0 } && actor.May(RegisterRights.Manage) ? [school.Register!.Leavers] : [];

    private static IReadOnlyList<Element> Facts(SchoolPack school, RegisterEntry entry, RegisterActor actor, DateTimeOffset now) =>
    [
        .. RegisterCards.Fact("Status", RegisterCards.Status(entry)),
        .. RegisterCards.Fact("Run by", RegisterCards.Names(entry.Runners)),
        .. RegisterCards.Fact("Moderator", RegisterCards.Moderator(school, entry)),
        .. RegisterCards.Fact("Address", entry.Address ?? "Not entered yet"),
        .. entry.Mail is { } mail && (entry.IsRunBy(actor.Who) || actor.Rights != RegisterRights.None) ? RegisterCards.Fact("Registered with", mail) : [],
        .. RegisterCards.Fact("Last check", CheckCards.LastCheck(entry)),
        .. actor.May(RegisterRights.Keep) || entry.IsEmergencyOf(actor.Who, now) ? RegisterCards.Fact("Login details", entry.Secret?.Location ?? "Not recorded yet") : [],
    ];

    private static IReadOnlyList<Element> TooFew(SchoolPack school, RegisterEntry entry)
    {
        if (!entry.IsOpen)
            return [];
        if (!LeaverRules.HasEnoughRunners(school, entry))
            return [new TextBlock($"Too few people run this account: your school asks for {school.Register!.RunnersAtLeast}.") { Color = TextColor.Warning, Weight = TextWeight.Bolder }];
        return entry.StayingStaff.Count == 1
            ? [RegisterCards.Small("Only one person runs this account. If they are away, nobody can answer or remove anything.")]
            : [];
    }

    private static IEnumerable<CardAction> Buttons(SchoolPack school, RegisterEntry entry, RegisterActor actor, DateTimeOffset now, ActionData? typed)
    {
        foreach (var button in entry.Leavers.Count > 0 ? Decide(school, entry, actor, now, typed) : [])
            yield return button;
        if (entry.Status == AccountStatus.Active && (entry.IsRunBy(actor.Who) || actor.May(RegisterRights.Manage)))
            yield return RegisterCards.Button("Checked today", RegisterVerbs.Check, entry) with
            {
                Tooltip = "Say that the account and this entry are as they should be",
                Style = entry is { CheckAsked: not null, Leavers.Count: 0 } ? ActionStyle.Positive : ActionStyle.Default,
            };
        if (entry.IsRunBy(actor.Who) || actor.May(RegisterRights.Keep | RegisterRights.Emergency | RegisterRights.PermitChange))
            yield return RegisterCards.Button("Login details", RegisterVerbs.LogIn, entry);
        if (actor.May(RegisterRights.SetUp) && school.Register!.ParentNotice is not null)
            yield return RegisterCards.Button("Notice to parents", RegisterVerbs.ParentNotice, entry);
        if (actor.May(RegisterRights.SetUp))
            yield return Correct(entry, typed);
        foreach (var button in entry.Leavers.Count == 0 ? Decide(school, entry, actor, now, typed) : [])
            yield return button;
    }

    /// <summary>Handing over, closing, and saying that somebody leaves.</summary>
    public static IEnumerable<CardAction> Decide(SchoolPack school, RegisterEntry entry, RegisterActor actor, DateTimeOffset now, ActionData? typed)
    {
        if (!actor.May(RegisterRights.Manage))
            yield break;
        yield return RegisterCards.Opens(
            entry.Leavers.Count > 0 ? "Hand it over" : "Somebody leaves", HandOver(school, entry, typed),
            RegisterCards.Sends("Hand the account over", RegisterVerbs.Transfer, RegisterCards.Data(entry)) with { Style = ActionStyle.Positive },
            RegisterCards.Sends("Only say that they leave", RegisterVerbs.Leave, RegisterCards.Data(entry)),
            RegisterCards.Sends("They stay after all", RegisterVerbs.Stay, RegisterCards.Data(entry))) with
        { Style = entry.Leavers.Count > 0 && entry.IsOpen ? ActionStyle.Positive : ActionStyle.Default };
        yield return RegisterCards.Opens(
            "Close",
            [
                new InputDate("on", "On which day was it closed?") { Value = UkTime.Day(now), Max = UkTime.Day(now) },
                RegisterCards.Reason("Why?", typed),
            ],
            RegisterCards.Sends("Close the account", RegisterVerbs.Close, RegisterCards.Data(entry)) with { Style = ActionStyle.Destructive });
    }

    private static IReadOnlyList<Element> HandOver(SchoolPack school, RegisterEntry entry, ActionData? typed) =>
    [
        new InputChoiceSet("from", "Who leaves, or gives it up?")
        {
            Choices = [.. entry.Runners.Select(runner => new Choice(runner.Name, runner.Id))],
            Value = (entry.Leavers.Count > 0 ? entry.Leavers[0].Who : entry.Runners[0]).Id,
            Style = ChoiceInputStyle.Expanded,
        },
        new InputChoiceSet("to", "Who takes over?") { ChoicesData = ChoicesData.People, IsMultiSelect = true, Placeholder = "Search for people" },
        new InputText("to-typed", "Can’t find them? Type names or school e-mail addresses, one on each line")
        {
            IsMultiline = true, MaxLength = RegisterRules.LongestReason, Value = RegisterCards.Kept(typed, "to-typed"),
        },
        .. school.Accounts is { Gates.Count: > 0 } accounts
            ? new Element[] { RegisterCards.Small("What your school asks of everyone who runs an account:") }
                .Concat(accounts.Gates.Select(gate => RegisterCards.Small("• " + Plain.Text(gate.Text)) with { Spacing = Spacing.None }))
            : [],
    ];

    private static ActionShowCard Correct(RegisterEntry entry, ActionData? typed) => RegisterCards.Opens(
        "Correct",
        [
            new InputText("address", "Address of the account") { Value = RegisterCards.Kept(typed, "address") ?? entry.Address, MaxLength = RegisterRules.LongestPlace, Placeholder = "Such as https://www.instagram.com/name or @name" },
            new InputText("email", "School e-mail address that it is registered with") { Value = RegisterCards.Kept(typed, "email") ?? entry.Mail, MaxLength = 100, Style = TextInputStyle.Email },
            new InputText("moderators", "Moderators: names or school e-mail addresses, one on each line; empty for the administrator")
            {
                Value = RegisterCards.Kept(typed, "moderators") ?? (entry.Moderators.Count > 0 ? string.Join('\n', entry.Moderators.Select(person => person.Mail ?? person.Name)) : null),
                IsMultiline = true, MaxLength = RegisterRules.LongestReason,
            },
        ],
        RegisterCards.Sends("Save", RegisterVerbs.Correct, RegisterCards.Data(entry)));
}
