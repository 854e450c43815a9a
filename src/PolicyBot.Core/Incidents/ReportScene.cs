namespace PolicyBot.Core.Incidents;

/// <summary>What the person who reports sees next.</summary>
public abstract record ReportScene
{
    private ReportScene() { }

    /// <summary>One step's questions.</summary>
    /// <param name="Note">Something to know first.</param>
    public sealed record Question(ReportDraft Draft, IReadOnlyList<ReportProblem> Problems, string? Note) : ReportScene;

    /// <summary>Everything that was entered, and who gets it.</summary>
    public sealed record Check(ReportDraft Draft, ReportReach Reach, string? Note) : ReportScene
    {
        /// <summary>The person has pressed send, and it could not be sent as it stands.</summary>
        public bool WasSent { get; init; }
    }

    /// <summary>It is a case now.</summary>
    public sealed record Sent(IncidentCase Case, IReadOnlyList<Recipient> Recipients) : ReportScene;

    /// <summary>It was a case before.</summary>
    /// <param name="Late">Words that are not in it, to be added; empty where there are none.</param>
    public sealed record AlreadySent(IncidentCase Case, string Late) : ReportScene;

    /// <summary>Nobody who could call back can be reached: the person has to telephone.</summary>
    public sealed record Telephone : ReportScene;

    /// <summary>Kept for later.</summary>
    public sealed record Saved(ReportDraft Draft) : ReportScene;

    /// <summary>There is no such draft any more.</summary>
    public sealed record Gone : ReportScene;

    /// <summary>Other changes came in between, again and again.</summary>
    public sealed record Busy : ReportScene;
}
