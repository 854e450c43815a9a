using PolicyBot.Core.People;

namespace PolicyBot.Core.Register;

/// <summary>Finds accounts and their runners by what people call them.</summary>
public static class RegisterSearch
{
    private static readonly string[][] SameThing = [["x", "twitter"], ["facebook", "fb"], ["instagram", "insta", "ig"]];

    /// <summary>The open accounts whose platform this is, or whose name has all of these words. None for words that are nobody's.</summary>
    public static IReadOnlyList<RegisterEntry> Named(string what, IReadOnlyList<RegisterEntry> entries)
    {
        var words = Words(what);
        return words.Count == 0 ? [] : [.. entries.Where(entry => entry.IsOpen && words.All(word => Words(entry.Title).Any(own => IsSame(word, own))))];
    }

    /// <summary>The runners whose name this is, or each of whose names begins like one of these words.</summary>
    public static IReadOnlyList<Person> Runners(string who, IEnumerable<RegisterEntry> entries)
    {
        var words = Words(who);
        var runners = entries.SelectMany(entry => entry.Runners).DistinctBy(runner => runner.Id, StringComparer.OrdinalIgnoreCase).ToList();
        var exact = runners.Where(runner => Words(runner.Name).SequenceEqual(words)).ToList();
        return exact.Count > 0 || words.Count == 0 ? exact : [.. runners.Where(runner => words.All(Words(runner.Name).Contains))];
    }

    private static List<string> Words(string text) =>
        [.. text.ToLowerInvariant().Split([' ', ',', '.', '/', '(', ')', '“', '”', '"', '’', '\''], StringSplitOptions.RemoveEmptyEntries)];

    private static bool IsSame(string one, string other) => one == other || SameThing.Any(same => same.Contains(one) && same.Contains(other));
}
