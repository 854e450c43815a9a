using Azure.Core;
using Azure.Core.Pipeline;
using PolicyBot.Core.Doctor;

namespace PolicyBot.Doctor;

/// <summary>What an address answered to a plain request: its status, and the time that its clock shows.</summary>
internal sealed record WebAnswer(int Status, DateTimeOffset? Date);

/// <summary>Plain requests, without a token.</summary>
internal sealed class WebProbes(HttpPipelineTransport transport, TimeProvider time)
{
    private readonly HttpPipeline pipeline = HttpPipelineBuilder.Build(new Plain { Transport = transport, Retry = { MaxRetries = 0 } });

    public Task<Probe<WebAnswer>> GetAsync(Uri address, CancellationToken cancellation) => SendAsync(RequestMethod.Get, address, cancellation);

    public Task<Probe<WebAnswer>> PostAsync(Uri address, CancellationToken cancellation) => SendAsync(RequestMethod.Post, address, cancellation);

    private Task<Probe<WebAnswer>> SendAsync(RequestMethod method, Uri address, CancellationToken cancellation) => Probing.TryAsync(
        async token =>
        {
            using var message = pipeline.CreateMessage();
            message.Request.Method = method;
            message.Request.Uri.Reset(address);
            await pipeline.SendAsync(message, token);
            return new WebAnswer(message.Response.Status, message.Response.Headers.Date);
        },
        time,
        cancellation);

    private sealed class Plain : ClientOptions;
}
