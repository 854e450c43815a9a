using PolicyBot.Core.Asking;

namespace PolicyBot.Benchmarks;

/// <summary>Grows regression trees by gradient boosting, always the same way: fixed cuts, a fixed sample, no clock.</summary>
internal sealed class TreeLearner
{
    private const double Ridge = 5;
    private const double LeastWeight = 1;
    private const double SampleShare = 0.7;
    private const int Cuts = 31;

    private readonly float[][] _rows;
    private readonly float[][] _cuts;
    private readonly byte[][] _bins;

    public TreeLearner(IReadOnlyList<float[]> rows)
    {
        _rows = [.. rows];
        _cuts = [.. Enumerable.Range(0, rows[0].Length).Select(CutsOf)];
        _bins = [.. _cuts.Select((cuts, f) => _rows.Select(r => (byte)cuts.Count(c => r[f] > c)).ToArray())];
    }

    /// <summary>Adds trees, each along the slope that <paramref name="slopeAt"/> finds at the scores so far.</summary>
    public List<Trees.Node> Grow(int trees, int depth, double pace, double[] scores, IReadOnlyList<int[]> groups, Action<double[], double[], double[]> slopeAt)
    {
        var random = new Random(7);
        var grown = new List<Trees.Node>();
        for (var t = 0; t < trees; t++)
        {
            double[] slope = new double[_rows.Length], bend = new double[_rows.Length];
            slopeAt(scores, slope, bend);
            int[] sample = [.. groups.Where(_ => random.NextDouble() < SampleShare).SelectMany(g => g)];
            var tree = Split(sample, slope, bend, depth, pace);
            grown.Add(tree);
            for (var i = 0; i < scores.Length; i++) scores[i] += Value(tree, _rows[i]);
        }

        return grown;
    }

    private float[] CutsOf(int feature)
    {
        var values = _rows.Select(r => r[feature]).Order().ToArray();
        var cuts = new SortedSet<float>();
        for (var k = 1; k <= Cuts; k++)
        {
            cuts.Add(values[(int)((long)k * (values.Length - 1) / (Cuts + 1))]);
            cuts.Add(values[0] + ((values[^1] - values[0]) * k / (Cuts + 1)));
        }

        return [.. cuts];
    }

    private static float Value(Trees.Node node, float[] row)
    {
        while (node.AtMost is not null) node = row[node.Feature] <= node.Threshold ? node.AtMost : node.Above!;
        return node.Value;
    }

    private Trees.Node Split(int[] rows, double[] slope, double[] bend, int depth, double pace)
    {
        double g = rows.Sum(i => slope[i]), h = rows.Sum(i => bend[i]), best = 1e-6;
        var (feature, cut) = (-1, 0);
        for (var f = 0; depth > 0 && f < _cuts.Length; f++)
        {
            double[] gs = new double[_cuts[f].Length + 1], hs = new double[_cuts[f].Length + 1];
            foreach (var i in rows)
            {
                gs[_bins[f][i]] += slope[i];
                hs[_bins[f][i]] += bend[i];
            }

            double gl = 0, hl = 0;
            for (var c = 0; c < _cuts[f].Length; c++)
            {
                gl += gs[c];
                hl += hs[c];
                if (hl < LeastWeight || h - hl < LeastWeight) continue;
                var gain = (gl * gl / (hl + Ridge)) + ((g - gl) * (g - gl) / (h - hl + Ridge)) - (g * g / (h + Ridge));
                if (gain > best) (best, feature, cut) = (gain, f, c);
            }
        }

        if (feature < 0) return new Trees.Node(0, 0, null, null, (float)(-pace * g / (h + Ridge)));
        return new Trees.Node(
            feature,
            _cuts[feature][cut],
            Split([.. rows.Where(i => _bins[feature][i] <= cut)], slope, bend, depth - 1, pace),
            Split([.. rows.Where(i => _bins[feature][i] > cut)], slope, bend, depth - 1, pace),
            0);
    }
}
