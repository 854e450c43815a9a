using Azure;
using PolicyBot.Core.Notices;
using PolicyBot.Tables;

namespace PolicyBot.Bot;

/// <summary>A notice that still has to go out. It lies in its school's partition, so that it is stored in the same batch as the change it tells of.</summary>
internal sealed record OutboxRow
{
    private const string MailboxMark = "mail:";

    public required string School { get; init; }

    public required string CaseId { get; init; }

    /// <summary>The number of the event that it tells of.</summary>
    public required int Number { get; init; }

    public required string Kind { get; init; }

    public required Audience To { get; init; }

    /// <summary>The name of the one whom it is for; empty where whoever stored it did not know.</summary>
    public string Name { get; init; } = "";

    /// <summary>Not before this moment.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>When it was first due.</summary>
    public required DateTimeOffset Since { get; init; }

    public int Attempts { get; init; }

    /// <summary>Until then another instance has it in hand.</summary>
    public DateTimeOffset LeasedUntil { get; init; }

    public ETag ETag { get; init; }

    /// <summary>Notices with the same value go out one after the other.</summary>
    public string Recipient => To switch
    {
        Audience.One one => one.PersonId,
        Audience.Mailbox mailbox => MailboxId(mailbox.RoleId),
        Audience.Nobody => "-",
        _ => "*",
    };

    /// <summary>What stands for the address of a role where there would be a person's id.</summary>
    public static string MailboxId(string roleId) => MailboxMark + roleId;

    /// <summary>The role whose address this stands for; null where it is a person's id.</summary>
    public static string? MailboxRole(string recipient) => recipient.StartsWith(MailboxMark, StringComparison.Ordinal) ? recipient[MailboxMark.Length..] : null;

    /// <summary>The same for all recipients of one notice, and for nothing else of the case.</summary>
    public string NoticeId => $"{Number} {Kind}";

    private string RowKey => RowKeys.Outbox(CaseId, Recipient, Number, Kind);

    /// <param name="number">The number of the event that it tells of.</param>
    public static OutboxRow Of(string school, string caseId, int number, Notice notice, DateTimeOffset now) => new()
    {
        School = school,
        CaseId = caseId,
        Number = number,
        Kind = notice.Kind,
        To = notice.To,
        Due = notice.Due ?? now,
        Since = notice.Due ?? now,
    };

    public TableEntity ToEntity() => new(School, RowKey)
    {
        ["CaseId"] = CaseId,
        ["Number"] = Number,
        ["Kind"] = Kind,
        ["To"] = Write(To),
        ["Name"] = Name,
        ["Due"] = Due,
        ["Since"] = Since,
        ["Attempts"] = Attempts,
        ["LeasedUntil"] = LeasedUntil == default ? null : LeasedUntil, // the store knows no year 1
    };

    /// <exception cref="InvalidOperationException">It is no notice, or one that only another version can read.</exception>
    public static OutboxRow From(TableEntity row) => new()
    {
        School = row.PartitionKey,
        CaseId = Required(row, "CaseId"),
        Number = row.GetInt32("Number") ?? 0,
        Kind = Required(row, "Kind"),
        To = Read(Required(row, "To")),
        Name = row.GetString("Name") ?? "",
        Due = row.GetDateTimeOffset("Due") ?? default,
        Since = row.GetDateTimeOffset("Since") ?? default,
        Attempts = row.GetInt32("Attempts") ?? 0,
        LeasedUntil = row.GetDateTimeOffset("LeasedUntil") ?? default,
        ETag = row.ETag,
    };

    private static string Required(TableEntity row, string name) =>
        row.GetString(name) ?? throw new InvalidOperationException($"A notice has no {name}.");

    private static string Write(Audience to) => to switch
    {
        Audience.One one => "one:" + one.PersonId,
        Audience.Roles roles => "roles:" + string.Join(',', roles.RoleIds),
        Audience.CardHolders => "holders:",
        Audience.Mailbox mailbox => "mailbox:" + mailbox.RoleId,
        Audience.Nobody => "nobody:",
        _ => throw new InvalidOperationException($"No such audience: {to.GetType().Name}"),
    };

    private static Audience Read(string to)
    {
        var (who, rest) = to.Split(':', 2) is [var before, var after] ? (before, after) : (to, "");
        return who switch
        {
            "one" => new Audience.One(rest),
            "roles" => new Audience.Roles(rest.Split(',')),
            "holders" => new Audience.CardHolders(),
            "mailbox" => new Audience.Mailbox(rest),
            "nobody" => new Audience.Nobody(),
            var kind => throw new InvalidOperationException($"No such audience: {kind}"),
        };
    }
}
