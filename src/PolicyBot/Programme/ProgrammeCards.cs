using System.Globalization;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Packs;

namespace PolicyBot.Programme;

/// <summary>What lies ahead, and the reminder of one day of it.</summary>
internal static class ProgrammeCards
{
    private const int MostShown = 12;
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static AdaptiveCard Reminder(SchoolPack school, DateOnly day, IReadOnlyList<ProgrammeItem> items) => new()
    {
        FallbackText = $"In a week, on {InWords(day)}: {string.Join(", ", items.Select(item => item.Name))}.",
        Body =
        [
            TextBlock.Heading("In a week", TextSize.Large),
            .. items.SelectMany(item => Line(day, item)),
            .. school.Processes.Contains(SchoolProcess.Incidents) ? new Element[] { new TextBlock("Type “letters” to draft what parents are sent.") } : [],
        ],
    };

    public static AdaptiveCard Ahead(SchoolPack school, DateOnly today)
    {
        var ahead = school.Programme.SelectMany(item => item.Days.Where(day => day >= today).Select(day => (Day: day, Item: item))).OrderBy(one => one.Day).Take(MostShown).ToList();
        return new()
        {
            FallbackText = ahead.Count == 0 ? $"{school.Name} has nothing in its programme." : $"{ahead.Count} days of the programme lie ahead.",
            Body =
            [
                TextBlock.Heading("What lies ahead", TextSize.Large),
                .. ahead.Count == 0 ? new Element[] { new TextBlock("There is nothing in the school's programme. Whoever looks after its pack can add it.") } : ahead.SelectMany(one => Line(one.Day, one.Item)),
            ],
        };
    }

    private static IEnumerable<Element> Line(DateOnly day, ProgrammeItem item) =>
    [
        new TextBlock(Plain.Text(item.Name)) { Weight = TextWeight.Bolder, Separator = true },
        new TextBlock($"{InWords(day)} (the school chose the day)") { Spacing = Spacing.None },
        new Container(
        [
            new TextBlock(Plain.Text(item.Source.Mark)) { Size = TextSize.Small, IsSubtle = true },
            .. item.Source is RuleSource.Policy { Clause: var clause } ? RichTextBlock.Verbatim(clause.Text) : [],
        ]) { Style = ContainerStyle.Emphasis, Spacing = Spacing.Small },
    ];

    private static string InWords(DateOnly day) => day.ToString("dddd d MMMM yyyy", English);
}
