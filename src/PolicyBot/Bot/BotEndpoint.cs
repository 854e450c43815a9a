using System.Buffers;
using PolicyBot.Connector;

namespace PolicyBot.Bot;

/// <summary>
/// <c>POST /api/messages</c>: reads an activity, checks where it comes from, and passes it on.
/// 400 for what is no activity, 401 and 403 for what does not come from Teams or this tenant, 413 for what is too large.
/// </summary>
internal sealed class BotEndpoint(InboundTokenValidator tokens, Dispatcher dispatcher, Pace pace, ILogger<BotEndpoint> log)
{
    /// <summary>Teams sends at most about 100 KB.</summary>
    private const int LargestBody = 256 * 1024;

    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var cancellation = http.RequestAborted;
        string? authorization = http.Request.Headers.Authorization;
        if (string.IsNullOrEmpty(authorization))
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        if (await ReadBodyAsync(http.Request, cancellation) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);

        var read = ActivityReader.Read(body);
        if (read is not ActivityRead.Parsed { Activity: var activity })
        {
            log.LogWarning("Refused a request that is no activity: {Reason}", (read as ActivityRead.Malformed)?.Reason);
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }
        if (await tokens.ValidateAsync(authorization, activity, cancellation) is InboundTokenResult.Refused refused)
        {
            log.LogWarning("Refused an activity with {Status}: {Reason}", refused.Status, refused.Reason);
            return Results.StatusCode(refused.Status);
        }
        var answer = await BotTelemetry.TurnAsync(activity, () => pace.Count(activity) switch
        {
            PaceAnswer.GoOn => dispatcher.DispatchAsync(activity, cancellation),
            PaceAnswer.StillTooFast when activity.Type != ActivityTypes.Invoke => Task.FromResult<object?>(null),
            _ => dispatcher.RefuseAsync(activity, Refusals.TooFast, cancellation),
        });
        return answer is null ? Results.Ok() : Results.Json(answer, ConnectorJson.Options);
    }

    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > LargestBody)
            return null;
        var read = await request.BodyReader.ReadAtLeastAsync(LargestBody + 1, cancellation);
        var body = read.Buffer.Length > LargestBody ? null : read.Buffer.ToArray();
        request.BodyReader.AdvanceTo(read.Buffer.End);
        return body;
    }
}
