namespace PolicyBot.Core.Packs;

/// <summary>Something that a school does on days of its own choice, such as an evening for parents. Those who see to it are reminded a week before.</summary>
/// <param name="To">Role ids.</param>
/// <param name="Source">Where it stands that the school does it; the days are always the school's own.</param>
public sealed record ProgrammeItem(string Name, IReadOnlyList<DateOnly> Days, IReadOnlyList<string> To, RuleSource Source)
{
    private const int DaysAhead = 7;
    private static readonly TimeOnly Morning = new(8, 0);

    /// <summary>When those who see to it are reminded of one of its days: a week before, at eight in the morning.</summary>
    public static DateTimeOffset Reminder(DateOnly day) => UkClock.Moment(day.AddDays(-DaysAhead), Morning);
}
