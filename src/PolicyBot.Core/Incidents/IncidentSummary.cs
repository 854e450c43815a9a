using PolicyBot.Core.People;

namespace PolicyBot.Core.Incidents;

/// <summary>How many cases there were in a span of days, by kind and outcome. Counts alone: no names, no numbers of cases.</summary>
public sealed record IncidentSummary(DateOnly From, DateOnly To, int Reported, int StillOpen, IReadOnlyList<(string Words, int Count)> Kinds, IReadOnlyList<(string Words, int Count)> Outcomes)
{
    /// <summary>
    /// Counts for somebody. What is about a role with a route of its own is counted for nobody, and what may be about the reader not for them: who is
    /// concerned would learn of it by the number.
    /// </summary>
    /// <param name="day">The day of a moment in the United Kingdom.</param>
    public static IncidentSummary Of(IEnumerable<IncidentCase> cases, Person reader, DateOnly from, DateOnly to, Func<DateTimeOffset, DateOnly> day)
    {
        var counted = cases.Where(incident =>
            incident.ConcernedRoles.Count == 0 && !incident.Bars(reader) && day(incident.ReportedAt) is var on && on >= from && on <= to).ToList();
        return new(
            from, to, counted.Count, counted.Count(incident => incident.IsOpen),
            Count(counted, incident => IncidentKind.Find(incident.Kind)?.Words ?? "Something else"),
            Count(counted.Where(incident => incident.Closing is not null), incident => AssessmentCodes.Outcomes.GetValueOrDefault(incident.Closing!.Outcome, "Closed")));
    }

    private static IReadOnlyList<(string, int)> Count(IEnumerable<IncidentCase> cases, Func<IncidentCase, string> by) =>
        [.. cases.GroupBy(by).Select(group => (group.Key, group.Count())).OrderByDescending(line => line.Item2).ThenBy(line => line.Key, StringComparer.Ordinal)];
}
