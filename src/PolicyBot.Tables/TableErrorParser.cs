using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Azure;
using Azure.Core;

namespace PolicyBot.Tables;

/// <summary>
/// Error code and message from a failed answer: JSON mostly, XML where authentication failed, or only the header.
/// https://learn.microsoft.com/rest/api/storageservices/status-and-error-codes2
/// </summary>
internal sealed class TableErrorParser : RequestFailedDetailsParser
{
    public static readonly TableErrorParser Instance = new();

    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        data = null;
        var (code, message) = Read(response.Content.ToString());
        if (response.Headers.TryGetValue("x-ms-error-code", out var header)) code = header;
        error = code is null && message is null ? null : new ResponseError(code, message);
        return error is not null;
    }

    public static (string? Code, string? Message) Read(string body)
    {
        try
        {
            return body.TrimStart('\uFEFF', ' ', '\r', '\n') switch
            {
                ['{', ..] text => ReadJson(text),
                ['<', ..] text => ReadXml(text),
                _ => default,
            };
        }
        catch (Exception e) when (e is JsonException or XmlException or InvalidOperationException)
        {
            return default; // a gateway's page rather than the service's answer
        }
    }

    private static (string?, string?) ReadJson(string text)
    {
        using var json = JsonDocument.Parse(text);
        if (!json.RootElement.TryGetProperty("odata.error", out var error)) return default;
        var code = error.TryGetProperty("code", out var c) ? c.GetString() : null;
        var message = error.TryGetProperty("message", out var m) && m.TryGetProperty("value", out var value) ? value.GetString() : null;
        return (code, message);
    }

    private static (string?, string?) ReadXml(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text));
        var root = XDocument.Load(reader).Root!;
        string? Child(string name) => root.Elements().FirstOrDefault(e => e.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
        return (Child("code"), Child("message"));
    }
}
