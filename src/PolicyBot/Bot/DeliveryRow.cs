using PolicyBot.Core.Notices;
using PolicyBot.Tables;

namespace PolicyBot.Bot;

/// <summary>How far one recipient's notices of a case have got. It lies outside the case's version, so that recording a delivery never makes a click conflict.</summary>
internal sealed record DeliveryRow
{
    public required string School { get; init; }

    public required string CaseId { get; init; }

    public required string PersonId { get; init; }

    /// <summary>Whether this is about the card that asks for a decision.</summary>
    public required bool Asked { get; init; }

    public string Name { get; init; } = "";

    /// <summary>Which notice this is about: the last that was sent to them, asked and told apart.</summary>
    public string? Notice { get; init; }

    public DeliveryState State { get; init; }

    public string? Problem { get; init; }

    /// <summary>Where the card that asks for a decision is, once it was delivered.</summary>
    public ConversationReference? Conversation { get; init; }

    public string? ActivityId { get; init; }

    /// <summary>The revision that the card asked about when it was sent.</summary>
    public int Revision { get; init; }

    public static DeliveryRow New(OutboxRow notice, string personId, bool asked) =>
        new() { School = notice.School, CaseId = notice.CaseId, PersonId = personId, Asked = asked, Name = notice.Name, Notice = notice.NoticeId };

    public TableEntity ToEntity() => new(School, RowKeys.Delivery(CaseId, PersonId, Asked))
    {
        ["CaseId"] = CaseId,
        ["PersonId"] = PersonId,
        ["Asked"] = Asked,
        ["Name"] = Name,
        ["Notice"] = Notice,
        ["State"] = State.ToString(),
        ["Problem"] = Problem,
        ["ConversationId"] = Conversation?.ConversationId,
        ["ServiceUrl"] = Conversation?.ServiceUrl.AbsoluteUri,
        ["ActivityId"] = ActivityId,
        ["Revision"] = Revision,
    };

    /// <summary>What changes when somebody is to be asked or told, or again. An empty problem is none: a merge can clear nothing.</summary>
    public TableEntity ToWaitingEntity() => new(School, RowKeys.Delivery(CaseId, PersonId, Asked))
    {
        ["CaseId"] = CaseId,
        ["PersonId"] = PersonId,
        ["Asked"] = Asked,
        ["Name"] = Name,
        ["Notice"] = Notice,
        ["State"] = nameof(DeliveryState.Waiting),
        ["Problem"] = "",
    };

    public static DeliveryRow From(TableEntity row) => new()
    {
        School = row.PartitionKey,
        CaseId = row.GetString("CaseId")!,
        PersonId = row.GetString("PersonId")!,
        Asked = row.GetBoolean("Asked") ?? false,
        Name = row.GetString("Name") ?? "",
        Notice = row.GetString("Notice"),
        State = Enum.Parse<DeliveryState>(row.GetString("State")!),
        Problem = row.GetString("Problem") is { Length: > 0 } problem ? problem : null,
        Conversation = row.GetString("ConversationId") is { } id && row.GetString("ServiceUrl") is { } url ? new(id, new(url)) : null,
        ActivityId = row.GetString("ActivityId"),
        Revision = row.GetInt32("Revision") ?? 0,
    };

    public Delivery ToDelivery() => new(PersonId, Name, Asked, State, Problem, Revision);
}
