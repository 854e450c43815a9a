using System.Collections.Concurrent;

namespace PolicyBot.Core.Asking;

/// <summary>The words that stand in the policies this program has read: at most the first 20,000, each of up to 32 letters.</summary>
internal static class PolicyWords
{
    private const int Most = 20_000;
    private const int Longest = 32;

    private static readonly ConcurrentDictionary<string, bool> Known = new(StringComparer.Ordinal);

    /// <summary>Notes the words of a policy.</summary>
    public static void Note(IEnumerable<string> words)
    {
        foreach (var word in words.Where(w => w.Length <= Longest).Distinct(StringComparer.Ordinal).Take(Math.Max(0, Most - Known.Count))) Known.TryAdd(word, true);
    }

    public static bool Contains(string word) => Known.ContainsKey(word);
}
