using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Incidents;

/// <summary>How long what was written to a closed case is kept, and what is left of it afterwards.</summary>
public static class IncidentErasure
{
    private static readonly Person Nobody = new("", "erased");

    /// <summary>What holds where a pack says nothing: six years, as long as a claim can be brought in court. It counts as a school setting.</summary>
    public static Retention Default { get; } = new(Retention.Any, 6 * 12, new RuleSource.SchoolSetting());

    /// <summary>How long a case of this kind is kept after it was closed: the pack's figure for the kind, else its general one, else the default.</summary>
    public static Retention For(SchoolPack school, string kind) =>
        school.Retentions.FirstOrDefault(retention => retention.Kind == kind) ?? school.Retentions.FirstOrDefault(retention => retention.Kind == Retention.Any) ?? Default;

    /// <summary>Whether a case has been closed for as long as it is kept.</summary>
    public static bool IsDue(SchoolPack school, IncidentCase incident, DateTimeOffset now) =>
        incident is { Status: IncidentStatus.Closed, IsErased: false, Closing.At: var closed } && closed.AddMonths(For(school, incident.Kind).Months) <= now;

    /// <summary>What is left: that there was a case of this kind, when, and how it ended. No person, and nothing that anybody can open.</summary>
    public static IncidentCase Erase(IncidentCase incident) => incident with
    {
        IsErased = true,
        Status = IncidentStatus.Closed,
        ReportedBy = Nobody,
        Concerned = [],
        LeftOut = [],
        Roles = [],
        Ladder = [],
        Routes = [],
        BroughtIn = [],
        Holder = null,
        Assessment = incident.Assessment is { } assessment ? assessment with { By = Nobody } : null,
        Actions = [],
        Closing = incident.Closing is { } closing ? closing with { By = Nobody } : null,
        Forms = [],
        Pieces = 0,
    };
}
