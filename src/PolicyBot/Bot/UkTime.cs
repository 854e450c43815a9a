using System.Globalization;
using PolicyBot.Core.Packs;

namespace PolicyBot.Bot;

/// <summary>Moments as people in a British school read them.</summary>
internal static class UkTime
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>For instance "20 November 2026 at 14:02": cards and records are read in another year, too.</summary>
    public static string Text(DateTimeOffset moment) =>
        UkClock.Local(moment).ToString("d MMMM yyyy 'at' HH:mm", English);

    /// <summary>For instance "20 November 2026".</summary>
    public static string Text(DateOnly day) => day.ToString("d MMMM yyyy", English);

    /// <summary>The day that it is in the United Kingdom.</summary>
    public static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(UkClock.Local(moment));
}
