using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Register;

/// <summary>Which roles of a school may do what with the register. The pack says so: its register section, and its routes for credentials.</summary>
public static class RegisterRoles
{
    private static readonly RegisterRights[] Each =
        [RegisterRights.SetUp, RegisterRights.Manage, RegisterRights.Keep, RegisterRights.Emergency, RegisterRights.PermitChange];

    /// <summary>The roles that have a right. None where the pack gives it to nobody.</summary>
    public static IReadOnlyList<string> With(SchoolPack school, RegisterRights right)
    {
        if (school.Register is not { } register)
            return [];
        return right switch
        {
            RegisterRights.SetUp => [register.Administrator],
            RegisterRights.Manage => [register.Administrator, .. register.Leaders.Except([register.Administrator])],
            RegisterRights.Keep => school.RouteFor(RouteProcesses.Credentials)?.To ?? [register.Administrator],
            RegisterRights.Emergency => ToAbout(school, RouteSubjects.Emergency),
            RegisterRights.PermitChange => ToAbout(school, RouteSubjects.PasswordChange),
            _ => [],
        };
    }

    /// <summary>Whether somebody has to permit a change of password.</summary>
    public static bool NeedPermission(SchoolPack school) => With(school, RegisterRights.PermitChange).Count > 0;

    /// <summary>What a person may do at this moment; null when the directory does not answer, which is never a yes.</summary>
    public static async Task<RegisterRights?> OfAsync(SchoolPack school, RoleHolders roles, Person person, CancellationToken cancellation)
    {
        var held = await Task.WhenAll(Each.Select(right => roles.HoldsAsync(school, person, With(school, right), Freshness.Live, cancellation)));
        return held.Contains(null)
            ? null
            : Each.Zip(held).Where(pair => pair.Second == true).Aggregate(RegisterRights.None, (rights, pair) => rights | pair.First);
    }

    // A route about anything at all is not one about this.
    private static IReadOnlyList<string> ToAbout(SchoolPack school, string subject) =>
        school.RouteFor(RouteProcesses.Credentials, subject) is { } route && route.Subject == subject ? route.To : [];
}
