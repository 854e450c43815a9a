using System.Text.Json.Nodes;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Packs;
using PolicyBot.Core.Register;

namespace PolicyBot.Register;

/// <summary>The register, a page at a time.</summary>
internal static class ListCards
{
    private const int OnePage = 10;

    public static AdaptiveCard Of(SchoolPack school, RegisterView.List list, int from = 0)
    {
        var page = list.Entries.Skip(from).Take(OnePage).ToList();
        var count = list.Entries.Count(entry => entry.IsOpen);
        var heading = count switch { 0 => "No account is in the register", 1 => "1 school account", _ => $"{count} school accounts" };
        return new()
        {
            FallbackText = $"{heading}. {string.Join(" ", page.Take(3).Select(entry => $"{entry.Title}, run by {RegisterCards.Names(entry.Runners)}."))}",
            Body =
            [
                RegisterCards.Small($"Register of accounts · {Plain.Text(school.Name)}"),
                TextBlock.Heading(heading, TextSize.Large) with { Spacing = Spacing.None },
                .. page.Select(entry => Item(school, entry)),
                .. RegisterCards.FoldedClause(school, school.Register!.Source),
            ],
            Actions = [.. Buttons(list, from + OnePage)],
        };
    }

    /// <summary>The accounts that somebody asked about by name or platform.</summary>
    public static AdaptiveCard Found(SchoolPack school, IReadOnlyList<RegisterEntry> entries) => new()
    {
        FallbackText = string.Join(" ", entries.Take(3).Select(entry => $"{entry.Title} is run by {RegisterCards.Names(entry.Runners)}.")),
        Body = [RegisterCards.Small("Register of accounts"), .. entries.Take(OnePage).Select(entry => Item(school, entry)), .. RegisterCards.FoldedClause(school, school.Register!.Source)],
    };

    private static Container Item(SchoolPack school, RegisterEntry entry) => new(
    [
        new TextBlock(Plain.Text(entry.Title)) { Weight = TextWeight.Bolder },
        new TextBlock(Plain.Text($"Run by {RegisterCards.Names(entry.Runners)}")) { Spacing = Spacing.None },
        .. entry.Address is { } address ? [new TextBlock(Plain.Text(address)) { Spacing = Spacing.None }] : Array.Empty<Element>(),
        new TextBlock(Plain.Text(
            $"{RegisterCards.Status(entry)} · moderator: {RegisterCards.Moderator(school, entry)} · {Check(entry)}"))
        { IsSubtle = true, Size = TextSize.Small, Spacing = Spacing.Small },
        new ActionSet(RegisterCards.Button("Open", RegisterVerbs.Show, entry) with { Tooltip = $"Open {entry.Title}" }) { Spacing = Spacing.Small },
    ]) { Separator = true, Spacing = Spacing.Medium };

    private static string Check(RegisterEntry entry) =>
        entry.CheckAsked is { } since ? $"check due since {UkTime.Text(since)}" : entry.LastCheck is { } check ? $"checked {UkTime.Text(check.At)}" : "not checked yet";

    private static IEnumerable<CardAction> Buttons(RegisterView.List list, int next)
    {
        if (next < list.Entries.Count)
            yield return RegisterCards.Sends($"Show {Math.Min(OnePage, list.Entries.Count - next)} more", RegisterVerbs.List, new JsonObject { ["from"] = next });
        if (list.Actor.May(RegisterRights.SetUp))
            yield return RegisterCards.Sends("Enter an account", RegisterVerbs.Form, []);
        if (list.Actor.May(RegisterRights.Manage))
            yield return RegisterCards.Sends("Export", RegisterVerbs.Export, []);
    }
}
