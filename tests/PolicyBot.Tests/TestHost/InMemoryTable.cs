using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Azure;
using PolicyBot.Tables;

namespace PolicyBot.Testing;

/// <summary>What a hook of <see cref="InMemoryTable"/> is told: the method, and what it writes (nothing for a read).</summary>
public sealed record TableCall(string Method, IReadOnlyList<TableTransactionAction> Writes);

/// <summary>
/// The Table service in memory, for story tests. It passes the same contract tests as Azurite (TableContract) and checks the same limits as the
/// real client. It can be down, fail on request, and let a test act between or after its calls.
/// </summary>
public sealed partial class InMemoryTable : TableClient
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Partition, string Row), TableEntity> rows = [];
    private readonly SortedSet<(string Partition, string Row)> keys = new(Comparer<(string Partition, string Row)>.Create(Compare)); // a range is found as fast in many as in few
    private readonly TimeProvider time;
    private readonly AsyncLocal<bool> inHook = new();
    private readonly Queue<RequestFailedException> failures = new();
    private bool created;
    private int version;

    /// <param name="time">What time stamps are taken from.</param>
    /// <param name="created">False: the table has to be created first, as at the service.</param>
    public InMemoryTable(TimeProvider? time = null, bool created = true)
    {
        this.time = time ?? TimeProvider.System;
        this.created = created;
    }

    public override string Name => "InMemory";

    /// <summary>While true, no call gets an answer (status 0) and nothing is done.</summary>
    public bool Down { get; set; }

    /// <summary>Runs before each call takes effect: the place for a concurrent write. What it throws, the caller gets. Its own calls run no hooks.</summary>
    public Func<TableCall, Task>? BeforeEach { get; set; }

    /// <summary>Runs after each call has taken effect: throw here for a crash, or an answer that is lost, after the commit.</summary>
    public Func<TableCall, Task>? AfterEach { get; set; }

    /// <summary>How many entities reads and queries have returned so far.</summary>
    public int RowsRead { get; private set; }

    /// <summary>Everything that is stored now, in order.</summary>
    public IReadOnlyList<TableEntity> Rows
    {
        get
        {
            lock (gate) return [.. keys.Select(key => Copy(rows[key]))];
        }
    }

    /// <summary>The next calls fail like this, and do nothing.</summary>
    public void FailNext(int times = 1, int status = 503, string errorCode = TableErrorCode.ServerBusy)
    {
        lock (gate)
            for (var i = 0; i < times; i++) failures.Enqueue(Error(status, errorCode));
    }

    public override Task<bool> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        CallAsync(nameof(CreateIfNotExistsAsync), [], () =>
        {
            var now = !created;
            created = true;
            return now;
        }, cancellationToken);

    public override Task<ETag> AddEntityAsync(TableEntity entity, CancellationToken cancellationToken = default)
    {
        TableLimits.CheckEntity(entity);
        return WriteAsync(nameof(AddEntityAsync), new(TableTransactionActionType.Add, entity), cancellationToken);
    }

    public override Task<TableEntity?> GetEntityIfExistsAsync(string partitionKey, string rowKey, CancellationToken cancellationToken = default)
    {
        TableLimits.CheckKeys(partitionKey, rowKey);
        return CallAsync(nameof(GetEntityIfExistsAsync), [], () =>
        {
            if (!rows.TryGetValue((partitionKey, rowKey), out var found)) return null;
            RowsRead++;
            return Copy(found);
        }, cancellationToken);
    }

    public override Task<ETag> UpdateEntityAsync(
        TableEntity entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
    {
        TableLimits.CheckETag(ifMatch);
        TableLimits.CheckEntity(entity);
        var type = mode == TableUpdateMode.Merge ? TableTransactionActionType.UpdateMerge : TableTransactionActionType.UpdateReplace;
        return WriteAsync(nameof(UpdateEntityAsync), new(type, entity, ifMatch), cancellationToken);
    }

    public override Task<ETag> UpsertEntityAsync(
        TableEntity entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
    {
        TableLimits.CheckEntity(entity);
        var type = mode == TableUpdateMode.Merge ? TableTransactionActionType.UpsertMerge : TableTransactionActionType.UpsertReplace;
        return WriteAsync(nameof(UpsertEntityAsync), new(type, entity), cancellationToken);
    }

    public override Task<bool> DeleteEntityAsync(string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellationToken = default)
    {
        TableLimits.CheckKeys(partitionKey, rowKey);
        TableLimits.CheckETag(ifMatch);
        var action = new TableTransactionAction(TableTransactionActionType.Delete, new(partitionKey, rowKey), ifMatch);
        return CallAsync(nameof(DeleteEntityAsync), [action], () =>
        {
            if (Refusal(action) is { ErrorCode: TableErrorCode.ResourceNotFound }) return false;
            DoAll([action], (refusal, _) => refusal);
            return true;
        }, cancellationToken);
    }

    public override Task<IReadOnlyList<ETag>> SubmitTransactionAsync(
        IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellationToken = default)
    {
        TableLimits.CheckTransaction(actions);
        return CallAsync<IReadOnlyList<ETag>>(nameof(SubmitTransactionAsync), actions, () => DoAll(actions, (refusal, index) =>
            new TableTransactionFailedException(refusal.Status, $"{index}:{refusal.Message}", refusal.ErrorCode, index)), cancellationToken);
    }

    public override async IAsyncEnumerable<TableEntity> QueryAsync(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (maxPerPage is < 1 or > 1000) throw new ArgumentOutOfRangeException(nameof(maxPerPage));
        var (from, to) = RangeOf(filter);
        var names = select?.ToHashSet(StringComparer.Ordinal);
        (string, string)? last = null;
        IReadOnlyList<TableEntity> page;
        do
        {
            // A page at a time, as the table is then.
            page = await CallAsync<IReadOnlyList<TableEntity>>(nameof(QueryAsync), [], () =>
            {
                var found = keys.GetViewBetween(last ?? from, to).Where(key => key != last && key != to).Take(maxPerPage ?? 1000).Select(key => Copy(rows[key], names)).ToList();
                RowsRead += found.Count;
                return found;
            }, cancellationToken);
            foreach (var entity in page) yield return entity;
            if (page.Count > 0) last = (page[^1].PartitionKey, page[^1].RowKey);
        }
        while (page.Count == (maxPerPage ?? 1000));
    }

    private Task<ETag> WriteAsync(string method, TableTransactionAction action, CancellationToken cancellationToken) =>
        CallAsync(method, [action], () => DoAll([action], (refusal, _) => refusal)[0], cancellationToken);

    private async Task<T> CallAsync<T>(string method, IReadOnlyList<TableTransactionAction> writes, Func<T> work, CancellationToken cancellationToken)
    {
        await Task.Yield(); // so that concurrent callers really interleave
        cancellationToken.ThrowIfCancellationRequested();
        var call = new TableCall(method, writes);
        await RunAsync(BeforeEach, call);
        T result;
        lock (gate)
        {
            if (Down) throw new RequestFailedException("The Table service did not answer: it is down.");
            if (failures.TryDequeue(out var failure)) throw failure;
            if (!created && method != nameof(CreateIfNotExistsAsync)) throw Error(404, TableErrorCode.TableNotFound);
            result = work();
        }
        await RunAsync(AfterEach, call);
        return result;
    }

    private async Task RunAsync(Func<TableCall, Task>? hook, TableCall call)
    {
        if (hook is null || inHook.Value) return;
        inHook.Value = true;
        try
        {
            await hook(call);
        }
        finally
        {
            inHook.Value = false;
        }
    }

    // All actions concern different entities, so each can be judged on the state before.
    private List<ETag> DoAll(IReadOnlyList<TableTransactionAction> actions, Func<RequestFailedException, int, Exception> refused)
    {
        for (var i = 0; i < actions.Count; i++)
            if (Refusal(actions[i]) is { } refusal) throw refused(refusal, i);
        return [.. actions.Select(Do)];
    }

    private RequestFailedException? Refusal(TableTransactionAction action)
    {
        var there = rows.TryGetValue((action.Entity.PartitionKey, action.Entity.RowKey), out var found);
        return action.ActionType switch
        {
            TableTransactionActionType.UpsertMerge or TableTransactionActionType.UpsertReplace => null,
            TableTransactionActionType.Add => there ? Error(409, TableErrorCode.EntityAlreadyExists) : null,
            _ when !there => Error(404, TableErrorCode.ResourceNotFound),
            _ => action.ETag == ETag.All || action.ETag == found!.ETag ? null : Error(412, TableErrorCode.UpdateConditionNotSatisfied),
        };
    }

    private ETag Do(TableTransactionAction action)
    {
        var key = (action.Entity.PartitionKey, action.Entity.RowKey);
        if (action.ActionType == TableTransactionActionType.Delete)
        {
            rows.Remove(key);
            keys.Remove(key);
            return default;
        }
        var merges = action.ActionType is TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge;
        IEnumerable<KeyValuePair<string, object?>> kept = merges && rows.TryGetValue(key, out var before) ? before : [];
        var stamp = time.GetUtcNow();
        var etag = new ETag($"W/\"datetime'{Uri.EscapeDataString(stamp.ToString("O", CultureInfo.InvariantCulture))}-{++version}'\"");
        var after = new TableEntity(key.PartitionKey, key.RowKey) { ETag = etag, Timestamp = stamp };
        foreach (var (name, value) in kept.Concat(action.Entity))
            if (value is not null) after[name] = Copy(value);
        rows[key] = after;
        keys.Add(key);
        return etag;
    }

    private static TableEntity Copy(TableEntity entity, HashSet<string>? names = null)
    {
        var copy = new TableEntity(entity.PartitionKey, entity.RowKey) { ETag = entity.ETag, Timestamp = names is null ? entity.Timestamp : null };
        foreach (var (name, value) in entity)
            if (names is null || names.Contains(name)) copy[name] = Copy(value!);
        return copy;
    }

    private static object Copy(object value) => value is byte[] bytes ? bytes.Clone() : value;

    private static int Compare((string Partition, string Row) a, (string Partition, string Row) b) =>
        string.CompareOrdinal(a.Partition, b.Partition) is var order and not 0 ? order : string.CompareOrdinal(a.Row, b.Row);

    private static RequestFailedException Error(int status, string code) => new(status, $"{code} (in-memory table)", code, null);

    // The first key that fits, and the first after all that do. Knows what TableFilter produces and nothing else.
    private static ((string Partition, string Row) From, (string Partition, string Row) To) RangeOf(string? filter)
    {
        if (filter is null) return (("", ""), ("\uffff", ""));
        var match = Filter().Match(filter);
        if (!match.Success) throw new NotSupportedException($"The in-memory table knows the filters of TableFilter only, not: {filter}");
        string? Value(string name) => match.Groups[name].Success ? match.Groups[name].Value.Replace("''", "'", StringComparison.Ordinal) : null;
        var partition = Value("partition")!;
        return Value("from") is { } from ? ((partition, from), (partition, Value("to")!)) : ((partition, ""), (partition + '\0', ""));
    }

    [GeneratedRegex("\\APartitionKey eq '(?<partition>([^']|'')*)'( and RowKey ge '(?<from>([^']|'')*)' and RowKey lt '(?<to>([^']|'')*)')?\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Filter();
}
