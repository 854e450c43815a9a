using System.Net;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using PolicyBot.Graph;

namespace PolicyBot.Clients.Tests.Graph;

internal sealed record SentRequest(string Method, Uri Uri, string? Body, IReadOnlyDictionary<string, string> Headers);

/// <summary>A Graph that answers what the test says, in order, and remembers what it was asked.</summary>
internal sealed class FakeGraph : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = new();

    public List<SentRequest> Requests { get; } = [];

    /// <summary>Set, a request after the last answer waits until it is cancelled.</summary>
    public bool Silent { get; init; }

    /// <summary>Completed when a request has begun to wait.</summary>
    public TaskCompletionSource Waits { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FakeGraph Answers(int status, string body = "", string? retryAfter = null)
    {
        _answers.Enqueue(() =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            if (retryAfter is not null)
                response.Headers.Add("Retry-After", retryAfter);
            return response;
        });
        return this;
    }

    public FakeGraph Breaks()
    {
        _answers.Enqueue(() => throw new HttpRequestException("connection refused"));
        return this;
    }

    public GraphClient Client(GraphClientOptions? options = null, TokenCredential? credential = null)
    {
        options ??= new GraphClientOptions { Retry = { MaxRetries = 0 } };
        options.Transport = new HttpClientTransport(this);
        return new GraphClient(GraphClient.PublicEndpoint, credential ?? new FakeCredential(), options);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add(new SentRequest(request.Method.Method, request.RequestUri!, body,
            request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? []).ToDictionary(header => header.Key, header => string.Join(",", header.Value))));
        if (_answers.Count > 0)
            return _answers.Dequeue()();
        if (Silent)
        {
            Waits.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        throw new InvalidOperationException($"no answer for {request.Method} {request.RequestUri}");
    }
}

internal sealed class FakeCredential : TokenCredential
{
    public List<string> Scopes { get; } = [];

    /// <summary>Set, no token ever comes, and nobody looks whether it is still wanted.</summary>
    public bool Hangs { get; init; }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("the client is asynchronous");

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Scopes.AddRange(requestContext.Scopes);
        if (Hangs)
            await new TaskCompletionSource().Task;
        return new AccessToken("the-token", DateTimeOffset.MaxValue);
    }
}

/// <summary>A clock whose only timer goes off when the test says so.</summary>
internal sealed class ClockThatRings : TimeProvider
{
    private Action? _ring;

    public TimeSpan? DueIn { get; private set; }

    public void Ring() => _ring!();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        DueIn = dueTime;
        _ring = () => callback(state);
        return new Timer();
    }

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
