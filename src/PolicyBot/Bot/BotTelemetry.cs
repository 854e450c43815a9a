using System.Diagnostics;
using System.Diagnostics.Metrics;
using PolicyBot.Connector;
using Activity = PolicyBot.Connector.Activity;

namespace PolicyBot.Bot;

/// <summary>What the bot tells of its work: kinds, outcomes and how long it took. Never who somebody is, what they wrote, or where they wrote it.</summary>
internal static class BotTelemetry
{
    /// <summary>The name of its traces and of its figures.</summary>
    public const string Name = "PolicyBot";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Turns = Meter.CreateHistogram<double>("policybot.turn.duration", "s", "How long an activity from Teams took");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("policybot.turn.failures", "{turn}", "Turns that ended in an unexpected fault");
    private static readonly Counter<long> Notices = Meter.CreateCounter<long>("policybot.notices", "{notice}", "Messages that the bot sent of its own accord");

    // An activity's type and an invoke's name come from outside: only those that the bot knows become words of a figure.
    private static readonly HashSet<string> KnownTypes = [ActivityTypes.Message, ActivityTypes.Invoke, ActivityTypes.ConversationUpdate, ActivityTypes.InstallationUpdate];

    /// <summary>Does the work of one activity, timed and traced.</summary>
    public static async Task<T> TurnAsync<T>(Activity activity, Func<Task<T>> work)
    {
        var type = activity.Type is { } given && KnownTypes.Contains(given) ? given : "other";
        using var trace = Source.StartActivity("turn " + type);
        var started = Stopwatch.GetTimestamp();
        try
        {
            return await work();
        }
        finally
        {
            Turns.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, KeyValuePair.Create<string, object?>("activity.type", type));
        }
    }

    /// <summary>A turn ended in an unexpected fault, which the log tells under a reference.</summary>
    public static void TurnFailed(Exception fault)
    {
        var kind = fault.GetType().Name;
        System.Diagnostics.Activity.Current?.SetStatus(ActivityStatusCode.Error, kind);
        Failures.Add(1, KeyValuePair.Create<string, object?>("error.type", kind));
    }

    /// <param name="outcome">One of a few words, such as <c>sent</c>.</param>
    public static void NoticeEnded(string outcome) => Notices.Add(1, KeyValuePair.Create<string, object?>("outcome", outcome));
}
