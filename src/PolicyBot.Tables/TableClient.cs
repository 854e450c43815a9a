using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace PolicyBot.Tables;

/// <summary>
/// One table of an Azure Table service (or of its emulator Azurite). Safe for use by many threads.
/// <para>Failures: <see cref="RequestFailedException"/> with <c>Status</c> and <c>ErrorCode</c> (<see cref="TableErrorCode"/>) as the service gave
/// them; status 0 where no answer came. <see cref="ArgumentException"/> where a limit (<see cref="TableLimits"/>) would be broken; nothing is sent then.</para>
/// <para>Repetition: reads and conditional writes are repeated after a lost answer, inserts and transactions never. So a 412, a 404 on an update, or
/// a missing entity on a deletion can mean that the first attempt had succeeded; and an insert or a transaction that ended without an answer may have
/// been done. Where that matters, store an operation id in the entity and read it back.</para>
/// https://learn.microsoft.com/rest/api/storageservices/table-service-rest-api
/// </summary>
public partial class TableClient
{
    private const string ServiceVersion = "2020-12-06"; // the first that takes Entra tokens
    private const string EntraScope = "https://storage.azure.com/.default";

    private readonly HttpPipeline pipeline = null!;
    private readonly string serviceAddress = null!;

    /// <summary>For tests that stand in for the service.</summary>
    protected TableClient() => Name = "";

    /// <param name="endpoint">The Table service, for example https://school.table.core.windows.net, or http://127.0.0.1:10002/devstoreaccount1.</param>
    /// <param name="tableName">3 to 63 letters and digits, a letter first.</param>
    /// <param name="credential">The account's name and key.</param>
    /// <param name="options">Retries, transport, diagnostics.</param>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions? options = null)
        : this(endpoint, tableName, new TableSharedKeyPolicy(NotNull(credential), (options ??= new()).Time), options)
    {
    }

    /// <param name="endpoint">The Table service; https, since tokens are not sent over anything else.</param>
    /// <param name="tableName">3 to 63 letters and digits, a letter first.</param>
    /// <param name="credential">An identity with the role Storage Table Data Contributor.</param>
    /// <param name="options">Retries, transport, diagnostics.</param>
    public TableClient(Uri endpoint, string tableName, TokenCredential credential, TableClientOptions? options = null)
        : this(endpoint, tableName, new BearerTokenAuthenticationPolicy(NotNull(credential), EntraScope), options ?? new())
    {
    }

    private TableClient(Uri endpoint, string tableName, HttpPipelinePolicy authentication, TableClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        TableLimits.CheckTableName(tableName);
        Name = tableName;
        serviceAddress = endpoint.AbsoluteUri.TrimEnd('/');
        options.RetryPolicy ??= new TableRetryPolicy(options.Retry);
        pipeline = HttpPipelineBuilder.Build(options, [], [authentication], new ResponseClassifier());
    }

    /// <summary>The table's name.</summary>
    public virtual string Name { get; }

    private string TableAddress => $"{serviceAddress}/{Name}";

    /// <summary>Creates the table unless it is there.</summary>
    /// <returns>Whether it was created now.</returns>
    /// <exception cref="RequestFailedException">Among others 409 TableBeingDeleted, for a minute or so after the table was deleted.</exception>
    /// <remarks>https://learn.microsoft.com/rest/api/storageservices/create-table</remarks>
    public virtual async Task<bool> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        using var message = Message(RequestMethod.Post, serviceAddress + "/Tables");
        message.Request.Headers.Add("Prefer", "return-no-content");
        SetJson(message, JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["TableName"] = Name }));
        var response = await SendAsync(message, cancellationToken);
        if (response.Status is 201 or 204) return true;
        var failure = Failure(response);
        return failure.ErrorCode == TableErrorCode.TableAlreadyExists ? false : throw failure;
    }

    /// <summary>Inserts an entity. Sent once.</summary>
    /// <returns>Its ETag.</returns>
    /// <exception cref="RequestFailedException">409 EntityAlreadyExists; 404 TableNotFound.</exception>
    /// <remarks>https://learn.microsoft.com/rest/api/storageservices/insert-entity</remarks>
    public virtual async Task<ETag> AddEntityAsync(TableEntity entity, CancellationToken cancellationToken = default)
    {
        TableLimits.CheckEntity(entity);
        using var message = Message(RequestMethod.Post, TableAddress);
        message.Request.Headers.Add("Prefer", "return-no-content");
        SetJson(message, TableEntityJson.Write(entity));
        return ETagOf(await SendAsync(message, cancellationToken));
    }

    /// <summary>Reads an entity.</summary>
    /// <returns>The entity, or null where there is none.</returns>
    /// <exception cref="RequestFailedException">404 TableNotFound.</exception>
    /// <remarks>https://learn.microsoft.com/rest/api/storageservices/query-entities</remarks>
    public virtual async Task<TableEntity?> GetEntityIfExistsAsync(string partitionKey, string rowKey, CancellationToken cancellationToken = default)
    {
        TableLimits.CheckKeys(partitionKey, rowKey);
        using var message = Message(RequestMethod.Get, EntityAddress(partitionKey, rowKey));
        var response = await SendAsync(message, cancellationToken);
        if (response.Status != 200) return NoSuchEntity(Failure(response)) ? null : throw Failure(response);
        using var json = JsonDocument.Parse(response.Content.ToMemory());
        return TableEntityJson.Read(json.RootElement);
    }

    /// <summary>Changes an entity if it still is as it was read.</summary>
    /// <param name="entity">The new properties; for a merge, those that change.</param>
    /// <param name="ifMatch">The ETag that was read, or <see cref="ETag.All"/> to change whatever is there.</param>
    /// <param name="mode">What becomes of properties that are not named.</param>
    /// <param name="cancellationToken">Stops waiting; the change may have been made.</param>
    /// <returns>The new ETag.</returns>
    /// <exception cref="RequestFailedException">412 UpdateConditionNotSatisfied: it has changed; 404 ResourceNotFound: it is gone.</exception>
    /// <remarks>https://learn.microsoft.com/rest/api/storageservices/update-entity2</remarks>
    public virtual async Task<ETag> UpdateEntityAsync(
        TableEntity entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
    {
        TableLimits.CheckETag(ifMatch);
        return await WriteAsync(entity, ifMatch, mode, cancellationToken);
    }

    /// <summary>Changes an entity whatever it was, or inserts it.</summary>
    /// <returns>The new ETag.</returns>
    /// <exception cref="RequestFailedException">404 TableNotFound.</exception>
    /// <remarks>https://learn.microsoft.com/rest/api/storageservices/insert-or-replace-entity</remarks>
    public virtual async Task<ETag> UpsertEntityAsync(
        TableEntity entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) =>
        await WriteAsync(entity, default, mode, cancellationToken);

    /// <summary>Deletes an entity if it still is as it was read.</summary>
    /// <param name="partitionKey">Its partition.</param>
    /// <param name="rowKey">Its key.</param>
    /// <param name="ifMatch">The ETag that was read, or <see cref="ETag.All"/> to delete whatever is there.</param>
    /// <param name="cancellationToken">Stops waiting; the deletion may have been made.</param>
    /// <returns>False where there was no such entity.</returns>
    /// <exception cref="RequestFailedException">412 UpdateConditionNotSatisfied: it has changed; 404 TableNotFound.</exception>
    /// <remarks>https://learn.microsoft.com/rest/api/storageservices/delete-entity1</remarks>
    public virtual async Task<bool> DeleteEntityAsync(string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellationToken = default)
    {
        TableLimits.CheckKeys(partitionKey, rowKey);
        TableLimits.CheckETag(ifMatch);
        using var message = Message(RequestMethod.Delete, EntityAddress(partitionKey, rowKey));
        message.Request.Headers.Add("If-Match", ifMatch.ToString());
        var response = await SendAsync(message, cancellationToken);
        if (response.Status == 204) return true;
        var failure = Failure(response);
        return NoSuchEntity(failure) ? false : throw failure;
    }

    private async Task<ETag> WriteAsync(TableEntity entity, ETag ifMatch, TableUpdateMode mode, CancellationToken cancellationToken)
    {
        TableLimits.CheckEntity(entity);
        var method = mode == TableUpdateMode.Replace ? RequestMethod.Put : RequestMethod.Patch;
        using var message = Message(method, EntityAddress(entity.PartitionKey, entity.RowKey));
        if (ifMatch != default) message.Request.Headers.Add("If-Match", ifMatch.ToString());
        SetJson(message, TableEntityJson.Write(entity));
        return ETagOf(await SendAsync(message, cancellationToken));
    }

    private static T NotNull<T>(T? value) where T : class => value ?? throw new ArgumentNullException(nameof(value));
}
