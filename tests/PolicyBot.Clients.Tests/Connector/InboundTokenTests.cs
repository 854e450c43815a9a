using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PolicyBot.Connector;
using static PolicyBot.Clients.Tests.Connector.BotConnector;

namespace PolicyBot.Clients.Tests.Connector;

/// <summary>The whole list of what is turned away, each beside a request that differs in nothing else and is let in.</summary>
public sealed class InboundTokenTests
{
    private readonly BotConnector connector = new();

    private async Task<string> Outcome(string? header, Activity? activity = null, params string[] tenants) =>
        await connector.Validator(tenants).ValidateAsync(header, activity ?? Message) switch
        {
            InboundTokenResult.Refused refused => $"{refused.Status} {refused.Reason}",
            _ => "accepted",
        };

    private async Task Refused(int status, string reason, string? header, Activity? activity = null)
    {
        Assert.Equal("accepted", await Outcome(connector.Bearer()));
        Assert.Equal($"{status} {reason}", await Outcome(header, activity));
    }

    [Fact]
    public async Task A_request_of_the_bot_connector_is_accepted() =>
        Assert.IsType<InboundTokenResult.Accepted>(await connector.Validator().ValidateAsync(connector.Bearer(), Message));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public Task No_header_is_refused(string? header) => Refused(401, "The Authorization header is missing.", header);

    [Theory]
    [InlineData("Basic {0}")]
    [InlineData("bearer {0}")]
    [InlineData("Bearer")]
    [InlineData("Bearer\t{0}")]
    [InlineData(" Bearer {0}")]
    [InlineData("{0}")]
    public Task Another_scheme_is_refused(string format) =>
        Refused(401, "The Authorization header is not a bearer token.", string.Format(null, format, connector.Bearer()["Bearer ".Length..]));

    [Theory]
    [InlineData("Bearer  {0}")]
    [InlineData("Bearer {0} ")]
    [InlineData("Bearer {0}, Bearer {0}")]
    [InlineData("Bearer {0}=")]
    [InlineData("Bearer {0}.")]
    [InlineData("Bearer {0}\n")]
    [InlineData("Bearer ")]
    [InlineData("Bearer ..")]
    [InlineData("Bearer a.b.c.d.e")]
    public Task Anything_but_one_compact_token_is_refused(string format) =>
        Refused(401, "The token is not three parts in Base64Url.", string.Format(null, format, connector.Bearer()["Bearer ".Length..]));

    [Fact]
    public Task An_endless_header_is_refused() =>
        Refused(401, "The Authorization header is too long.", "Bearer " + new string('a', 20_000));

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("HS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    [InlineData("PS256")]
    [InlineData("ES256")]
    [InlineData("rs256")]
    [InlineData("")]
    [InlineData(null)]
    public Task Only_RS256_is_accepted(string? algorithm) =>
        Refused(401, "The token's algorithm is not RS256.", connector.Bearer(header => header["alg"] = algorithm));

    [Fact]
    public async Task A_public_key_used_as_a_shared_secret_is_refused()
    {
        var header = Encode("""{"alg":"HS256","kid":"key-1"}"""u8.ToArray()) + "." + connector.Bearer().Split('.')[1];
        var signature = HMACSHA256.HashData(Key.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(header));
        await Refused(401, "The token's algorithm is not RS256.", $"Bearer {header}.{Encode(signature)}");
    }

    [Fact]
    public async Task A_token_without_a_signature_is_refused()
    {
        var parts = connector.Bearer(header => header["alg"] = "none").Split('.');
        await Refused(401, "The token is not three parts in Base64Url.", $"{parts[0]}.{parts[1]}.");
    }

    [Fact]
    public Task A_critical_header_is_refused() =>
        Refused(401, "The token has critical headers that nobody here understands.", connector.Bearer(header => header["crit"] = new JsonArray("exp")));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public Task A_token_that_names_no_key_is_refused(string? id) =>
        Refused(401, "The token names no key.", connector.Bearer(header => header["kid"] = id));

    [Theory]
    [InlineData("""{"alg":"none","alg":"RS256","kid":"key-1"}""")]
    [InlineData("""{"alg":"RS256","kid":"other","kid":"key-1"}""")]
    [InlineData("""{"alg":"RS256","kid":"key-1","x":{"a":1,"a":1}}""")]
    [InlineData("""{"alg":"RS256","kid":"key-1","\u0061lg":"RS256"}""")]
    [InlineData("""{"alg":"RS256","kid":"key-1",}""")]
    [InlineData("""{"alg":"RS256","kid":"key-1"} {}""")]
    [InlineData("""["RS256"]""")]
    [InlineData("null")]
    public Task A_header_that_two_readers_could_read_differently_is_refused(string header) =>
        Refused(401, "The token's header is not an object of JSON with unique members.",
            "Bearer " + Sign(header, """{"aud":"x"}""", Key));

    [Theory]
    [InlineData("""{"aud":"other","aud":"APP"}""")]
    [InlineData("""{"aud":"APP","x":[{"y":1,"y":2}]}""")]
    [InlineData("""{"aud":"APP","x":"\ud800"}""")]
    [InlineData("""[[[[[[[[[[[[[[[[[["deep"]]]]]]]]]]]]]]]]]]""")]
    [InlineData("""["APP"]""")]
    [InlineData("APP")]
    public Task A_payload_that_two_readers_could_read_differently_is_refused(string payload) =>
        Refused(401, "The token's payload is not an object of JSON with unique members.",
            "Bearer " + Sign("""{"alg":"RS256","kid":"key-1"}""", payload.Replace("APP", AppId, StringComparison.Ordinal), Key));

    [Fact]
    public Task A_token_of_an_unknown_key_is_refused() =>
        Refused(401, "The token names a key that the Bot Connector does not publish.", connector.Bearer(header => header["kid"] = "key-9"));

    [Fact]
    public Task A_signature_by_another_key_is_refused() =>
        Refused(401, "The token's signature is wrong.", connector.Bearer(key: OtherKey));

    [Fact]
    public async Task A_signature_over_other_claims_is_refused()
    {
        var mine = connector.Bearer().Split('.');
        var theirs = connector.Bearer(payload: claims => claims["exp"] = 4_000_000_000).Split('.');
        await Refused(401, "The token's signature is wrong.", $"{mine[0]}.{theirs[1]}.{mine[2]}");
    }

    [Theory]
    [InlineData("https://api.botframework.us")]
    [InlineData("https://api.botframework.com/")]
    [InlineData("HTTPS://api.botframework.com")]
    [InlineData("https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")]
    [InlineData("https://login.microsoftonline.com/7e9a0000-0000-4000-8000-0000000000aa/v2.0")]
    [InlineData(null)]
    public Task Another_issuer_is_refused(string? issuer) =>
        Refused(401, "The token's issuer is not the Bot Connector.", connector.Bearer(payload: claims => claims["iss"] = issuer));

    [Theory]
    [InlineData("\"00000000-0000-4000-8000-000000000000\"")]
    [InlineData("\"api://APP\"")]
    [InlineData("\"\"")]
    [InlineData("[\"APP\"]")]
    [InlineData("[\"other\",\"APP\"]")]
    [InlineData("{\"id\":\"APP\"}")]
    [InlineData("null")]
    public Task Another_audience_is_refused(string audience) =>
        Refused(401, "The token's audience is not this bot.",
            connector.Bearer(payload: claims => claims["aud"] = JsonNode.Parse(audience.Replace("APP", AppId, StringComparison.Ordinal))));

    [Theory]
    [InlineData(-300, "accepted")]
    [InlineData(-301, "401 The token has expired.")]
    [InlineData(-4000, "401 The token has expired.")]
    public async Task A_token_is_refused_five_minutes_after_its_end(int secondsFromNow, string expected) =>
        Assert.Equal(expected, await Outcome(connector.Bearer(payload: Lifetime(-7200, secondsFromNow))));

    [Theory]
    [InlineData(300, "accepted")]
    [InlineData(301, "401 The token is not valid yet.")]
    public async Task A_token_is_refused_until_five_minutes_before_its_start(int secondsFromNow, string expected) =>
        Assert.Equal(expected, await Outcome(connector.Bearer(payload: Lifetime(secondsFromNow, 7200))));

    [Theory]
    [InlineData("nbf", "null")]
    [InlineData("exp", "null")]
    [InlineData("exp", "\"4000000000\"")]
    [InlineData("exp", "1e400")]
    [InlineData("exp", "99999999999999999999")]
    [InlineData("exp", "4000000000.5")]
    [InlineData("nbf", "4000000000")]
    public Task A_token_without_a_sound_lifetime_is_refused(string claim, string value) =>
        Refused(401, "The token has no sound lifetime.", connector.Bearer(payload: claims => claims[claim] = JsonNode.Parse(value)));

    [Theory]
    [InlineData("skype")]
    [InlineData("MSTEAMS")]
    public async Task A_key_that_is_not_endorsed_for_teams_is_refused(string endorsement)
    {
        connector.Keys.Add(Jwk("key-2", OtherKey, endorsement));
        await Refused(403, "The signing key is not endorsed for the activity's channel.", connector.Bearer(header => header["kid"] = "key-2", key: OtherKey));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("\"msteams\"")]
    [InlineData("[[\"msteams\"]]")]
    public async Task A_key_without_a_list_of_endorsements_is_refused(string? endorsements)
    {
        var key = Jwk("key-2", OtherKey);
        key["endorsements"] = endorsements is null ? null : JsonNode.Parse(endorsements);
        connector.Keys.Add(key);
        await Refused(403, "The signing key is not endorsed for the activity's channel.", connector.Bearer(header => header["kid"] = "key-2", key: OtherKey));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("emulator")]
    [InlineData("MSTeams")]
    [InlineData("skype")]
    public Task Another_channel_is_refused(string? channel) =>
        Refused(403, "The activity's channel is not Microsoft Teams.", connector.Bearer(), Message with { ChannelId = channel });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public Task A_token_without_a_service_url_is_refused(string? claim) =>
        Refused(403, "The token has no serviceurl claim.", connector.Bearer(payload: claims => claims["serviceurl"] = claim));

    [Fact]
    public Task A_service_url_claim_under_another_spelling_is_not_the_claim() =>
        Refused(403, "The token has no serviceurl claim.", connector.Bearer(payload: claims =>
        {
            claims.Remove("serviceurl");
            claims["serviceUrl"] = ServiceUrl;
        }));

    [Theory]
    [InlineData("https://smba.trafficmanager.net/de/")]
    [InlineData("https://smba.trafficmanager.net/uk")]
    [InlineData("https://evil.example/uk/")]
    [InlineData("")]
    [InlineData(null)]
    public Task A_service_url_other_than_the_tokens_is_refused(string? address) =>
        Refused(403, "The token's serviceurl claim is not the activity's service URL.", connector.Bearer(), Message with { ServiceUrl = address });

    [Fact]
    public async Task The_service_url_is_compared_without_regard_to_case() =>
        Assert.Equal("accepted", await Outcome(connector.Bearer(), Message with { ServiceUrl = "HTTPS://smba.TrafficManager.net/UK/" }));

    [Theory]
    [InlineData("http://smba.trafficmanager.net/uk/", "The service URL is not a plain https address.")]
    [InlineData("https://ann@smba.trafficmanager.net/uk/", "The service URL is not a plain https address.")]
    [InlineData("https://smba.trafficmanager.net/uk/?a=b", "The service URL is not a plain https address.")]
    [InlineData("https://smba.trafficmanager.net/uk/#a", "The service URL is not a plain https address.")]
    [InlineData("smba.trafficmanager.net/uk/", "The service URL is not a plain https address.")]
    [InlineData("https://evil.trafficmanager.net/uk/", "The service URL's host is not allowed.")]
    [InlineData("https://smba.trafficmanager.net.evil.example/", "The service URL's host is not allowed.")]
    [InlineData("https://smba.trafficmanager.net@evil.example/", "The service URL is not a plain https address.")]
    [InlineData("https://evil.example/smba.trafficmanager.net/", "The service URL's host is not allowed.")]
    [InlineData("https://smba.trafficmanager.net:8443/uk/", "The service URL's host is not allowed.")]
    [InlineData("https://smba.trafficmanager.net./uk/", "The service URL's host is not allowed.")]
    [InlineData("https://127.0.0.1/uk/", "The service URL's host is not allowed.")]
    public Task The_bots_token_is_sent_to_no_other_host_even_if_the_service_says_so(string address, string reason) =>
        Refused(403, reason, connector.Bearer(payload: claims => claims["serviceurl"] = address), Message with { ServiceUrl = address });

    [Fact]
    public async Task Sender_conversation_and_recipient_must_be_there()
    {
        const string Nobody = "The activity has no sender or no conversation.";
        const string NotUs = "The activity's recipient is not this bot.";
        await Refused(403, Nobody, connector.Bearer(), Message with { From = null });
        await Refused(403, Nobody, connector.Bearer(), Message with { From = new ChannelAccount { Name = "Ann" } });
        await Refused(403, Nobody, connector.Bearer(), Message with { Conversation = null });
        await Refused(403, Nobody, connector.Bearer(), Message with { Conversation = new ConversationAccount { Id = "", TenantId = Tenant } });
        await Refused(403, NotUs, connector.Bearer(), Message with { Recipient = null });
        await Refused(403, NotUs, connector.Bearer(), Message with { Recipient = new ChannelAccount { Id = AppId } });
        await Refused(403, NotUs, connector.Bearer(), Message with { Recipient = new ChannelAccount { Id = "28:another" } });
    }

    [Fact]
    public async Task The_tenant_must_be_allowed_wherever_it_is_named()
    {
        const string NotAllowed = "The activity's tenant is not allowed.";
        const string Other = "0e0e0000-0000-4000-8000-0000000000ff";
        var bare = Message with { ChannelData = null, Conversation = new ConversationAccount { Id = "a:1" } };
        await Refused(403, "The activity names no tenant.", connector.Bearer(), bare);
        await Refused(403, "The activity names no tenant.", connector.Bearer(), bare with { ChannelData = Tenants(null) });
        await Refused(403, NotAllowed, connector.Bearer(), bare with { ChannelData = Tenants(Other) });
        await Refused(403, NotAllowed, connector.Bearer(), bare with { ChannelData = Tenants("") });
        await Refused(403, NotAllowed, connector.Bearer(), Message with { ChannelData = Tenants(Other) });
        await Refused(403, NotAllowed, connector.Bearer(), Message with { ChannelData = Tenants(7) });
        await Refused(403, NotAllowed, connector.Bearer(), Message with { ChannelData = new JsonObject { ["tenant"] = Tenant } });
        await Refused(403, NotAllowed, connector.Bearer(), Message with { Conversation = new ConversationAccount { Id = "a:1", TenantId = Other } });

        Assert.Equal("accepted", await Outcome(connector.Bearer(), bare with { ChannelData = Tenants(Tenant.ToUpperInvariant()) }));
        Assert.Equal("accepted", await Outcome(connector.Bearer(), Message with { ChannelData = null }));
        Assert.Equal("403 The activity names two tenants.", await Outcome(connector.Bearer(), Message with { ChannelData = Tenants(Other) }, Tenant, Other));
    }

    [Fact]
    public async Task A_refusal_gives_away_neither_the_token_nor_a_person()
    {
        var header = connector.Bearer(payload: claims => claims["iss"] = "https://ann.example");
        var refused = (InboundTokenResult.Refused)await connector.Validator().ValidateAsync(header, Message);
        Assert.DoesNotContain("ann", refused.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(header.Split('.')[1], refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_validator_that_could_let_in_anybody_or_nobody_cannot_be_made()
    {
        InboundTokenValidator Make(string appId, string[] tenants, string metadata = "https://login.botframework.com/x") =>
            new(new InboundTokenOptions { AppId = appId, AllowedTenants = tenants, MetadataAddress = new Uri(metadata) }, null, connector.Time);
        Assert.ThrowsAny<ArgumentException>(() => Make("", [Tenant]));
        Assert.ThrowsAny<ArgumentException>(() => Make(AppId, []));
        Assert.ThrowsAny<ArgumentException>(() => Make(AppId, [Tenant, ""]));
        Assert.ThrowsAny<ArgumentException>(() => Make(AppId, [Tenant], "http://login.botframework.com/x"));
        Assert.NotNull(Make(AppId, [Tenant]));
    }

    private Action<JsonObject> Lifetime(int from, int to) => claims =>
    {
        var now = connector.Time.GetUtcNow().ToUnixTimeSeconds();
        claims["nbf"] = now + from;
        claims["exp"] = now + to;
    };
}
