using System.Security.Cryptography;
using System.Text.RegularExpressions;
using PolicyBot.Core.Approvals;

namespace PolicyBot.Core.Incidents;

/// <summary>A report that is still being written. It belongs to one person at one school; to everybody else it does not exist.</summary>
public sealed partial record ReportDraft
{
    private const string CasePrefix = "IN-";

    // Crockford's base 32: no letter is taken for a digit when it is read out.
    private const string IdLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Such as <c>7K2M-9QX4</c>. The card that begins a report carries it, so that opening it again, anywhere, opens the same draft.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the school's pack.</summary>
    public required string School { get; init; }

    public required string PersonId { get; init; }

    public ReportStep Step { get; init; } = ReportStep.First;

    public ReportAnswers Answers { get; init; } = new();

    /// <summary>Counts the changes; 0 before anything was entered. A dialog that carries another number is out of date.</summary>
    public int Edition { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>The number of the case that comes of it, the same however often it is sent.</summary>
    public string CaseId => CaseIdOf(Id);

    public DraftKey Key => new(PersonId, Id);

    public static string NewId() => RandomNumberGenerator.GetString(IdLetters, 8).Insert(4, "-");

    public static string CaseIdOf(string draftId) => CasePrefix + draftId;

    /// <summary>Whether a text can be a draft's id at all.</summary>
    public static bool IsId(string? text) => text is not null && IdForm().IsMatch(text);

    /// <summary>The number of a case in its one form, however it was typed; null for anything else.</summary>
    public static string? ParseCaseId(string? text) =>
        text?.Trim().ToUpperInvariant() is { } id && id.StartsWith(CasePrefix, StringComparison.Ordinal) && IsId(id[CasePrefix.Length..]) ? id : null;

    [GeneratedRegex(@"^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();
}
