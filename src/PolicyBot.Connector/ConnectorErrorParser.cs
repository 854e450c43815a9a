using System.Text.Json;
using Azure;
using Azure.Core;

namespace PolicyBot.Connector;

/// <summary>
/// Finds the error code in the shapes that the service uses: <c>{error:{code,message}}</c>, <c>{code,message}</c> and
/// <c>{errorCode:209,message:"{subCode...}"}</c>, where the sub code is the one that says something.
/// </summary>
internal sealed class ConnectorErrorParser : RequestFailedDetailsParser
{
    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        data = null;
        error = null;
        try
        {
            if (response.ContentStream is { CanSeek: true })
                error = Read(response.Content);
        }
        catch (JsonException)
        {
            // An error page from a gateway: the status has to do.
        }

        return error is not null;
    }

    private static ResponseError? Read(BinaryData content)
    {
        using var document = JsonDocument.Parse(content);
        if (document.RootElement is not { ValueKind: JsonValueKind.Object } root)
            return null;
        var body = root.TryGetProperty("error", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : root;
        var message = body.Text("message");
        var code = body.Text("code") ?? SubCode(message) ?? body.Text("errorCode") ?? body.Integer("errorCode")?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return code is null && message is null ? null : new ResponseError(code, message);
    }

    private static string? SubCode(string? message)
    {
        if (message?.TrimStart().StartsWith('{') != true)
            return null;
        try
        {
            using var document = JsonDocument.Parse(message);
            return document.RootElement.Text("subCode");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
