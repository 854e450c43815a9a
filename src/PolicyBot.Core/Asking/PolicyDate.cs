using System.Globalization;
using System.Text.RegularExpressions;

namespace PolicyBot.Core.Asking;

/// <summary>A date in a policy: often only a month and a year, sometimes only a year.</summary>
/// <param name="AsWritten">The date in the document's own words.</param>
/// <param name="Year">The year.</param>
/// <param name="Month">1 to 12, or null when only the year is given.</param>
/// <param name="Day">1 to 31, or null when only the month is given.</param>
public sealed partial record PolicyDate(string AsWritten, int Year, int? Month, int? Day)
{
    private static readonly string[] Months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The last day the date can mean: 30 June 2022 for "June 2022".</summary>
    public DateOnly LastDay
    {
        get
        {
            var month = Month ?? 12;
            return new DateOnly(Year, month, Math.Min(Day ?? 31, DateTime.DaysInMonth(Year, month)));
        }
    }

    /// <summary>Whether the date has passed on <paramref name="today"/>.</summary>
    public bool IsBefore(DateOnly today) => LastDay < today;

    /// <summary>The first date in <paramref name="text"/>, or null.</summary>
    public static PolicyDate? Find(string text)
    {
        if (Worded().Match(text) is { Success: true } worded)
        {
            var month = Array.IndexOf(Months, worded.Groups["month"].Value[..3].ToLowerInvariant()) + 1;
            return Create(worded.Value, Number(worded, "year"), month, Number(worded, "day"));
        }

        if (Figures().Match(text) is { Success: true } figures)
            return Create(figures.Value, Number(figures, "year"), Number(figures, "month"), Number(figures, "day"));

        return Bare().Match(text) is { Success: true } bare ? Create(bare.Value, Number(bare, "year"), null, null) : null;
    }

    private static PolicyDate? Create(string asWritten, int? year, int? month, int? day)
    {
        if (year is null || month is < 1 or > 12) return null;
        var full = year < 100 ? year.Value + 2000 : year.Value;
        if (day is < 1 || (day is { } d && d > DateTime.DaysInMonth(full, month ?? 1))) day = null;
        return new PolicyDate(asWritten.Trim(), full, month, day);
    }

    private static int? Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"\b(?:(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,?\s+(?<year>(?:19|20)\d\d|\d\d\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Worded();

    [GeneratedRegex(@"\b(?<day>\d{1,2})[./-](?<month>\d{1,2})[./-](?<year>20\d\d|\d\d)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Figures();

    [GeneratedRegex(@"\b(?<year>20\d\d)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
