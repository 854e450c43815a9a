using System.Globalization;

namespace PolicyBot.Core.Asking;

/// <summary>
/// Small regression trees whose values add up: they correct the weighted sum where signs matter only together.
/// One tree a line, "name threshold yes no" with a number where a branch ends; "yes" is at most the threshold.
/// </summary>
internal sealed class Trees
{
    private readonly IReadOnlyList<Node> _roots;

    private Trees(IReadOnlyList<Node> roots) => _roots = roots;

    /// <summary>A branch (feature, threshold and two ways on) or an end (a value).</summary>
    internal sealed record Node(int Feature, float Threshold, Node? AtMost, Node? Above, float Value);

    public static Trees Load(string file, string[] names) => Of(DataFile.Lines(file), names);

    public static Trees Of(IEnumerable<string> lines, string[] names) => new([.. lines.Select(l => Parse(l, names))]);

    public float Score(float[] features)
    {
        var sum = 0f;
        foreach (var root in _roots)
        {
            var node = root;
            while (node.AtMost is not null) node = features[node.Feature] <= node.Threshold ? node.AtMost : node.Above!;
            sum += node.Value;
        }

        return sum;
    }

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
