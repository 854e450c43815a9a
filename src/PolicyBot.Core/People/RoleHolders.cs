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

        // All at once, here and below: somebody may be waiting for the slowest of them.
        var lookups = await Task.WhenAll(role.People.Select(id => directory.FindPersonAsync(id, freshness, cancellation)));
        return lookups.Any(lookup => lookup is PersonLookup.Unavailable)
            ? new GroupLookup.Unavailable()
            : new GroupLookup.Found([.. lookups.OfType<PersonLookup.Found>().Select(found => found.Person)]);
    }

    /// <summary>Everyone who holds any of the roles, each person once. An unknown role has nobody.</summary>
    public async Task<GroupLookup> FindAsync(
        SchoolPack school, IEnumerable<string> roleIds, Freshness freshness, CancellationToken cancellation)
    {
        var lookups = await Task.WhenAll(
            roleIds.Select(school.Role).OfType<RoleBinding>().Select(role => FindAsync(role, freshness, cancellation)));
        return lookups.Any(lookup => lookup is GroupLookup.Unavailable)
            ? new GroupLookup.Unavailable()
            : new GroupLookup.Found(
                [.. lookups.OfType<GroupLookup.Found>().SelectMany(found => found.Members).DistinctBy(person => person.Id, StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>Whether a person holds any of the roles; null when the directory does not answer, which is never a yes.</summary>
    public async Task<bool?> HoldsAsync(
        SchoolPack school, Person person, IEnumerable<string> roleIds, Freshness freshness, CancellationToken cancellation) =>
        await FindAsync(school, roleIds, freshness, cancellation) is GroupLookup.Found found
            ? found.Members.Any(m => m.IsSame(person.Id))
            : null;
}
