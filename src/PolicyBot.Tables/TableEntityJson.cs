using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Azure;

namespace PolicyBot.Tables;

/// <summary>
/// Entities as the wire has them: JSON with minimal metadata, where "name@odata.type" tells what JSON itself can't.
/// https://learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations
/// </summary>
public static class TableEntityJson
{
    private const string TypeSuffix = "@odata.type";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>The entity as UTF-8 JSON, without its ETag and time stamp.</summary>
    public static ReadOnlyMemory<byte> Write(TableEntity entity)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString(nameof(TableEntity.PartitionKey), entity.PartitionKey);
            json.WriteString(nameof(TableEntity.RowKey), entity.RowKey);
            foreach (var (name, value) in entity) Write(json, name, value);
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    /// <summary>Reads an entity; a property that is null is left out.</summary>
    /// <exception cref="FormatException">A value is not of the type that stands beside it, or of none that the service has.</exception>
    public static TableEntity Read(JsonElement json)
    {
        var entity = new TableEntity(Text(json, nameof(TableEntity.PartitionKey)) ?? "", Text(json, nameof(TableEntity.RowKey)) ?? "")
        {
            ETag = Text(json, "odata.etag") is { } etag ? new ETag(etag) : default,
            Timestamp = Text(json, nameof(TableEntity.Timestamp)) is { } time ? ReadTime(time) : null,
        };
        foreach (var property in json.EnumerateObject())
        {
            if (property.Name is nameof(TableEntity.PartitionKey) or nameof(TableEntity.RowKey) or nameof(TableEntity.Timestamp)
                || property.Name.StartsWith("odata.", StringComparison.Ordinal) || property.Name.EndsWith(TypeSuffix, StringComparison.Ordinal))
                continue;
            if (Value(property.Value, Text(json, property.Name + TypeSuffix)) is { } value) entity[property.Name] = value;
        }
        return entity;
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null: break;
            case string text: json.WriteString(name, text); break;
            case bool truth: json.WriteBoolean(name, truth); break;
            case int number: json.WriteNumber(name, number); break;
            case long number: Typed("Edm.Int64", number.ToString(CultureInfo.InvariantCulture)); break;
            case DateTimeOffset time: Typed("Edm.DateTime", time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)); break;
            case Guid guid: Typed("Edm.Guid", guid.ToString("D")); break;
            case byte[] bytes: Typed("Edm.Binary", Convert.ToBase64String(bytes)); break;
            case double number when double.IsFinite(number):
                // Always annotated: a whole double would come back as an Int32.
                json.WriteString(name + TypeSuffix, "Edm.Double");
                json.WriteNumber(name, number);
                break;
            case double number: Typed("Edm.Double", number.ToString(CultureInfo.InvariantCulture)); break; // NaN, Infinity, -Infinity
            default: throw new ArgumentException($"Property {name}: the Table service can't store a {value.GetType().Name}.", nameof(value));
        }

        void Typed(string type, string text)
        {
            json.WriteString(name + TypeSuffix, type);
            json.WriteString(name, text);
        }
    }

    private static object? Value(JsonElement json, string? type) => (json.ValueKind, type) switch
    {
        (JsonValueKind.Null, _) => null,
        (JsonValueKind.True or JsonValueKind.False, _) => json.GetBoolean(),
        (JsonValueKind.Number, "Edm.Double") => json.GetDouble(),
        (JsonValueKind.Number, "Edm.Int64") => json.GetInt64(),
        (JsonValueKind.Number, _) => json.TryGetInt32(out var whole) ? (object)whole : json.GetDouble(), // 3.0 is no Int32 here
        (JsonValueKind.String, "Edm.Int64") => long.Parse(json.GetString()!, CultureInfo.InvariantCulture),
        (JsonValueKind.String, "Edm.Double") => ReadDouble(json.GetString()!),
        (JsonValueKind.String, "Edm.DateTime") => ReadTime(json.GetString()!),
        (JsonValueKind.String, "Edm.Guid") => json.GetGuid(),
        (JsonValueKind.String, "Edm.Binary") => json.GetBytesFromBase64(),
        (JsonValueKind.String, _) => json.GetString(),
        _ => throw new FormatException($"The Table service answered with a property of kind {json.ValueKind}."),
    };

    private static double ReadDouble(string text) => text switch
    {
        "INF" => double.PositiveInfinity,
        "-INF" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private static DateTimeOffset ReadTime(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
