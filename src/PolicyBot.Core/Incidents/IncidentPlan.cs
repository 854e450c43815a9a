using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Incidents;

/// <summary>Who gets a report, and who gets it when they do not answer.</summary>
/// <param name="Routes">The routes of the pack that decide, each with where it stands.</param>
/// <param name="Roles">The roles that are told at once.</param>
/// <param name="Ladder">Whom it goes to after that, one rung at a time: the deputy, then the headteacher.</param>
public sealed record IncidentPlan(IReadOnlyList<ReportRoute> Routes, IReadOnlyList<string> Roles, IReadOnlyList<string> Ladder)
{
    private static readonly RuleSource Guidance = new RuleSource.StatutoryGuidance("Keeping children safe in education");

    /// <summary>The plan for what happened. The most senior role that it is about decides alone; nothing below that role hears of it.</summary>
    public static IncidentPlan Of(SchoolPack school, ReportAnswers answers, Concerned concerned)
    {
        var routes = concerned.Roles.Count > 0
            ? AboutRole(school, concerned.Roles[0])
            : RoutesFor(school, answers.Kind?.Subjects(answers.DoneBy, answers.DoneTo) ?? []);
        // A role of which nobody but the person concerned can be a holder is no way round them.
        string[] roles = [.. routes.SelectMany(route => route.To).Distinct().Where(role => !concerned.Roles.Contains(role))];
        return new(routes, roles, concerned.Roles.Contains(RoleIds.Headteacher) || concerned.Roles.Contains(RoleIds.ChairOfGovernors)
            ? []
            : [.. Above(school, roles).Where(role => !concerned.Roles.Contains(role))]);
    }

    private static ReportRoute[] RoutesFor(SchoolPack school, IReadOnlyList<string> subjects) =>
        [.. (subjects.Count == 0 ? [RouteSubjects.Any] : subjects)
            .Select(subject => school.RouteFor(RouteProcesses.Incident, subject))
            .OfType<ReportRoute>()
            .DistinctBy(route => (route.Subject, route.Reporter))];

    // Only a route for exactly this role counts: the general one leads to people whom its holder leads.
    private static ReportRoute[] AboutRole(SchoolPack school, string role)
    {
        if (school.Routes.FirstOrDefault(route => route.Process == RouteProcesses.Incident && route.Subject == role) is { } own)
            return [own];
        var above = role == RoleIds.Headteacher ? RoleIds.ChairOfGovernors : RoleIds.Headteacher;
        return school.Role(above) is null ? [] : [new ReportRoute(RouteProcesses.Incident, role, RouteReporters.Any, [above], Guidance)];
    }

    private static IEnumerable<string> Above(SchoolPack school, IReadOnlyList<string> roles) =>
        roles.Select(DeputyOf).Append(roles.Contains(RoleIds.Slt) ? RoleIds.DeputyHead : null).Append(RoleIds.Headteacher)
            .OfType<string>()
            .Where(role => school.Role(role) is { IsInTenant: true } && !roles.Contains(role))
            .Distinct();

    private static string? DeputyOf(string role) => role switch
    {
        RoleIds.Dsl => RoleIds.DeputyDsl,
        RoleIds.Headteacher => RoleIds.DeputyHead,
        _ => null,
    };
}

/// <summary>A role that gets a report, and who that is at this moment.</summary>
/// <param name="Holders">Its holders but for those who must not get the report.</param>
/// <param name="LeftOut">How many holders do not get it because it is about them, or the reporter chose so.</param>
public sealed record Recipient(RoleBinding Role, IReadOnlyList<Person> Holders, int LeftOut)
{
    /// <summary>Whether only somebody without an account holds the role, to whom the reporter has to hand it over.</summary>
    public bool HasMailAlone => Holders.Count == 0 && !Role.IsInTenant && Role.Mail is not null;

    public bool CanBeReached => Holders.Count > 0 || HasMailAlone;
}
