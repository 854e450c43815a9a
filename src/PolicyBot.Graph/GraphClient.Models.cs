using System.Text.Json;
using System.Text.Json.Serialization;

namespace PolicyBot.Graph;

/// <summary>
/// A person of the directory, with what was asked for. Without the permission to read people, Graph leaves everything but <see cref="Id"/> out.
/// <para>Source: https://learn.microsoft.com/graph/api/resources/user?view=graph-rest-1.0</para>
/// </summary>
public sealed record User
{
    /// <summary>The Entra object id: the only thing to know a person by.</summary>
    public required string Id { get; init; }

    /// <summary>The name that people read.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The name to sign in with. Often the e-mail address, but not always.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The e-mail address.</summary>
    public string? Mail { get; init; }

    /// <summary>Whether the person can sign in. <c>null</c>: Graph did not say.</summary>
    public bool? AccountEnabled { get; init; }

    /// <summary>What Graph sent beyond this.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; init; }
}

internal sealed record Page<T>
{
    public required IReadOnlyList<T> Value { get; init; }

    [JsonPropertyName("@odata.nextLink")]
    public string? NextLink { get; init; }
}

internal sealed record Installation(string Id, CatalogApp? TeamsApp);

internal sealed record CatalogApp(string Id);

internal sealed record InstalledChat(string Id);
