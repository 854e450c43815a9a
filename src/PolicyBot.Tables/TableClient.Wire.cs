using Azure;
using Azure.Core;

namespace PolicyBot.Tables;

// How requests are made and answers are read, for all operations.
public partial class TableClient
{
    private string EntityAddress(string partitionKey, string rowKey) =>
        $"{TableAddress}(PartitionKey='{Quoted(partitionKey)}',RowKey='{Quoted(rowKey)}')";

    private static string Quoted(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));

    private HttpMessage Message(RequestMethod method, string address)
    {
        var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(address));
        message.Request.Headers.Add("Accept", "application/json;odata=minimalmetadata"); // no metadata would hide types and ETags
        message.Request.Headers.Add("DataServiceVersion", "3.0");
        message.Request.Headers.Add("x-ms-version", ServiceVersion);
        return message;
    }

    private static void SetJson(HttpMessage message, ReadOnlyMemory<byte> json)
    {
        message.Request.Headers.Add("Content-Type", "application/json");
        message.Request.Content = RequestContent.Create(json);
    }

    private async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await pipeline.SendAsync(message, cancellationToken);
            return message.Response;
        }
        catch (Exception e) when (e is AggregateException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // A time limit of an attempt, an answer that broke off, or several failed attempts: the pipeline has a type for each, callers have one.
            var cause = e is AggregateException several ? several.InnerExceptions[^1] : e;
            throw new RequestFailedException("The Table service did not answer: " + cause.Message, e);
        }
    }

    private static ETag ETagOf(Response response)
    {
        if (response.Status is not (201 or 204)) throw Failure(response);
        return response.Headers.TryGetValue("ETag", out var etag) ? new ETag(etag) : throw new RequestFailedException(response.Status, "The Table service gave no ETag.");
    }

    // A 404 without such a code comes from somewhere else, a wrong address for example, and must not look like an empty table.
    private static bool NoSuchEntity(RequestFailedException failure) => failure.ErrorCode is TableErrorCode.ResourceNotFound or TableErrorCode.EntityNotFound;

    private static RequestFailedException Failure(Response response) => new(response, null, TableErrorParser.Instance);
}
