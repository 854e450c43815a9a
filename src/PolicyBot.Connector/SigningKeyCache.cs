namespace PolicyBot.Connector;

/// <summary>What is known about a key id.</summary>
internal abstract record KeyLookup
{
    private KeyLookup()
    {
    }

    public sealed record Found(SigningKey Key) : KeyLookup;

    /// <summary>No such key; where the last fetch failed, the keys held may be the old ones.</summary>
    public sealed record Unknown(string? LastFailure) : KeyLookup;

    /// <summary>No keys are held at all, because none could be fetched so far.</summary>
    public sealed record Unavailable(string Reason) : KeyLookup;
}

/// <summary>
/// Holds the keys. All requests share one fetch; an unknown key id causes one at most once per refresh interval, so a
/// flood of made-up ids reaches nobody; a fetch that fails leaves the old keys in force.
/// </summary>
internal sealed class SigningKeyCache(
    InboundTokenOptions options, Func<Task<IReadOnlyDictionary<string, SigningKey>>> fetch, TimeProvider time)
{
    private readonly Lock gate = new();
    private IReadOnlyDictionary<string, SigningKey>? keys;
    private DateTimeOffset staleFrom;
    private DateTimeOffset nextFetch;
    private Task? fetching;
    private string? failure;

    public async Task<KeyLookup> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (FetchNeededFor(id) is { } pending)
            await pending.WaitAsync(cancellationToken);
        lock (gate)
        {
            return keys is null ? new KeyLookup.Unavailable(failure ?? "no answer yet")
                : keys.TryGetValue(id, out var key) ? new KeyLookup.Found(key)
                : new KeyLookup.Unknown(failure);
        }
    }

    private Task? FetchNeededFor(string id)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (keys is not null && now < staleFrom && keys.ContainsKey(id))
                return null;
            if (fetching is { IsCompleted: false })
                return fetching;
            if (now < nextFetch)
                return null;
            nextFetch = now + (keys is null ? options.FirstKeysRetryDelay : options.KeyRefreshInterval);
            // Off this thread: the fetch belongs to all who wait, and must not start under the lock.
            return fetching = Task.Run(FetchAsync, CancellationToken.None);
        }
    }

    private async Task FetchAsync()
    {
        try
        {
            var fetched = await fetch();
            lock (gate)
            {
                keys = fetched;
                failure = null;
                staleFrom = time.GetUtcNow() + options.KeyLifetime;
                nextFetch = time.GetUtcNow() + options.KeyRefreshInterval;
            }
        }
        catch (Exception exception)
        {
            lock (gate)
                failure = $"{exception.GetType().Name}: {exception.Message}";
        }
    }
}
