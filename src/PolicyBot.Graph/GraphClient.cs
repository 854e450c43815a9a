using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace PolicyBot.Graph;

/// <summary>
/// The calls of Microsoft Graph v1.0 that PolicyBot makes, with application permissions.
/// <para>Every failure is a <see cref="RequestFailedException"/> with Graph's own status and code; status 0 means that there was no answer (code
/// <c>Timeout</c>: not within <see cref="GraphClientOptions.Budget"/>). What the credential throws passes through. No failure is ever an empty answer.</para>
/// </summary>
public partial class GraphClient
{
    /// <summary>Graph v1.0 in the public cloud.</summary>
    public static readonly Uri PublicEndpoint = new("https://graph.microsoft.com/v1.0");

    private const string UserProperties = "id,displayName,userPrincipalName,mail,accountEnabled";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly HttpPipeline _pipeline = null!;
    private readonly GraphClientOptions _options = null!;
    private readonly string _endpoint = null!;

    /// <summary>A client of the Graph at <paramref name="endpoint"/>, usually <see cref="PublicEndpoint"/>.</summary>
    /// <param name="endpoint">The address up to and including the version.</param>
    /// <param name="credential">Whom the tokens are for.</param>
    /// <param name="options">How patient it is; <see cref="GraphClientOptions.ForOutbox"/> unless said otherwise.</param>
    public GraphClient(Uri endpoint, TokenCredential credential, GraphClientOptions? options = null)
    {
        _endpoint = endpoint.AbsoluteUri.TrimEnd('/');
        _options = options ?? GraphClientOptions.ForOutbox();
        _pipeline = HttpPipelineBuilder.Build(_options, new BearerTokenAuthenticationPolicy(credential, _options.Scope));
    }

    /// <summary>For a stand-in in tests.</summary>
    protected GraphClient()
    {
    }

    /// <summary>
    /// Everybody in a group and in the groups inside it, disabled accounts included; <c>null</c> when there is no such group.
    /// Permission: GroupMember.Read.All, and User.Read.All for the names.
    /// <para>Graph answers this from an index, a little behind the directory (as a rule, seconds).
    /// Source: https://learn.microsoft.com/graph/api/group-list-transitivemembers?view=graph-rest-1.0</para>
    /// </summary>
    /// <param name="groupId">The group's object id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RequestFailedException">Also when there are more than <see cref="GraphClientOptions.MaxPages"/> pages, or the next page is on another host.</exception>
    public virtual Task<IReadOnlyList<User>?> ListTransitiveMembersAsync(string groupId, CancellationToken cancellationToken = default)
    {
        // The cast to people needs $count and the header ConsistencyLevel.
        var first = $"{_endpoint}/groups/{Segment(groupId)}/transitiveMembers/microsoft.graph.user?$select={UserProperties}&$top=999&$count=true";
        return WithinBudget(token => PagesAsync<User>(first, token, eventual: true), cancellationToken);
    }

    /// <summary>
    /// A person, or <c>null</c> when there is nobody of that id or sign-in name. Text that can be neither is nobody, without asking Graph.
    /// Permission: User.Read.All.
    /// <para>Source: https://learn.microsoft.com/graph/api/user-get?view=graph-rest-1.0</para>
    /// </summary>
    /// <param name="idOrUserPrincipalName">The object id or the sign-in name. An e-mail address that is not the sign-in name finds nobody.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual Task<User?> GetUserAsync(string idOrUserPrincipalName, CancellationToken cancellationToken = default)
    {
        var name = idOrUserPrincipalName.Trim();
        if (!Guid.TryParseExact(name, "D", out _) && !LooksLikeSignInName(name))
            return Task.FromResult<User?>(null);
        return WithinBudget(token => GetOrNullAsync<User>($"{_endpoint}/users/{Segment(name)}?$select={UserProperties}", token), cancellationToken);
    }

    /// <summary>
    /// The id of the installation of an app for a person, or <c>null</c> when the person does not have it (or is not there).
    /// Permission: TeamsAppInstallation.ReadWriteSelfForUser.All.
    /// <para>Source: https://learn.microsoft.com/graph/api/userteamwork-list-installedapps?view=graph-rest-1.0</para>
    /// </summary>
    /// <param name="userId">The person's object id.</param>
    /// <param name="teamsAppId">The app's id in the organisation's catalogue, as <see cref="InstallAppAsync"/> needs it; not the id in the manifest (Graph's externalId).</param>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual Task<string?> FindInstalledAppAsync(string userId, string teamsAppId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(teamsAppId);
        var filter = Uri.EscapeDataString($"teamsApp/id eq '{teamsAppId.Replace("'", "''", StringComparison.Ordinal)}'");
        var first = $"{_endpoint}/users/{Segment(userId)}/teamwork/installedApps?$expand=teamsApp&$filter={filter}";
        return WithinBudget(async token =>
        {
            var found = await PagesAsync<Installation>(first, token);
            // Named again here, so that an ignored filter could never give another app's chat.
            return found?.FirstOrDefault(item => string.Equals(item.TeamsApp?.Id, teamsAppId, StringComparison.OrdinalIgnoreCase))?.Id;
        }, cancellationToken);
    }

    /// <summary>
    /// Installs an app for a person; one that is there already is fine. Repeating it does no harm, so a retry after a lost answer is safe.
    /// Permission: TeamsAppInstallation.ReadWriteSelfForUser.All. The manifest needs webApplicationInfo.
    /// <para>Source: https://learn.microsoft.com/graph/api/userteamwork-post-installedapps?view=graph-rest-1.0</para>
    /// </summary>
    /// <param name="userId">The person's object id.</param>
    /// <param name="teamsAppId">The app's id in the organisation's catalogue.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RequestFailedException">404: no such person, or no such app in the catalogue. 403: the permission is missing, or the person has no Teams.</exception>
    public virtual Task InstallAppAsync(string userId, string teamsAppId, CancellationToken cancellationToken = default)
    {
        var body = new Dictionary<string, string> { ["teamsApp@odata.bind"] = $"{_endpoint}/appCatalogs/teamsApps/{Segment(teamsAppId)}" };
        return WithinBudget(async token =>
        {
            using var message = CreateMessage(RequestMethod.Post, $"{_endpoint}/users/{Segment(userId)}/teamwork/installedApps");
            message.Request.Headers.Add(HttpHeader.Names.ContentType, "application/json");
            message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(body));
            await _pipeline.SendAsync(message, token);
            if (message.Response.Status is not (>= 200 and < 300 or 409))
                throw new RequestFailedException(message.Response);
            return true;
        }, cancellationToken);
    }

    /// <summary>
    /// The id of the chat between a person and an installed app, which is a conversation id for the bot; <c>null</c> when there is no such installation.
    /// Permission: TeamsAppInstallation.ReadWriteSelfForUser.All.
    /// <para>Source: https://learn.microsoft.com/graph/api/userscopeteamsappinstallation-get-chat?view=graph-rest-1.0</para>
    /// </summary>
    /// <param name="userId">The person's object id.</param>
    /// <param name="installationId">What <see cref="FindInstalledAppAsync"/> gave.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual Task<string?> GetInstalledAppChatAsync(string userId, string installationId, CancellationToken cancellationToken = default)
    {
        var uri = $"{_endpoint}/users/{Segment(userId)}/teamwork/installedApps/{Segment(installationId)}/chat?$select=id";
        return WithinBudget(async token => (await GetOrNullAsync<InstalledChat>(uri, token))?.Id, cancellationToken);
    }

    private async Task<IReadOnlyList<T>?> PagesAsync<T>(string first, CancellationToken cancellationToken, bool eventual = false)
    {
        List<T> all = [];
        var next = first;
        for (var pages = 0; ; pages++)
        {
            if (pages == _options.MaxPages)
                throw new RequestFailedException(200, $"Graph has more than {_options.MaxPages} pages of {first}", "TooManyPages", null);
            var page = await GetOrNullAsync<Page<T>>(next, cancellationToken, eventual);
            if (page is null)
                return pages == 0 ? null : throw new RequestFailedException(404, $"A further page of {first} is gone", "PageNotFound", null);
            all.AddRange(page.Value);
            if (page.NextLink is null)
                return all;
            next = OnThisHost(page.NextLink);
        }
    }

    private async Task<T?> GetOrNullAsync<T>(string uri, CancellationToken cancellationToken, bool eventual = false) where T : class
    {
        using var message = CreateMessage(RequestMethod.Get, uri);
        if (eventual)
            message.Request.Headers.Add("ConsistencyLevel", "eventual");
        await _pipeline.SendAsync(message, cancellationToken);
        return message.Response.Status switch
        {
            404 => null,
            200 => Read<T>(message.Response),
            _ => throw new RequestFailedException(message.Response),
        };
    }

    private static T Read<T>(Response response)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(response.Content, Json) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new RequestFailedException(response.Status, "Graph's answer could not be read", "UnreadableAnswer", e);
        }
    }

    private HttpMessage CreateMessage(RequestMethod method, string uri)
    {
        var message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(uri));
        message.Request.Headers.Add(HttpHeader.Names.Accept, "application/json");
        return message;
    }

    // The token goes wherever the request goes, so a next page elsewhere is not asked for.
    private string OnThisHost(string nextLink) =>
        Uri.TryCreate(nextLink, UriKind.Absolute, out var next) && next.GetLeftPart(UriPartial.Authority) == new Uri(_endpoint).GetLeftPart(UriPartial.Authority)
            ? nextLink
            : throw new RequestFailedException(200, "Graph's next page is on another host", "ForeignNextLink", null);

    private async Task<T> WithinBudget<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.Budget ?? Timeout.InfiniteTimeSpan, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // Waited for from outside, too: a credential may not look at the token.
            return await call(either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RequestFailedException(0, "Graph did not answer in time", "Timeout", e);
        }
        catch (Exception e) when (e is AggregateException or IOException)
        {
            // What the pipeline throws when each of several tries, or the reading of an answer, broke off.
            throw new RequestFailedException(0, "Graph could not be reached", "NoAnswer", e);
        }
    }

    private static bool LooksLikeSignInName(string text) =>
        text.Length <= 1024 && text.Count(letter => letter == '@') == 1 && text[0] != '@' && text[^1] != '@'
        && !text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is '/' or '\\' or '?' or '"' or '<' or '>');

    /// <summary>One segment of a path, and never a step up.</summary>
    private static string Segment(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return id.Trim('.').Length > 0 ? Uri.EscapeDataString(id) : throw new ArgumentException("not an id", nameof(id));
    }
}
