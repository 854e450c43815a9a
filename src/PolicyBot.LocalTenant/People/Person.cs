using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PolicyBot.LocalTenant.People;

/// <summary>Somebody with an account in the tenant.</summary>
/// <param name="Id">The Entra object id.</param>
public sealed record Person(string Id, string Name, string JobTitle, string UserPrincipalName)
{
    public bool IsGuest { get; init; }

    /// <summary>False once the account is switched off, as it is when somebody leaves.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>How Teams names this person to this bot, and to no other.</summary>
    public string TeamsId { get; } = "29:1" + Derived("teams", Id);

    public string GivenName => Name.Split(' ')[0];

    public string Surname => Name[(Name.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    /// <summary>The id of the personal chat as activities carry it.</summary>
    public string ConversationId => "a:1" + Derived("chat", Id);

    /// <summary>The id of the same chat as Graph tells it.</summary>
    public string GraphChatId => $"19:{Id}_{TenantIds.AppId}@unq.gbl.spaces";

    public string InstallationId => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Id}##{TenantIds.TeamsAppId}"));

    private static string Derived(string kind, string id) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}|{TenantIds.AppId}|{id}")));
}
