using System.Collections.Concurrent;

namespace PolicyBot.Core.Asking;

/// <summary>
/// Remembers what was worked out of the words of policies, which come again and again. Of other words it is worked out each time:
/// what people type is not kept.
/// </summary>
internal sealed class WordMemo<T>(Func<string, T> workOut)
{
    private readonly ConcurrentDictionary<string, T> _known = new(StringComparer.Ordinal);

    public T Of(string word)
    {
        if (_known.TryGetValue(word, out var known)) return known;
        var found = workOut(word);
        if (PolicyWords.Contains(word)) _known.TryAdd(word, found);
        return found;
    }
}
