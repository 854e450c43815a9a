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
internal sealed class TablesApprovalCases(TableClient table, TablesOutbox outbox, OutboxSignal signal, TimeProvider time) : IApprovalCases
{
    private const string Json = "Json";
    private const string ChangeId = "Change";
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
        var state = Read<ApprovalCase>(row);
        var words = await table.GetEntityIfExistsAsync(school, RowKeys.Words(caseId, state.Revision), cancellation);
        return new(words is null ? state with { Title = ErasedTitle } : WithWords(state, Read<Words>(words)), row.ETag.ToString());
    }

    public async Task<SaveOutcome> SaveAsync(CaseChange change, string? version, CancellationToken cancellation)
    {
        var changeId = Guid.NewGuid().ToString("N");
        try
        {
            await table.SubmitTransactionAsync([.. Batch(change, version, changeId, time.GetUtcNow())], cancellation);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return SaveOutcome.Conflict;
        }
        catch (Exception e) when (e is RequestFailedException or TimeoutException or HttpRequestException or AggregateException)
        {
            // No clear answer: it may have been stored all the same.
            if (!await WasStoredAsync(change.After, changeId, cancellation))
                throw;
        }
        signal.Wake();
        return SaveOutcome.Saved;
    }

    public async Task<IReadOnlyList<CaseSummary>> ListOpenAsync(string school, CancellationToken cancellation) =>
        [.. (await ListAsync(TableFilter.RowKeyPrefix(school, RowKeys.OpenPrefix), cancellation)).OrderBy(c => c.SubmittedAt)];

    public async Task<IReadOnlyList<CaseSummary>> ListByRequesterAsync(string school, string personId, CancellationToken cancellation) =>
        [.. (await ListAsync(TableFilter.RowKeyPrefix(school, RowKeys.MinePrefix(personId)), cancellation)).OrderByDescending(c => c.SubmittedAt)];

    public async Task<IReadOnlyList<Delivery>> ListDeliveriesAsync(string school, string caseId, CancellationToken cancellation) =>
        [.. (await outbox.ListDeliveriesAsync(school, caseId, cancellation)).Select(row => row.ToDelivery())];

    private static IEnumerable<TableTransactionAction> Batch(CaseChange change, string? version, string changeId, DateTimeOffset now)
    {
        var after = change.After;
        var state = new TableEntity(after.School, RowKeys.Case(after.Id))
        {
            [Json] = JsonSerializer.Serialize(WithoutWords(after), StateOptions),
            [ChangeId] = changeId,
        };
        yield return version is null
            ? new(TableTransactionActionType.Add, state)
            : new(TableTransactionActionType.UpdateReplace, state, new ETag(version));
        yield return Upsert(after, RowKeys.Words(after.Id, after.Revision), Words.Of(after));
        yield return new(TableTransactionActionType.Add, new(after.School, RowKeys.Event(after.Id, change.Event.Number))
        {
            [Json] = JsonSerializer.Serialize(change.Event),
        });

        var summary = new CaseSummary(after.Id, after.RequestedBy, after.DeciderRoles, after.SubmittedAt);
        yield return Upsert(after, RowKeys.Mine(after.RequestedBy.Id, after.Id), summary);
        if (after.IsOpen)
            yield return Upsert(after, RowKeys.Open(after.Id), summary);
        else if (change.WasOpen)
            yield return new(TableTransactionActionType.Delete, new(after.School, RowKeys.Open(after.Id)), ETag.All);
        foreach (var notice in TablesOutbox.Batch(after.School, after.Id, change.Event.Number, change.Notices, now))
            yield return notice;
        if (change.Draft is { } draft)
            yield return new(TableTransactionActionType.Delete, new(after.School, RowKeys.Draft(draft.PersonId, draft.DraftId)), ETag.All);
    }

    private async Task<bool> WasStoredAsync(ApprovalCase after, string changeId, CancellationToken cancellation) =>
        (await table.GetEntityIfExistsAsync(after.School, RowKeys.Case(after.Id), cancellation))?.GetString(ChangeId) == changeId;

    private async Task<List<CaseSummary>> ListAsync(string filter, CancellationToken cancellation)
    {
        var summaries = new List<CaseSummary>();
        await foreach (var row in table.QueryAsync(filter, cancellationToken: cancellation))
            summaries.Add(Read<CaseSummary>(row));
        return summaries;
    }

    private static TableTransactionAction Upsert<T>(ApprovalCase request, string rowKey, T value) =>
        new(TableTransactionActionType.UpsertReplace, new(request.School, rowKey) { [Json] = JsonSerializer.Serialize(value) });

    private static T Read<T>(TableEntity row) => JsonSerializer.Deserialize<T>(row.GetString(Json)!)!;

    private static string? CaseOf(TableEntity mine, string personId) =>
        mine.RowKey.StartsWith(RowKeys.MinePrefix(personId), StringComparison.OrdinalIgnoreCase) ? mine.RowKey[RowKeys.MinePrefix(personId).Length..] : null;

    // The first rows of all had the title in every one of these.
    private static TableEntity WithoutTitle(TableEntity row)
    {
        var json = JsonNode.Parse(row.GetString(Json)!)!;
        if (json["Title"] is not JsonValue title || title.GetValue<string>().Length == 0)
            return row;
        json["Title"] = "";
        return new(row.PartitionKey, row.RowKey) { [Json] = json.ToJsonString(), [ChangeId] = row[ChangeId] };
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
