using Azure;
using Azure.Core;

namespace PolicyBot.Tables;

public partial class TableClient
{
    /// <summary>Does all actions or none. Sent once. All on one partition, each entity once, at most 100 actions and 4 MiB.</summary>
    /// <returns>The new ETags in the order of the actions; an empty one for a deletion.</returns>
    /// <exception cref="TableTransactionFailedException">
    /// An action was refused and nothing was done: 412 UpdateConditionNotSatisfied, 409 EntityAlreadyExists, 404 ResourceNotFound ...
    /// </exception>
    /// <exception cref="RequestFailedException">The whole was refused or got no answer; with status 0, 202 or 5xx it may have been done.</exception>
    /// <remarks>https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions</remarks>
    public virtual async Task<IReadOnlyList<ETag>> SubmitTransactionAsync(
        IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellationToken = default)
    {
        TableLimits.CheckTransaction(actions);
        var boundary = Guid.NewGuid().ToString("D");
        var body = TableBatch.Write(boundary, actions, action =>
            action.ActionType == TableTransactionActionType.Add ? TableAddress : EntityAddress(action.Entity.PartitionKey, action.Entity.RowKey));
        TableLimits.CheckTransactionSize(body.Length);

        using var message = Message(RequestMethod.Post, serviceAddress + "/$batch");
        message.Request.Headers.Add("Content-Type", $"multipart/mixed; boundary=batch_{boundary}");
        message.Request.Content = RequestContent.Create(body);
        var response = await SendAsync(message, cancellationToken);
        return response.Status == 202 ? TableBatch.Read(response.Content.ToString(), actions.Count) : throw Failure(response);
    }
}
