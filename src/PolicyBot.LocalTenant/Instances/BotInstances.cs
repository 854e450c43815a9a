using System.Collections.Immutable;

namespace PolicyBot.LocalTenant.Instances;

/// <summary>
/// Several bots over one store, as a platform runs them: whatever comes from Teams goes to any one of them, and one that dies is started again.
/// </summary>
public sealed class BotInstances : IAsyncDisposable
{
    private readonly Func<int, CancellationToken, Task<BotInstance>> start;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task[] keepers;
    private ImmutableDictionary<int, BotInstance> running = ImmutableDictionary<int, BotInstance>.Empty;

    private BotInstances(int count, Func<int, CancellationToken, Task<BotInstance>> start)
    {
        this.start = start;
        keepers = new Task[count];
    }

    /// <summary>The numbers, from 0, of those that run now.</summary>
    public IReadOnlyList<int> Running => [.. running.Keys.Order()];

    /// <summary>Ends one at once, as kill -9 does. It is started again by itself. False when it is not running.</summary>
    public bool Kill(int number)
    {
        if (!running.TryGetValue(number, out var instance)) return false;
        instance.Kill();
        return true;
    }

    /// <summary>Stops them all, each after it has finished its turns.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested) return;
        await stopping.CancelAsync();
        await Task.WhenAll(running.Values.Select(i => i.StopAsync()));
        await Task.WhenAll(keepers);
        stopping.Dispose();
    }

    internal static async Task<BotInstances> StartAsync(int count, Func<int, CancellationToken, Task<BotInstance>> start, CancellationToken cancellation)
    {
        var instances = new BotInstances(count, start);
        var first = await Task.WhenAll(Enumerable.Range(0, count).Select(number => start(number, cancellation)));
        for (var number = 0; number < count; number++)
        {
            ImmutableInterlocked.TryAdd(ref instances.running, number, first[number]);
            instances.keepers[number] = instances.KeepAsync(number, first[number]);
        }
        return instances;
    }

    /// <summary>Where activities go: to a bot at random, and on to another where nothing listens any more.</summary>
    internal HttpMessageHandler Spread(Random random) => new SpreadHandler(this, random);

    private async Task KeepAsync(int number, BotInstance instance)
    {
        for (; ; )
        {
            await instance.ExitedAsync();
            ImmutableInterlocked.TryRemove(ref running, number, out _);
            instance.Dispose();
            if (stopping.IsCancellationRequested) return;
            try
            {
                instance = await start(number, stopping.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or InvalidOperationException)
            {
                if (e is InvalidOperationException) Console.Error.WriteLine($"Bot {number + 1} is gone. {e.Message}");
                return;
            }
            ImmutableInterlocked.TryAdd(ref running, number, instance);
            // Stopping may have begun while it started.
            if (stopping.IsCancellationRequested) await instance.StopAsync();
        }
    }

    private sealed class SpreadHandler(BotInstances instances, Random random) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.PathAndQuery;
            var tries = instances.running.OrderBy(i => i.Key).Select(i => i.Value.Address).ToArray();
            lock (random) random.Shuffle(tries);
            foreach (var address in tries)
            {
                try
                {
                    request.RequestUri = new Uri(address, path);
                    return await base.SendAsync(request, cancellationToken);
                }
                catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
                {
                    // Nothing was sent, so another can take it.
                }
            }
            throw new HttpRequestException(HttpRequestError.ConnectionError, "No bot is running.");
        }
    }
}
