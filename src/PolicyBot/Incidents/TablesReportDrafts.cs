using Azure;
using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Incidents;
using PolicyBot.Tables;

namespace PolicyBot.Incidents;

/// <summary>Reports that are not sent yet, one row each. The change that makes a case of one deletes its row.</summary>
internal sealed class TablesReportDrafts(TableClient table, TablesChanges changes) : IReportDrafts
{
    public async Task<StoredReportDraft?> FindAsync(string school, string personId, string draftId, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync(school, RowKeys.ReportDraft(personId, draftId), cancellation);
        return row is null ? null : new(Read(row, personId), row.ETag.ToString());
    }

    public async Task<IReadOnlyList<ReportDraft>> ListAsync(string school, string personId, CancellationToken cancellation)
    {
        var drafts = new List<ReportDraft>();
        await foreach (var row in table.QueryAsync(TableFilter.RowKeyPrefix(school, RowKeys.ReportDraftPrefix(personId)), cancellationToken: cancellation))
            drafts.Add(Read(row, personId));
        return [.. drafts.OrderByDescending(draft => draft.ChangedAt)];
    }

    public Task<SaveOutcome> SaveAsync(ReportDraft draft, string? version, CancellationToken cancellation)
    {
        var row = new TableEntity(draft.School, RowKeys.ReportDraft(draft.PersonId, draft.Id))
        {
            ["Answers"] = draft.Answers.ToJson(),
            ["Step"] = draft.Step.Number,
            ["Edition"] = draft.Edition,
            [RowKind.ChangedAt] = draft.ChangedAt,
        };
        return changes.SaveAsync(row, version, [], cancellation);
    }

    public Task DeleteAsync(string school, string personId, string draftId, CancellationToken cancellation) =>
        table.DeleteEntityAsync(school, RowKeys.ReportDraft(personId, draftId), ETag.All, cancellation);

    private static ReportDraft Read(TableEntity row, string personId) => new()
    {
        Id = row.RowKey[RowKeys.ReportDraftPrefix(personId).Length..],
        School = row.PartitionKey,
        PersonId = personId,
        Answers = ReportAnswers.FromJson(row.GetString("Answers")!),
        Step = ReportStep.Find(row.GetInt32("Step")) ?? ReportStep.First,
        Edition = row.GetInt32("Edition") ?? 0,
        ChangedAt = row.GetDateTimeOffset(RowKind.ChangedAt) ?? default,
    };
}
