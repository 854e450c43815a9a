using System.Numerics;

namespace PolicyBot.Core.Asking;

/// <summary>Features by number, each with the most that it was given; for one thread at a time. It takes four bytes for each feature that there is, so it is used again.</summary>
/// <param name="features">How many there are.</param>
internal sealed class Bag(int features)
{
    private const int BitsOfWord = 64;

    private readonly float[] _values = new float[features];
    private readonly ulong[] _held = new ulong[(features + BitsOfWord - 1) / BitsOfWord];

    /// <param name="id">The feature, from 0.</param>
    /// <param name="value">What it is given; below zero counts as zero.</param>
    public void Add(int id, float value)
    {
        ref var word = ref _held[id / BitsOfWord];
        var bit = 1UL << id;
        if ((word & bit) == 0) _values[id] = 0;
        word |= bit;
        if (value > _values[id]) _values[id] = value;
    }

    /// <summary>Takes the features out in the order of their numbers; nothing is left.</summary>
    public Vector TakeOut()
    {
        var count = 0;
        foreach (var word in _held) count += BitOperations.PopCount(word);
        var (ids, values, at) = (new int[count], new float[count], 0);
        for (var word = 0; at < count; word++)
        {
            for (var rest = _held[word]; rest != 0; rest &= rest - 1)
            {
                var id = (word * BitsOfWord) + BitOperations.TrailingZeroCount(rest);
                (ids[at], values[at]) = (id, _values[id]);
                at++;
            }

            _held[word] = 0;
        }

        return new Vector(ids, values);
    }
}
