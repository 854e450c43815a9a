using PolicyBot.Core.Packs;

namespace PolicyBot.Tests.Packs;

public sealed class SchoolCalendarTests
{
    private static readonly SchoolCalendar Calendar = new(
        [new("Autumn", new(2026, 11, 2), new(2026, 12, 18)), new("Spring", new(2027, 1, 4), new(2027, 3, 25))],
        [new("Training day", new(2026, 11, 27), new(2026, 11, 27))],
        [new("Christmas Day", new(2026, 12, 25), new(2026, 12, 25))]);

    [Theory]
    [InlineData("2026-11-20", 1, "2026-11-23")] // over a weekend
    [InlineData("2026-11-26", 1, "2026-11-30")] // over a training day
    [InlineData("2026-12-18", 1, "2027-01-04")] // over Christmas
    [InlineData("2026-11-21", 2, "2026-11-24")] // from a Saturday
    [InlineData("2027-03-25", 2, "2027-03-29")] // beyond the calendar every working day counts
    public void School_days_pass_over_weekends_closures_and_holidays(string from, int days, string due)
    {
        Assert.Equal(Day(due), Calendar.AddSchoolDays(Day(from), days));
    }

    [Fact]
    public void A_working_day_may_lie_in_the_holidays_but_not_on_a_bank_holiday()
    {
        Assert.Equal(Day("2026-12-24"), Calendar.NextWorkingDay(Day("2026-12-23")));
        Assert.Equal(Day("2026-12-28"), Calendar.NextWorkingDay(Day("2026-12-24")));
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
