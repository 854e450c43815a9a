namespace PolicyBot.Benchmarks;

/// <summary>How long something took, each time it was done.</summary>
internal sealed record Timings(int Count, double MeanMilliseconds, double MedianMilliseconds, double P99Milliseconds, double MaxMilliseconds)
{
    public static Timings Of(IEnumerable<TimeSpan> taken)
    {
        var sorted = taken.Select(t => t.TotalMilliseconds).Order().ToArray();
        return new(sorted.Length, Round(sorted.Average()), At(sorted, 0.5), At(sorted, 0.99), Round(sorted[^1]));
    }

    public static double Round(double value) => Math.Round(value, 3);

    private static double At(double[] sorted, double share) => Round(sorted[(int)Math.Ceiling(share * sorted.Length) - 1]);
}
