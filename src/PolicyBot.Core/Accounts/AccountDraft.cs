using System.Security.Cryptography;
using System.Text.RegularExpressions;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;

namespace PolicyBot.Core.Accounts;

/// <summary>A request that is still being written. It belongs to one person at one school; to everybody else it does not exist.</summary>
public sealed partial record AccountDraft
{
    private const string CasePrefix = "AR-";
    private const char EditMark = '.';

    // Crockford's base 32: no letter is taken for a digit when it is read out.
    private const string IdLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Such as <c>7K2M-9QX4</c>, or <c>7K2M-9QX4.2</c> for changing revision 2 of that case: so a case has one draft however often it is opened.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the school's pack.</summary>
    public required string School { get; init; }

    public required string PersonId { get; init; }

    /// <summary>The number of the step in which it is; see <see cref="AccountForm.At"/>.</summary>
    public required int Step { get; init; }

    public required AccountAnswers Answers { get; init; }

    /// <summary>Counts the changes. A card that carries another number is out of date.</summary>
    public required int Edition { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Whether the last step was reached once: from then on every step leads back to it.</summary>
    public bool WasChecked { get; init; }

    /// <summary>The revision of the case that is being changed; null for a new request.</summary>
    public int? EditedRevision { get; init; }

    /// <summary>The number of the case that comes of it, the same however often it is sent.</summary>
    public string CaseId => CaseIdOf(Id);

    public DraftKey Key => new(PersonId, Id);

    /// <summary>What it is called in a list, such as "Year 6 news on Instagram".</summary>
    public string Title => (Answers.Text(AccountQuestionIds.Name), Answers.Text(AccountQuestionIds.Platform)) switch
    {
        ("", "") => "A request with no name yet",
        ("", var platform) => $"An account on {platform}",
        (var name, "") => name,
        var (name, platform) => $"{name} on {platform}",
    };

    /// <summary>A new request.</summary>
    public static AccountDraft New(Applicant applicant, AccountAnswers answers, DateTimeOffset now) => new()
    {
        Id = RandomNumberGenerator.GetString(IdLetters, 8).Insert(4, "-"),
        School = applicant.School.Id,
        PersonId = applicant.Person.Id,
        Step = 1,
        Answers = answers,
        Edition = 1,
        ChangedAt = now,
    };

    /// <summary>A draft with the answers of a case, to change it. It begins where all of them are seen.</summary>
    public static AccountDraft Edit(Applicant applicant, ApprovalCase request, AccountAnswers answers, DateTimeOffset now) =>
        New(applicant, answers, now) with
        {
            Id = IdOfEdit(request.Id, request.Revision),
            Step = applicant.Form.Check.Number,
            WasChecked = true,
            EditedRevision = request.Revision,
        };

    /// <summary>Whether a text can be a draft's id at all.</summary>
    public static bool IsId(string? text) => text is not null && IdForm().IsMatch(text);

    /// <summary>Whether a text can be the number of a case that came of a draft.</summary>
    public static bool IsCaseId(string? text) => text?.StartsWith(CasePrefix, StringComparison.Ordinal) == true && IsId(text[CasePrefix.Length..]);

    /// <summary>The number of the case that a draft becomes or changes.</summary>
    public static string CaseIdOf(string draftId) => CasePrefix + draftId.Split(EditMark)[0];

    /// <summary>The id of the draft that changes a case.</summary>
    public static string IdOfEdit(string caseId, int revision) => $"{caseId[CasePrefix.Length..]}{EditMark}{revision}";

    [GeneratedRegex(@"^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}(\.[0-9]{1,6})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();
}
