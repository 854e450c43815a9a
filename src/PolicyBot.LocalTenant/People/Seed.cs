using System.Security.Cryptography;
using System.Text;
using PolicyBot.Core.Packs;

namespace PolicyBot.LocalTenant.People;

/// <summary>Fills a tenant with made-up people so that every role of a school's pack is held by somebody fitting.</summary>
public static class Seed
{
    /// <param name="place">How many schools of the tenant are peopled already; people of different schools have different names.</param>
    public static void Fill(SchoolDirectory directory, SchoolPack pack, int place = 0)
    {
        var cast = CastPeople(pack, place);
        foreach (var (_, person) in cast) directory.Add(person);
        foreach (var role in pack.Roles.Values.Where(r => r.Group is not null))
        {
            // Two roles may share a group; everyone who fits either is in it.
            var sharing = pack.Roles.Values.Where(r => r.Group == role.Group).Select(r => r.Id).ToHashSet();
            var members = cast.Where(c => sharing.Any(id => Fits(c.Member, id))).Select(c => c.Person.Id);
            directory.Add(new DirectoryGroup(role.Group!, role.Title), members);
        }
    }

    private static List<(CastMember Member, Person Person)> CastPeople(SchoolPack pack, int place)
    {
        var free = Cast.Everybody.Where(m => m.IsStaff).ToList();
        var extras = new Queue<string>(Cast.Extras);
        var bound = new Dictionary<string, CastMember>(StringComparer.OrdinalIgnoreCase);
        foreach (var role in pack.Roles.Values.OrderByDescending(r => r.Id == RoleIds.Headteacher))
        {
            foreach (var id in role.People.Where(id => !bound.ContainsKey(id)))
            {
                var member = free.Find(m => m.Roles.Contains(role.Id)) ?? new CastMember(extras.Dequeue(), role.Title, role.Id);
                free.Remove(member);
                bound[id] = member;
            }
        }

        // A role bound to a group that nobody fits gets a holder too.
        foreach (var role in pack.Roles.Values.Where(r => r.Group is not null && !Cast.Everybody.Any(m => Fits(m, r.Id))))
            bound[DerivedId(pack.Id, role.Id)] = new CastMember(extras.Dequeue(), role.Title, role.Id);

        var idOf = bound.ToDictionary(b => b.Value, b => b.Key);
        return [.. Cast.Everybody.Union(bound.Values).Select(member => (member, ToPerson(member, idOf.GetValueOrDefault(member), pack.Id, place)))];
    }

    private static Person ToPerson(CastMember member, string? boundTo, string school, int place)
    {
        var shown = Cast.NameAt(place, member.Name);
        var isName = boundTo?.Contains('@', StringComparison.Ordinal) == true;
        var id = boundTo is null || isName ? DerivedId(school, member.Name) : boundTo;
        var name = isName ? boundTo! : $"{shown.ToLowerInvariant().Replace(' ', '.')}@{school}.example";
        return new Person(id, shown, member.JobTitle, name) { IsGuest = member.IsGuest };
    }

    private static bool Fits(CastMember member, string roleId) =>
        roleId == RoleIds.Staff ? member.IsStaff : member.Roles.Contains(roleId);

    private static string DerivedId(string school, string name) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{school}|{name}")).AsSpan(0, 16)).ToString();
}
