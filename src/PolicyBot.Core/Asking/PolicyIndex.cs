namespace PolicyBot.Core.Asking;

/// <summary>One policy, ready to be asked: its clauses with their features and the rarity of words in it.</summary>
internal sealed class PolicyIndex
{
    public PolicyIndex(PolicyDocument document)
    {
        Document = document;
        var headings = document.Sections.Select(s => IndexedClause.HeadingKey(s.Text)).ToHashSet(StringComparer.Ordinal);
        // Each clause stands for itself, and reading them is nearly all of the work.
        Clauses = [.. document.Clauses.AsParallel().AsOrdered().Select((c, i) => new IndexedClause(c, i > 0 ? document.Clauses[i - 1] : null, headings))];
        StemIdf = new Idf([.. Clauses.Select(c => c.Stems.Keys)]);
        IdeaIdf = new Idf([.. Clauses.Select(c => c.Ideas.Keys)]);
        MeanLength = Clauses.Count == 0 ? 1 : Math.Max(1, Clauses.Average(c => c.Length));
        HighestLikeness = [.. Enumerable.Range(0, MatterIndex.Shared.Matters.Count).Select(m => Clauses.Count == 0 ? 0 : Clauses.Max(c => c.Likenesses[m]))];
        HighestBelief = [.. Enumerable.Range(0, MatterIndex.Shared.Matters.Count).Select(m => Clauses.Count == 0 ? 0 : Clauses.Max(c => c.Beliefs[m]))];
        HighestInContext = [.. Enumerable.Range(0, MatterIndex.Shared.Matters.Count).Select(m => Clauses.Count == 0 ? 0 : Clauses.Max(c => c.BeliefsInContext[m]))];
        foreach (var clause in Clauses) _words.UnionWith(clause.Own.Tokens);
    }

    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    public PolicyDocument Document { get; }

    public IReadOnlyList<IndexedClause> Clauses { get; }

    public Idf StemIdf { get; }

    public Idf IdeaIdf { get; }

    public float MeanLength { get; }

    /// <summary>For each matter, how near the nearest clause comes to it.</summary>
    public IReadOnlyList<float> HighestLikeness { get; }

    /// <summary>For each matter, how surely some clause is about it.</summary>
    public IReadOnlyList<float> HighestBelief { get; }

    public IReadOnlyList<float> HighestInContext { get; }

    /// <summary>Whether the policy itself uses the word, so that it is no typing error.</summary>
    public bool Uses(string word) => _words.Contains(word);
}
