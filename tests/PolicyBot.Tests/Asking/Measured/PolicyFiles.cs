namespace PolicyBot.Tests.Asking.Measured;

/// <summary>Where the policy stands that a labelled question is asked under, by the name of its school.</summary>
internal static class PolicyFiles
{
    /// <summary>A made-up policy in Asking/Policies, the model pack's, or one in the reference folder.</summary>
    public static string Of(string school, string repository, string shared) =>
        MadeUp(repository).FirstOrDefault(f => Path.GetFileNameWithoutExtension(f) == school)
        ?? (school == "model" ? Path.Combine(repository, "packs", "model", "policy.md") : Path.Combine(shared, "policies", $"{school}.txt"));

    /// <summary>The policies that were made up for questions alone: no school has them, and no pack.</summary>
    public static IEnumerable<string> MadeUp(string repository) =>
        Directory.EnumerateFiles(Path.Combine(repository, "tests", "PolicyBot.Tests", "Asking", "Policies")).Order(StringComparer.Ordinal);
}
