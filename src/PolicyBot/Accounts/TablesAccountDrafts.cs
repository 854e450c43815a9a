using System.Text.Json;
using Azure;
using PolicyBot.Bot;
using PolicyBot.Core.Accounts;
using PolicyBot.Core.Approvals;
using PolicyBot.Tables;

namespace PolicyBot.Accounts;

/// <summary>Drafts in the table, one row each. Approvals deletes the row with the change that makes a case of it.</summary>
internal sealed class TablesAccountDrafts(TableClient table, TablesChanges changes) : IAccountDrafts
{
    public async Task<StoredDraft?> FindAsync(string school, string personId, string draftId, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync(school, RowKeys.Draft(personId, draftId), cancellation);
        return row is null ? null : new(Read(row, personId), row.ETag.ToString());
    }

    public async Task<IReadOnlyList<AccountDraft>> ListByPersonAsync(string school, string personId, CancellationToken cancellation)
    {
        var drafts = new List<AccountDraft>();
        await foreach (var row in table.QueryAsync(TableFilter.RowKeyPrefix(school, RowKeys.DraftPrefix(personId)), cancellationToken: cancellation))
            drafts.Add(Read(row, personId));
        return [.. drafts.OrderByDescending(draft => draft.ChangedAt)];
    }

    public Task<SaveOutcome> SaveAsync(AccountDraft draft, string? version, CancellationToken cancellation)
    {
        var row = new TableEntity(draft.School, RowKeys.Draft(draft.PersonId, draft.Id))
        {
            ["Answers"] = draft.Answers.ToJson(),
            ["Step"] = draft.Step,
            ["Edition"] = draft.Edition,
            [RowKind.ChangedAt] = draft.ChangedAt,
            ["WasChecked"] = draft.WasChecked,
            ["EditedRevision"] = draft.EditedRevision,
        };
        return changes.SaveAsync(row, version, [], cancellation);
    }

    public Task DeleteAsync(string school, string personId, string draftId, CancellationToken cancellation) =>
        table.DeleteEntityAsync(school, RowKeys.Draft(personId, draftId), ETag.All, cancellation);

    private static AccountDraft Read(TableEntity row, string personId) => new()
    {
        Id = row.RowKey[RowKeys.DraftPrefix(personId).Length..],
        School = row.PartitionKey,
        PersonId = personId,
        Answers = AccountAnswers.FromJson(row.GetString("Answers") ?? throw new JsonException("A draft has no answers.")),
        Step = row.GetInt32("Step") ?? 1,
        Edition = row.GetInt32("Edition") ?? 0,
        ChangedAt = row.GetDateTimeOffset(RowKind.ChangedAt) ?? default,
        WasChecked = row.GetBoolean("WasChecked") ?? false,
        EditedRevision = row.GetInt32("EditedRevision"),
    };
}
