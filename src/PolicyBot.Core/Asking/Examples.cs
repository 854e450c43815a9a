namespace PolicyBot.Core.Asking;

/// <summary>Examples of every matter, with which a text is compared.</summary>
internal sealed class Examples
{
    private const float NearestShare = 0.5f;
    private const float SecondShare = 0.2f;
    private const float MeanShare = 0.3f;
    private const float SameText = 0.999f;

    private readonly VectorIndex _vectors;
    private readonly int[] _firstRows;

    /// <param name="examples">For each matter its example vectors.</param>
    public Examples(Vector[][] examples)
    {
        // The means come last, one row a matter.
        _vectors = new VectorIndex([.. examples.SelectMany(e => e), .. examples.Select(Vector.Mean)]);
        _firstRows = new int[examples.Length + 1];
        for (var m = 0; m < examples.Length; m++) _firstRows[m + 1] = _firstRows[m] + examples[m].Length;
    }

    /// <summary>Likeness to each matter: its nearest example counts most, then the second, then the matter as a whole.</summary>
    /// <param name="vector">The text.</param>
    /// <param name="leaveOut">Leave out the example that is this very text.</param>
    public float[] LikenessOf(Vector vector, bool leaveOut = false)
    {
        var dots = _vectors.Dots(vector);
        var likenesses = new float[_firstRows.Length - 1];
        for (var m = 0; m < likenesses.Length; m++)
        {
            float nearest = 0, second = 0;
            foreach (var dot in dots.AsSpan(_firstRows[m].._firstRows[m + 1]))
            {
                if (!(dot > second) || (leaveOut && dot > SameText)) continue;
                (nearest, second) = dot > nearest ? (dot, nearest) : (nearest, dot);
            }

            likenesses[m] = (NearestShare * nearest) + (SecondShare * second) + (MeanShare * dots[_firstRows[^1] + m]);
        }

        return likenesses;
    }
}
