using System.Globalization;
using System.Runtime.Intrinsics;

namespace PolicyBot.Core.Asking;

/// <summary>
/// Small regression trees whose values add up: they correct the weighted sum where signs matter only together.
/// One tree a line, "name threshold yes no" with a number where a branch ends; "yes" is at most the threshold.
/// </summary>
internal sealed class Trees
{
    private readonly Node[] _roots;
    private readonly int _depth;

    private Trees(IEnumerable<Node> roots)
    {
        _roots = [.. roots];
        _depth = _roots.Length == 0 ? 0 : _roots.Max(DepthOf);
    }

    /// <summary>A branch (feature, threshold and two ways on) or an end (a value).</summary>
    internal sealed record Node(int Feature, float Threshold, Node? AtMost, Node? Above, float Value);

    public static Trees Load(string file, string[] names) => Of(DataFile.Lines(file), names);

    public static Trees Of(IEnumerable<string> lines, string[] names) => new([.. lines.Select(l => Parse(l, names))]);

    /// <summary>What they say of each row.</summary>
    public float[] Scores(Columns rows)
    {
        var (sums, one, spare) = (new float[rows.Length], new float[rows.Length], new float[rows.Length * _depth]);
        foreach (var root in _roots)
        {
            Score(root, rows, one, spare);
            for (var row = 0; row < sums.Length; row++) sums[row] += one[row];
        }

        return sums;
    }

    // Both ways are gone for every row, and the one is taken that it would have gone: no branch has to be predicted.
    private static void Score(Node node, Columns rows, Span<float> into, Span<float> spare)
    {
        if (node.AtMost is null)
        {
            into.Fill(node.Value);
            return;
        }

        var other = spare[..into.Length];
        Score(node.AtMost, rows, into, spare[into.Length..]);
        Score(node.Above!, rows, other, spare[into.Length..]);
        var threshold = Vector256.Create(node.Threshold);
        var column = rows.Of(node.Feature);
        var chosen = Columns.EightsOf(into);
        var above = Columns.EightsOf(other);
        for (var i = 0; i < chosen.Length; i++) chosen[i] = Vector256.ConditionalSelect(Vector256.LessThanOrEqual(column[i], threshold), chosen[i], above[i]);
    }

    private static int DepthOf(Node node) => node.AtMost is null ? 0 : 1 + Math.Max(DepthOf(node.AtMost), DepthOf(node.Above!));

    public static string Write(Node node, string[] names) => node.AtMost is null
        ? node.Value.ToString("0.####", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{names[node.Feature]} {node.Threshold:0.####} {Write(node.AtMost, names)} {Write(node.Above!, names)}");

    private static Node Parse(string line, string[] names)
    {
        var parts = new Queue<string>(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return Read();

        Node Read()
        {
            var part = parts.Dequeue();
            var feature = Array.IndexOf(names, part);
            if (feature < 0) return new Node(0, 0, null, null, float.Parse(part, CultureInfo.InvariantCulture));
            var threshold = float.Parse(parts.Dequeue(), CultureInfo.InvariantCulture);
            return new Node(feature, threshold, Read(), Read(), 0);
        }
    }
}
