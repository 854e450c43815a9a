using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace PolicyBot.Connector;

/// <summary>A compact RS256 token taken apart; nothing in it is to be believed before <see cref="IsSignedBy"/>.</summary>
internal sealed class SignedToken
{
    private const string Scheme = "Bearer ";
    private const int MaxLength = 16 * 1024;
    private const int MaxDepth = 16;

    private readonly byte[] signedBytes;
    private readonly byte[] signature;

    private SignedToken(string keyId, TokenClaims claims, byte[] signedBytes, byte[] signature)
    {
        KeyId = keyId;
        Claims = claims;
        this.signedBytes = signedBytes;
        this.signature = signature;
    }

    public string KeyId { get; }

    public TokenClaims Claims { get; }

    /// <summary>Reads the header <c>Bearer token</c>; null and a fault where it is anything else.</summary>
    public static SignedToken? Read(string? header, out string? fault)
    {
        fault = header switch
        {
            null or "" => "The Authorization header is missing.",
            { Length: > MaxLength } => "The Authorization header is too long.",
            _ when !header.StartsWith(Scheme, StringComparison.Ordinal) => "The Authorization header is not a bearer token.",
            _ => null,
        };
        return fault is null ? ReadCompact(header![Scheme.Length..], out fault) : null;
    }

    public bool IsSignedBy(SigningKey key) => key.Signed(signedBytes, signature);

    private static SignedToken? ReadCompact(string compact, out string? fault)
    {
        var parts = compact.Split('.');
        if (parts.Length != 3 || Decode(parts[0]) is not { } header || Decode(parts[1]) is not { } payload || Decode(parts[2]) is not { } signature)
        {
            fault = "The token is not three parts in Base64Url.";
            return null;
        }

        if (KeyIdIn(header, out fault) is not { } keyId || ClaimsIn(payload, out fault) is not { } claims)
            return null;
        return new SignedToken(keyId, claims, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature);
    }

    private static string? KeyIdIn(byte[] header, out string? fault)
    {
        using var json = StrictJson.Parse(header, MaxDepth, out fault);
        if (json?.RootElement is not { ValueKind: JsonValueKind.Object } root)
        {
            fault = "The token's header is not an object of JSON with unique members.";
            return null;
        }

        var keyId = root.Text("kid");
        fault = root.Text("alg") != "RS256" ? "The token's algorithm is not RS256."
            : root.TryGetProperty("crit", out _) ? "The token has critical headers that nobody here understands."
            : string.IsNullOrEmpty(keyId) ? "The token names no key."
            : null;
        return fault is null ? keyId : null;
    }

    private static TokenClaims? ClaimsIn(byte[] payload, out string? fault)
    {
        using var json = StrictJson.Parse(payload, MaxDepth, out fault);
        if (json?.RootElement is { ValueKind: JsonValueKind.Object } root)
            return new TokenClaims(root.Text("iss"), root.Text("aud"), root.Text("serviceurl"), root.Integer("nbf"), root.Integer("exp"));
        fault = "The token's payload is not an object of JSON with unique members.";
        return null;
    }

    // .NET's decoder forgives padding, white space and stray bits at the end: only the one canonical spelling is taken.
    private static byte[]? Decode(string part)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(part.Length)];
        if (Base64Url.DecodeFromChars(part, bytes, out _, out var written) != OperationStatus.Done)
            return null;
        var decoded = bytes[..written];
        return written > 0 && Base64Url.EncodeToString(decoded) == part ? decoded : null;
    }
}

/// <summary>The claims that are checked; null where one is absent or of another type.</summary>
internal sealed record TokenClaims(string? Issuer, string? Audience, string? ServiceUrl, long? NotBefore, long? Expires);

internal static class JsonElementReading
{
    public static string? Text(this JsonElement json, string member) =>
        json.TryGetProperty(member, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;

    public static long? Integer(this JsonElement json, string member) =>
        json.TryGetProperty(member, out var found) && found.ValueKind == JsonValueKind.Number && found.TryGetInt64(out var number) ? number : null;
}
