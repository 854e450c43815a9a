using System.Collections.Concurrent;

namespace PolicyBot.Core.Asking;

/// <summary>
/// Remembers what was worked out of the words that came first, which are the policies' own and come again and again.
/// Of later ones it is worked out each time, so that what people type cannot fill the memory.
/// </summary>
internal sealed class WordMemo<T>(Func<string, T> workOut)
{
    private const int Most = 10_000;
    private const int Longest = 32;

    private readonly ConcurrentDictionary<string, T> _known = new(StringComparer.Ordinal);
    private int _count;

    public T Of(string word)
    {
        if (_known.TryGetValue(word, out var known)) return known;
        var found = workOut(word);
        if (word.Length <= Longest && Volatile.Read(ref _count) < Most && _known.TryAdd(word, found)) Interlocked.Increment(ref _count);
        return found;
    }
}
