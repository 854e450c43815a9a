using PolicyBot.Core.Packs;

namespace PolicyBot.Core.People;

/// <summary>Finds who holds a role of a school at this moment.</summary>
public sealed class RoleHolders(IDirectory directory)
{
    /// <summary>Everyone with an account who holds the role. A role bound to an e-mail address alone has none.</summary>
    public async Task<GroupLookup> FindAsync(RoleBinding role, Freshness freshness, CancellationToken cancellation)
    {
        if (role.Group is not null)
            return await directory.FindMembersAsync(role.Group, freshness, cancellation);

        var people = new List<Person>();
        foreach (var id in role.People)
        {
            switch (await directory.FindPersonAsync(id, freshness, cancellation))
            {
                case PersonLookup.Found found:
                    people.Add(found.Person);
                    break;
                case PersonLookup.Unavailable:
                    return new GroupLookup.Unavailable();
            }
        }
        return new GroupLookup.Found(people);
    }

    /// <summary>Everyone who holds any of the roles, each person once. An unknown role has nobody.</summary>
    public async Task<GroupLookup> FindAsync(
        SchoolPack school, IEnumerable<string> roleIds, Freshness freshness, CancellationToken cancellation)
    {
        var people = new List<Person>();
        foreach (var role in roleIds.Select(school.Role).OfType<RoleBinding>())
        {
            if (await FindAsync(role, freshness, cancellation) is not GroupLookup.Found found)
                return new GroupLookup.Unavailable();
            people.AddRange(found.Members.Where(m => !people.Any(p => p.IsSame(m.Id))));
        }
        return new GroupLookup.Found(people);
    }

    /// <summary>Whether a person holds any of the roles; null when the directory does not answer, which is never a yes.</summary>
    public async Task<bool?> HoldsAsync(
        SchoolPack school, Person person, IEnumerable<string> roleIds, Freshness freshness, CancellationToken cancellation) =>
        await FindAsync(school, roleIds, freshness, cancellation) is GroupLookup.Found found
            ? found.Members.Any(m => m.IsSame(person.Id))
            : null;
}
