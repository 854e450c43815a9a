using System.Globalization;

namespace PolicyBot.Core.Packs;

/// <summary>The policy document and what it says of itself; null means that the document does not say.</summary>
/// <param name="Title">The document's title.</param>
/// <param name="File">File name of the document, as found beside the pack or in the documents folder.</param>
/// <param name="Version">Version as printed, such as "1" or "2.3".</param>
/// <param name="Approved">When it was approved, ratified or last reviewed.</param>
/// <param name="NextReview">When the document says that it is to be reviewed.</param>
/// <param name="Owner">Who owns the review, as printed; a role or a department, never a person's name.</param>
public sealed record PolicyReference(string Title, string File, string? Version, PolicyDate? Approved, PolicyDate? NextReview, string? Owner)
{
    /// <summary>True once the whole day or month of the next review has passed.</summary>
    public bool IsReviewOverdue(DateOnly today) => NextReview is not null && NextReview.End < today;

    /// <summary>Version, approval and review in one line for the foot of an answer; what the document does not say is said to be missing.</summary>
    public string Edition(DateOnly today) => string.Join(" · ",
        Version is null ? "no version number" : $"version {Version}",
        Approved is null ? "no approval date" : $"approved {Approved}",
        NextReview is null ? "no review date" : IsReviewOverdue(today) ? $"review overdue since {NextReview}" : $"next review {NextReview}");
}

/// <summary>A date as policies print it: a day, or only a month.</summary>
public sealed record PolicyDate(int Year, int Month, int? Day)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly string[] DayFormats = ["d MMMM yyyy", "d MMM yyyy", "yyyy-MM-dd", "d/M/yyyy"];
    private static readonly string[] MonthFormats = ["MMMM yyyy", "MMM yyyy", "yyyy-MM"];

    /// <summary>The last day that this date can mean.</summary>
    public DateOnly End => new(Year, Month, Day ?? DateTime.DaysInMonth(Year, Month));

    /// <summary>Reads "15 June 2023", "2023-06-15", "15/06/2023", "June 2023" or "2023-06"; null for anything else.</summary>
    public static PolicyDate? Parse(string text)
    {
        if (DateOnly.TryParseExact(text, DayFormats, English, DateTimeStyles.None, out var day))
            return new PolicyDate(day.Year, day.Month, day.Day);

        return DateOnly.TryParseExact(text, MonthFormats, English, DateTimeStyles.None, out var month)
            ? new PolicyDate(month.Year, month.Month, null)
            : null;
    }

    /// <summary>"15 June 2023" or "June 2023".</summary>
    public override string ToString() => new DateOnly(Year, Month, Day ?? 1).ToString(Day is null ? "MMMM yyyy" : "d MMMM yyyy", English);
}
