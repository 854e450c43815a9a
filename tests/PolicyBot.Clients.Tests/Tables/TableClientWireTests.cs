using Azure;
using PolicyBot.Tables;

namespace PolicyBot.Clients.Tests.Tables;

public sealed class TableClientWireTests
{
    private const string Service = "https://school.table.core.windows.net";
    private readonly FakeTableService service = new();

    [Fact]
    public async Task An_insert_posts_the_entity_to_the_table()
    {
        var etag = await service.Client().AddEntityAsync(new("p", "r") { ["Text"] = "x" });

        Assert.Equal(("POST", $"{Service}/Cases"), (service.Only.Method, service.Only.Address));
        Assert.Equal("""{"PartitionKey":"p","RowKey":"r","Text":"x"}""", service.Only.Body);
        Assert.Equal("return-no-content", service.Only["Prefer"]);
        Assert.Equal("application/json", service.Only["Content-Type"]);
        Assert.Equal("application/json; odata=minimalmetadata", service.Only["Accept"]);
        Assert.Equal("2020-12-06", service.Only["x-ms-version"]);
        Assert.Equal("3.0", service.Only["DataServiceVersion"]);
        Assert.Equal(FakeTableService.ETag, etag.ToString());
    }

    [Fact]
    public async Task Types_that_json_does_not_have_are_annotated()
    {
        await service.Client().AddEntityAsync(new("p", "r")
        {
            ["Int"] = 5,
            ["Yes"] = true,
            ["Long"] = 5L,
            ["Time"] = new DateTime(2026, 9, 1, 7, 30, 0, DateTimeKind.Utc),
            ["Guid"] = Guid.Parse("6F1C2A34-0000-4000-8000-00000000ABCD"),
            ["Bytes"] = new byte[] { 1, 2, 3 },
            ["Half"] = 0.5,
            ["Whole"] = 3.0,
            ["NaN"] = double.NaN,
            ["Up"] = double.PositiveInfinity,
            ["Null"] = null,
        });

        Assert.Equal(
            """{"PartitionKey":"p","RowKey":"r","Int":5,"Yes":true,"Long@odata.type":"Edm.Int64","Long":"5","""
            + """ "Time@odata.type":"Edm.DateTime","Time":"2026-09-01T07:30:00.0000000Z","""
            + """ "Guid@odata.type":"Edm.Guid","Guid":"6f1c2a34-0000-4000-8000-00000000abcd","""
            + """ "Bytes@odata.type":"Edm.Binary","Bytes":"AQID","Half@odata.type":"Edm.Double","Half":0.5,"Whole@odata.type":"Edm.Double","Whole":3,"""
            + """ "NaN@odata.type":"Edm.Double","NaN":"NaN","Up@odata.type":"Edm.Double","Up":"Infinity"}""",
            service.Only.Body.Replace(",\"Time@", ", \"Time@").Replace(",\"Guid@", ", \"Guid@").Replace(",\"Bytes@", ", \"Bytes@").Replace(",\"NaN@", ", \"NaN@"));
    }

    [Fact]
    public async Task An_entity_is_read_with_its_types_version_and_time()
    {
        service.Answers(200, """
            {"odata.metadata":"https://school.table.core.windows.net/$metadata#Cases/@Element","odata.etag":"W/\"datetime'2026-09-01T07%3A30%3A00.1Z'\"",
             "PartitionKey":"p","RowKey":"r","Timestamp":"2026-09-01T07:30:00.1Z","Text":"5","Int":5,"Half":0.5,"Whole":3.0,"Typed@odata.type":"Edm.Double","Typed":3,
             "Long@odata.type":"Edm.Int64","Long":"9007199254740993","When@odata.type":"Edm.DateTime","When":"2026-09-01T07:30:00Z",
             "Id@odata.type":"Edm.Guid","Id":"6f1c2a34-0000-4000-8000-00000000abcd","Bytes@odata.type":"Edm.Binary","Bytes":"AQID",
             "Up@odata.type":"Edm.Double","Up":"INF","Gone":null,"Later@odata.type":"Edm.Unknown","Later":"kept"}
            """);

        var read = (await service.Client().GetEntityIfExistsAsync("p", "r"))!;

        Assert.Equal("W/\"datetime'2026-09-01T07%3A30%3A00.1Z'\"", read.ETag.ToString());
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 7, 30, 0, 100, TimeSpan.Zero), read.Timestamp);
        Assert.Equal(("5", 5, 0.5, 3.0, 3.0), (read.GetString("Text"), read.GetInt32("Int"), read.GetDouble("Half"), read.GetDouble("Whole"), read.GetDouble("Typed")));
        Assert.Equal(9007199254740993L, read.GetInt64("Long"));
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 7, 30, 0, TimeSpan.Zero), read.GetDateTimeOffset("When"));
        Assert.Equal(Guid.Parse("6f1c2a34-0000-4000-8000-00000000abcd"), read.GetGuid("Id"));
        Assert.Equal(new byte[] { 1, 2, 3 }, read.GetBinary("Bytes"));
        Assert.Equal(double.PositiveInfinity, read.GetDouble("Up"));
        Assert.Equal("kept", read.GetString("Later"));
        Assert.Equal(11, read.Count);
    }

    [Fact]
    public async Task Keys_are_quoted_and_escaped_in_the_address()
    {
        service.Answers(404, """{"odata.error":{"code":"ResourceNotFound","message":{"lang":"en-GB","value":"No."}}}""");
        Assert.Null(await service.Client().GetEntityIfExistsAsync("it's é", "a:b%+;@ .."));
        Assert.Equal($"{Service}/Cases(PartitionKey='it%27%27s%20%C3%A9',RowKey='a%3Ab%25%2B%3B%40%20..')", service.Only.Address);
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge, "PATCH")]
    [InlineData(TableUpdateMode.Replace, "PUT")]
    public async Task An_update_carries_the_etag_byte_for_byte_and_the_keys_of_its_address(TableUpdateMode mode, string method)
    {
        await service.Client().UpdateEntityAsync(new("p", "r") { ["A"] = 1 }, new ETag(FakeTableService.ETag), mode);
        Assert.Equal((method, $"{Service}/Cases(PartitionKey='p',RowKey='r')"), (service.Only.Method, service.Only.Address));
        Assert.Equal(FakeTableService.ETag, service.Only["If-Match"]);
        Assert.Equal("""{"PartitionKey":"p","RowKey":"r","A":1}""", service.Only.Body);
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge, "PATCH")]
    [InlineData(TableUpdateMode.Replace, "PUT")]
    public async Task An_upsert_carries_no_etag(TableUpdateMode mode, string method)
    {
        await service.Client().UpsertEntityAsync(new("p", "r") { ETag = new ETag(FakeTableService.ETag) }, mode);
        Assert.Equal((method, null), (service.Only.Method, service.Only["If-Match"]));
    }

    [Fact]
    public async Task A_deletion_always_carries_an_etag()
    {
        Assert.True(await service.Client().DeleteEntityAsync("p", "r", ETag.All));
        Assert.Equal(("DELETE", "*", ""), (service.Only.Method, service.Only["If-Match"], service.Only.Body));
        await Assert.ThrowsAsync<ArgumentException>(() => service.Client().DeleteEntityAsync("p", "r", default));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_query_escapes_its_filter_and_always_selects_the_keys()
    {
        service.Answers(200, """{"value":[]}""");
        Assert.Empty(await service.Client().QueryAsync(TableFilter.RowKeyPrefix("o'p", "case|"), 5, ["State"]).ToListAsync());
        Assert.Equal(
            $"{Service}/Cases()?$filter=PartitionKey%20eq%20%27o%27%27p%27%20and%20RowKey%20ge%20%27case%7C%27%20and%20RowKey%20lt%20%27case%7D%27&$top=5&$select=State%2CPartitionKey%2CRowKey",
            service.Only.Address);
    }

    [Fact]
    public async Task A_query_goes_on_after_an_empty_page_and_hands_back_the_continuation_as_it_came()
    {
        service
            .Answers(200, """{"value":[]}""", ("x-ms-continuation-NextPartitionKey", "1!8!cA-- +/"), ("x-ms-continuation-NextRowKey", "1!4!cg=="))
            .Answers(200, """{"value":[{"PartitionKey":"p","RowKey":"1"}]}""", ("x-ms-continuation-NextPartitionKey", "next"))
            .Answers(200, """{"value":[{"PartitionKey":"p","RowKey":"2"}]}""");

        var rows = await service.Client().QueryAsync().ToListAsync();

        Assert.Equal(["1", "2"], rows.Select(r => r.RowKey));
        Assert.Equal(
            [$"{Service}/Cases()", $"{Service}/Cases()?NextPartitionKey=1%218%21cA--%20%2B%2F&NextRowKey=1%214%21cg%3D%3D", $"{Service}/Cases()?NextPartitionKey=next"],
            service.Requests.Select(r => r.Address));
    }

    [Fact]
    public async Task The_continuation_keeps_the_filter()
    {
        service.Answers(200, """{"value":[]}""", ("x-ms-continuation-NextPartitionKey", "n")).Answers(200, """{"value":[]}""");
        await service.Client().QueryAsync(TableFilter.Partition("p"), 1000).ToListAsync();
        Assert.Equal(service.Requests[0].Address + "&NextPartitionKey=n", service.Requests[1].Address);
    }

    [Fact]
    public async Task A_table_that_is_there_is_fine_and_one_that_is_being_deleted_is_not()
    {
        service
            .Answers(204)
            .Answers(409, """{"odata.error":{"code":"TableAlreadyExists","message":{"lang":"en-GB","value":"There."}}}""")
            .Answers(409, """{"odata.error":{"code":"TableBeingDeleted","message":{"lang":"en-GB","value":"Being deleted."}}}""");
        Assert.True(await service.Client().CreateIfNotExistsAsync());
        Assert.False(await service.Client().CreateIfNotExistsAsync());
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => service.Client().CreateIfNotExistsAsync());
        Assert.Equal((409, TableErrorCode.TableBeingDeleted), (failure.Status, failure.ErrorCode));
        Assert.Equal(("POST", $"{Service}/Tables", """{"TableName":"Cases"}"""), (service.Requests[0].Method, service.Requests[0].Address, service.Requests[0].Body));
    }
}
