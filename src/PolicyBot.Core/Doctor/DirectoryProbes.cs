using PolicyBot.Core.Packs;

namespace PolicyBot.Core.Doctor;

/// <summary>What the directory said of everybody whom a school's pack names.</summary>
/// <param name="Groups">By the group's object id; null is a group that is not there.</param>
/// <param name="People">By what the pack calls them; null is nobody.</param>
public sealed record DirectoryProbes(
    IReadOnlyDictionary<string, Probe<IReadOnlyList<Account>?>> Groups, IReadOnlyDictionary<string, Probe<Account?>> People)
{
    /// <summary>Who holds a role and can sign in; null where the directory did not say.</summary>
    public IReadOnlyList<Account>? HoldersOf(RoleBinding role)
    {
        if (role.Group is not null)
            return Groups[role.Group] is Probe<IReadOnlyList<Account>?>.Answered group ? [.. (group.Value ?? []).Where(a => a.IsOn)] : null;
        var people = role.People.Select(id => People[id]).ToList();
        return people.All(p => p is Probe<Account?>.Answered)
            ? [.. people.Cast<Probe<Account?>.Answered>().Select(p => p.Value).OfType<Account>().Where(a => a.IsOn)]
            : null;
    }
}
