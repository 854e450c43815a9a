using System.Globalization;

namespace PolicyBot.Bot;

/// <summary>
/// How rows are named in the one table. The partition is the school's id; for what belongs to no school it is <see cref="Tenant"/>.
/// The prefix says what kind of row it is, and rows sort by their key, so a kind is read with one range query.
/// </summary>
internal static class RowKeys
{
    /// <summary>No school can have this id: pack ids begin with a letter.</summary>
    public const string Tenant = "~tenant";

    public const string OpenPrefix = "open|";

    public const string OutboxPrefix = "outbox|";

    public static string OutboxPrefixOf(string caseId) => $"{OutboxPrefix}{caseId}|";

    public static string Case(string caseId) => $"case|{caseId}";

    public static string WordsPrefix(string caseId) => $"words|{caseId}|";

    public static string Words(string caseId, int revision) => WordsPrefix(caseId) + Number(revision);

    public static string EventPrefix(string caseId) => $"event|{caseId}|";

    public static string Event(string caseId, int number) => EventPrefix(caseId) + Number(number);

    public const string AccountPrefix = "account|";

    public static string Account(string id) => AccountPrefix + id;

    public static string Open(string caseId) => $"{OpenPrefix}{caseId}";

    public static string MinePrefix(string personId) => $"mine|{personId}|";

    public static string Mine(string personId, string caseId) => MinePrefix(personId) + caseId;

    public static string DeliveryPrefix(string caseId) => $"delivery|{caseId}|";

    /// <param name="asked">Whether it is about the card that asks for a decision; other notices are counted apart.</param>
    public static string Delivery(string caseId, string personId, bool asked) => $"{DeliveryPrefix(caseId)}{personId}|{(asked ? "ask" : "tell")}";

    /// <param name="personId">In any case: Teams and Graph need not write an id alike.</param>
    public static string AttestationPrefix(string personId) => $"attested|{personId.ToLowerInvariant()}|";

    /// <param name="what">What is attested, and for which edition or on which day.</param>
    public static string Attestation(string personId, string what) => AttestationPrefix(personId) + what;

    /// <summary>Words as part of a key, which has no room for some signs.</summary>
    public static string Folded(string words) => string.Concat(words.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));

    public static string DraftPrefix(string personId) => $"draft|{personId}|";

    public static string Draft(string personId, string draftId) => DraftPrefix(personId) + draftId;

    public const string IncidentPrefix = "incident|";

    public static string Incident(string caseId) => IncidentPrefix + caseId;

    public static string IncidentWordsPrefix(string caseId) => $"incident-words|{caseId}|";

    /// <summary>One piece of writing: erasing it leaves the case and its chronology whole.</summary>
    public static string IncidentWords(string caseId, int piece) => IncidentWordsPrefix(caseId) + Number(piece);

    public static string IncidentEventPrefix(string caseId) => $"incident-event|{caseId}|";

    public static string IncidentEvent(string caseId, int number) => IncidentEventPrefix(caseId) + Number(number);

    public static string IncidentAccessPrefix(string caseId) => $"incident-access|{caseId}|";

    /// <summary>Who read a case when: a row for each time.</summary>
    public static string IncidentAccess(string caseId, DateTimeOffset at, string personId) =>
        $"{IncidentAccessPrefix(caseId)}{at.UtcTicks:D20}|{personId.ToLowerInvariant()}";

    public static string ReportDraftPrefix(string personId) => $"report|{personId.ToLowerInvariant()}|";

    public static string ReportDraft(string personId, string draftId) => ReportDraftPrefix(personId) + draftId;

    /// <summary>Sorted by case, recipient and number, so that a recipient's notices of a case are read in order.</summary>
    public static string Outbox(string caseId, string recipient, int number, string kind) =>
        $"{OutboxPrefixOf(caseId)}{recipient}|{Number(number)}|{kind.Replace('/', '.')}";

    /// <param name="personId">In any case: Teams and Graph need not write an id alike.</param>
    public static string Conversation(string personId) => $"conversation|{personId.ToLowerInvariant()}";

    /// <summary>A file that somebody was offered, once for each thing that it can be of.</summary>
    public static string File(string personId, string kind, string about) => $"file|{personId.ToLowerInvariant()}|{kind.Replace('/', '.')}|{Folded(about)}";

    public static string Told(string about, string edition, int number) => $"told|{about}|{edition}|{Number(number)}";

    /// <summary>A row that is deleted at once, to try whether rows can be written.</summary>
    public static string Trial(Guid id) => $"trial|{id:N}";

    private static string Number(int number) => number.ToString("D6", CultureInfo.InvariantCulture);
}
