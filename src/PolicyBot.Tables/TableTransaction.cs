using Azure;

namespace PolicyBot.Tables;

/// <summary>What an update does with the properties that it does not name.</summary>
public enum TableUpdateMode
{
    /// <summary>Leaves them. A property can't be removed by a merge: a null is not sent.</summary>
    Merge,

    /// <summary>Removes them.</summary>
    Replace,
}

/// <summary>The kinds of action in a transaction.</summary>
public enum TableTransactionActionType
{
    /// <summary>Insert; fails if the entity is there.</summary>
    Add,

    /// <summary>Merge if the ETag matches.</summary>
    UpdateMerge,

    /// <summary>Replace if the ETag matches.</summary>
    UpdateReplace,

    /// <summary>Delete if the ETag matches.</summary>
    Delete,

    /// <summary>Merge or insert.</summary>
    UpsertMerge,

    /// <summary>Replace or insert.</summary>
    UpsertReplace,
}

/// <summary>One action of a transaction. Updates and deletes carry the ETag that was read, or <see cref="ETag.All"/> for "whatever is there".</summary>
/// <param name="ActionType">What to do.</param>
/// <param name="Entity">With what; of a deletion only its keys matter.</param>
/// <param name="ETag">Needed for updates and deletes, not allowed for the others.</param>
public sealed record TableTransactionAction(TableTransactionActionType ActionType, TableEntity Entity, ETag ETag = default);

/// <summary>A transaction was refused and nothing of it was done.</summary>
public sealed class TableTransactionFailedException : RequestFailedException
{
    /// <param name="status">The HTTP status of the action that failed.</param>
    /// <param name="message">What the service said.</param>
    /// <param name="errorCode">The service's error code.</param>
    /// <param name="failedTransactionActionIndex">Which action failed, counted from 0; null if the service did not say.</param>
    public TableTransactionFailedException(int status, string message, string? errorCode, int? failedTransactionActionIndex)
        : base(status, message, errorCode, null) => FailedTransactionActionIndex = failedTransactionActionIndex;

    /// <summary>Which action failed, counted from 0; null if the service did not say.</summary>
    public int? FailedTransactionActionIndex { get; }
}
