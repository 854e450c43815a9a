using Azure;
using PolicyBot.Tables;
using static PolicyBot.Tables.TableTransactionActionType;

namespace PolicyBot.Testing;

public static partial class TableContract
{
    public static async Task A_table_is_created_once(TableClient table)
    {
        Assert.True(await table.CreateIfNotExistsAsync());
        Assert.False(await table.CreateIfNotExistsAsync());
    }

    public static async Task A_missing_table_is_an_error_and_not_an_empty_one(TableClient table)
    {
        await Fails(404, "TableNotFound", () => table.AddEntityAsync(Row("p", "r")));
        await Fails(404, "TableNotFound", () => table.GetEntityIfExistsAsync("p", "r"));
        await Fails(404, "TableNotFound", () => ReadAsync(table, null));
    }

    public static async Task What_was_written_is_read_with_its_types(TableClient table)
    {
        await table.CreateIfNotExistsAsync();
        var guid = Guid.Parse("6f1c2a34-0000-4000-8000-00000000abcd");
        var when = new DateTimeOffset(2026, 9, 1, 8, 30, 15, TimeSpan.FromHours(1)).AddTicks(1234567);
        await table.AddEntityAsync(new("school", "case 1")
        {
            ["Text"] = "it's – “quoted” \u00e9 \ud83d\ude00\r\nline two",
            ["Empty"] = "",
            ["LooksLikeATime"] = "2026-09-01T08:30:15Z",
            ["True"] = true,
            ["Int"] = int.MinValue,
            ["Long"] = long.MaxValue,
            ["Small"] = 5L,
            ["Half"] = 0.5,
            ["Whole"] = 3.0,
            ["Time"] = when,
            ["Guid"] = guid,
            ["Bytes"] = new byte[] { 0, 255, 13, 10 },
            ["Nothing"] = null,
        });

        var read = (await table.GetEntityIfExistsAsync("school", "case 1"))!;

        Assert.Equal("it's – “quoted” \u00e9 \ud83d\ude00\r\nline two", read.GetString("Text"));
        Assert.Equal("", read.GetString("Empty"));
        Assert.Equal("2026-09-01T08:30:15Z", read.GetString("LooksLikeATime"));
        Assert.True(read.GetBoolean("True"));
        Assert.Equal(int.MinValue, read.GetInt32("Int"));
        Assert.Equal(long.MaxValue, read.GetInt64("Long"));
        Assert.Equal(5L, read.GetInt64("Small"));
        Assert.Equal(0.5, read.GetDouble("Half"));
        Assert.Equal(3.0, read.GetDouble("Whole"));
        Assert.Equal(when, read.GetDateTimeOffset("Time"));
        Assert.Equal(guid, read.GetGuid("Guid"));
        Assert.Equal(new byte[] { 0, 255, 13, 10 }, read.GetBinary("Bytes"));
        Assert.False(read.ContainsKey("Nothing"));
        Assert.NotNull(read.Timestamp);
        Assert.NotEqual(default, read.ETag);
    }

    public static async Task Numbers_beyond_the_numbers_survive(TableClient table)
    {
        await table.CreateIfNotExistsAsync();
        await table.AddEntityAsync(new("p", "r") { ["NaN"] = double.NaN, ["Up"] = double.PositiveInfinity, ["Down"] = double.NegativeInfinity });
        var read = (await table.GetEntityIfExistsAsync("p", "r"))!;
        Assert.Equal(double.NaN, read.GetDouble("NaN"));
        Assert.Equal(double.PositiveInfinity, read.GetDouble("Up"));
        Assert.Equal(double.NegativeInfinity, read.GetDouble("Down"));
    }

    public static async Task Awkward_keys_come_back_unchanged(TableClient table)
    {
        await table.CreateIfNotExistsAsync();
        string[] keys = ["", " ", "it's", "a'b''c", "100%", "%41", "a+b&c=d", "..", "a:b@thread.v2;messageid=1", "é–😀", "a\"b<c>", "{x}", "(1,2)", "~!$*^`|[]"];
        foreach (var key in keys)
        {
            var etag = await table.AddEntityAsync(Row("p " + key, key));
            etag = await table.UpdateEntityAsync(Row("p " + key, key, "again"), etag, TableUpdateMode.Replace);
            var read = await table.GetEntityIfExistsAsync("p " + key, key);
            Assert.Equal(("p " + key, key, etag), (read!.PartitionKey, read.RowKey, read.ETag));
            Assert.Equal("again", Assert.Single(await ReadAsync(table, TableFilter.RowKeyRange("p " + key, key, key + "\u00ff"))).GetString("Value"));
            await table.SubmitTransactionAsync([new(Delete, Row("p " + key, key), etag)]);
            Assert.Null(await table.GetEntityIfExistsAsync("p " + key, key));
        }
    }

    public static async Task A_second_insert_is_refused(TableClient table)
    {
        await table.CreateIfNotExistsAsync();
        var etag = await table.AddEntityAsync(Row("p", "r", "first"));
        await Fails(409, "EntityAlreadyExists", () => table.AddEntityAsync(Row("p", "r", "second")));
        var read = await table.GetEntityIfExistsAsync("p", "r");
        Assert.Equal(("first", etag), (read!.GetString("Value"), read.ETag));
    }

    public static async Task An_update_needs_the_version_that_was_read(TableClient table)
    {
        await table.CreateIfNotExistsAsync();
        var first = await table.AddEntityAsync(Row("p", "r", "1"));
        var second = await table.UpdateEntityAsync(Row("p", "r", "2"), first);
        Assert.NotEqual(first, second);
        foreach (var mode in new[] { TableUpdateMode.Merge, TableUpdateMode.Replace })
            await Fails(412, "UpdateConditionNotSatisfied", () => table.UpdateEntityAsync(Row("p", "r", "3"), first, mode));
        await Fails(412, "UpdateConditionNotSatisfied", () => table.DeleteEntityAsync("p", "r", first));
        Assert.Equal("2", (await table.GetEntityIfExistsAsync("p", "r"))!.GetString("Value"));
        await table.UpdateEntityAsync(Row("p", "r", "4"), ETag.All, TableUpdateMode.Replace);
        Assert.Equal("4", (await table.GetEntityIfExistsAsync("p", "r"))!.GetString("Value"));
    }

    public static async Task An_update_of_nothing_is_refused(TableClient table)
    {
        await table.CreateIfNotExistsAsync();
        foreach (var mode in new[] { TableUpdateMode.Merge, TableUpdateMode.Replace })
            await Fails(404, "ResourceNotFound", () => table.UpdateEntityAsync(Row("p", "r"), ETag.All, mode));
    }

    public static async Task A_merge_keeps_and_a_replacement_drops_what_is_not_named(TableClient table)
    {
        await table.CreateIfNotExistsAsync();
        await table.AddEntityAsync(new("p", "r") { ["A"] = 1, ["B"] = 1 });
        await table.UpdateEntityAsync(new("p", "r") { ["B"] = 2, ["A"] = null }, ETag.All);
        Assert.Equal((1, 2), await AbAsync(table));
        await table.UpdateEntityAsync(new("p", "r") { ["B"] = 3 }, ETag.All, TableUpdateMode.Replace);
        Assert.Equal((null, 3), await AbAsync(table));
        await table.UpsertEntityAsync(new("p", "r") { ["A"] = 4 });
        Assert.Equal((4, 3), await AbAsync(table));
        await table.UpsertEntityAsync(new("p", "r") { ["B"] = 5 }, TableUpdateMode.Replace);
        Assert.Equal((null, 5), await AbAsync(table));
    }

    public static async Task An_upsert_inserts_what_is_not_there(TableClient table)
    {
        await table.CreateIfNotExistsAsync();
        var merged = await table.UpsertEntityAsync(Row("p", "1"));
        var replaced = await table.UpsertEntityAsync(Row("p", "2"), TableUpdateMode.Replace);
        Assert.Equal([merged, replaced], (await ReadAsync(table, TableFilter.Partition("p"))).Select(e => e.ETag));
    }

    public static async Task A_deletion_says_whether_there_was_something(TableClient table)
    {
        await table.CreateIfNotExistsAsync();
        var etag = await table.AddEntityAsync(Row("p", "r"));
        Assert.True(await table.DeleteEntityAsync("p", "r", etag));
        Assert.False(await table.DeleteEntityAsync("p", "r", etag));
        Assert.Null(await table.GetEntityIfExistsAsync("p", "r"));
    }

    public static async Task Fifty_writers_with_one_version_make_one_change(TableClient table)
    {
        await table.CreateIfNotExistsAsync();
        var etag = await table.AddEntityAsync(Row("p", "r"));
        var done = await Task.WhenAll(Enumerable.Range(0, 50).Select(async n =>
        {
            try
            {
                await table.SubmitTransactionAsync([new(UpdateReplace, Row("p", "r", $"{n}"), etag), new(Add, Row("p", $"event {n}"))]);
                return n;
            }
            catch (TableTransactionFailedException e) when (e.Status == 412)
            {
                return -1;
            }
        }));
        var winner = Assert.Single(done, n => n >= 0);
        var rows = await ReadAsync(table, TableFilter.Partition("p"));
        Assert.Equal([$"event {winner}", "r"], rows.Select(e => e.RowKey));
        Assert.Equal($"{winner}", rows[1].GetString("Value"));
    }

    private static TableEntity Row(string partition, string row, string value = "x") => new(partition, row) { ["Value"] = value };

    private static async Task<(int?, int?)> AbAsync(TableClient table)
    {
        var read = (await table.GetEntityIfExistsAsync("p", "r"))!;
        return (read.GetInt32("A"), read.GetInt32("B"));
    }

    private static async Task<List<TableEntity>> ReadAsync(TableClient table, string? filter, int? perPage = null, string[]? select = null) =>
        await table.QueryAsync(filter, perPage, select).ToListAsync();

    private static async Task Fails(int status, string code, Func<Task> call)
    {
        var failure = await Assert.ThrowsAnyAsync<RequestFailedException>(call);
        Assert.Equal((status, code), (failure.Status, failure.ErrorCode));
    }
}
