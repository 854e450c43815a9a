namespace PolicyBot.Tables;

/// <summary>
/// Values of <c>RequestFailedException.ErrorCode</c> that a caller decides by.
/// https://learn.microsoft.com/rest/api/storageservices/table-service-error-codes
/// </summary>
public static class TableErrorCode
{
    /// <summary>409: an insert found the entity there.</summary>
    public const string EntityAlreadyExists = nameof(EntityAlreadyExists);

    /// <summary>409: the table is there.</summary>
    public const string TableAlreadyExists = nameof(TableAlreadyExists);

    /// <summary>409: the table is still being deleted, which takes the service a minute or so.</summary>
    public const string TableBeingDeleted = nameof(TableBeingDeleted);

    /// <summary>404: the entity is not there.</summary>
    public const string ResourceNotFound = nameof(ResourceNotFound);

    /// <summary>404: the entity is not there.</summary>
    public const string EntityNotFound = nameof(EntityNotFound);

    /// <summary>404: the table is not there.</summary>
    public const string TableNotFound = nameof(TableNotFound);

    /// <summary>412: the entity has changed since its ETag was read.</summary>
    public const string UpdateConditionNotSatisfied = nameof(UpdateConditionNotSatisfied);

    /// <summary>503: try again later.</summary>
    public const string ServerBusy = nameof(ServerBusy);
}
