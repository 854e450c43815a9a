using PolicyBot.Core.Packs;

namespace PolicyBot.Core.Incidents;

/// <summary>Whom to telephone when a report cannot wait for PolicyBot.</summary>
public static class PhoneNumbers
{
    /// <summary>The roles to try, in this order, but for those that it is about.</summary>
    /// <param name="roles">The roles that the report goes to.</param>
    /// <param name="concerned">The roles that it is about.</param>
    public static IReadOnlyList<RoleBinding> For(SchoolPack school, IEnumerable<string> roles, IReadOnlyList<string> concerned) =>
        concerned.Contains(RoleIds.Headteacher)
            ? [.. new[] { school.Role(RoleIds.ChairOfGovernors) }.OfType<RoleBinding>()]
            : [.. roles.Concat([RoleIds.Dsl, RoleIds.DeputyDsl, RoleIds.Headteacher]).Distinct().Where(role => !concerned.Contains(role)).Select(school.Role).OfType<RoleBinding>()];

    /// <summary>Such as "Designated safeguarding lead: 01632 960 204".</summary>
    public static string InWords(RoleBinding role) =>
        role.Phone is { } phone ? $"{role.Title}: {phone}" : $"{role.Title}: through the school office";
}
