using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Packs;
using PolicyBot.Core.Register;

namespace PolicyBot.Register;

/// <summary>Where login details are kept and who may reach them, and the wish to change a password.</summary>
internal static class LoginCards
{
    public static AdaptiveCard Of(SchoolPack school, RegisterView.One one, ActionData? typed)
    {
        var (entry, actor) = (one.Entry, one.Actor);
        return new()
        {
            FallbackText = entry.Change is { } wish && actor.May(RegisterRights.PermitChange)
                ? $"{wish.Asked.By.Name} asks to change the password of {entry.Title}. {RegisterTexts.OnChange(entry.Id)}"
                : $"Login details of {entry.Title}. Open this chat in Teams to see what you can do.",
            Body =
            [
                .. RegisterCards.Problem(one.Problem),
                .. RegisterCards.Head(entry, "login details"),
                .. Wish(school, one),
                .. Place(school, one),
                .. Reach(school, entry),
                RegisterCards.Small("PolicyBot never holds a password. The register says where it is kept, and who may reach it.") with { Spacing = Spacing.Medium },
                .. RegisterCards.FoldedClause(school, Sources(school)),
                .. actor.May(RegisterRights.Keep) ? RegisterCards.History(one.Events) : [],
            ],
            Actions = entry.IsOpen ? [.. Buttons(school, one, typed), RegisterCards.Button("Back to the entry", RegisterVerbs.Show, entry)] : [],
        };
    }

    private static IEnumerable<Element> Place(SchoolPack school, RegisterView.One one)
    {
        var (entry, actor) = (one.Entry, one.Actor);
        if (!actor.May(RegisterRights.Keep) && !entry.IsEmergencyOf(actor.Who, one.Now))
        {
            yield return new TextBlock(Plain.Text($"Only {RegisterRules.Holders(school, RegisterRights.Keep)} can see where they are kept."));
            yield break;
        }
        yield return new Container(
        [
            RegisterCards.Small("Kept in"),
            new TextBlock(Plain.Text(entry.Secret?.Location ?? "Not recorded yet")) { Weight = TextWeight.Bolder, Spacing = Spacing.None },
            .. entry.Secret is { } secret ? [RegisterCards.Small(Plain.Text($"Recorded by {RegisterCards.By(secret.Recorded)}"))] : Array.Empty<Element>(),
        ]) { Style = ContainerStyle.Emphasis, Spacing = Spacing.Medium };
    }

    private static IReadOnlyList<Element> Reach(SchoolPack school, RegisterEntry entry) =>
    [
        .. RegisterCards.Fact("Kept by", Titles(school, RegisterRights.Keep)),
        .. entry.Issued.Count > 0 ? RegisterCards.Fact("Given to", string.Join("\n", entry.Issued.Select(issued => $"{issued.To.Name} ({RegisterCards.By(issued.Given)})"))) : [],
        .. Titles(school, RegisterRights.Emergency) is { Length: > 0 } emergency ? RegisterCards.Fact("Can reach them in an emergency", emergency) : [],
        .. Titles(school, RegisterRights.PermitChange) is { Length: > 0 } permit ? RegisterCards.Fact("Permits a change of the password", permit) : [],
    ];

    /// <summary>The wish to change the password, for who asked and for who permits it.</summary>
    public static IReadOnlyList<Element> Wish(SchoolPack school, RegisterView.One one)
    {
        if (one.Entry.Change is not { } wish)
            return [];
        var reason = one.Events.FirstOrDefault(happened => happened.Number == wish.Number)?.Reason;
        var shows = one.Actor.May(RegisterRights.PermitChange) || wish.Asked.By.IsSame(one.Actor.Who.Id);
        return
        [
            new Container(
            [
                new TextBlock(Plain.Text($"{wish.Asked.By.Name} asks to change the password ({UkTime.Text(wish.Asked.At)}).")) { Weight = TextWeight.Bolder },
                .. shows && reason is not null ? [new TextBlock("Reason: " + Plain.Text(reason)) { Spacing = Spacing.Small }] : Array.Empty<Element>(),
                .. shows ? [] : new Element[] { RegisterCards.Small(Plain.Text($"{RegisterRules.Holders(school, RegisterRights.PermitChange)} can permit it.")) },
            ]) { Style = ContainerStyle.Accent, Spacing = Spacing.Medium },
        ];
    }

    private static IEnumerable<CardAction> Buttons(SchoolPack school, RegisterView.One one, ActionData? typed)
    {
        var (entry, actor) = (one.Entry, one.Actor);
        if (entry.Change is { } wish && actor.May(RegisterRights.PermitChange))
        {
            var data = RegisterCards.Data(entry);
            data["number"] = wish.Number;
            yield return RegisterCards.Sends("Permit the change", RegisterVerbs.AllowChange, data) with { Style = ActionStyle.Positive, AssociatedInputs = AssociatedInputs.None };
            yield return RegisterCards.Opens("Refuse", [RegisterCards.Reason("Why? Whoever asked sees this.", typed, "refusal")], RegisterCards.Sends("Refuse the change", RegisterVerbs.RefuseChange, data.DeepClone().AsObject()));
        }
        if (actor.May(RegisterRights.Keep))
        {
            yield return RegisterCards.Opens(
                entry.Secret is null ? "Record where they are kept" : "Record another place",
                [new InputText("location", "Where the login details are kept (never the password itself)") { MaxLength = RegisterRules.LongestPlace, Placeholder = "Such as Password manager, folder Social media" }],
                RegisterCards.Sends("Save the place", RegisterVerbs.Keep, RegisterCards.Data(entry)));
            yield return RegisterCards.Button("Given to those who run it", RegisterVerbs.Issue, entry);
        }
        else if (actor.May(RegisterRights.Emergency) && !entry.IsEmergencyOf(actor.Who, one.Now))
        {
            yield return RegisterCards.Opens(
                "It is an emergency",
                [RegisterCards.Reason($"Why do you need them now? Recorded, and told to {RegisterRules.Holders(school, RegisterRights.Keep)}.", typed, "emergency")],
                RegisterCards.Sends("Show me where they are", RegisterVerbs.BreakGlass, RegisterCards.Data(entry)));
        }
        if (RegisterRoles.NeedPermission(school) && entry.Change is null && entry.IsRunBy(actor.Who) && !actor.May(RegisterRights.PermitChange))
        {
            yield return RegisterCards.Opens(
                "Ask to change the password", [RegisterCards.Reason("Why does it have to change?", typed, "wish")],
                RegisterCards.Sends("Ask for permission", RegisterVerbs.AskChange, RegisterCards.Data(entry)));
        }
    }

    private static IEnumerable<RuleSource?> Sources(SchoolPack school) =>
        school.Routes.Where(route => route.Process == RouteProcesses.Credentials).Select(route => route.Source);

    private static string Titles(SchoolPack school, RegisterRights right) =>
        string.Join(", ", RegisterRoles.With(school, right).Select(school.Role).OfType<RoleBinding>().Select(role => role.Title).Distinct());
}
