using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using PolicyBot.Connector;

namespace PolicyBot.Bot;

/// <summary>
/// How fast one person may go: so many activities at once, and as many a minute after that. No honest person meets it; a client gone wild, or an
/// account in the wrong hands, does not take the bot away from everybody else. In memory, for each instance by itself.
/// </summary>
internal sealed class Pace(IOptions<BotOptions> options, TimeProvider time)
{
    private static readonly TimeSpan TidyEvery = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, Allowance> people = new(StringComparer.OrdinalIgnoreCase);
    private DateTimeOffset lastTidied = time.GetUtcNow();

    /// <summary>Counts an authenticated activity against its sender.</summary>
    public PaceAnswer Count(Activity activity)
    {
        var now = time.GetUtcNow();
        Tidy(now);
        var sender = activity.From?.AadObjectId ?? activity.From?.Id ?? "";
        return people.GetOrAdd(sender, _ => new Allowance(options.Value.MostPerMinute, now)).Take(now);
    }

    private void Tidy(DateTimeOffset now)
    {
        if (now - lastTidied < TidyEvery)
            return;
        lastTidied = now;
        foreach (var (sender, allowance) in people)
        {
            if (allowance.IsFull(now))
                people.TryRemove(sender, out _);
        }
    }

    private sealed class Allowance(int most, DateTimeOffset since)
    {
        private readonly Lock gate = new();
        private double left = most;
        private DateTimeOffset at = since;
        private bool told;

        public PaceAnswer Take(DateTimeOffset now)
        {
            lock (gate)
            {
                (left, at) = (LeftAt(now), now);
                if (left >= 1)
                {
                    (left, told) = (left - 1, false);
                    return PaceAnswer.GoOn;
                }
                var first = !told;
                told = true;
                return first ? PaceAnswer.SlowDown : PaceAnswer.StillTooFast;
            }
        }

        public bool IsFull(DateTimeOffset now)
        {
            lock (gate) return LeftAt(now) >= most;
        }

        private double LeftAt(DateTimeOffset now) => Math.Min(most, left + ((now - at).TotalMinutes * most));
    }
}

/// <summary>Whether somebody may go on.</summary>
internal enum PaceAnswer
{
    GoOn,

    /// <summary>Too fast, and told so now.</summary>
    SlowDown,

    /// <summary>Too fast, and told so already.</summary>
    StillTooFast,
}
