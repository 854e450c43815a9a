using System.Net.Mime;
using PolicyBot.LocalTenant.Teams;
using PolicyBot.LocalTenant.Wire;

namespace PolicyBot.LocalTenant.Bridge;

/// <summary>
/// Where other clients, such as Microsoft's Agents Playground, post their unsigned activities: signed here, and passed to the bot as Teams would.
/// On loopback only.
/// </summary>
internal sealed class BridgeEndpoint(BotLine line, BridgePeople people)
{
    private const int LargestBody = 256 * 1024;

    public static WebApplication Build(int port, BotLine line, BridgePeople people)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://localhost:{port}").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LargestBody);
        builder.Configuration["AllowedHosts"] = "127.0.0.1;localhost;[::1]";
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        var app = builder.Build();
        app.UseHostFiltering();
        var endpoint = new BridgeEndpoint(line, people);
        app.MapMethods("/api/messages", ["HEAD", "GET"], () => Results.Ok()); // a client's first look
        app.MapPost("/api/messages", endpoint.TakeAsync);
        return app;
    }

    private async Task<IResult> TakeAsync(HttpRequest request, CancellationToken gone)
    {
        // No page in a browser can send this type without being allowed to first.
        if (request.ContentType?.StartsWith(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase) != true)
            return Refuse(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", "Activities are application/json.");
        using var reader = new StreamReader(request.Body);
        if (ClientActivity.Read(await reader.ReadToEndAsync(gone)) is not { } activity)
            return Refuse(StatusCodes.Status400BadRequest, "BadSyntax", "This is no activity: it has no from or no conversation.id.");
        if (BridgeRelay.ServiceUrlFor(activity["serviceUrl"]?.ToString()) is not { } serviceUrl)
            return Refuse(StatusCodes.Status400BadRequest, "BadArgument", "serviceUrl is not plain http on this machine.");
        if (ClientActivity.FindSender(activity, people) is not { } sender)
            return Refuse(StatusCodes.Status403Forbidden, "UnknownPerson",
                $"{activity["from"]} is nobody in this school. Name them in the file of --people.");

        var reply = await line.PostAsync(ClientActivity.Translate(activity, sender, serviceUrl), gone);
        return reply switch
        {
            { Status: 0 } => Refuse(StatusCodes.Status502BadGateway, "BadGateway", "The bot does not answer."),
            { Body: { } body } => Results.Json(body, statusCode: reply.Status),
            _ => Results.StatusCode(reply.Status),
        };
    }

    private static IResult Refuse(int status, string code, string message)
    {
        Console.Error.WriteLine($"[bridge] {message}");
        return Results.Json(WireAnswer.Error(status, code, message).Body, statusCode: status);
    }
}
