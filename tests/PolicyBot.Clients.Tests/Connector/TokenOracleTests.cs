using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using PolicyBot.Connector;
using static PolicyBot.Clients.Tests.Connector.BotConnector;

namespace PolicyBot.Clients.Tests.Connector;

/// <summary>Our reading of a token beside Microsoft's own: what we accept it accepts, and no damaged token passes.</summary>
public sealed class TokenOracleTests
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private readonly BotConnector connector = new();
    private readonly InboundTokenValidator validator;

    public TokenOracleTests()
    {
        // The oracle reads the machine's clock.
        connector.Time.Now = TimeProvider.System.GetUtcNow();
        validator = connector.Validator();
    }

    private async Task<bool> WeAccept(string header) => await validator.ValidateAsync(header, Message) is InboundTokenResult.Accepted;

    private static bool OracleAccepts(string header) => new JsonWebTokenHandler().ValidateToken(
        header["Bearer ".Length..],
        new TokenValidationParameters
        {
            ValidIssuer = "https://api.botframework.com",
            ValidAudience = AppId,
            IssuerSigningKey = new RsaSecurityKey(Key.ExportParameters(false)) { KeyId = "key-1" },
            ClockSkew = TimeSpan.FromMinutes(5),
        }).IsValid;

    public static TheoryData<string, string, bool> Claims => new()
    {
        { "iss", "\"https://api.botframework.com\"", true },
        { "iss", "\"https://evil.example\"", false },
        { "iss", "null", false },
        { "aud", $"\"{AppId}\"", true },
        { "aud", "\"other\"", false },
        { "aud", "null", false },
        { "exp", "4000000000", true },
        { "exp", "1000000000", false },
        { "exp", "null", false },
        { "nbf", "1000000000", true },
        { "nbf", "3999999999", false },
        { "extra", "{\"a\":[1,2,{\"b\":null}]}", true },
    };

    [Theory]
    [MemberData(nameof(Claims))]
    public async Task Both_judge_a_claim_alike(string claim, string value, bool accepted)
    {
        var header = connector.Bearer(payload: claims => claims[claim] = JsonNode.Parse(value));
        Assert.Equal((accepted, accepted), (await WeAccept(header), OracleAccepts(header)));
    }

    [Theory]
    [InlineData("RS384")]
    [InlineData("HS256")]
    [InlineData("none")]
    public async Task Both_refuse_another_algorithm(string algorithm)
    {
        var header = connector.Bearer(head => head["alg"] = algorithm);
        Assert.Equal((false, false), (await WeAccept(header), OracleAccepts(header)));
    }

    [Fact]
    public async Task Both_refuse_the_signature_of_another_key()
    {
        var header = connector.Bearer(key: OtherKey);
        Assert.Equal((false, false), (await WeAccept(header), OracleAccepts(header)));
    }

    [Fact]
    public async Task We_are_stricter_about_an_audience_in_a_list()
    {
        var header = connector.Bearer(payload: claims => claims["aud"] = new JsonArray("other", AppId));
        Assert.Equal((false, true), (await WeAccept(header), OracleAccepts(header)));
    }

    [Fact]
    public async Task A_token_the_oracle_makes_is_accepted()
    {
        var now = connector.Time.Now.UtcDateTime;
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "https://api.botframework.com", Audience = AppId, NotBefore = now, Expires = now.AddHours(1), IssuedAt = now,
            Claims = new Dictionary<string, object> { ["serviceurl"] = ServiceUrl },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(Key) { KeyId = "key-1" }, SecurityAlgorithms.RsaSha256),
        });
        Assert.True(await WeAccept("Bearer " + token));
    }

    [Fact]
    public async Task Every_single_changed_character_spoils_the_token()
    {
        var good = connector.Bearer();
        Assert.True(await WeAccept(good));
        var random = new Random(20261120);
        for (var at = 0; at < good.Length; at++)
        {
            var changed = good.ToCharArray();
            while (changed[at] == good[at])
                changed[at] = Alphabet[random.Next(Alphabet.Length)];
            Assert.False(await WeAccept(new string(changed)), $"character {at} became {changed[at]}");
        }
    }

    [Fact]
    public async Task Every_inserted_or_removed_character_spoils_the_token()
    {
        var good = connector.Bearer();
        foreach (var stray in " =\t\n\r+/.,\"\0\u00A0A")
        {
            for (var at = 0; at <= good.Length; at += 7)
                Assert.False(await WeAccept(good.Insert(at, stray.ToString())), $"{(int)stray:x} at {at}");
            Assert.False(await WeAccept(good + stray), $"{(int)stray:x} at the end");
        }

        for (var at = 0; at < good.Length; at++)
            Assert.False(await WeAccept(good.Remove(at, 1)), $"without {at}");
    }

    [Fact]
    public async Task Noise_is_refused_and_never_throws()
    {
        var random = new Random(7);
        string Noise(string alphabet) => new([.. Enumerable.Range(0, random.Next(60)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
        string Json() => Encode(System.Text.Encoding.UTF8.GetBytes(Noise("{}[]\":,\\u0dalgkid RS256-1e9é")));
        for (var i = 0; i < 5_000; i++)
        {
            var compact = random.Next(2) == 0 ? Noise(Alphabet + ".=") : $"{Json()}.{Json()}.{Noise(Alphabet)}";
            Assert.False(await WeAccept("Bearer " + compact));
        }
    }

    [Fact]
    public async Task Whatever_header_and_payload_are_signed_we_accept_nothing_that_the_oracle_refuses()
    {
        var random = new Random(11);
        string[] values = ["null", "1", "\"x\"", "[]", "{}", "true", "4000000000", "1e3", $"\"{AppId}\"", "\"https://api.botframework.com\"", "\"RS256\"", "\"key-1\""];
        // Not typ and cty: the oracle wants them to be text, we do not read them.
        string[] members = ["alg", "kid", "iss", "aud", "exp", "nbf", "zip", "extra"];
        var accepted = 0;
        for (var i = 0; i < 400; i++)
        {
            void Edit(JsonObject json) => json[members[random.Next(members.Length)]] = JsonNode.Parse(values[random.Next(values.Length)]);
            var header = connector.Bearer(random.Next(2) == 0 ? Edit : null, random.Next(2) == 0 ? Edit : null);
            if (!await WeAccept(header))
                continue;
            accepted++;
            Assert.True(OracleAccepts(header), header);
        }

        Assert.InRange(accepted, 50, 350);
    }
}
