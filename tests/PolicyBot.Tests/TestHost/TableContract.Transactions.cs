using Azure;
using PolicyBot.Tables;
using static PolicyBot.Tables.TableTransactionActionType;

namespace PolicyBot.Testing;

public static partial class TableContract
{
    public static async Task A_transaction_does_everything_and_gives_the_versions(TableClient table)
    {
        await table.CreateIfNotExistsAsync();
        var etags = new List<ETag>();
        foreach (var row in new[] { "deleted", "merged", "replaced" })
            etags.Add(await table.AddEntityAsync(new("p", row) { ["A"] = 1, ["B"] = 1 }));

        var now = await table.SubmitTransactionAsync(
        [
            new(Add, new("p", "added") { ["A"] = 2 }),
            new(Delete, new("p", "deleted"), etags[0]),
            new(UpdateMerge, new("p", "merged") { ["A"] = 2 }, etags[1]),
            new(UpdateReplace, new("p", "replaced") { ["A"] = 2 }, etags[2]),
            new(UpsertMerge, new("p", "upserted 1") { ["A"] = 2, ["Text"] = "é\r\n--changeset HTTP/1.1 500" }),
            new(UpsertReplace, new("p", "upserted 2") { ["A"] = 2 }),
        ]);

        var rows = await ReadAsync(table, TableFilter.Partition("p"));
        Assert.Equal(["added", "merged", "replaced", "upserted 1", "upserted 2"], rows.Select(e => e.RowKey));
        Assert.All(rows, e => Assert.Equal(2, e.GetInt32("A")));
        Assert.Equal([null, 1, null, null, null], rows.Select(e => e.GetInt32("B")));
        Assert.Equal("é\r\n--changeset HTTP/1.1 500", rows[3].GetString("Text"));
        Assert.Equal(6, now.Count);
        Assert.Equal(rows.Select(e => e.ETag), now.Where((_, i) => i != 1));
    }

    public static async Task A_transaction_that_fails_does_nothing_and_says_where(TableClient table)
    {
        await table.CreateIfNotExistsAsync();
        var old = await table.AddEntityAsync(Row("p", "r", "1"));
        var current = await table.UpdateEntityAsync(Row("p", "r", "2"), old);

        await Refused(412, "UpdateConditionNotSatisfied", 1, [new(Add, Row("p", "new")), new(UpdateReplace, Row("p", "r", "3"), old)]);
        await Refused(409, "EntityAlreadyExists", 2, [new(Add, Row("p", "a")), new(UpsertMerge, Row("p", "b")), new(Add, Row("p", "r"))]);
        await Refused(404, "ResourceNotFound", 0, [new(UpdateMerge, Row("p", "missing"), ETag.All), new(Add, Row("p", "new"))]);
        await Refused(404, "ResourceNotFound", 1, [new(Add, Row("p", "new")), new(Delete, Row("p", "missing"), ETag.All)]);

        var only = Assert.Single(await ReadAsync(table, null));
        Assert.Equal(("2", current), (only.GetString("Value"), only.ETag));

        async Task Refused(int status, string code, int index, IReadOnlyList<TableTransactionAction> actions)
        {
            var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(actions));
            Assert.Equal((status, code, index), (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex));
        }
    }

    public static async Task A_hundred_actions_fit_in_a_transaction(TableClient table)
    {
        await table.CreateIfNotExistsAsync();
        await table.SubmitTransactionAsync([.. Enumerable.Range(0, 100).Select(n => new TableTransactionAction(Add, Row("p", $"{n:000}")))]);
        Assert.Equal(100, (await ReadAsync(table, TableFilter.Partition("p"))).Count);
    }

    public static async Task A_query_is_ordered_and_keeps_to_its_range(TableClient table)
    {
        await table.CreateIfNotExistsAsync();
        foreach (var (partition, row) in new[] { ("q", "case|1"), ("p", "outbox|2"), ("p", "case|a"), ("p", "case|B"), ("p", "case."), ("p", "cases"), ("o'p", "case|1"), ("p", "case|") })
            await table.AddEntityAsync(Row(partition, row));

        Assert.Equal(["case.", "cases", "case|", "case|B", "case|a", "outbox|2"], await Keys(TableFilter.Partition("p")));
        Assert.Equal(["case|", "case|B", "case|a"], await Keys(TableFilter.RowKeyPrefix("p", "case|")));
        Assert.Equal(["case."], await Keys(TableFilter.RowKeyPrefix("p", "case.")));
        Assert.Equal(["case|1"], await Keys(TableFilter.RowKeyPrefix("o'p", "case")));
        Assert.Equal(["case|", "case|B"], await Keys(TableFilter.RowKeyRange("p", "case|", "case|a")));
        Assert.Equal([], await Keys(TableFilter.Partition("")));
        Assert.Equal(["case|1", "case.", "cases", "case|", "case|B", "case|a", "outbox|2", "case|1"], await Keys(null));

        async Task<IEnumerable<string>> Keys(string? filter) => (await ReadAsync(table, filter)).Select(e => e.RowKey);
    }

    public static async Task All_pages_of_a_query_are_followed(TableClient table)
    {
        await table.CreateIfNotExistsAsync();
        foreach (var partition in new[] { "p", "it's %41+é" })
            for (var batch = 0; batch < 3; batch++)
                await table.SubmitTransactionAsync([.. Enumerable.Range(batch * 40, 40).Select(n => new TableTransactionAction(Add, Row(partition, $"&{n:000}")))]);

        Assert.Equal(240, (await ReadAsync(table, null, perPage: 7)).Count);
        var rows = await ReadAsync(table, TableFilter.RowKeyPrefix("it's %41+é", "&"), perPage: 40);
        Assert.Equal(Enumerable.Range(0, 120).Select(n => $"&{n:000}"), rows.Select(e => e.RowKey));
    }

    public static async Task A_query_fetches_only_what_was_selected(TableClient table)
    {
        await table.CreateIfNotExistsAsync();
        var etag = await table.AddEntityAsync(new("p", "r") { ["A"] = 1, ["B"] = 2 });
        var row = Assert.Single(await ReadAsync(table, TableFilter.Partition("p"), select: ["B", "Absent"]));
        Assert.Equal(("p", "r", etag, null, 2), (row.PartitionKey, row.RowKey, row.ETag, row.GetInt32("A"), row.GetInt32("B")));
    }

    public static async Task Limits_are_checked_before_anything_is_sent(TableClient table)
    {
        await table.CreateIfNotExistsAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => table.AddEntityAsync(Row("p", "a/b")));
        await Assert.ThrowsAsync<ArgumentException>(() => table.GetEntityIfExistsAsync("p", "a#b"));
        await Assert.ThrowsAsync<ArgumentException>(() => table.UpdateEntityAsync(Row("p", "r"), default));
        await Assert.ThrowsAsync<ArgumentException>(() => table.UpsertEntityAsync(Row("p", "r", new string('x', 32_769))));
        await Assert.ThrowsAsync<ArgumentException>(() => table.DeleteEntityAsync("p", "r", default));
        await Assert.ThrowsAsync<ArgumentException>(() => table.SubmitTransactionAsync([]));
        await Assert.ThrowsAsync<ArgumentException>(() => table.SubmitTransactionAsync([new(Add, Row("p", "r")), new(Add, Row("q", "r"))]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => table.QueryAsync(maxPerPage: 1001).ToListAsync().AsTask());
        Assert.Empty(await ReadAsync(table, null));
    }

    public static async Task The_largest_of_everything_is_taken(TableClient table)
    {
        await table.CreateIfNotExistsAsync();
        var longKey = new string('k', 512);
        var entity = new TableEntity(longKey, longKey);
        for (var n = 0; n < 252; n++) entity[$"P{n}"] = n < 15 ? new string('é', 32_768) : "x";
        var etag = await table.AddEntityAsync(entity);
        var read = await table.GetEntityIfExistsAsync(longKey, longKey);
        Assert.Equal((252, etag), (read!.Count, read.ETag));
        Assert.Equal(entity.GetString("P14"), read.GetString("P14"));
    }
}
