using Azure;
using PolicyBot.Tables;
using static PolicyBot.Tables.TableTransactionActionType;

namespace PolicyBot.Clients.Tests.Tables;

public sealed class TableTransactionWireTests
{
    private const string Version1 = "W/\"datetime'1'\"";
    private readonly FakeTableService service = new();

    [Fact]
    public async Task A_transaction_is_one_multipart_body_with_a_request_for_each_action()
    {
        service.Answers(202, Answer("204 No Content\r\nETag: W/\"1\"\r\n", "204 No Content\r\nETag: W/\"2\"\r\n", "204 No Content\r\n", "204 No Content\r\nETag: W/\"4\"\r\n"));

        var etags = await service.Client().SubmitTransactionAsync(
        [
            new(Add, new("it's", "new") { ["A"] = 1 }),
            new(UpdateReplace, new("it's", "old") { ["A"] = 2 }, new ETag(Version1)),
            new(Delete, new("it's", "gone") { ["A"] = 3 }, ETag.All),
            new(UpsertMerge, new("it's", "é")),
        ]);

        Assert.Equal(["W/\"1\"", "W/\"2\"", "", "W/\"4\""], etags.Select(e => e == default ? "" : e.ToString()));
        Assert.Equal("https://school.table.core.windows.net/$batch", service.Only.Address);
        var boundary = service.Only["Content-Type"]!.Replace("multipart/mixed; boundary=batch_", "");
        Assert.Equal(36, boundary.Length);
        var expected = """
            --batch_B
            Content-Type: multipart/mixed; boundary=changeset_B

            --changeset_B
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            POST https://school.table.core.windows.net/Cases HTTP/1.1
            Accept: application/json;odata=minimalmetadata
            DataServiceVersion: 3.0
            Prefer: return-no-content
            Content-Type: application/json

            {"PartitionKey":"it\u0027s","RowKey":"new","A":1}
            --changeset_B
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            PUT https://school.table.core.windows.net/Cases(PartitionKey='it%27%27s',RowKey='old') HTTP/1.1
            Accept: application/json;odata=minimalmetadata
            DataServiceVersion: 3.0
            If-Match: W/"datetime'1'"
            Content-Type: application/json

            {"PartitionKey":"it\u0027s","RowKey":"old","A":2}
            --changeset_B
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            DELETE https://school.table.core.windows.net/Cases(PartitionKey='it%27%27s',RowKey='gone') HTTP/1.1
            Accept: application/json;odata=minimalmetadata
            DataServiceVersion: 3.0
            If-Match: *


            --changeset_B
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            PATCH https://school.table.core.windows.net/Cases(PartitionKey='it%27%27s',RowKey='%C3%A9') HTTP/1.1
            Accept: application/json;odata=minimalmetadata
            DataServiceVersion: 3.0
            Content-Type: application/json

            {"PartitionKey":"it\u0027s","RowKey":"\u00E9"}
            --changeset_B--
            --batch_B--

            """;
        Assert.Equal(expected.ReplaceLineEndings("\r\n"), service.Only.Body.Replace(boundary, "B"));
    }

    [Fact]
    public async Task A_refusal_inside_a_202_names_the_action()
    {
        service.Answers(202, Answer("412 Precondition Failed\r\nContent-Type: application/json\r\n\r\n"
            + """{"odata.error":{"code":"UpdateConditionNotSatisfied","message":{"lang":"en-US","value":"17:The update condition specified in the request was not satisfied.\nRequestId:1"}}}"""));
        var failure = await Refused();
        Assert.Equal((412, "UpdateConditionNotSatisfied", 17), (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex));
        Assert.StartsWith("17:The update condition", failure.Message);
    }

    [Theory]
    [InlineData("400 Bad Request\r\nx-ms-error-code: InvalidInput\r\n\r\n", 400, "InvalidInput")]
    [InlineData("409 Conflict\r\n\r\n<?xml version=\"1.0\"?><error><code>EntityAlreadyExists</code><message>There.</message></error>", 409, "EntityAlreadyExists")]
    [InlineData("404 Not Found\r\n\r\n{\r\n  \"odata.error\": {\r\n    \"code\": \"TableNotFound\"\r\n  }\r\n}\r\n\r\nstray", 404, "TableNotFound")]
    [InlineData("500 Oops\r\n\r\n{\"odata", 500, null)]
    public async Task A_refusal_that_says_little_is_still_a_refusal(string inner, int status, string? code)
    {
        service.Answers(202, Answer(inner));
        var failure = await Refused();
        Assert.Equal((status, code, null), (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex));
    }

    [Fact]
    public async Task A_stray_line_between_the_parts_does_no_harm()
    {
        service.Answers(202, "\r\nHTTP/1.1\r\nHTTP/1.1 what\r\n{\r\n" + Answer("204 No Content\r\nETag: W/\"1\"\r\nno colon here\r\n") + "\r\nstray: line");
        Assert.Equal(new ETag("W/\"1\""), Assert.Single(await service.Client().SubmitTransactionAsync([new(Add, new("p", "r"))])));
    }

    [Theory]
    [InlineData("")]
    [InlineData("--batchresponse_1--")]
    public async Task An_answer_without_answers_is_not_taken_for_success(string body)
    {
        service.Answers(202, body);
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => service.Client().SubmitTransactionAsync([new(Add, new("p", "r"))]));
        Assert.Contains("unknown", failure.Message);
    }

    [Fact]
    public async Task A_refusal_of_the_whole_is_an_ordinary_failure()
    {
        service.Answers(413, """{"odata.error":{"code":"RequestBodyTooLarge","message":{"lang":"en-US","value":"Too large."}}}""");
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => service.Client().SubmitTransactionAsync([new(Add, new("p", "r"))]));
        Assert.Equal((413, "RequestBodyTooLarge"), (failure.Status, failure.ErrorCode));
    }

    private Task<TableTransactionFailedException> Refused() =>
        Assert.ThrowsAsync<TableTransactionFailedException>(() => service.Client().SubmitTransactionAsync([new(Add, new("p", "r"))]));

    private static string Answer(params string[] inner) =>
        "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_2\r\n\r\n"
        + string.Concat(inner.Select(i => "--changesetresponse_2\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 " + i + "\r\n"))
        + "--changesetresponse_2--\r\n--batchresponse_1--\r\n";
}
