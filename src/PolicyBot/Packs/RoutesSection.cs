using PolicyBot.Core.Packs;

namespace PolicyBot.Packs;

/// <summary>Reads the routes section of a pack: who is told of what.</summary>
internal static class RoutesSection
{
    private static readonly string[] Keys = ["for", "about", "from", "to", "clause", "source"];

    public static IReadOnlyList<ReportRoute> Read(PackSection pack, PackRoles roles, PackSources sources)
    {
        var seen = new Dictionary<(string, string, string), int>();
        var routes = new List<ReportRoute>();
        foreach (var section in pack.Sections("routes", Keys))
        {
            var route = ReadOne(section, roles, sources);
            if (!seen.TryAdd((route.Process, route.Subject, route.Reporter), section.Line))
                section.Fault("for", $"there is a route for {route.Process} about {route.Subject} from {route.Reporter} already.", $"Add its roles to the one on line {seen[(route.Process, route.Subject, route.Reporter)]}.");
            routes.Add(route);
        }

        return routes;
    }

    private static ReportRoute ReadOne(PackSection section, PackRoles roles, PackSources sources)
    {
        var process = OneOf(section, "for", section.Text("for", $"Use one of: {string.Join(", ", RouteProcesses.All)}."), RouteProcesses.All);
        var subject = OneOf(section, "about", section.OptionalText("about") ?? RouteSubjects.Any, RouteSubjects.All);
        var reporter = section.OptionalText("from") ?? RouteReporters.Any;
        if (reporter is not (RouteReporters.Any or RouteReporters.Parent))
            roles.Bound(new Located(reporter, section.LineOf("from")));

        var to = section.Texts("to");
        if (to.Count == 0)
            section.Fault("to", "to is missing.", "Name the roles that are told, such as to: [dsl].");
        if (to.Any(role => role.Value == subject))
            section.Fault("to", $"a report about the role {subject} would go to that role.", "Send it to somebody else, such as chair-of-governors.");

        return new ReportRoute(process, subject, reporter, [.. to.Select(roles.Bound)], sources.Source(section));
    }

    private static string OneOf(PackSection section, string key, string written, IReadOnlyList<string> known)
    {
        if (written.Length > 0 && !known.Contains(written))
            section.Fault(key, $"{written} is not known here.", NearestName.Cure(written, known));
        return written;
    }
}
