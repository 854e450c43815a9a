namespace PolicyBot.Core.Asking;

/// <summary>Vectors turned inside out (feature to vectors), so that one is compared with all of them at once.</summary>
internal sealed class VectorIndex
{
    private readonly Dictionary<int, (int Row, float Value)[]> _holders = [];
    private readonly int _rows;

    public VectorIndex(IReadOnlyList<Vector> vectors)
    {
        _rows = vectors.Count;
        var holders = new Dictionary<int, List<(int, float)>>();
        for (var row = 0; row < _rows; row++)
            for (var i = 0; i < vectors[row].Ids.Length; i++)
            {
                if (!holders.TryGetValue(vectors[row].Ids[i], out var those)) holders[vectors[row].Ids[i]] = those = [];
                those.Add((row, vectors[row].Values[i]));
            }

        foreach (var (id, those) in holders) _holders[id] = [.. those];
    }

    /// <summary>Its product with each of them, in their order.</summary>
    public float[] Dots(Vector vector)
    {
        var dots = new float[_rows];
        for (var i = 0; i < vector.Ids.Length; i++)
        {
            if (!_holders.TryGetValue(vector.Ids[i], out var those)) continue;
            var value = vector.Values[i];
            foreach (var (row, held) in those) dots[row] += held * value;
        }

        return dots;
    }
}
