using System.Buffers.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Identity;
using PolicyBot.Core.Doctor;

namespace PolicyBot.Doctor;

/// <summary>Asks Entra for tokens, as the bot does.</summary>
internal sealed partial class TokenProbes(TokenCredential credential, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<TokenProbe> TryAsync(string scope, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            var token = await credential.GetTokenAsync(new TokenRequestContext([scope]), either.Token).AsTask().WaitAsync(either.Token);
            return new TokenProbe.Granted(TenantOf(token.Token));
        }
        catch (CredentialUnavailableException)
        {
            return new TokenProbe.NoIdentity();
        }
        catch (AuthenticationFailedException e) when (Probing.IsSilence(e.GetBaseException(), cancellation))
        {
            return new TokenProbe.Silent();
        }
        catch (AuthenticationFailedException e)
        {
            // Only the number: the sentence around it quotes the request.
            return new TokenProbe.Denied(Number().Match(e.Message) is { Success: true } match ? match.Groups[1].Value : null);
        }
        catch (Exception e) when (Probing.IsSilence(e, cancellation))
        {
            return new TokenProbe.Silent();
        }
    }

    /// <summary>
    /// What the token says its tenant is, and null where it does not read like one. Good enough for advice, and for nothing else: nobody checked the signature.
    /// <para>Source: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference</para>
    /// </summary>
    private static string? TenantOf(string token)
    {
        if (token.Split('.') is not [_, var payload, _])
            return null;
        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            return claims.RootElement.TryGetProperty("tid", out var tenant) ? tenant.GetString() : null;
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"AADSTS(\d+)")]
    private static partial Regex Number();
}
