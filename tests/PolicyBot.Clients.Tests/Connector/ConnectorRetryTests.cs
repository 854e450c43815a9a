using System.Net.Sockets;
using Azure;
using PolicyBot.Connector;
using static PolicyBot.Clients.Tests.Connector.Wire;

namespace PolicyBot.Clients.Tests.Connector;

public sealed class ConnectorRetryTests
{
    private static ConnectorClient Client(Wire wire) => new(
        new Uri("https://smba.trafficmanager.net/uk/"), new FixedCredential(),
        new ConnectorClientOptions { Transport = wire.Transport, Retry = { Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero } });

    private static Task<ResourceResponse> Send(ConnectorClient client) => client.SendToConversationAsync("a:1", Activity.CreateMessage("x"));

    private static Task<ResourceResponse> Update(ConnectorClient client) => client.UpdateActivityAsync("a:1", "1", Activity.CreateMessage("x"));

    [Theory]
    [InlineData(408)]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_post_is_never_retried_after_an_answer(int status)
    {
        var wire = new Wire(Answer(status, retryAfter: "0"));
        var client = Client(wire);
        await Assert.ThrowsAsync<RequestFailedException>(() => Send(client));
        await Assert.ThrowsAsync<RequestFailedException>(() => client.ReplyToActivityAsync("a:1", "1", Activity.CreateMessage("x")));
        await Assert.ThrowsAsync<RequestFailedException>(() => client.CreateConversationAsync(ConversationParameters.Personal("a", "t", "p")));
        Assert.Equal(3, wire.Sent.Count);
    }

    [Fact]
    public async Task A_post_is_never_retried_after_a_broken_connection()
    {
        var wire = new Wire(Break(new HttpRequestException("reset", new IOException())), Answer(200, "{}"));
        await Assert.ThrowsAsync<RequestFailedException>(() => Send(Client(wire)));
        Assert.Single(wire.Sent);
    }

    [Fact]
    public async Task A_post_is_never_retried_after_a_time_out()
    {
        var wire = new SilentWire();
        var options = new ConnectorClientOptions { Transport = new Azure.Core.Pipeline.HttpClientTransport(wire) };
        options.Retry.NetworkTimeout = TimeSpan.FromMilliseconds(50);
        var client = new ConnectorClient(new Uri("https://smba.trafficmanager.net/"), new FixedCredential(), options);

        var failed = await Assert.ThrowsAnyAsync<Exception>(() => Send(client));
        Assert.Equal(1, wire.Requests);
        Assert.IsType<ConnectorFailure.Ambiguous>(ConnectorFailure.Classify(failed, wasPost: true));
    }

    // What the pipeline would do to a POST by itself: the reason for the classifier above.
    [Theory]
    [InlineData(408, true)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(502, true)]
    [InlineData(503, true)]
    [InlineData(504, true)]
    [InlineData(400, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(412, false)]
    [InlineData(501, false)]
    public async Task An_update_is_retried_after_these_statuses(int status, bool retried)
    {
        var wire = new Wire(Answer(status), Answer(200, """{"id":"1"}"""));
        await Record.ExceptionAsync(() => Update(Client(wire)));
        Assert.Equal(retried ? 2 : 1, wire.Sent.Count);
    }

    [Fact]
    public async Task An_update_is_retried_after_a_broken_connection()
    {
        var wire = new Wire(Break(new HttpRequestException("reset", new IOException())), Answer(200, """{"id":"1"}"""));
        Assert.Equal("1", (await Update(Client(wire))).Id);
        Assert.Equal(2, wire.Sent.Count);
    }

    [Fact]
    public async Task An_update_is_given_up_after_three_tries()
    {
        var wire = new Wire(Answer(503));
        await Assert.ThrowsAsync<RequestFailedException>(() => Update(Client(wire)));
        Assert.Equal(3, wire.Sent.Count);
    }

    [Fact]
    public async Task Reads_and_deletes_are_retried_too()
    {
        var wire = new Wire(Answer(503), Answer(200, """{"id":"29:1"}"""), Answer(503), Answer(200));
        await Client(wire).GetConversationMemberAsync("a:1", "29:1");
        await Client(wire).DeleteActivityAsync("a:1", "1");
        Assert.Equal(["GET", "GET", "DELETE", "DELETE"], wire.Sent.Select(sent => sent.Method));
    }

    [Fact]
    public async Task A_short_retry_after_is_waited_for()
    {
        var wire = new Wire(Answer(429, retryAfter: "1"), Answer(200, """{"id":"1"}"""));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Update(Client(wire));
        Assert.Equal(2, wire.Sent.Count);
        Assert.True(watch.ElapsedMilliseconds >= 900, $"waited {watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public async Task A_long_retry_after_is_handed_to_the_caller()
    {
        var wire = new Wire(Answer(429, retryAfter: "11"));
        var failed = await Assert.ThrowsAsync<RequestFailedException>(() => Update(Client(wire)));
        Assert.Single(wire.Sent);
        Assert.Equal(new ConnectorFailure.Transient(TimeSpan.FromSeconds(11)), ConnectorFailure.Classify(failed, wasPost: false));
    }

    public static TheoryData<int, string?, string, string> Answers => new()
    {
        { 400, "BadArgument", "Permanent", "Permanent" },
        { 401, "BotNotRegistered", "Permanent", "Permanent" },
        { 401, null, "Transient", "Transient" },
        { 403, "BotDisabledByAdmin", "Permanent", "Permanent" },
        { 403, "ConversationBlockedByUser", "Permanent", "Permanent" },
        { 403, "BotNotInConversationRoster", "Permanent", "Permanent" },
        { 403, "ForbiddenOperationException", "Permanent", "Permanent" },
        { 404, "ConversationNotFound", "Permanent", "Permanent" },
        { 413, "MessageSizeTooBig", "Permanent", "Permanent" },
        { 412, "PreconditionFailed", "Transient", "Transient" },
        { 429, "Throttled", "Transient", "Transient" },
        { 408, null, "Ambiguous", "Transient" },
        { 500, "ServiceError", "Ambiguous", "Transient" },
        { 501, null, "Permanent", "Permanent" },
        { 502, null, "Ambiguous", "Transient" },
        { 503, null, "Ambiguous", "Transient" },
        { 504, null, "Ambiguous", "Transient" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_refusal_is_sorted_by_what_it_means_for_delivery(int status, string? code, string afterPost, string afterPut)
    {
        var body = code is null ? "" : $$"""{"error":{"message":".","code":"{{code}}"} }""";
        var post = await Assert.ThrowsAsync<RequestFailedException>(() => Send(Client(new Wire(Answer(status, body)))));
        var put = await Assert.ThrowsAsync<RequestFailedException>(() => Update(Client(new Wire(Answer(status, body)))));
        Assert.Equal(afterPost, ConnectorFailure.Classify(post, wasPost: true).GetType().Name);
        Assert.Equal(afterPut, ConnectorFailure.Classify(put, wasPost: false).GetType().Name);
        if (afterPost == "Permanent")
            Assert.Equal(new ConnectorFailure.Permanent(status, code), ConnectorFailure.Classify(post, wasPost: true));
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("Fri, 20 Nov 2026 10:01:30 GMT", 90)]
    [InlineData("Fri, 20 Nov 2026 09:00:00 GMT", 0)]
    [InlineData("soon", null)]
    [InlineData("-5", null)]
    [InlineData(null, null)]
    public async Task The_wait_that_the_service_asks_for_reaches_the_caller(string? header, int? seconds)
    {
        var wire = new Wire(() =>
        {
            var answer = Answer(429, retryAfter: header)();
            answer.Headers.Date = new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);
            return answer;
        });
        var failed = await Assert.ThrowsAsync<RequestFailedException>(() => Send(Client(wire)));
        TimeSpan? expected = seconds is null ? null : TimeSpan.FromSeconds(seconds.Value);
        Assert.Equal(new ConnectorFailure.Transient(expected), ConnectorFailure.Classify(failed, wasPost: true));
    }

    [Fact]
    public async Task A_connection_that_never_stood_means_that_nothing_was_sent()
    {
        var refused = new HttpRequestException(HttpRequestError.ConnectionError, "refused", new SocketException());
        var broken = new HttpRequestException(HttpRequestError.ResponseEnded, "gone", new IOException());
        var never = await Assert.ThrowsAsync<RequestFailedException>(() => Send(Client(new Wire(Break(refused)))));
        var midway = await Assert.ThrowsAsync<RequestFailedException>(() => Send(Client(new Wire(Break(broken)))));
        Assert.IsType<ConnectorFailure.Transient>(ConnectorFailure.Classify(never, wasPost: true));
        Assert.IsType<ConnectorFailure.Ambiguous>(ConnectorFailure.Classify(midway, wasPost: true));
    }

    [Fact]
    public async Task A_conversation_that_was_opened_but_not_named_is_ambiguous()
    {
        var failed = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Client(new Wire(Answer(200, "{}"))).CreateConversationAsync(ConversationParameters.Personal("a", "t", "p")));
        Assert.IsType<ConnectorFailure.Ambiguous>(ConnectorFailure.Classify(failed, wasPost: true));
    }

    [Fact]
    public void What_fails_before_sending_is_never_ambiguous()
    {
        Assert.IsType<ConnectorFailure.Transient>(ConnectorFailure.Classify(new InvalidOperationException("no token"), wasPost: true));
        Assert.IsType<ConnectorFailure.Permanent>(ConnectorFailure.Classify(new MessageTooLargeException(2, 1), wasPost: true));
    }

    private sealed class SilentWire : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new System.Diagnostics.UnreachableException();
        }
    }
}
