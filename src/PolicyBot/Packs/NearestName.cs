namespace PolicyBot.Packs;

/// <summary>"Did you mean …?" for a misspelt name.</summary>
internal static class NearestName
{
    private const int ShortChoice = 3;

    /// <summary>The likeliest name; the whole choice where it is short or none is near.</summary>
    public static string Cure(string written, IReadOnlyList<string> known)
    {
        var nearest = known.Count <= ShortChoice ? null : known.MinBy(name => Distance(written, name));
        return nearest is not null && Distance(written, nearest) <= Math.Max(2, written.Length / 3)
            ? $"Did you mean {nearest}?"
            : $"Use one of: {string.Join(", ", known)}.";
    }

    // Levenshtein: one row at a time.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[other.Length];
    }
}
