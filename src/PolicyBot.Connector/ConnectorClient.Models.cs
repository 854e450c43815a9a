using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PolicyBot.Connector;

/// <summary>The id of what was sent.</summary>
/// <param name="Id">Null where the service gave none: typing, or text and card in one activity.</param>
public sealed record ResourceResponse(string? Id);

/// <summary>What a conversation is opened with.</summary>
/// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages</remarks>
public sealed record ConversationParameters
{
    /// <summary>The bot, as <c>28:{app id}</c>.</summary>
    public ChannelAccount? Bot { get; init; }

    /// <summary>True for a thread in a channel.</summary>
    public bool IsGroup { get; init; }

    /// <summary>The person to talk to; exactly one for a personal chat.</summary>
    public IReadOnlyList<ChannelAccount>? Members { get; init; }

    /// <summary>The Entra tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>Tenant for a personal chat, channel for a thread.</summary>
    public JsonObject? ChannelData { get; init; }

    /// <summary>The first message, for a new thread in a channel.</summary>
    public Activity? Activity { get; init; }

    /// <summary>The personal chat of the bot with one person.</summary>
    /// <param name="appId">The bot's app id.</param>
    /// <param name="tenantId">The person's tenant.</param>
    /// <param name="userId">A Teams user id (<c>29:...</c>) or an Entra object id; an e-mail address is refused by the service.</param>
    public static ConversationParameters Personal(string appId, string tenantId, string userId) => new()
    {
        Bot = new ChannelAccount { Id = "28:" + appId },
        Members = [new ChannelAccount { Id = userId }],
        TenantId = tenantId,
        ChannelData = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenantId } },
    };
}

/// <summary>The conversation that was opened; the same call again gives the same personal chat.</summary>
public sealed record ConversationResourceResponse(string Id, string? ActivityId = null, string? ServiceUrl = null);

/// <summary>A member of a conversation as the roster shows them.</summary>
public sealed record TeamsChannelAccount
{
    /// <summary>Teams user id <c>29:...</c>, which a card's refresh list wants.</summary>
    public string? Id { get; init; }

    /// <summary>Display name.</summary>
    public string? Name { get; init; }

    /// <summary>Entra object id. The service calls it objectId or aadObjectId; see <see cref="EntraObjectId"/>.</summary>
    public string? ObjectId { get; init; }

    /// <summary>Entra object id under its other name.</summary>
    public string? AadObjectId { get; init; }

    /// <summary>First name.</summary>
    public string? GivenName { get; init; }

    /// <summary>Family name.</summary>
    public string? Surname { get; init; }

    /// <summary>E-mail address, where the directory has one.</summary>
    public string? Email { get; init; }

    /// <summary>The name they sign in with.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The Entra tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>user, guest or anonymous.</summary>
    public string? UserRole { get; init; }

    /// <summary>Members without a name here, written back unchanged.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? ExtensionData { get; init; }

    /// <summary>The Entra object id under either name.</summary>
    [JsonIgnore]
    public string? EntraObjectId => AadObjectId ?? ObjectId;
}

/// <summary>One page of members.</summary>
/// <param name="Members">The members on this page.</param>
/// <param name="ContinuationToken">Fetches the next page; null on the last.</param>
public sealed record PagedMembersResult(IReadOnlyList<TeamsChannelAccount> Members, string? ContinuationToken = null);
