using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PolicyBot.LocalTenant.Wire;

namespace PolicyBot.LocalTenant.Issuer;

/// <summary>
/// Signs tokens as the Bot Connector does and publishes the key that checks them.
/// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
/// </summary>
public sealed class TokenIssuer : IDisposable
{
    private const string Issuer = "https://api.botframework.com";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    // Making a key takes a noticeable moment, and stories make hundreds of tenants.
    private static readonly Lazy<RSAParameters> KeyOfThisRun = new(() =>
    {
        using var made = RSA.Create(2048);
        return made.ExportParameters(includePrivateParameters: true);
    });

    private readonly RSA key;
    private readonly string keyId;
    private readonly TimeProvider time;

    /// <param name="keyFile">Where the key is kept, so that a running bot still trusts a restarted tenant; null: a key for this run only.</param>
    public TokenIssuer(string? keyFile, TimeProvider time)
    {
        this.time = time;
        key = ReadOrMake(keyFile);
        keyId = Base64Url.EncodeToString(SHA256.HashData(key.ExportRSAPublicKey()).AsSpan(0, 15));
    }

    /// <summary>A token such as comes with every activity.</summary>
    public string Token(string serviceUrl = TenantIds.ServiceUrl, string audience = TenantIds.AppId)
    {
        var now = time.GetUtcNow();
        var header = new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = keyId, ["x5t"] = keyId };
        var claims = new JsonObject
        {
            ["serviceurl"] = serviceUrl,
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
            ["iss"] = Issuer,
            ["aud"] = audience,
        };
        var signed = $"{Encode(header)}.{Encode(claims)}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    public WireAnswer Answer(WireCall call) => (call.Method, call.Segments) switch
    {
        ("GET", ["v1", ".well-known", "openidconfiguration" or "openid-configuration"]) => WireAnswer.Ok(Metadata()),
        ("GET", ["v1", ".well-known", "keys"]) => WireAnswer.Ok(Keys()),
        _ => new WireAnswer(404),
    };

    public void Dispose() => key.Dispose();

    private static JsonObject Metadata() => new()
    {
        ["issuer"] = Issuer,
        ["authorization_endpoint"] = "https://invalid.botframework.com",
        ["jwks_uri"] = $"https://{TenantIds.LoginHost}/v1/.well-known/keys",
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
    };

    private JsonObject Keys()
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = keyId,
                ["x5t"] = keyId,
                ["n"] = Base64Url.EncodeToString(parameters.Modulus),
                ["e"] = Base64Url.EncodeToString(parameters.Exponent),
                ["endorsements"] = new JsonArray("msteams"),
            }),
        };
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private static RSA ReadOrMake(string? file)
    {
        if (file is null) return RSA.Create(KeyOfThisRun.Value);
        var key = RSA.Create(2048);
        if (File.Exists(file))
        {
            key.ImportFromPem(File.ReadAllText(file));
            return key;
        }
        using var stream = new FileStream(file, OwnerOnly());
        stream.Write(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
        return key;
    }

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
