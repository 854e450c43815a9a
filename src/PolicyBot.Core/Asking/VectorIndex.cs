namespace PolicyBot.Core.Asking;

/// <summary>Vectors turned inside out (feature to vectors), so that one is compared with all of them at once.</summary>
internal sealed class VectorIndex
{
    // For each feature, by its number, where the vectors that have it begin; one more says where the last ones end.
    private readonly int[] _starts;
    private readonly (int Row, float Value)[] _holders;

    /// <param name="vectors">Vectors, their indices ascending.</param>
    public VectorIndex(IReadOnlyList<Vector> vectors)
    {
        Count = vectors.Count;
        _starts = new int[vectors.Select(v => v.Ids.Length == 0 ? 0 : v.Ids[^1] + 1).DefaultIfEmpty(0).Max() + 1];
        foreach (var vector in vectors)
            foreach (var id in vector.Ids) _starts[id + 1]++;
        for (var id = 1; id < _starts.Length; id++) _starts[id] += _starts[id - 1];
        _holders = new (int, float)[_starts[^1]];
        int[] next = [.. _starts];
        for (var row = 0; row < vectors.Count; row++)
            for (var i = 0; i < vectors[row].Ids.Length; i++)
                _holders[next[vectors[row].Ids[i]]++] = (row, vectors[row].Values[i]);
    }

    /// <summary>How many vectors there are.</summary>
    public int Count { get; }

    /// <summary>Its product with each of them, in their order.</summary>
    /// <param name="vector">What is compared.</param>
    /// <param name="dots">As many as there are vectors; what stands in them is written over.</param>
    public void Dots(Vector vector, Span<float> dots)
    {
        dots.Clear();
        for (var i = 0; i < vector.Ids.Length && vector.Ids[i] + 1 < _starts.Length; i++)
        {
            var value = vector.Values[i];
            foreach (var (row, held) in _holders.AsSpan(_starts[vector.Ids[i]].._starts[vector.Ids[i] + 1])) dots[row] += held * value;
        }
    }
}
