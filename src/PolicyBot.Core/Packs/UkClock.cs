namespace PolicyBot.Core.Packs;

/// <summary>The time of day in the United Kingdom, summer time included.</summary>
public static class UkClock
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>Day and time as the clock on the wall says.</summary>
    public static DateTime Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, London).DateTime;

    /// <summary>The moment at which the clock on the wall says this, in universal time.</summary>
    /// <param name="time">A time that every day has once: not between 1:00 and 2:00, when the clocks go back or forward.</param>
    public static DateTimeOffset Moment(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, London.GetUtcOffset(local)).ToUniversalTime();
    }
}
