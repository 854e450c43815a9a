using PolicyBot.Core.People;

namespace PolicyBot.Core.Incidents;

/// <summary>What somebody may see of a case.</summary>
public enum IncidentView
{
    /// <summary>Nothing, and not that it exists.</summary>
    None,

    /// <summary>What they reported, and who has it.</summary>
    Reporter,

    /// <summary>All of it.</summary>
    Handler,
}

/// <summary>Need to know: who may see a case at this moment.</summary>
public static class IncidentAccess
{
    /// <summary>What this person may see.</summary>
    /// <param name="rolesHeld">Which of the case's roles the person holds at this moment, by the directory.</param>
    public static IncidentView Of(IncidentCase incident, Person person, IEnumerable<string> rolesHeld)
    {
        var isReporter = incident.ReportedBy.IsSame(person.Id);
        if (incident.Bars(person))
            return isReporter ? IncidentView.Reporter : IncidentView.None;
        if (incident.BroughtIn.Any(known => known.IsSame(person.Id)) || rolesHeld.Any(incident.Roles.Contains))
            return IncidentView.Handler;
        return isReporter ? IncidentView.Reporter : IncidentView.None;
    }

    /// <summary>Whether nothing of the case may reach this person, whatever role they hold.</summary>
    public static bool Bars(this IncidentCase incident, Person person) =>
        incident.Concerned.Any(person.IsSame) || incident.LeftOut.Any(person.IsSame);
}
