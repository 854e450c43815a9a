using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;
using PolicyBot.Core.Register;

namespace PolicyBot.Register;

/// <summary>What people are told of an account without having asked.</summary>
internal static class NoticeCards
{
    public static AdaptiveCard Ready(SchoolPack school, RegisterEntry entry, Person to) => Told(
        entry, $"{entry.Title} is in use",
        [
            .. RegisterCards.Fact("Address", entry.Address ?? ""),
            .. RegisterCards.Fact("Run by", RegisterCards.Names(entry.Runners)),
            .. RegisterCards.Fact("Moderator", RegisterCards.Moderator(school, entry)),
            new TextBlock(Plain.Text(entry.IsRunBy(to)
                ? $"You run it. {Capital(RegisterRules.Holders(school, RegisterRights.Keep))} gives you the login details; nobody sends them in a chat."
                : "The people who run it have been told, too.")),
        ]);

    /// <summary>For those who decide about accounts and whoever asked for it.</summary>
    public static AdaptiveCard NobodySetsUp(SchoolPack school, RegisterEntry entry) => Told(
        entry, $"Nobody could be told to set up {entry.Title}",
        [
            new TextBlock(Plain.Text(
                $"It was approved, and PolicyBot could not reach {RegisterRules.Holders(school, RegisterRights.SetUp)}. Decide who sets it up. Ask IT to check who holds that role and that "
                + "PolicyBot is installed for them: they find the account by typing “register”.")),
        ],
        RegisterCards.Button("Open the entry", RegisterVerbs.Show, entry));

    /// <summary>For whoever asked to change the password.</summary>
    public static AdaptiveCard NobodyPermits(SchoolPack school, RegisterEntry entry) => Told(
        entry, "Nobody could be asked to permit the change of the password",
        [
            new TextBlock(Plain.Text($"{entry.Title}: PolicyBot could not reach {RegisterRules.Holders(school, RegisterRights.PermitChange)}. Your wish is recorded. Speak to them: they can type “permit {entry.Id}”.")),
        ]);

    public static AdaptiveCard Transferred(RegisterEntry entry, Person to) => Told(
        entry, $"{entry.Title} is run by other people now",
        [
            new TextBlock(Plain.Text($"Run by {RegisterCards.Names(entry.Runners)}.")),
            .. entry.Issued.Any(issued => issued.To.IsSame(to.Id)) ? [] : new Element[] { new TextBlock("You have no login details yet by the register. Select Login details to see who gives them to you.") },
        ],
        RegisterCards.Button("Login details", RegisterVerbs.LogIn, entry));

    public static AdaptiveCard Closed(RegisterEntry entry, RegisterEvent? closing) => Told(
        entry, $"{entry.Title} is closed",
        [
            new TextBlock(Plain.Text($"{closing?.By?.Name ?? "The administrator"} closed it{(entry.ClosedOn is { } day ? $" on {RegisterCards.Day(day)}" : "")}.")),
            .. closing?.Reason is { } reason ? [new TextBlock("Reason: " + Plain.Text(reason))] : Array.Empty<Element>(),
        ]);

    public static AdaptiveCard Emergency(RegisterEntry entry, RegisterEvent? use) => Told(
        entry, $"The login details of {entry.Title} were needed in an emergency",
        [
            new TextBlock(Plain.Text($"{use?.By?.Name} asked where they are, {UkTime.Text(use?.At ?? default)}.")),
            .. use?.Reason is { } reason ? [new TextBlock("Reason: " + Plain.Text(reason))] : Array.Empty<Element>(),
            new TextBlock("This is recorded. When the emergency is over, think about changing the password."),
        ],
        RegisterCards.Button("Login details", RegisterVerbs.LogIn, entry));

    public static AdaptiveCard ChangeDecided(RegisterEntry entry, RegisterEvent? decision)
    {
        var allowed = decision?.What.StartsWith("permitted", StringComparison.Ordinal) == true;
        return Told(
            entry, allowed ? $"You may change the password of {entry.Title}" : $"The password of {entry.Title} must not change",
            [
                new TextBlock(Plain.Text($"{decision?.By?.Name} {(allowed ? "permitted" : "refused")} it, {UkTime.Text(decision?.At ?? default)}.")),
                .. decision?.Reason is { } reason ? [new TextBlock("Reason: " + Plain.Text(reason))] : Array.Empty<Element>(),
                .. allowed ? [new TextBlock("Put the new password where the old one was kept, and nowhere else.")] : Array.Empty<Element>(),
            ]);
    }

    /// <summary>A draft to copy. Nothing is sent to parents from here.</summary>
    public static AdaptiveCard ForParents(SchoolPack school, RegisterEntry entry) => ForParents(entry, ParentNotice.Of(school, entry) ?? "");

    private static AdaptiveCard ForParents(RegisterEntry entry, string notice) => new()
    {
        FallbackText = $"A notice to parents about {entry.Title}. Open this chat in Teams to copy it.",
        Body =
        [
            .. RegisterCards.Head(entry, "notice to parents"),
            new TextBlock("A draft in PolicyBot’s own words, with what your policy says. Change what you like, then copy it and send it the way your school writes to parents."),
            // Not as rich text: there a long address sticks out of a phone's card.
            new Container([.. notice.Split("\n\n").Select(paragraph => new TextBlock(Plain.Text(paragraph)))]) { Style = ContainerStyle.Emphasis },
            new InputText("notice", "The same text, to change and to copy") { Value = notice, IsMultiline = true },
            RegisterCards.Small("Nothing has been sent."),
        ],
        Actions = [RegisterCards.Button("Back to the entry", RegisterVerbs.Show, entry)],
    };

    /// <summary>News of an account.</summary>
    public static AdaptiveCard Told(RegisterEntry entry, string news, IReadOnlyList<Element> body, params IReadOnlyList<CardAction> actions) => new()
    {
        FallbackText = $"{news}. Type “open {entry.Id}” to see it.",
        Body = [RegisterCards.Small($"Account {entry.Id}"), TextBlock.Heading(Plain.Text(news), TextSize.Large) with { Spacing = Spacing.None }, .. body],
        Actions = actions,
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
