using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PolicyBot.Core.Asking;

/// <summary>Examples of every matter, with which a text is compared.</summary>
internal sealed class Examples
{
    private const float NearestShare = 0.5f;
    private const float SecondShare = 0.2f;
    private const float MeanShare = 0.3f;
    private const float SameText = 0.999f;
    private const int AtOnce = 8;

    private readonly VectorIndex _vectors;
    private readonly int[] _firstRows;

    /// <param name="examples">For each matter its example vectors.</param>
    public Examples(Vector[][] examples)
    {
        // Every matter's rows are filled up to a multiple of eight with vectors that are like nothing. The means come last, one row a matter.
        _vectors = new VectorIndex([.. examples.SelectMany(e => e.Concat(Enumerable.Repeat(new Vector([], []), Filled(e.Length) - e.Length))), .. examples.Select(Vector.Mean)]);
        _firstRows = new int[examples.Length + 1];
        for (var m = 0; m < examples.Length; m++) _firstRows[m + 1] = _firstRows[m] + Filled(examples[m].Length);
    }

    /// <summary>Likeness to each matter: its nearest example counts most, then the second, then the matter as a whole.</summary>
    /// <param name="vector">The text.</param>
    /// <param name="leaveOut">Leave out the example that is this very text.</param>
    public float[] LikenessOf(Vector vector, bool leaveOut = false)
    {
        var rented = ArrayPool<float>.Shared.Rent(_vectors.Count);
        var dots = rented.AsSpan(0, _vectors.Count);
        _vectors.Dots(vector, dots);
        var likenesses = new float[_firstRows.Length - 1];
        for (var m = 0; m < likenesses.Length; m++)
        {
            var own = dots[_firstRows[m].._firstRows[m + 1]];
            for (var row = 0; leaveOut && row < own.Length; row++)
                if (own[row] > SameText) own[row] = 0;
            var (nearest, second) = TwoNearest(own);
            likenesses[m] = (NearestShare * nearest) + (SecondShare * second) + (MeanShare * dots[_firstRows[^1] + m]);
        }

        ArrayPool<float>.Shared.Return(rented);
        return likenesses;
    }

    private static int Filled(int count) => (count + AtOnce - 1) / AtOnce * AtOnce;

    // The two greatest of each of eight columns first, then of all; none is below zero.
    private static (float Nearest, float Second) TwoNearest(ReadOnlySpan<float> dots)
    {
        var (nearest, second) = (Vector256<float>.Zero, Vector256<float>.Zero);
        foreach (var eight in MemoryMarshal.Cast<float, Vector256<float>>(dots))
        {
            second = Vector256.Max(second, Vector256.Min(nearest, eight));
            nearest = Vector256.Max(nearest, eight);
        }

        // Eight columns become four, two and one.
        var (first, next) = Merged(nearest.GetLower(), second.GetLower(), nearest.GetUpper(), second.GetUpper());
        var halves = Vector128.Create(2, 3, 0, 1);
        (first, next) = Merged(first, next, Vector128.Shuffle(first, halves), Vector128.Shuffle(next, halves));
        var neighbours = Vector128.Create(1, 0, 3, 2);
        (first, next) = Merged(first, next, Vector128.Shuffle(first, neighbours), Vector128.Shuffle(next, neighbours));
        return (first.ToScalar(), next.ToScalar());
    }

    private static (Vector128<float> Nearest, Vector128<float> Second) Merged(Vector128<float> nearest, Vector128<float> second, Vector128<float> otherNearest, Vector128<float> otherSecond) =>
        (Vector128.Max(nearest, otherNearest), Vector128.Max(Vector128.Max(second, otherSecond), Vector128.Min(nearest, otherNearest)));
}
