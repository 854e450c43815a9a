using System.Text;
using Azure;

namespace PolicyBot.Tables;

/// <summary>
/// The Table service's limits, checked before anything is sent: the service's answers to a breach are terse, and the emulator lets most pass.
/// All checks throw <see cref="ArgumentException"/>: a breach is a caller's defect.
/// https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model and
/// https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions
/// </summary>
public static class TableLimits
{
    /// <summary>A partition key or a row key: 512 characters (1 KiB of UTF-16).</summary>
    public const int KeyCharacters = 512;

    /// <summary>A property's name: 255 characters.</summary>
    public const int PropertyNameCharacters = 255;

    /// <summary>An entity: 252 properties beside the two keys and the time stamp.</summary>
    public const int Properties = 252;

    /// <summary>A text or a byte array: 64 KiB, which is 32,768 characters or 65,536 bytes.</summary>
    public const int PropertyBytes = 64 * 1024;

    /// <summary>An entity, counted as the service does (<see cref="SizeOf"/>): 1 MiB.</summary>
    public const int EntityBytes = 1024 * 1024;

    /// <summary>A transaction: 100 actions.</summary>
    public const int TransactionActions = 100;

    /// <summary>A transaction's request body: 4 MiB.</summary>
    public const int TransactionBytes = 4 * 1024 * 1024;

    // What the service's calendar begins with: an earlier time is refused as out of range.
    private static readonly DateTimeOffset Earliest = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>3 to 63 letters and digits, a letter first, and not "tables".</summary>
    public static void CheckTableName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Require(name.Length is >= 3 and <= 63 && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit) && !name.Equals("tables", StringComparison.OrdinalIgnoreCase),
            $"'{name}' can't be a table's name: 3 to 63 letters and digits, a letter first, and not 'tables'.");
    }

    /// <summary>Both keys: at most 512 characters, none of / \ # ?, no control characters, no half of a surrogate pair. Empty is allowed.</summary>
    public static void CheckKeys(string partitionKey, string rowKey)
    {
        CheckKey("partition key", partitionKey);
        CheckKey("row key", rowKey);
    }

    /// <summary>Keys, number of properties, their names and sizes, and the entity's size.</summary>
    public static void CheckEntity(TableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        CheckKeys(entity.PartitionKey, entity.RowKey);
        var where = $"Entity '{entity.PartitionKey}' / '{entity.RowKey}'";
        Require(entity.Count <= Properties, $"{where} has {entity.Count} properties; {Properties} are allowed.");
        foreach (var (name, value) in entity) CheckProperty(where, name, value);
        var size = SizeOf(entity);
        Require(size <= EntityBytes, $"{where} takes {size} bytes; {EntityBytes} are allowed.");
    }

    /// <summary>1 to 100 actions on one partition, each entity once, ETags where they belong, every entity and the whole within their sizes.</summary>
    public static void CheckTransaction(IReadOnlyList<TableTransactionAction> actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        Require(actions.Count is > 0 and <= TransactionActions, $"A transaction has {actions.Count} actions; 1 to {TransactionActions} are allowed.");
        var rowKeys = new HashSet<string>(StringComparer.Ordinal);
        var bytes = 0;
        foreach (var (type, entity, etag) in actions)
        {
            var where = $"{type} '{entity.PartitionKey}' / '{entity.RowKey}'";
            Require(entity.PartitionKey == actions[0].Entity.PartitionKey, $"{where}: a transaction stays within one partition, here '{actions[0].Entity.PartitionKey}'.");
            Require(rowKeys.Add(entity.RowKey), $"{where}: an entity can occur only once in a transaction.");
            if (type is TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace or TableTransactionActionType.Delete) CheckETag(etag);
            else Require(etag == default, $"{where}: an ETag would be ignored; use an update.");
            if (type == TableTransactionActionType.Delete)
            {
                CheckKeys(entity.PartitionKey, entity.RowKey);
                continue;
            }
            CheckEntity(entity);
            bytes += TableEntityJson.Write(entity).Length;
        }
        CheckTransactionSize(bytes);
    }

    /// <summary>A conditional write needs an ETag that was read, or <see cref="ETag.All"/>.</summary>
    public static void CheckETag(ETag etag) =>
        Require(etag != default, "An update or a deletion needs the ETag that was read, or ETag.All to say 'whatever is there'.");

    /// <summary>An entity's size in bytes as the service counts it, names and keys included.</summary>
    public static int SizeOf(TableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return 4 + (2 * (entity.PartitionKey.Length + entity.RowKey.Length)) + entity.Sum(p => p.Value is null ? 0 : 8 + (2 * p.Key.Length) + ValueSize(p.Value));
    }

    internal static void CheckTransactionSize(int bytes) =>
        Require(bytes <= TransactionBytes, $"A transaction takes {bytes} bytes; {TransactionBytes} are allowed.");

    private static int ValueSize(object value) => value switch
    {
        string text => 4 + (2 * text.Length),
        byte[] bytes => 4 + bytes.Length,
        bool => 1,
        int => 4,
        Guid => 16,
        _ => 8,
    };

    private static void CheckKey(string what, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Require(key.Length <= KeyCharacters, $"A {what} has {key.Length} characters; {KeyCharacters} are allowed.");
        foreach (var rune in key.EnumerateRunes())
        {
            // A lone half of a surrogate pair is enumerated as U+FFFD and would be stored as that.
            Require(!Rune.IsControl(rune) && rune.Value is not ('/' or '\\' or '#' or '?') && rune != Rune.ReplacementChar,
                $"The {what} '{key}' contains U+{rune.Value:X4}, which the Table service does not take in a key.");
        }
    }

    private static void CheckProperty(string where, string name, object? value)
    {
        Require(name.Length is > 0 and <= PropertyNameCharacters && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_'),
            $"{where}: '{name}' can't be a property's name: at most {PropertyNameCharacters} letters, digits and underscores, not beginning with a digit.");
        var bytes = value switch { string text => 2 * text.Length, byte[] b => b.Length, _ => 0 };
        Require(bytes <= PropertyBytes, $"{where}: property {name} takes {bytes} bytes; {PropertyBytes} are allowed.");
        Require(value is not DateTimeOffset time || time >= Earliest, $"{where}: property {name} is before the year 1601, where the service's calendar begins.");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds) throw new ArgumentException(otherwise);
    }
}
