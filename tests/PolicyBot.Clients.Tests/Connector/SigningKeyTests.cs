using System.Security.Cryptography;
using System.Text.Json.Nodes;
using PolicyBot.Connector;
using static PolicyBot.Clients.Tests.Connector.BotConnector;

namespace PolicyBot.Clients.Tests.Connector;

public sealed class SigningKeyTests
{
    private readonly BotConnector connector = new();
    private readonly InboundTokenValidator validator;

    public SigningKeyTests() => validator = connector.Validator();

    private async Task<int> StatusOf(string header) =>
        await validator.ValidateAsync(header, Message) is InboundTokenResult.Refused refused ? refused.Status : 200;

    private string From(string keyId, RSA? key = null) => connector.Bearer(header => header["kid"] = keyId, key: key);

    [Fact]
    public async Task Keys_are_fetched_once_and_kept()
    {
        for (var i = 0; i < 20; i++)
            Assert.Equal(200, await StatusOf(connector.Bearer()));
        Assert.Equal(["https://login.botframework.com/v1/.well-known/openidconfiguration", KeysAddress], connector.Asked);
    }

    [Fact]
    public async Task Junk_causes_no_fetch()
    {
        Assert.Equal(401, await StatusOf("Bearer junk"));
        Assert.Equal(401, await StatusOf(connector.Bearer(header => header["alg"] = "none")));
        Assert.Empty(connector.Asked);
    }

    [Fact]
    public async Task Concurrent_requests_share_one_fetch()
    {
        var gate = new TaskCompletionSource();
        connector.Gate = gate.Task;
        var requests = Enumerable.Range(0, 40).Select(_ => StatusOf(connector.Bearer())).ToArray();
        gate.SetResult();
        Assert.All(await Task.WhenAll(requests), status => Assert.Equal(200, status));
        Assert.Equal(1, connector.MetadataLoads);
    }

    [Fact]
    public async Task A_request_that_gives_up_does_not_stop_the_fetch_for_the_others()
    {
        var gate = new TaskCompletionSource();
        connector.Gate = gate.Task;
        using var impatient = new CancellationTokenSource();
        var first = validator.ValidateAsync(connector.Bearer(), Message, impatient.Token);
        var second = StatusOf(connector.Bearer());
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        Assert.Equal(200, await second);
        Assert.Equal(1, connector.MetadataLoads);
    }

    [Fact]
    public async Task Fifty_unknown_keys_cause_no_further_fetch()
    {
        Assert.Equal(200, await StatusOf(connector.Bearer()));
        for (var i = 0; i < 50; i++)
            Assert.Equal(401, await StatusOf(From("unknown-" + i)));
        Assert.Equal(1, connector.MetadataLoads);
    }

    [Fact]
    public async Task A_new_key_is_found_an_hour_after_the_last_fetch_and_not_before()
    {
        Assert.Equal(200, await StatusOf(connector.Bearer()));
        connector.Keys = [Jwk("key-1", Key), Jwk("key-2", OtherKey)];

        connector.Time.Now += TimeSpan.FromMinutes(59);
        Assert.Equal(401, await StatusOf(From("key-2", OtherKey)));
        connector.Time.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(200, await StatusOf(From("key-2", OtherKey)));
        Assert.Equal(2, connector.MetadataLoads);

        for (var i = 0; i < 50; i++)
            await StatusOf(From("unknown-" + i));
        Assert.Equal(2, connector.MetadataLoads);
    }

    [Fact]
    public async Task A_key_that_was_withdrawn_is_refused_after_a_day()
    {
        Assert.Equal(200, await StatusOf(connector.Bearer()));
        connector.Keys = [Jwk("key-2", OtherKey)];
        connector.Time.Now += TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1);
        Assert.Equal(200, await StatusOf(connector.Bearer()));
        Assert.Equal(1, connector.MetadataLoads);
        connector.Time.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(401, await StatusOf(connector.Bearer()));
        Assert.Equal(2, connector.MetadataLoads);
    }

    [Fact]
    public async Task A_refresh_that_fails_keeps_the_old_keys_and_is_not_repeated_for_an_hour()
    {
        Assert.Equal(200, await StatusOf(connector.Bearer()));
        connector.Metadata = () => Status(503);
        connector.Time.Now += TimeSpan.FromHours(25);
        Assert.Equal(200, await StatusOf(connector.Bearer()));
        Assert.Equal(401, await StatusOf(From("unknown")));
        connector.Time.Now += TimeSpan.FromMinutes(59);
        Assert.Equal(200, await StatusOf(connector.Bearer()));
        Assert.Equal(2, connector.MetadataLoads);
        connector.Time.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(200, await StatusOf(connector.Bearer()));
        Assert.Equal(3, connector.MetadataLoads);
    }

    [Fact]
    public async Task A_failed_first_fetch_is_repeated_after_ten_seconds()
    {
        var healthy = connector.Metadata;
        connector.Metadata = () => Status(500);
        Assert.Equal(503, await StatusOf(connector.Bearer()));
        connector.Metadata = healthy;
        for (var i = 0; i < 50; i++)
            Assert.Equal(503, await StatusOf(connector.Bearer()));
        Assert.Equal(1, connector.MetadataLoads);

        connector.Time.Now += TimeSpan.FromSeconds(10);
        Assert.Equal(200, await StatusOf(connector.Bearer()));
        Assert.Equal(401, await StatusOf(From("unknown")));
        Assert.Equal(2, connector.MetadataLoads);
    }

    public static TheoryData<string, Func<HttpResponseMessage>?, Func<HttpResponseMessage>?> BadAnswers => new()
    {
        { "answered 404", () => Status(404), null },
        { "answered 302", () => new HttpResponseMessage(System.Net.HttpStatusCode.Found) { Headers = { Location = new Uri("https://evil.example/") } }, null },
        { "is not JSON", () => Json("<html>"), null },
        { "names no https address", () => Json("{}"), null },
        { "names no https address", () => Json("[]"), null },
        { "names no https address", () => Json("""{"jwks_uri":"http://login.botframework.com/keys"}"""), null },
        { "names no https address", () => Json("""{"jwks_uri":"file:///etc/passwd"}"""), null },
        { "answered 503", null, () => Status(503) },
        { "holds no usable key", null, () => Json("""{"keys":[]}""") },
        { "holds no usable key", null, () => Json("""{"keys":{}}""") },
        { "is larger than", null, () => Json(new string(' ', 600_000)) },
        { "boom", null, () => throw new HttpRequestException("boom") },
    };

    [Theory]
    [MemberData(nameof(BadAnswers))]
    public async Task A_bad_answer_leaves_no_keys_and_says_why(string reason, Func<HttpResponseMessage>? metadata, Func<HttpResponseMessage>? keys)
    {
        connector.Metadata = metadata ?? connector.Metadata;
        connector.KeyDocument = keys ?? connector.KeyDocument;
        var refused = Assert.IsType<InboundTokenResult.Refused>(await validator.ValidateAsync(connector.Bearer(), Message));
        Assert.Equal(503, refused.Status);
        Assert.Contains(reason, refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_never_comes_is_given_up()
    {
        connector.Gate = new TaskCompletionSource().Task;
        var options = new InboundTokenOptions { AppId = AppId, AllowedTenants = [Tenant], KeyFetchTimeout = TimeSpan.FromMilliseconds(50) };
        var hurried = new InboundTokenValidator(options, connector.Transport, connector.Time);
        Assert.Equal(503, Assert.IsType<InboundTokenResult.Refused>(await hurried.ValidateAsync(connector.Bearer(), Message)).Status);
    }

    [Fact]
    public async Task A_key_under_2048_bits_is_refused_even_where_it_is_padded_to_look_longer()
    {
        using var weak = RSA.Create(1024);
        var padded = Jwk("padded", weak);
        padded["n"] = Encode([.. new byte[200], .. weak.ExportParameters(false).Modulus!]);
        connector.Keys = [Jwk("key-1", Key), Jwk("weak", weak), padded];

        Assert.Equal(200, await StatusOf(connector.Bearer()));
        Assert.Equal(401, await StatusOf(From("weak", weak)));
        Assert.Equal(401, await StatusOf(From("padded", weak)));
    }

    [Theory]
    [InlineData("kty", "\"EC\"")]
    [InlineData("use", "\"enc\"")]
    [InlineData("alg", "\"RS512\"")]
    [InlineData("kid", "null")]
    [InlineData("kid", "7")]
    [InlineData("n", "\"***\"")]
    [InlineData("n", "null")]
    [InlineData("e", "\"\"")]
    public async Task A_key_for_another_use_or_without_its_numbers_is_left_out(string member, string value)
    {
        var odd = Jwk("key-2", OtherKey);
        odd[member] = JsonNode.Parse(value);
        connector.Keys = [odd, "not a key", Jwk("key-1", Key)];
        Assert.Equal(200, await StatusOf(connector.Bearer()));
        Assert.Equal(401, await StatusOf(From("key-2", OtherKey)));
    }
}
