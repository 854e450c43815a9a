namespace PolicyBot.LocalTenant.Wire;

/// <summary>One of Microsoft's services, as far as it is played here.</summary>
public delegate Task<WireAnswer> WireService(WireCall call, CancellationToken cancellation);

/// <summary>
/// Stands behind the production addresses of Microsoft's services and answers out of memory, so that the bot keeps its production settings.
/// A host that is not played here is refused: nothing leaves the machine.
/// </summary>
public sealed class MicrosoftWire(Faults faults, IReadOnlyDictionary<string, WireService> services, TimeProvider time) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await AnswerAsync(request, cancellationToken);
        response.Headers.Date = time.GetUtcNow(); // every service says what time it is
        return response;
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = await WireCall.ReadAsync(request, cancellationToken);
        if (call.Uri.Scheme != Uri.UriSchemeHttps || !services.TryGetValue(call.Host, out var service))
            throw new HttpRequestException($"The local tenant does not play {call.Uri.GetLeftPart(UriPartial.Authority)}, and nothing else is reachable from it.");

        var fault = faults.Take(call);
        switch (fault)
        {
            case Fault.Answers planned:
                return planned.Answer.ToResponse(request);
            case Fault.Silence:
                throw new HttpRequestException("The connection was broken (a planned fault).");
            case Fault.After later:
                await later.Gate.WaitAsync(cancellationToken);
                break;
        }
        var answer = await service(call, cancellationToken);
        return (fault is Fault.AcceptedThen500 ? WireAnswer.Error(500, "ServiceError", "The service failed after it had accepted this.") : answer)
            .ToResponse(request);
    }
}
