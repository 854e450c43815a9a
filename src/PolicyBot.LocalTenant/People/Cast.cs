using PolicyBot.Core.Packs;

namespace PolicyBot.LocalTenant.People;

/// <summary>Somebody who can be cast: a made-up name, a job and the roles that fit.</summary>
internal sealed record CastMember(string Name, string JobTitle, params string[] Roles)
{
    public bool IsStaff { get; init; } = true;

    public bool IsGuest { get; init; }
}

/// <summary>The people of a made-up school. All names are invented.</summary>
internal static class Cast
{
    /// <summary>The job of the one who has neither read the policy nor been trained yet.</summary>
    public const string NewInPost = "Teaching assistant";

    public static IReadOnlyList<CastMember> Everybody { get; } =
    [
        new("Ann Fletcher", "Year 4 teacher"),
        new("Grace Adeyemi", "Headteacher", RoleIds.Headteacher, RoleIds.Slt),
        new("Tom Hargreaves", "Deputy headteacher", RoleIds.DeputyHead, RoleIds.Slt),
        new("Priya Nair", "Assistant headteacher", RoleIds.Slt, RoleIds.PolicyOwner),
        new("Mei Cartwright", "School business manager", RoleIds.BusinessManager, RoleIds.Slt),
        new("Siobhan Kelleher", "Designated safeguarding lead", RoleIds.Dsl),
        new("Kwame Boateng", "IT manager", RoleIds.ItManager),
        new("Olivia Penrose", "Office and communications", RoleIds.Administrator),
        new("Bilal Siddiqui", "PE teacher"),
        new("Rhys Morgan", "Music teacher"),
        new("Zofia Kowalska", "Reception teacher"),
        new("Samira Haddad", "SENCO", RoleIds.DeputyDsl),
        new("Daniel Osei", NewInPost),
        new("Leo Barker", "Pupil, Year 6") { IsStaff = false },
        new("Isla Nguyen", "Pupil, Year 5") { IsStaff = false },
        new("Claire Dubois", "Parent association (guest)") { IsStaff = false, IsGuest = true },
    ];

    /// <summary>Names for whoever else a pack binds.</summary>
    public static IReadOnlyList<string> Extras { get; } =
        ["Hannah Stokes", "Idris Bello", "Marta Lewandowska", "Owen Pritchard", "Tara Gill", "Yusuf Demir", "Niamh Doyle", "Callum Reid"];

    /// <summary>The name that this part has at another school of the tenant: the first name stays, the surname is the one so many places on.</summary>
    public static string NameAt(int place, string name)
    {
        string[] names = [.. Everybody.Select(member => member.Name), .. Extras];
        var other = names[(Array.IndexOf(names, name) + place) % names.Length];
        return name[..name.IndexOf(' ', StringComparison.Ordinal)] + other[other.IndexOf(' ', StringComparison.Ordinal)..];
    }
}
