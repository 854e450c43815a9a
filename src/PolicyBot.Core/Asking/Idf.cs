namespace PolicyBot.Core.Asking;

/// <summary>How rare an idea, a word or a group of letters is over some texts, for rare ones tell more, and which of the texts have it.</summary>
internal sealed class Idf
{
    private readonly Dictionary<string, (float Weight, int[] Holders)> _terms = new(StringComparer.Ordinal);
    private readonly int _documents;
    private readonly float _unseen;

    public Idf(IReadOnlyList<IEnumerable<string>> documents)
    {
        var holders = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var d = 0; d < documents.Count; d++)
            foreach (var term in documents[d])
            {
                if (!holders.TryGetValue(term, out var those)) holders[term] = those = [];
                if (those.Count == 0 || those[^1] != d) those.Add(d);
            }

        foreach (var (term, those) in holders) _terms[term] = (Weight(documents.Count, those.Count), [.. those]);
        _documents = documents.Count;
        _unseen = Weight(documents.Count, 0);
    }

    public float Of(string term) => _terms.TryGetValue(term, out var known) ? known.Weight : _unseen;

    /// <summary>The places of the texts that have it, in order.</summary>
    public int[] HoldersOf(string term) => _terms.TryGetValue(term, out var known) ? known.Holders : [];

    /// <summary>Of each text, the share that it has of what is asked.</summary>
    public float[] Covered(IReadOnlyList<(string Term, float Weight)> asked)
    {
        var (all, found) = (0f, new float[_documents]);
        foreach (var (term, weight) in asked)
        {
            all += weight;
            foreach (var holder in HoldersOf(term)) found[holder] += weight;
        }

        if (all > 0)
            for (var d = 0; d < found.Length; d++) found[d] /= all;
        return found;
    }

    private static float Weight(int n, int count) => MathF.Log(1 + ((n - count + 0.5f) / (count + 0.5f)));
}
