using Azure;
using PolicyBot.Tables;

namespace PolicyBot.Clients.Tests.Tables;

public sealed class TableFailureTests
{
    private readonly FakeTableService service = new();

    [Theory]
    [InlineData("""{"odata.error":{"code":"TableNotFound","message":{"lang":"en-US","value":"The table is not there."}}}""", "TableNotFound", "The table is not there.")]
    [InlineData("\uFEFF<?xml version=\"1.0\"?><m:error xmlns:m=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\"><m:code>AuthenticationFailed</m:code><m:message>No.</m:message></m:error>", "AuthenticationFailed", "No.")]
    [InlineData("<Error><Code>AuthorizationFailure</Code><Message>Signature.</Message></Error>", "AuthorizationFailure", "Signature.")]
    [InlineData("<html><body>Bad gateway", null, "403")]
    [InlineData("[]", null, "403")]
    [InlineData("{\"odata.error\":5}", null, "403")]
    [InlineData("", null, "403")]
    public async Task The_code_and_the_message_come_from_the_body(string body, string? code, string message)
    {
        service.Answers(403, body);
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => service.Client().AddEntityAsync(new("p", "r")));
        Assert.Equal((403, code), (failure.Status, failure.ErrorCode));
        Assert.Contains(message, failure.Message);
    }

    [Fact]
    public async Task The_code_may_come_in_the_header_only()
    {
        service.Answers(404, "", ("x-ms-error-code", "ResourceNotFound")).Answers(404, "", ("x-ms-error-code", "ResourceNotFound"));
        Assert.Null(await service.Client().GetEntityIfExistsAsync("p", "r"));
        Assert.False(await service.Client().DeleteEntityAsync("p", "r", ETag.All));
    }

    [Fact]
    public async Task A_404_that_is_not_about_the_entity_is_not_an_absent_entity()
    {
        service.Answers(404, "<html>no such site</html>").Answers(404, "<html>no such site</html>");
        await Assert.ThrowsAsync<RequestFailedException>(() => service.Client().GetEntityIfExistsAsync("p", "r"));
        await Assert.ThrowsAsync<RequestFailedException>(() => service.Client().DeleteEntityAsync("p", "r", ETag.All));
    }

    [Fact]
    public async Task Reads_and_conditional_writes_are_repeated()
    {
        service.Answers(503).Answers(500).Throws(new HttpRequestException("reset")).Answers(200, """{"PartitionKey":"p","RowKey":"r"}""");
        Assert.NotNull(await service.Client().GetEntityIfExistsAsync("p", "r"));
        Assert.Equal(4, service.Requests.Count);

        service.Requests.Clear();
        service.Answers(503);
        await service.Client().UpdateEntityAsync(new("p", "r") { ["A"] = 1 }, new ETag(FakeTableService.ETag));
        Assert.Equal(2, service.Requests.Count);
        Assert.All(service.Requests, r => Assert.Equal((FakeTableService.ETag, """{"PartitionKey":"p","RowKey":"r","A":1}"""), (r["If-Match"], r.Body)));
    }

    [Fact]
    public async Task Inserts_and_transactions_are_sent_once()
    {
        service.Answers(503).Throws(new HttpRequestException("reset")).Answers(500);
        var busy = await Assert.ThrowsAsync<RequestFailedException>(() => service.Client().AddEntityAsync(new("p", "r")));
        var lost = await Assert.ThrowsAsync<RequestFailedException>(() => service.Client().SubmitTransactionAsync([new(TableTransactionActionType.Add, new("p", "r"))]));
        await Assert.ThrowsAsync<RequestFailedException>(() => service.Client().CreateIfNotExistsAsync());
        Assert.Equal((503, 0, 3), (busy.Status, lost.Status, service.Requests.Count));
    }

    [Fact]
    public async Task A_refusal_is_not_repeated()
    {
        service.Answers(412, """{"odata.error":{"code":"UpdateConditionNotSatisfied","message":{"lang":"en-US","value":"Changed."}}}""");
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => service.Client().UpdateEntityAsync(new("p", "r"), new ETag("W/\"1\"")));
        Assert.Equal((412, TableErrorCode.UpdateConditionNotSatisfied, 1), (failure.Status, failure.ErrorCode, service.Requests.Count));
    }

    [Fact]
    public async Task No_answer_at_all_is_one_kind_of_failure_however_it_came_about()
    {
        for (var attempt = 0; attempt < 4; attempt++) service.Throws(new HttpRequestException("no route"));
        var unreachable = await Assert.ThrowsAsync<RequestFailedException>(() => service.Client().GetEntityIfExistsAsync("p", "r"));
        service.Throws(new TaskCanceledException("time limit of an attempt"));
        var late = await Assert.ThrowsAsync<RequestFailedException>(() => service.Client().AddEntityAsync(new("p", "r")));
        service.Throws(new IOException("broken off"));
        var brokenOff = await Assert.ThrowsAsync<RequestFailedException>(() => service.Client().AddEntityAsync(new("p", "r")));
        Assert.Equal((0, 0, 0, 6), (unreachable.Status, late.Status, brokenOff.Status, service.Requests.Count));
        Assert.Contains("no route", unreachable.Message);
    }

    [Fact]
    public async Task A_caller_who_gives_up_gets_a_cancellation()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => service.Client().GetEntityIfExistsAsync("p", "r", cancelled.Token));
    }
}
