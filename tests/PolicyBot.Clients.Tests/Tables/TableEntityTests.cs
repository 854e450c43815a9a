using PolicyBot.Tables;

namespace PolicyBot.Clients.Tests.Tables;

public sealed class TableEntityTests
{
    [Fact]
    public void Filters_double_the_quotes()
    {
        Assert.Equal("PartitionKey eq 'it''s'", TableFilter.Partition("it's"));
        Assert.Equal("PartitionKey eq 'p' and RowKey ge 'a''' and RowKey lt 'b'", TableFilter.RowKeyRange("p", "a'", "b"));
    }

    [Fact]
    public void A_prefix_becomes_a_range_that_ends_before_the_next_text()
    {
        Assert.Equal("PartitionKey eq 'p' and RowKey ge 'case|' and RowKey lt 'case}'", TableFilter.RowKeyPrefix("p", "case|"));
        Assert.Equal("PartitionKey eq 'p' and RowKey ge '&' and RowKey lt ''''", TableFilter.RowKeyPrefix("p", "&"));
        Assert.Throws<ArgumentException>(() => TableFilter.RowKeyPrefix("p", ""));
        Assert.Throws<ArgumentException>(() => TableFilter.RowKeyPrefix("p", "a\uffff"));
    }

    [Fact]
    public void A_property_of_another_type_is_not_taken_for_an_absent_one()
    {
        var entity = new TableEntity("p", "r") { ["Count"] = 5L };
        Assert.Equal(5L, entity.GetInt64("Count"));
        Assert.Null(entity.GetInt64("Absent"));
        Assert.Contains("Count", Assert.Throws<InvalidOperationException>(() => entity.GetInt32("Count")).Message);
        Assert.Contains("Count", Assert.Throws<InvalidOperationException>(() => entity.GetString("Count")).Message);
    }

    [Fact]
    public void What_the_service_can_not_store_is_refused_at_once()
    {
        var entity = new TableEntity("p", "r");
        Assert.Throws<ArgumentException>(() => entity["Money"] = 1.5m);
        Assert.Throws<ArgumentException>(() => entity["Day"] = DayOfWeek.Monday);
        Assert.Throws<ArgumentException>(() => entity["Local"] = new DateTime(2026, 9, 1, 0, 0, 0, DateTimeKind.Unspecified));
        Assert.Throws<ArgumentException>(() => entity["PartitionKey"] = "other");
        Assert.Throws<ArgumentException>(() => new TableEntity("p", "r") { { "ETag", "x" } });
        Assert.Equal(0, entity.Count);
    }
}
