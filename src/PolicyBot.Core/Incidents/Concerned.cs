using System.Globalization;
using System.Text;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Incidents;

/// <summary>
/// Whom a report is about among the staff. Nobody in here ever gets the report. A name that could not be found bars everybody whose name is like it,
/// because keeping it from one person too many does no harm.
/// </summary>
/// <param name="People">Object ids of those it is about, and of those it may be about.</param>
/// <param name="Roles">Roles with a route of their own that they hold.</param>
/// <param name="Unknown">Names that nobody in the school's staff has; empty where everybody was found.</param>
public sealed record Concerned(IReadOnlyList<string> People, IReadOnlyList<string> Roles, IReadOnlyList<string> Unknown)
{
    private const int ShortestPart = 3;

    // The words by which people call a role; a pack's own titles count besides.
    private static readonly (string Role, string[] Words)[] RoleWords =
    [
        (RoleIds.ChairOfGovernors, ["chair of governors", "chair of the governors", "chair"]),
        (RoleIds.Headteacher, ["headteacher", "head teacher", "headmaster", "headmistress", "principal", "the head", "head"]),
        (RoleIds.Dsl, ["dsl", "safeguarding lead"]),
    ];

    /// <summary>The names of those who were found, for whoever handles the report.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    public bool Has(Person person) => People.Any(person.IsSame);

    /// <summary>Finds them.</summary>
    /// <param name="picked">Object ids that were picked.</param>
    /// <param name="typed">What was typed in place of that; several names are separated by lines, commas or "and".</param>
    /// <param name="staff">The school's staff at this moment.</param>
    /// <param name="holders">Who holds each of the roles that a report can be about, at this moment.</param>
    public static Concerned Find(
        SchoolPack school, IReadOnlyList<string> picked, string typed, IReadOnlyList<Person> staff, IReadOnlyDictionary<string, IReadOnlyList<Person>> holders)
    {
        var people = new HashSet<string>(picked, StringComparer.OrdinalIgnoreCase);
        var named = new HashSet<string>(StringComparer.Ordinal);
        var unknown = new List<string>();
        var found = staff.Where(person => picked.Any(person.IsSame)).Select(person => person.Name).ToList();
        foreach (var name in NamesIn(typed))
        {
            var exact = staff.Where(person => IsExactly(person, name)).ToList();
            var role = RoleOf(school, name);
            found.AddRange(exact.Select(person => person.Name));
            people.UnionWith((exact.Count > 0 ? exact : staff.Where(person => IsLike(person, name))).Select(person => person.Id));
            if (role is not null)
                named.Add(role);
            else if (exact.Count != 1)
                unknown.Add(name);
        }
        named.UnionWith(holders.Where(held => held.Value.Any(person => people.Contains(person.Id))).Select(held => held.Key));
        people.UnionWith(named.SelectMany(role => holders.GetValueOrDefault(role) ?? []).Select(person => person.Id));
        return new([.. people.Select(id => id.ToLowerInvariant())], [.. RoleWords.Select(known => known.Role).Where(named.Contains)], unknown) { Names = [.. found.Distinct()] };
    }

    /// <summary>Whether a typed name may be this person's: a part of it is a part of their name, or nearly.</summary>
    internal static bool IsLike(Person person, string name)
    {
        var parts = Parts(person.Name).Concat(Parts(person.Mail?.Split('@')[0] ?? "")).ToList();
        return Parts(name).Any(typed => parts.Any(part => IsNear(part, typed)));
    }

    private static string[] NamesIn(string typed) =>
        typed.Split([",", ";", "\n", " and ", "&"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsExactly(Person person, string name) =>
        Parts(person.Name).SequenceEqual(Parts(name)) || name.Equals(person.Mail, StringComparison.OrdinalIgnoreCase);

    private static string? RoleOf(SchoolPack school, string name)
    {
        var words = name.ToLowerInvariant();
        foreach (var (role, known) in RoleWords)
        {
            var titles = school.Role(role) is { } bound ? known.Append(bound.Title.ToLowerInvariant()) : known;
            if (titles.Any(title => words == title || words == "the " + title))
                return role;
        }
        return null;
    }

    private static IEnumerable<string> Parts(string name)
    {
        var plain = string.Concat(name.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
        return plain.ToLowerInvariant()
            .Split([' ', '.', '-', '_', '\'', '’', '@'], StringSplitOptions.RemoveEmptyEntries)
            .Select(part => string.Concat(part.Where(char.IsLetter)))
            .Where(part => part.Length >= ShortestPart);
    }

    // One slip of the finger in a short name, two in a long one.
    private static bool IsNear(string part, string typed)
    {
        if (part == typed)
            return true;
        var slips = Math.Min(part.Length, typed.Length) switch { < 4 => 0, < 8 => 1, _ => 2 };
        return slips > 0 && Math.Abs(part.Length - typed.Length) <= slips && Distance(part, typed) <= slips;
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (corner, left) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
            {
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, left + 1), corner + (a[i - 1] == b[j - 1] ? 0 : 1)));
                left = row[j];
            }
        }
        return row[^1];
    }
}
