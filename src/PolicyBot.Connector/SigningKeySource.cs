using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;

namespace PolicyBot.Connector;

/// <summary>Fetches the OpenID metadata and the key document it names, both small, https and without redirects.</summary>
internal sealed class SigningKeySource
{
    private const int MaxBytes = 512 * 1024;

    private readonly HttpPipeline pipeline;
    private readonly Uri metadata;
    private readonly TimeSpan timeout;
    private readonly TimeProvider time;

    public SigningKeySource(InboundTokenOptions options, HttpPipelineTransport? transport, TimeProvider time)
    {
        metadata = options.MetadataAddress;
        timeout = options.KeyFetchTimeout;
        this.time = time;
        var client = new FetchOptions();
        client.Retry.MaxRetries = 0; // the cache decides when to fetch again
        client.Retry.NetworkTimeout = timeout;
        if (transport is not null)
            client.Transport = transport;
        pipeline = HttpPipelineBuilder.Build(client);
    }

    /// <exception cref="InvalidDataException">An answer is not what it should be; the message says which.</exception>
    public async Task<IReadOnlyDictionary<string, SigningKey>> FetchAsync()
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var openId = await GetJsonAsync(metadata, limit.Token);
        if (openId.RootElement.ValueKind != JsonValueKind.Object
            || !Uri.TryCreate(openId.RootElement.Text("jwks_uri"), UriKind.Absolute, out var address)
            || address.Scheme != Uri.UriSchemeHttps)
            throw new InvalidDataException($"{metadata} names no https address for the keys");
        using var document = await GetJsonAsync(address, limit.Token);
        var keys = SigningKey.ReadSet(document.RootElement);
        return keys.Count > 0 ? keys : throw new InvalidDataException($"{address} holds no usable key");
    }

    private async Task<JsonDocument> GetJsonAsync(Uri address, CancellationToken cancellationToken)
    {
        using var message = pipeline.CreateMessage();
        message.BufferResponse = false;
        message.Request.Method = RequestMethod.Get;
        message.Request.Uri.Reset(address);
        message.Request.Headers.Add(HttpHeader.Common.JsonAccept);
        await pipeline.SendAsync(message, cancellationToken);
        if (message.Response.Status != 200)
            throw new InvalidDataException($"{address} answered {message.Response.Status}");
        var body = await ReadLimitedAsync(message.Response.ContentStream ?? Stream.Null, address, cancellationToken);
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"{address} is not JSON");
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadLimitedAsync(Stream content, Uri address, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBytes + 1];
        var length = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= MaxBytes ? buffer.AsMemory(0, length) : throw new InvalidDataException($"{address} is larger than {MaxBytes} bytes");
    }

    private sealed class FetchOptions : ClientOptions;
}
