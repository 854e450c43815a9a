using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PolicyBot.Core.Asking;

/// <summary>Rows of features turned into columns, eight rows at a time, so that what is asked of one row is asked of eight at once.</summary>
internal sealed class Columns
{
    private const int AtOnce = 8;

    private readonly float[] _values;

    /// <param name="rows">Rows of features.</param>
    /// <param name="features">How many each has.</param>
    /// <exception cref="ArgumentException">A row has more or fewer.</exception>
    public Columns(IReadOnlyList<float[]> rows, int features)
    {
        Length = (rows.Count + AtOnce - 1) / AtOnce * AtOnce;
        _values = new float[features * Length];
        for (var r = 0; r < rows.Count; r++)
        {
            if (rows[r].Length != features) throw new ArgumentException($"A row has {rows[r].Length} features instead of {features}.", nameof(rows));
            for (var (f, at) = (0, r); f < features; f++, at += Length) _values[at] = rows[r][f];
        }
    }

    /// <summary>How many numbers a column has: as many as there are rows, filled up with zeros to a multiple of eight.</summary>
    public int Length { get; }

    /// <summary>What all rows have of one feature.</summary>
    public ReadOnlySpan<Vector256<float>> Of(int feature) => EightsOf(_values.AsSpan(feature * Length, Length));

    /// <summary>The same numbers, eight at a time.</summary>
    /// <param name="column">As many as a column has.</param>
    public static Span<Vector256<float>> EightsOf(Span<float> column) => MemoryMarshal.Cast<float, Vector256<float>>(column);
}
