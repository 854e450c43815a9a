using System.Globalization;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Packs;
using PolicyBot.Core.Register;

namespace PolicyBot.Register;

/// <summary>The administrator's list for a new account, ticked in place, and what it becomes.</summary>
internal static class SetUpCards
{
    public static AdaptiveCard Of(SchoolPack school, RegisterView.One one, ActionData? typed)
    {
        var (entry, actor) = (one.Entry, one.Actor);
        var done = entry.SetUp.Index().Where(step => step.Item.Done is not null).Select(step => step.Index.ToString(CultureInfo.InvariantCulture)).ToList();
        var shown = string.Join(',', done);
        var data = RegisterCards.Data(entry);
        data["shown"] = shown;
        return new()
        {
            FallbackText = $"{entry.Title} was approved. Set it up: {SetUpRules.Missing(entry).Count} things are left to do. Open this chat in Teams to tick them off, or type “register”.",
            Body =
            [
                .. RegisterCards.Problem(one.Problem),
                .. RegisterCards.Head(entry, "set it up"),
                RegisterCards.Small(Plain.Text($"Asked for by {entry.RequestedBy.Name}. Run by {RegisterCards.Names(entry.Runners)}.")),
                .. entry.Mail is { } mail ? RegisterCards.Fact("Register it with", mail) : [],
                .. EntryCards.Leavers(entry, actor),
                .. HandOverCards.Waiting(entry),
                .. Steps(entry, shown),
                .. Ticked(entry),
                .. Places(entry, actor, typed),
                .. Left(entry, actor, school),
                .. RegisterCards.FoldedClause(school, [.. EntryCards.LeaverSources(school, entry, actor), .. Sources(school, entry)]),
            ],
            Actions =
            [
                RegisterCards.Sends("Save", RegisterVerbs.SetUp, data) with { Style = ActionStyle.Positive },
                .. school.Register!.ParentNotice is null ? [] : new CardAction[] { RegisterCards.Button("Notice to parents", RegisterVerbs.ParentNotice, entry) },
                RegisterCards.Button("Login details", RegisterVerbs.LogIn, entry),
                .. EntryCards.Decide(school, entry, actor, one.Now, typed),
            ],
        };
    }

    private static IReadOnlyList<Element> Steps(RegisterEntry entry, string shown) => entry.SetUp.Count == 0
        ? []
        :
        [
            new InputChoiceSet("done", "Tick what you have done, then save")
            {
                Choices = [.. entry.SetUp.Index().Select(step => new Choice(step.Item.Text, step.Index.ToString(CultureInfo.InvariantCulture)))],
                Value = shown.Length == 0 ? null : shown,
                IsMultiSelect = true,
                Style = ChoiceInputStyle.Expanded,
                Spacing = Spacing.Medium,
            },
        ];

    private static IEnumerable<Element> Ticked(RegisterEntry entry) => entry.SetUp.Where(step => step.Done is not null)
        .Select(step => RegisterCards.Small(Plain.Text($"✓ {step.Text.TrimEnd('.')}: {RegisterCards.By(step.Done!)}")));

    private static IEnumerable<Element> Places(RegisterEntry entry, RegisterActor actor, ActionData? typed)
    {
        yield return new InputText("address", "Address of the account")
        {
            Value = RegisterCards.Kept(typed, "address") ?? entry.Address, MaxLength = RegisterRules.LongestPlace, Placeholder = "Such as https://www.instagram.com/name or @name", Spacing = Spacing.Medium,
        };
        if (actor.May(RegisterRights.Keep))
        {
            yield return new InputText("location", "Where the login details are kept (never the password itself)")
            {
                Value = entry.Secret?.Location, MaxLength = RegisterRules.LongestPlace, Placeholder = "Such as Password manager, folder Social media", Spacing = Spacing.Medium,
            };
        }
    }

    private static IEnumerable<Element> Left(RegisterEntry entry, RegisterActor actor, SchoolPack school)
    {
        yield return RegisterCards.Small("When everything is ticked and both are entered, the people who run it and whoever asked for it are told that the account is in use.");
        if (entry.Secret is null && !actor.May(RegisterRights.Keep))
            yield return RegisterCards.Small(Plain.Text($"Where the login details are kept is recorded by {RegisterRules.Holders(school, RegisterRights.Keep)}: they type “register”."));
    }

    // The pack may have changed since: only what is still asked is quoted.
    private static IEnumerable<RuleSource?> Sources(SchoolPack school, RegisterEntry entry) =>
        school.Register!.SetUp.Where(step => entry.SetUp.Any(own => own.Text == step.Text)).Select(step => step.Source);
}
