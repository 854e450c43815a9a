using PolicyBot.Core.Asking;

namespace PolicyBot.Core.Packs;

/// <summary>The policy document and what it says of itself; null means that the document does not say.</summary>
/// <param name="Title">The document's title.</param>
/// <param name="File">File name of the document, as found beside the pack or in the documents folder.</param>
/// <param name="Version">Version as printed, such as "1" or "2.3".</param>
/// <param name="Approved">When it was approved, ratified or last reviewed.</param>
/// <param name="NextReview">When the document says that it is to be reviewed.</param>
/// <param name="Owner">Who owns the review, as printed. A pack names a role or a department here, never a person.</param>
public sealed record PolicyReference(string Title, string File, string? Version, PolicyDate? Approved, PolicyDate? NextReview, string? Owner)
{
    /// <summary>What the document says of itself.</summary>
    public static PolicyReference Of(PolicyDocument document) =>
        new(document.Title, document.FileName, document.Version, document.Approved, document.NextReview, document.Owner);

    /// <summary>True once the whole day or month of the next review has passed.</summary>
    public bool IsReviewOverdue(DateOnly today) => NextReview?.IsBefore(today) == true;

    /// <summary>Version, approval and review in one line for the foot of an answer; what the document does not say is said to be missing.</summary>
    public string Edition(DateOnly today) => string.Join(" · ",
        Version is null ? "no version number" : $"version {Version}",
        Approved is null ? "no approval date" : $"approved {Approved.AsWritten}",
        NextReview is null ? "no review date" : IsReviewOverdue(today) ? $"review overdue since {NextReview.AsWritten}" : $"next review {NextReview.AsWritten}");
}
