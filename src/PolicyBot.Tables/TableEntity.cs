using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Azure;

namespace PolicyBot.Tables;

/// <summary>
/// An entity: its two keys and up to 252 named properties of type string, bool, int, long, double, DateTimeOffset, Guid or byte[].
/// A DateTime (UTC) is taken as a DateTimeOffset. A property that is null is not stored.
/// https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "Named like the SDK's type that it stands in for.")]
public sealed class TableEntity : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly Dictionary<string, object?> properties = new(StringComparer.Ordinal);

    /// <param name="partitionKey">At most 512 characters; not / \ # ? or a control character. May be empty.</param>
    /// <param name="rowKey">The same rules. Keys are checked when the entity is sent.</param>
    public TableEntity(string partitionKey, string rowKey)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    /// <summary>The partition: what one transaction can span.</summary>
    public string PartitionKey { get; }

    /// <summary>The key within the partition.</summary>
    public string RowKey { get; }

    /// <summary>When the service last wrote it; null on an entity that was not read.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The version that was read, to be passed back unchanged; empty on an entity that was not read.</summary>
    public ETag ETag { get; init; }

    /// <summary>How many properties there are, keys not counted.</summary>
    public int Count => properties.Count;

    /// <summary>The names of the properties, keys not included.</summary>
    public IReadOnlyCollection<string> Keys => properties.Keys;

    /// <summary>A property, or null where there is none.</summary>
    /// <exception cref="ArgumentException">On setting: the type can't be stored, or the name is that of a key or of the time stamp.</exception>
    public object? this[string name]
    {
        get => properties.GetValueOrDefault(name);
        set => properties[NotReserved(name)] = Storable(name, value);
    }

    /// <summary>Adds a property; for collection initialisers.</summary>
    public void Add(string name, object? value) => properties.Add(NotReserved(name), Storable(name, value));

    /// <summary>Removes a property. Only a replacing write removes it from the store.</summary>
    public bool Remove(string name) => properties.Remove(name);

    /// <summary>Whether there is such a property.</summary>
    public bool ContainsKey(string name) => properties.ContainsKey(name);

    /// <summary>A text, or null where there is none.</summary>
    /// <exception cref="InvalidOperationException">The property is of another type; so for all the getters.</exception>
    public string? GetString(string name) => Get<string>(name);

    /// <summary>A truth value, or null where there is none.</summary>
    public bool? GetBoolean(string name) => GetValue<bool>(name);

    /// <summary>An Int32, or null where there is none.</summary>
    public int? GetInt32(string name) => GetValue<int>(name);

    /// <summary>An Int64, or null where there is none.</summary>
    public long? GetInt64(string name) => GetValue<long>(name);

    /// <summary>A double, or null where there is none. A whole number without a type is taken too: Azurite answers so.</summary>
    public double? GetDouble(string name) => this[name] is int whole ? whole : GetValue<double>(name);

    /// <summary>A time in UTC, or null where there is none.</summary>
    public DateTimeOffset? GetDateTimeOffset(string name) => GetValue<DateTimeOffset>(name);

    /// <summary>A Guid, or null where there is none.</summary>
    public Guid? GetGuid(string name) => GetValue<Guid>(name);

    /// <summary>Bytes, or null where there are none.</summary>
    public byte[]? GetBinary(string name) => Get<byte[]>(name);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private T? Get<T>(string name) where T : class => this[name] switch
    {
        null => null,
        T value => value,
        var other => throw WrongType(name, typeof(T), other),
    };

    private T? GetValue<T>(string name) where T : struct => this[name] switch
    {
        null => null,
        T value => value,
        var other => throw WrongType(name, typeof(T), other),
    };

    private InvalidOperationException WrongType(string name, Type wanted, object found) =>
        new($"Property {name} of entity '{PartitionKey}' / '{RowKey}' is of type {found.GetType().Name}, not {wanted.Name}.");

    private static string NotReserved(string name) =>
        name is nameof(PartitionKey) or nameof(RowKey) or nameof(Timestamp) or nameof(ETag)
            ? throw new ArgumentException($"{name} is not a property of its own: keys are given to the constructor, the rest comes from the service.", nameof(name))
            : name;

    private static object? Storable(string name, object? value) => value switch
    {
        null or string or bool or int or long or double or Guid or byte[] => value,
        DateTimeOffset time => time.ToUniversalTime(),
        DateTime { Kind: DateTimeKind.Utc } time => new DateTimeOffset(time),
        DateTime => throw new ArgumentException($"Property {name}: a DateTime must be UTC; or use DateTimeOffset.", nameof(value)),
        _ => throw new ArgumentException($"Property {name}: the Table service can't store a {value.GetType().Name}.", nameof(value)),
    };
}
