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

    [Theory]
    [InlineData("2026-11-16T09:30Z", 2, "2026-11-18T09:30Z")] // Monday to Wednesday, at the same time of day
    [InlineData("2026-11-16T06:10Z", 2, "2026-11-18T08:00Z")] // nobody is told anything before the school opens
    [InlineData("2026-11-16T22:45Z", 2, "2026-11-18T17:00Z")] // nor at night
    [InlineData("2026-11-21T07:00Z", 1, "2026-11-23T17:00Z")] // a Saturday counts as Friday's close
    [InlineData("2026-12-18T10:00Z", 1, "2027-01-04T10:00Z")] // over Christmas
    public void School_days_end_when_people_are_at_school(string from, int days, string due)
    {
        Assert.Equal(Moment(due), Calendar.Due(SchoolDays(days), Moment(from)));
    }

    [Theory]
    [InlineData("2026-10-23T08:30Z", "2026-10-26T09:30Z")] // 9:30 before and after the clocks go back on 25 October
    [InlineData("2027-03-26T09:30Z", "2027-03-29T08:30Z")] // and forward on 28 March
    [InlineData("2026-10-25T00:30Z", "2026-10-26T17:00Z")] // in the hour that comes twice
    [InlineData("2027-03-28T01:00Z", "2027-03-29T16:00Z")] // at the hour that never comes
    public void The_time_of_day_survives_the_change_of_the_clocks(string from, string due)
    {
        Assert.Equal(Moment(due), AllYear.Due(SchoolDays(1), Moment(from)));
    }

    [Theory]
    [InlineData("2026-10-24T11:00Z", false, "2026-10-25T11:00Z")] // hours are hours, though the clocks go back
    [InlineData("2026-10-24T11:00Z", true, "2026-10-26T17:00Z")] // what comes in on Saturday waits for Monday
    [InlineData("2026-06-05T22:59Z", true, "2026-06-06T22:59Z")] // one minute to midnight on Friday in London
    [InlineData("2026-06-05T23:00Z", true, "2026-06-08T16:00Z")] // midnight there: it is Saturday
    [InlineData("2026-12-26T12:00Z", true, "2026-12-29T17:00Z")] // over a bank holiday
    public void Hours_run_by_the_clock_unless_the_weekend_waits(string from, bool weekendWaits, string due)
    {
        Assert.Equal(Moment(due), AllYear.Due(new("any", 24, DeadlineUnit.Hours, weekendWaits, new RuleSource.SchoolSetting()), Moment(from)));
    }

    [Fact]
    public void What_begins_later_is_never_due_earlier()
    {
        Deadline[] deadlines = [SchoolDays(1), SchoolDays(5), new("any", 24, DeadlineUnit.Hours, true, new RuleSource.SchoolSetting())];
        foreach (var deadline in deadlines)
        {
            var before = DateTimeOffset.MinValue;
            for (var from = Moment("2026-10-01T00:00Z"); from < Moment("2027-04-20T00:00Z"); from += TimeSpan.FromMinutes(20))
            {
                var due = Calendar.Due(deadline, from);
                Assert.True(due >= before && due > from, $"{deadline.Amount} {deadline.Unit} from {from:u} are due at {due:u}, after {before:u}");
                before = due;
            }
        }
    }

    private static readonly SchoolCalendar AllYear = new(
        [new("One long term", new(2026, 1, 1), new(2027, 12, 31))], [], [new("Boxing Day, in lieu", new(2026, 12, 28), new(2026, 12, 28))]);

    private static Deadline SchoolDays(int amount) => new("any", amount, DeadlineUnit.SchoolDays, WeekendWaits: false, new RuleSource.SchoolSetting());

    private static DateTimeOffset Moment(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
