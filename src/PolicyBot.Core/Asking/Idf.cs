namespace PolicyBot.Core.Asking;

/// <summary>How rare an idea, a word or a group of letters is over some texts: rare ones tell more.</summary>
internal sealed class Idf
{
    private readonly Dictionary<string, float> _weights = new(StringComparer.Ordinal);
    private readonly float _unseen;

    public Idf(IReadOnlyList<IReadOnlyCollection<string>> documents)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var term in documents.SelectMany(d => d.Distinct(StringComparer.Ordinal)))
            counts[term] = counts.GetValueOrDefault(term) + 1;
        foreach (var (term, count) in counts) _weights[term] = Weight(documents.Count, count);
        _unseen = Weight(documents.Count, 0);
    }

    public float Of(string term) => _weights.GetValueOrDefault(term, _unseen);

    private static float Weight(int n, int count) => MathF.Log(1 + ((n - count + 0.5f) / (count + 0.5f)));
}
