using System.Collections.Concurrent;
using Azure;
using Azure.Identity;
using PolicyBot.Bot;
using PolicyBot.Core.People;
using PolicyBot.Graph;

namespace PolicyBot.People;

/// <summary>The tenant's directory, read through Microsoft Graph.</summary>
internal sealed class GraphDirectory(
    [FromKeyedServices(GraphClients.Clicks)] GraphClient clicks,
    [FromKeyedServices(GraphClients.Outbox)] GraphClient outbox,
    TimeProvider time,
    ILogger<GraphDirectory> log) : IDirectory
{
    private static readonly TimeSpan RecentEnough = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, IReadOnlyList<Person> Members)> recent = new(StringComparer.OrdinalIgnoreCase);

    public async Task<GroupLookup> FindMembersAsync(string groupId, Freshness freshness, CancellationToken cancellation)
    {
        if (freshness == Freshness.Recent && recent.TryGetValue(groupId, out var known) && time.GetUtcNow() - known.At < RecentEnough)
            return new GroupLookup.Found(known.Members);
        try
        {
            var users = await ClientFor(freshness).ListTransitiveMembersAsync(groupId, cancellation) ?? [];
            Person[] members = [.. users.Where(u => u.AccountEnabled != false).Select(ToPerson)];
            recent[groupId] = (time.GetUtcNow(), members);
            return new GroupLookup.Found(members);
        }
        catch (Exception e) when (IsNoAnswer(e, cancellation))
        {
            Log(e, "the members of a group");
            return new GroupLookup.Unavailable();
        }
    }

    public async Task<PersonLookup> FindPersonAsync(string idOrUpn, Freshness freshness, CancellationToken cancellation)
    {
        try
        {
            var user = await ClientFor(freshness).GetUserAsync(idOrUpn, cancellation);
            return user is null || user.AccountEnabled == false
                ? new PersonLookup.Unknown()
                : new PersonLookup.Found(ToPerson(user));
        }
        catch (Exception e) when (IsNoAnswer(e, cancellation))
        {
            Log(e, "a person");
            return new PersonLookup.Unavailable();
        }
    }

    private GraphClient ClientFor(Freshness freshness) => freshness == Freshness.Patient ? outbox : clicks;

    private static Person ToPerson(User user) =>
        new(user.Id.ToLowerInvariant(), user.DisplayName ?? "Unnamed", user.Mail ?? user.UserPrincipalName);

    private static bool IsNoAnswer(Exception e, CancellationToken cancellation) =>
        e is RequestFailedException or AuthenticationFailedException or HttpRequestException or AggregateException or TimeoutException
        || (e is OperationCanceledException && !cancellation.IsCancellationRequested);

    private void Log(Exception e, string what) =>
        log.LogWarning("Microsoft Graph did not give {What}: status {Status}, {Error}", what, (e as RequestFailedException)?.Status, e.GetType().Name);
}
