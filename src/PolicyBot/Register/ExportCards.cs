using System.Text;
using System.Text.Json.Nodes;
using PolicyBot.Cards;
using PolicyBot.Core.Packs;
using PolicyBot.Core.Register;

namespace PolicyBot.Register;

/// <summary>The register as text for a spreadsheet, in parts that fit into a card.</summary>
internal static class ExportCards
{
    // With the quotation marks escaped, and the rest of the card, well below what Teams takes.
    private const int LargestPart = 10_000;

    public static AdaptiveCard Of(SchoolPack school, RegisterView.List list, int from = 0)
    {
        var rest = list.Entries.Skip(from).ToList();
        var count = rest.Count;
        string csv;
        while (Encoding.UTF8.GetByteCount(csv = Csv(school, list, rest.Take(count))) > LargestPart && count > 1)
            count--;
        var next = from + count;
        var isWhole = from == 0 && next >= list.Entries.Count;
        return new()
        {
            FallbackText = "The register as comma-separated values. Open this chat in Teams to copy them.",
            Body =
            [
                RegisterCards.Small("Register of accounts"),
                TextBlock.Heading(isWhole ? "Export" : $"Export, accounts {from + 1} to {next} of {list.Entries.Count}", TextSize.Large) with { Spacing = Spacing.None },
                new TextBlock("Copy all of it into a file with a name such as accounts.csv, and open that in a spreadsheet."),
                new InputText("csv", "Comma-separated values") { Value = csv, IsMultiline = true },
            ],
            Actions =
            [
                .. next < list.Entries.Count ? [RegisterCards.Sends("Next part", RegisterVerbs.Export, new JsonObject { ["from"] = next }) with { AssociatedInputs = AssociatedInputs.None }] : Array.Empty<CardAction>(),
                RegisterCards.Sends("As a file", RegisterVerbs.ExportFile, []) with { AssociatedInputs = AssociatedInputs.None },
            ],
        };
    }

    /// <summary>All of it for a file; with the mark by which spreadsheets know the encoding.</summary>
    public static byte[] File(SchoolPack school, RegisterView.List list) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Csv(school, list, list.Entries))];

    private static string Csv(SchoolPack school, RegisterView.List list, IEnumerable<RegisterEntry> entries) => RegisterCsv.Write(
        entries, school.Role(school.Register!.Administrator)?.Title ?? "", withPlaces: list.Actor.May(RegisterRights.Keep));
}
