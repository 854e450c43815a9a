namespace PolicyBot.LocalTenant.Wire;

/// <summary>What can go wrong with one call.</summary>
public abstract record Fault
{
    private Fault() { }

    /// <summary>The service answers with this instead of doing anything.</summary>
    public sealed record Answers(WireAnswer Answer) : Fault;

    /// <summary>Nothing answers: the request fails as a broken connection does.</summary>
    public sealed record Silence : Fault;

    /// <summary>The service does what was asked and then says 500: what makes duplicates.</summary>
    public sealed record AcceptedThen500 : Fault;

    /// <summary>The service does what was asked once this task is done.</summary>
    public sealed record After(Task Gate) : Fault;

    public static Fault Throttled(TimeSpan retryAfter) =>
        new Answers(WireAnswer.Error(429, "Throttled", "Too many requests.") with { RetryAfter = retryAfter });

    public static Fault Status(int status, string code = "ServiceError") =>
        new Answers(WireAnswer.Error(status, code, "The service could not do this."));
}

/// <summary>Kinds of call, to say which of them a fault hits.</summary>
public static class Calls
{
    public static bool Any(WireCall call) => true;

    public static bool Login(WireCall call) => call.Host == TenantIds.LoginHost;

    public static bool Connector(WireCall call) => call.Host == TenantIds.ConnectorHost;

    public static bool Graph(WireCall call) => call.Host == TenantIds.GraphHost;

    public static bool Send(WireCall call) => call is { Method: "POST", Segments: ["teams", "v3", "conversations", _, "activities", ..] };

    public static bool Update(WireCall call) => call is { Method: "PUT", Segments: ["teams", "v3", "conversations", _, "activities", _] };

    public static bool CreateConversation(WireCall call) => call is { Method: "POST", Segments: ["teams", "v3", "conversations"] };

    public static bool GroupMembers(WireCall call) => call is { Method: "GET", Segments: ["v1.0", "groups", ..] };

    public static bool SendMail(WireCall call) => call is { Method: "POST", Segments: ["v1.0", "users", _, "sendMail"] };

    public static bool Install(WireCall call) => call is { Method: "POST", Segments: ["v1.0", "users", _, "teamwork", "installedApps"] };
}

/// <summary>Faults that tests arm; the first that fits a call is used, in the order in which they were armed.</summary>
public sealed class Faults
{
    private sealed record Armed(Func<WireCall, bool> Hits, Fault Fault)
    {
        public int Left { get; set; }
    }

    private readonly List<Armed> armed = [];

    /// <summary>The next <paramref name="times"/> calls that fit meet this fault.</summary>
    public void Next(int times, Func<WireCall, bool> hits, Fault fault)
    {
        lock (armed) armed.Add(new Armed(hits, fault) { Left = times });
    }

    /// <summary>Every call that fits meets this fault until what is returned is disposed of.</summary>
    public IDisposable While(Func<WireCall, bool> hits, Fault fault)
    {
        var entry = new Armed(hits, fault) { Left = int.MaxValue };
        lock (armed) armed.Add(entry);
        return new Disarm(() =>
        {
            lock (armed) armed.Remove(entry);
        });
    }

    internal Fault? Take(WireCall call)
    {
        lock (armed)
        {
            var entry = armed.Find(a => a.Hits(call));
            if (entry is null) return null;
            if (--entry.Left == 0) armed.Remove(entry);
            return entry.Fault;
        }
    }

    private sealed class Disarm(Action disarm) : IDisposable
    {
        public void Dispose() => disarm();
    }
}
