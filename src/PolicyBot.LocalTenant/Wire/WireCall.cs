using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PolicyBot.LocalTenant.Wire;

/// <summary>One request that the bot made to a production address, read once.</summary>
public sealed class WireCall
{
    private readonly HttpRequestMessage request;

    private WireCall(HttpRequestMessage request, byte[] bytes)
    {
        this.request = request;
        Bytes = bytes;
        Body = Encoding.UTF8.GetString(bytes);
        Uri = request.RequestUri!;
        Segments = [.. Uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
        Query = ReadQuery(Uri.Query);
    }

    public Uri Uri { get; }

    public string Method => request.Method.Method;

    public string Host => Uri.Host;

    /// <summary>The path's parts, unescaped.</summary>
    public string[] Segments { get; }

    public IReadOnlyDictionary<string, string> Query { get; }

    public byte[] Bytes { get; }

    /// <summary>The bytes as text.</summary>
    public string Body { get; }

    public string? BearerToken =>
        request.Headers.Authorization is { Scheme: "Bearer", Parameter: { } token } ? token : null;

    public static async Task<WireCall> ReadAsync(HttpRequestMessage request, CancellationToken cancellation) =>
        new(request, request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellation));

    public string? Header(string name) =>
        request.Headers.TryGetValues(name, out var values) || request.Content?.Headers.TryGetValues(name, out values) == true ? string.Join(",", values) : null;

    /// <summary>The body as a JSON object; null when it is something else.</summary>
    public JsonObject? Json()
    {
        try
        {
            return JsonNode.Parse(Body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Dictionary<string, string> ReadQuery(string query)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            read[Unescape(parts[0])] = parts.Length > 1 ? Unescape(parts[1]) : "";
        }
        return read;
    }

    private static string Unescape(string part) => Uri.UnescapeDataString(part.Replace('+', ' '));
}
