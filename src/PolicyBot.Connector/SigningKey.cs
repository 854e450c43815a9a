using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace PolicyBot.Connector;

/// <summary>A public key of the Bot Connector and the channels for which it may sign.</summary>
internal sealed class SigningKey(string id, RSA rsa, IReadOnlySet<string> endorsements)
{
    private const int LeastBits = 2048;

    private readonly Lock gate = new();

    public string Id => id;

    public IReadOnlySet<string> Endorsements => endorsements;

    /// <summary>Whether this key made the signature (RS256).</summary>
    public bool Signed(byte[] bytes, byte[] signature)
    {
        // Made once, because that takes four times as long as the check; and used by one at a time, because RSA promises no more.
        lock (gate) return rsa.VerifyData(bytes, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <summary>The usable keys of a key document; a key that is no good is left out, so tokens that name it find no key.</summary>
    public static IReadOnlyDictionary<string, SigningKey> ReadSet(JsonElement document)
    {
        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        if (document.ValueKind == JsonValueKind.Object && document.TryGetProperty("keys", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var key in list.EnumerateArray().Select(Read).OfType<SigningKey>())
                keys.TryAdd(key.Id, key);
        }

        return keys;
    }

    private static SigningKey? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object
            || json.Text("kty") != "RSA"
            || json.Text("use") is not (null or "sig")
            || json.Text("alg") is not (null or "RS256")
            || json.Text("kid") is not { Length: > 0 } id
            || Number(json.Text("n")) is not { } modulus
            || Number(json.Text("e")) is not { } exponent
            || Bits(modulus) < LeastBits
            || Rsa(modulus, exponent) is not { } rsa)
            return null;
        return new SigningKey(id, rsa, EndorsementsIn(json));
    }

    private static RSA? Rsa(byte[] modulus, byte[] exponent)
    {
        try
        {
            return RSA.Create(new RSAParameters { Modulus = modulus, Exponent = exponent });
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static HashSet<string> EndorsementsIn(JsonElement json) =>
        json.TryGetProperty("endorsements", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).ToHashSet(StringComparer.Ordinal)
            : [];

    private static byte[]? Number(string? text)
    {
        if (text is null)
            return null;
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done)
            return null;
        // Leading zeros would make a short key look long.
        var number = bytes.AsSpan(0, written).TrimStart((byte)0);
        return number.IsEmpty ? null : number.ToArray();
    }

    private static int Bits(byte[] number) => ((number.Length - 1) * 8) + 32 - int.LeadingZeroCount(number[0]);
}
