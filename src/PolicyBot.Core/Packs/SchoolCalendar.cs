namespace PolicyBot.Core.Packs;

/// <summary>On which days the school is open.</summary>
/// <param name="Terms">Half terms or terms, first to last day, in order.</param>
/// <param name="Closures">Days off inside a term, such as training days.</param>
/// <param name="BankHolidays">Bank holidays of England.</param>
public sealed record SchoolCalendar(IReadOnlyList<NamedDays> Terms, IReadOnlyList<NamedDays> Closures, IReadOnlyList<NamedDays> BankHolidays)
{
    // What falls due is told to people, and nobody is told anything at night.
    private static readonly TimeOnly Opens = new(8, 0);
    private static readonly TimeOnly Closes = new(17, 0);

    /// <summary>The last day the calendar knows of; after it every working day counts as a school day, so that no clock stands still.</summary>
    public DateOnly? LastDay => Terms.Count == 0 ? null : Terms.Max(term => term.Last);

    /// <summary>Monday to Friday and not a bank holiday.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !BankHolidays.Any(days => days.Contains(day));

    /// <summary>A working day inside a term and not a closure.</summary>
    public bool IsSchoolDay(DateOnly day) =>
        IsWorkingDay(day) && !Closures.Any(days => days.Contains(day)) && (LastDay is null || day > LastDay || Terms.Any(term => term.Contains(day)));

    /// <summary>The day that lies <paramref name="count"/> (at least 1) school days after <paramref name="day"/>, which itself does not count.</summary>
    public DateOnly AddSchoolDays(DateOnly day, int count) => Step(day, count, IsSchoolDay);

    /// <summary>The first working day after <paramref name="day"/>.</summary>
    public DateOnly NextWorkingDay(DateOnly day) => Step(day, 1, IsWorkingDay);

    /// <summary>
    /// When something is due that begins now. School days end at the time of day at which it began, between 8:00 and 17:00 in London; what begins on a day off
    /// counts as begun at the close of the school day before. Minutes and hours are minutes and hours. What waits for the weekend to pass is due at 17:00 on the next working day.
    /// </summary>
    /// <param name="from">When it begins.</param>
    /// <returns>The moment, in universal time. Of two things, the one that began later is never due earlier.</returns>
    public DateTimeOffset Due(Deadline deadline, DateTimeOffset from)
    {
        var local = UkClock.Local(from);
        var day = DateOnly.FromDateTime(local);
        if (deadline.WeekendWaits && day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            return UkClock.Moment(NextWorkingDay(day), Closes);
        if (deadline.Unit == DeadlineUnit.Minutes)
            return from.ToUniversalTime() + TimeSpan.FromMinutes(deadline.Amount);
        if (deadline.Unit == DeadlineUnit.Hours)
            return from.ToUniversalTime() + TimeSpan.FromHours(deadline.Amount);
        var began = TimeOnly.FromDateTime(local);
        var due = !IsSchoolDay(day) || began > Closes ? Closes : began < Opens ? Opens : began;
        return UkClock.Moment(AddSchoolDays(day, deadline.Amount), due);
    }

    private static DateOnly Step(DateOnly day, int count, Func<DateOnly, bool> counts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        while (count > 0)
        {
            day = day.AddDays(1);
            if (counts(day))
                count--;
        }

        return day;
    }
}

/// <summary>A span of days with a name; one day where first and last are the same.</summary>
public sealed record NamedDays(string Name, DateOnly First, DateOnly Last)
{
    /// <summary>Whether the day lies in the span, both ends included.</summary>
    public bool Contains(DateOnly day) => First <= day && day <= Last;
}
