using Azure;
using PolicyBot.Tables;
using static PolicyBot.Tables.TableTransactionActionType;

namespace PolicyBot.Clients.Tests.Tables;

/// <summary>What the service refuses and the emulator lets pass, and the rest of the limits.</summary>
public sealed class TableLimitsTests
{
    [Theory]
    [InlineData("abc"), InlineData("A1234567890"), InlineData("a23456789012345678901234567890123456789012345678901234567890123")]
    public void A_good_table_name_passes(string name) => TableLimits.CheckTableName(name);

    [Theory]
    [InlineData(""), InlineData("ab"), InlineData("1abc"), InlineData("a-bc"), InlineData("a_bc"), InlineData("äbc"), InlineData("Tables")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234")]
    public void A_bad_table_name_is_refused(string name)
    {
        var credential = new TableSharedKeyCredential("school", "AAAA");
        Assert.Throws<ArgumentException>(() => new TableClient(new("https://school.table.core.windows.net"), name, credential));
    }

    [Theory]
    [InlineData("a/b"), InlineData("a\\b"), InlineData("#"), InlineData("?"), InlineData("\0"), InlineData("a\tb"), InlineData("\u001f"), InlineData("\u007f")]
    [InlineData("\u0085"), InlineData("\u009f"), InlineData("half \ud83d"), InlineData("\ude00")]
    public void A_key_with_a_forbidden_character_is_refused(string key)
    {
        Assert.Contains("partition key", Refused(() => TableLimits.CheckKeys(key, "")));
        Assert.Contains("row key", Refused(() => TableLimits.CheckKeys("", key)));
    }

    [Fact]
    public void A_key_has_at_most_512_characters_and_may_be_empty()
    {
        TableLimits.CheckKeys("", new string('k', 512));
        Assert.Contains("513", Refused(() => TableLimits.CheckKeys("", new string('k', 513))));
    }

    [Fact]
    public void An_entity_has_at_most_252_properties()
    {
        var entity = new TableEntity("p", "r");
        for (var n = 0; n < 252; n++) entity[$"P{n}"] = n;
        TableLimits.CheckEntity(entity);
        entity["P252"] = 252;
        Assert.Contains("253", Refused(() => TableLimits.CheckEntity(entity)));
    }

    [Theory]
    [InlineData(""), InlineData("due-date"), InlineData("1st"), InlineData("two words"), InlineData("a.b"), InlineData("a@odata.type")]
    public void A_property_name_is_an_identifier(string name) =>
        Assert.Contains("name", Refused(() => TableLimits.CheckEntity(new("p", "r") { [name] = 1 })));

    [Fact]
    public void A_property_name_has_at_most_255_characters()
    {
        TableLimits.CheckEntity(new("p", "r") { [new string('n', 255)] = 1, ["_größe9"] = 1 });
        Assert.Contains("255", Refused(() => TableLimits.CheckEntity(new("p", "r") { [new string('n', 256)] = 1 })));
    }

    [Fact]
    public void A_property_has_at_most_64_KiB()
    {
        TableLimits.CheckEntity(new("p", "r") { ["Text"] = new string('x', 32_768), ["Bytes"] = new byte[65_536] });
        Assert.Contains("Text takes 65538", Refused(() => TableLimits.CheckEntity(new("p", "r") { ["Text"] = new string('x', 32_769) })));
        Assert.Contains("Bytes takes 65537", Refused(() => TableLimits.CheckEntity(new("p", "r") { ["Bytes"] = new byte[65_537] })));
    }

    [Fact]
    public void An_entity_has_at_most_1_MiB_names_and_keys_included()
    {
        // 4 + 2 x (1 + 1) + 15 x (8 + 2 x 3 + 4 + 65,536) + (8 + 2 x 4 + 4 + the rest) = 1,048,576
        var entity = new TableEntity("p", "r");
        for (var n = 10; n < 25; n++) entity[$"P{n}"] = new byte[65_536];
        entity["Rest"] = new byte[1_048_576 - 8 - (15 * 65_554) - 20];
        Assert.Equal(1_048_576, TableLimits.SizeOf(entity));
        TableLimits.CheckEntity(entity);
        entity["R"] = true;
        Assert.Contains("1048587 bytes", Refused(() => TableLimits.CheckEntity(entity)));
    }

    [Fact]
    public void The_calendar_begins_in_1601()
    {
        TableLimits.CheckEntity(new("p", "r") { ["When"] = new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero) });
        Assert.Contains("When", Refused(() => TableLimits.CheckEntity(new("p", "r") { ["When"] = DateTimeOffset.MinValue })));
    }

    [Fact]
    public void A_transaction_has_1_to_100_actions()
    {
        Assert.Contains("0 actions", Refused(() => TableLimits.CheckTransaction([])));
        TableLimits.CheckTransaction([.. Enumerable.Range(0, 100).Select(n => new TableTransactionAction(Add, new("p", $"{n}")))]);
        Assert.Contains("101 actions", Refused(() => TableLimits.CheckTransaction([.. Enumerable.Range(0, 101).Select(n => new TableTransactionAction(Add, new("p", $"{n}")))])));
    }

    [Fact]
    public void A_transaction_stays_in_one_partition_and_names_an_entity_once()
    {
        Assert.Contains("one partition", Refused(() => TableLimits.CheckTransaction([new(Add, new("p", "1")), new(Add, new("P", "2"))])));
        Assert.Contains("only once", Refused(() => TableLimits.CheckTransaction([new(Add, new("p", "1")), new(Delete, new("p", "1"), ETag.All)])));
    }

    [Fact]
    public void Updates_and_deletions_in_a_transaction_carry_an_etag_and_nothing_else_does()
    {
        foreach (var type in new[] { UpdateMerge, UpdateReplace, Delete })
            Assert.Contains("ETag", Refused(() => TableLimits.CheckTransaction([new(type, new("p", "1"))])));
        foreach (var type in new[] { Add, UpsertMerge, UpsertReplace })
            Assert.Contains("ETag", Refused(() => TableLimits.CheckTransaction([new(type, new("p", "1"), ETag.All)])));
    }

    [Fact]
    public void A_transaction_checks_every_entity_and_of_a_deletion_the_keys()
    {
        Assert.Contains("due-date", Refused(() => TableLimits.CheckTransaction([new(Add, new("p", "1")), new(UpsertMerge, new("p", "2") { ["due-date"] = 1 })])));
        Assert.Contains("row key", Refused(() => TableLimits.CheckTransaction([new(Delete, new("p", "a/b"), ETag.All)])));
    }

    [Fact]
    public async Task A_transaction_has_at_most_4_MiB_as_it_is_sent()
    {
        var service = new FakeTableService();
        var entities = Enumerable.Range(0, 64).Select(n => new TableEntity("p", $"{n}") { ["Text"] = new string('x', 32_768), ["More"] = new string('x', 32_500) });
        TableTransactionAction[] actions = [.. entities.Select(e => new TableTransactionAction(Add, e))];
        TableLimits.CheckTransaction(actions); // the entities alone fit; with the parts' headers they don't

        var e = await Assert.ThrowsAsync<ArgumentException>(() => service.Client().SubmitTransactionAsync(actions));

        Assert.Contains("4194304", e.Message);
        Assert.Empty(service.Requests);
    }

    private static string Refused(Action check) => Assert.Throws<ArgumentException>(check).Message;
}
