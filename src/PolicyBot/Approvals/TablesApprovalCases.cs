using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Notices;
using PolicyBot.Core.People;
using PolicyBot.Tables;

namespace PolicyBot.Approvals;

/// <summary>Requests in the table: state, words, history, indexes and notices of a change go in as one batch or not at all.</summary>
internal sealed class TablesApprovalCases(TableClient table, TablesOutbox outbox, TablesChanges changes, TimeProvider time) : IApprovalCases
{
    private const string ErasedTitle = "What was written here has been erased";

    // What follows from the state is not stored beside it.
    private static readonly JsonSerializerOptions StateOptions = new() { IgnoreReadOnlyProperties = true };

    /// <summary>What the rows of a request hold of people, and what is left of them when somebody asks for erasure.</summary>
    public static IReadOnlyList<RowKind> Kinds { get; } =
    [
        new("case", "A request: who asked, who may not decide, who decided and when") { Erase = WithoutTitle },
        new("words", "What was written in one revision of a request, its title, and the reasons of those who decided") { Erase = RowKind.Gone },
        new("event", "One line of a request's history: what was done, by whom and when"),
        new("open", "A request that waits for a decision: who asked"),
        new("mine", "A person's own requests: number and date") { Owned = CaseOf, Erase = WithoutTitle },
    ];

    public async Task<StoredCase?> FindAsync(string school, string caseId, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync(school, RowKeys.Case(caseId), cancellation);
        if (row is null)
            return null;
        var state = JsonRow.Read<ApprovalCase>(row);
        var words = await table.GetEntityIfExistsAsync(school, RowKeys.Words(caseId, state.Revision), cancellation);
        return new(words is null ? state with { Title = ErasedTitle } : WithWords(state, JsonRow.Read<Words>(words)), row.ETag.ToString());
    }

    public Task<SaveOutcome> SaveAsync(CaseChange change, string? version, CancellationToken cancellation)
    {
        var after = change.After;
        return changes.SaveAsync(JsonRow.Of(after.School, RowKeys.Case(after.Id), WithoutWords(after), StateOptions), version, Along(change), cancellation);
    }

    public async Task<IReadOnlyList<CaseSummary>> ListOpenAsync(string school, CancellationToken cancellation) =>
        [.. (await table.ListAsync<CaseSummary>(school, RowKeys.OpenPrefix, cancellation)).OrderBy(c => c.SubmittedAt)];

    public async Task<IReadOnlyList<CaseSummary>> ListByRequesterAsync(string school, string personId, CancellationToken cancellation) =>
        [.. (await table.ListAsync<CaseSummary>(school, RowKeys.MinePrefix(personId), cancellation)).OrderByDescending(c => c.SubmittedAt)];

    public async Task<IReadOnlyList<Delivery>> ListDeliveriesAsync(string school, string caseId, CancellationToken cancellation) =>
        [.. (await outbox.ListDeliveriesAsync(school, caseId, cancellation)).Select(row => row.ToDelivery())];

    private IEnumerable<TableTransactionAction> Along(CaseChange change)
    {
        var after = change.After;
        yield return Upsert(after, RowKeys.Words(after.Id, after.Revision), Words.Of(after));
        yield return new(TableTransactionActionType.Add, JsonRow.Of(after.School, RowKeys.Event(after.Id, change.Event.Number), change.Event));

        var summary = new CaseSummary(after.Id, after.RequestedBy, after.DeciderRoles, after.SubmittedAt);
        yield return Upsert(after, RowKeys.Mine(after.RequestedBy.Id, after.Id), summary);
        if (after.IsOpen)
            yield return Upsert(after, RowKeys.Open(after.Id), summary);
        else if (change.WasOpen)
            yield return new(TableTransactionActionType.Delete, new(after.School, RowKeys.Open(after.Id)), ETag.All);
        foreach (var notice in TablesOutbox.Batch(after.School, after.Id, change.Event.Number, change.Notices, time.GetUtcNow()))
            yield return notice;
        if (change.Draft is { } draft)
            yield return new(TableTransactionActionType.Delete, new(after.School, RowKeys.Draft(draft.PersonId, draft.DraftId)), ETag.All);
    }

    private static TableTransactionAction Upsert<T>(ApprovalCase request, string rowKey, T value) =>
        new(TableTransactionActionType.UpsertReplace, JsonRow.Of(request.School, rowKey, value));

    private static string? CaseOf(TableEntity mine, string personId) =>
        mine.RowKey.StartsWith(RowKeys.MinePrefix(personId), StringComparison.OrdinalIgnoreCase) ? mine.RowKey[RowKeys.MinePrefix(personId).Length..] : null;

    // The first rows of all had the title in every one of these.
    private static TableEntity WithoutTitle(TableEntity row)
    {
        var json = JsonNode.Parse(row.GetString(JsonRow.Column)!)!;
        if (json["Title"] is not JsonValue title || title.GetValue<string>().Length == 0)
            return row;
        json["Title"] = "";
        return new(row.PartitionKey, row.RowKey) { [JsonRow.Column] = json.ToJsonString(), [TablesChanges.ChangeId] = row[TablesChanges.ChangeId] };
    }

    private static ApprovalCase WithoutWords(ApprovalCase request) => request with
    {
        Title = "",
        Fields = [],
        Form = null,
        Account = null,
        Decision = request.Decision is { } decision ? decision with { Reason = null } : null,
        Votes = [.. request.Votes.Select(vote => vote with { Reason = null })],
        Passes = [.. request.Passes.Select(pass => pass with { Note = null })],
    };

    private static ApprovalCase WithWords(ApprovalCase state, Words words) => state with
    {
        Title = words.Title ?? state.Title,
        Fields = words.Fields,
        Form = words.Form,
        Account = words.Account,
        Decision = state.Decision is { } decision ? decision with { Reason = words.Reason } : null,
        Votes = [.. state.Votes.Zip(words.VoteReasons ?? [], (vote, reason) => vote with { Reason = reason })],
        Passes = [.. state.Passes.Zip(words.PassNotes ?? [], (pass, note) => pass with { Note = note })],
    };

    /// <summary>
    /// What people wrote, in a row of its own for each revision, so that erasing it leaves the history whole.
    /// The first rows of all had no title here, and no votes or passes with words of their own.
    /// </summary>
    private sealed record Words(
        string? Title, IReadOnlyList<CaseField> Fields, string? Form, ProposedAccount? Account, string? Reason,
        IReadOnlyList<string?>? VoteReasons, IReadOnlyList<string?>? PassNotes)
    {
        public static Words Of(ApprovalCase request) => new(
            request.Title, request.Fields, request.Form, request.Account, request.Decision?.Reason,
            [.. request.Votes.Select(vote => vote.Reason)], [.. request.Passes.Select(pass => pass.Note)]);
    }
}
