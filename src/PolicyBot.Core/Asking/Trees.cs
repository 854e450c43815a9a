using System.Globalization;

namespace PolicyBot.Core.Asking;

/// <summary>
/// Small regression trees whose values add up: they correct the weighted sum where signs matter only together.
/// One tree a line, "name threshold yes no" with a number where a branch ends; "yes" is at most the threshold.
/// </summary>
internal sealed class Trees
{
    private const int End = 0;

    // Every node of every tree, each branch followed by its "at most": they are visited some hundred thousand times a question.
    private readonly (int Feature, float Value, int Above)[] _nodes;
    private readonly int[] _roots;

    private Trees(IEnumerable<Node> roots)
    {
        var laid = new List<(int Feature, float Value, int Above)>();
        _roots = [.. roots.Select(root => Lay(root, laid))];
        _nodes = [.. laid];
    }

    /// <summary>A branch (feature, threshold and two ways on) or an end (a value).</summary>
    internal sealed record Node(int Feature, float Threshold, Node? AtMost, Node? Above, float Value);

    public static Trees Load(string file, string[] names) => Of(DataFile.Lines(file), names);

    public static Trees Of(IEnumerable<string> lines, string[] names) => new([.. lines.Select(l => Parse(l, names))]);

    public float Score(float[] features)
    {
        var sum = 0f;
        foreach (var root in _roots)
        {
            var at = root;
            while (_nodes[at].Above != End) at = features[_nodes[at].Feature] <= _nodes[at].Value ? at + 1 : _nodes[at].Above;
            sum += _nodes[at].Value;
        }

        return sum;
    }

    private static int Lay(Node node, List<(int Feature, float Value, int Above)> laid)
    {
        var at = laid.Count;
        laid.Add((node.Feature, node.AtMost is null ? node.Value : node.Threshold, End));
        if (node.AtMost is null) return at;
        Lay(node.AtMost, laid);
        laid[at] = laid[at] with { Above = Lay(node.Above!, laid) };
        return at;
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
