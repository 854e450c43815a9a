using Azure;
using PolicyBot.Tables;

namespace PolicyBot.Testing;

/// <summary>What the in-memory table can do beyond the contract, for stories about trouble.</summary>
public sealed class InMemoryTableTests
{
    private static readonly TableEntity Row = new("p", "r") { ["Value"] = 1 };
    private readonly InMemoryTable table = new();

    [Fact]
    public async Task While_it_is_down_nothing_is_done()
    {
        table.Down = true;
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(Row));
        Assert.Equal(0, failure.Status);
        table.Down = false;
        Assert.Empty(table.Rows);
    }

    [Fact]
    public async Task The_next_calls_fail_as_asked_and_do_nothing()
    {
        table.FailNext(times: 2);
        await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(Row));
        await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityIfExistsAsync("p", "r"));
        await table.AddEntityAsync(Row);
        Assert.Equal(1, Assert.Single(table.Rows).GetInt32("Value"));
    }

    [Fact]
    public async Task A_write_can_come_in_between()
    {
        var etag = await table.AddEntityAsync(Row);
        table.BeforeEach = async call => await table.UpsertEntityAsync(new("p", "r") { ["Value"] = call.Writes.Count + 1 });
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(Row, etag));
        Assert.Equal(412, failure.Status);
        Assert.Equal(2, Assert.Single(table.Rows).GetInt32("Value"));
    }

    [Fact]
    public async Task A_crash_can_come_after_the_commit()
    {
        table.AfterEach = _ => throw new RequestFailedException("The answer was lost.");
        await Assert.ThrowsAsync<RequestFailedException>(() => table.SubmitTransactionAsync([new(TableTransactionActionType.Add, Row)]));
        Assert.Single(table.Rows);
    }

    [Fact]
    public async Task What_was_handed_in_or_out_is_not_what_is_stored()
    {
        var entity = new TableEntity("p", "r") { ["Bytes"] = new byte[] { 1 } };
        await table.AddEntityAsync(entity);
        entity.GetBinary("Bytes")![0] = 2;
        (await table.GetEntityIfExistsAsync("p", "r"))!["Bytes"] = null;
        Assert.Equal([1], table.Rows[0].GetBinary("Bytes")!);
    }

    [Theory]
    [InlineData("RowKey eq 'r'"), InlineData("PartitionKey eq 'p' or true"), InlineData("PartitionKey eq 'p' and Value eq 1"), InlineData("")]
    public async Task A_filter_that_it_does_not_know_is_not_ignored(string filter) =>
        await Assert.ThrowsAsync<NotSupportedException>(() => table.QueryAsync(filter).ToListAsync().AsTask());

    [Fact]
    public async Task It_counts_what_was_read()
    {
        foreach (var row in new[] { "a1", "a2", "b" }) await table.AddEntityAsync(new("p", row));
        await table.QueryAsync(TableFilter.RowKeyPrefix("p", "a")).ToListAsync();
        Assert.Equal(2, table.RowsRead);
    }
}
