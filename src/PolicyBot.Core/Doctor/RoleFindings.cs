using PolicyBot.Core.Packs;

namespace PolicyBot.Core.Doctor;

/// <summary>Reads whether every role of a school is held by somebody whom the bot would listen to. Counts people, names none.</summary>
public static class RoleFindings
{
    private const string Area = "Roles";

    /// <summary>One line for each role that is not as it should be, or one for all of them.</summary>
    public static IReadOnlyList<Finding> Of(SchoolPack school, DirectoryProbes probes)
    {
        var staff = probes.HoldersOf(school.Staff);
        var bound = school.Roles.Values.Where(role => role.IsInTenant).ToList();
        var unread = bound.Count(role => probes.HoldersOf(role) is null);
        List<Finding> findings = [.. bound.Select(role => OfRole(school, role, probes, staff)).OfType<Finding>()];
        if (unread > 0)
            findings.Add(Finding.Skipped(Area, $"{school.Name}: {unread} of {bound.Count} roles could not be read."));
        return findings.Count > 0 ? findings : [Finding.Ok(Area, $"{school.Name}: all {bound.Count} roles are held by people on the staff.")];
    }

    private static Finding? OfRole(SchoolPack school, RoleBinding role, DirectoryProbes probes, IReadOnlyList<Account>? staff)
    {
        var pack = $"packs/{school.Id}/school.yaml";
        if (role.Group is { } id && probes.Groups[id] is Probe<IReadOnlyList<Account>?>.Answered { Value: null })
            return Finding.Fault(Area, $"{school.Name}: the group of {role.Id} is not in the tenant.", $"Copy the Object ID from the group's page in the Entra admin centre to {pack}, under roles: {role.Id}.");
        if (probes.HoldersOf(role) is not { } holders)
            return null;
        if (holders.Count == 0)
            return Nobody(school, role, pack);
        if (role.Group is null && holders.Count < role.People.Count)
            return Finding.Warning(
                Area, $"{school.Name}: {role.People.Count - holders.Count} of {role.People.Count} people bound to {role.Id} are not in the tenant, or their accounts are off.",
                $"Put them right in {pack}, under roles: {role.Id}. Use object ids or sign-in names.");

        // While nobody at all is staff, that alone is to be put right.
        var strangers = staff is null or { Count: 0 } ? 0 : holders.Count(holder => !staff.Any(member => member.Id.Equals(holder.Id, StringComparison.OrdinalIgnoreCase)));
        return strangers == 0 ? null : Finding.Fault(
            Area, $"{school.Name}: {strangers} of {holders.Count} who hold {role.Id} {(strangers == 1 ? "is" : "are")} not in the group of staff, so the bot turns them away.",
            "Add them to the group that the pack binds to staff.");
    }

    private static Finding Nobody(SchoolPack school, RoleBinding role, string pack)
    {
        var cure = role.Group is null
            ? $"Bind it to somebody's object id or sign-in name in {pack}, under roles: {role.Id}."
            : "Put people into its group in the Entra admin centre.";
        if (role.Id == RoleIds.Staff)
            return Finding.Fault(Area, $"{school.Name}: nobody is in the group of staff, so everybody is turned away.", cure);
        return role.Id == RoleIds.Slt || school.Accounts?.Approvers.Contains(role.Id) == true
            ? Finding.Fault(Area, $"{school.Name}: nobody holds {role.Id}, so nobody can decide.", cure)
            : Finding.Warning(Area, $"{school.Name}: nobody holds {role.Id}{(role.Group is null ? ": whoever is bound to it is not in the tenant, or the account is off" : "")}.", cure);
    }
}
