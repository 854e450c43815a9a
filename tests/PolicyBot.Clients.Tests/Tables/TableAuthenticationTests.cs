using Azure;
using Azure.Core;
using PolicyBot.Tables;

namespace PolicyBot.Clients.Tests.Tables;

public sealed class TableAuthenticationTests
{
    private readonly FakeTableService service = new();

    // Computed with openssl: printf 'DATE\n/school/PATH' | openssl dgst -sha256 -hmac KEY -binary | base64
    [Fact]
    public async Task Requests_are_signed_over_their_date_and_path()
    {
        var client = service.Client(time: new Clock());
        await client.CreateIfNotExistsAsync();
        await client.UpsertEntityAsync(new("it's é", "a:b%+"));
        Assert.Equal("Tue, 01 Sep 2026 07:30:00 GMT", service.Requests[0]["x-ms-date"]);
        Assert.Equal("SharedKeyLite school:PM/mv8KeogxUMAClDirs/wzdr71vfVSKcrv/1tameNI=", service.Requests[0]["Authorization"]);
        Assert.Equal("SharedKeyLite school:VfFsf3gBdlOAyh0b/sAiJxaDxiYIzuPt9dUYnCtDbW4=", service.Requests[1]["Authorization"]);
    }

    [Fact]
    public async Task A_path_that_begins_with_the_account_names_it_twice_and_a_batch_is_signed_once()
    {
        service.Answers(202, "HTTP/1.1 204 No Content\r\n");
        await service.Client("http://127.0.0.1:10002/school/", new Clock()).SubmitTransactionAsync([new(TableTransactionActionType.Add, new("p", "r"))]);
        Assert.Equal("http://127.0.0.1:10002/school/$batch", service.Only.Address);
        Assert.Equal("SharedKeyLite school:qIyQhZRf0s1tnt+h04YQuFmxQKE/euVK9MYN8tGw0Hg=", service.Only["Authorization"]);
        Assert.DoesNotContain("Authorization", service.Only.Body);
    }

    [Fact]
    public async Task Every_attempt_is_signed_anew()
    {
        service.Answers(503).Answers(200, """{"value":[]}""");
        await service.Client(time: new Clock { Step = TimeSpan.FromMinutes(20) }).QueryAsync().ToListAsync();
        Assert.Equal(["Tue, 01 Sep 2026 07:30:00 GMT", "Tue, 01 Sep 2026 07:50:00 GMT"], service.Requests.Select(r => r["x-ms-date"]));
        Assert.NotEqual(service.Requests[0]["Authorization"], service.Requests[1]["Authorization"]);
    }

    [Fact]
    public async Task An_identity_gives_a_bearer_token_for_storage()
    {
        var identity = new Identity();
        await new TableClient(new("https://school.table.core.windows.net"), "Cases", identity, service.Options()).UpsertEntityAsync(new("p", "r"));
        Assert.Equal("Bearer the-token", service.Only["Authorization"]);
        Assert.Equal(["https://storage.azure.com/.default"], identity.Scopes);
    }

    [Fact]
    public async Task A_bearer_token_is_not_sent_in_the_clear()
    {
        var client = new TableClient(new("http://127.0.0.1:10002/school"), "Cases", new Identity(), service.Options());
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.UpsertEntityAsync(new("p", "r")));
        Assert.Empty(service.Requests);
    }

    [Fact]
    public void A_key_that_is_not_base64_is_refused_without_being_repeated()
    {
        var e = Assert.Throws<ArgumentException>(() => new TableSharedKeyCredential("school", "half-a-key"));
        Assert.DoesNotContain("half-a-key", e.ToString());
    }

    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 9, 1, 7, 30, 0, TimeSpan.Zero);

        public TimeSpan Step { get; init; }

        public override DateTimeOffset GetUtcNow()
        {
            var was = now;
            now += Step;
            return was;
        }
    }

    private sealed class Identity : TokenCredential
    {
        public string[] Scopes { get; private set; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes = requestContext.Scopes;
            return new("the-token", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
