using System.Collections.Concurrent;

namespace PolicyBot.Core.Asking;

/// <summary>One policy, ready to be asked: its clauses with their features and the rarity of words in it.</summary>
internal sealed class PolicyIndex
{
    public PolicyIndex(PolicyDocument document)
    {
        Document = document;
        var headings = document.Sections.Select(s => IndexedClause.HeadingKey(s.Text)).ToHashSet(StringComparer.Ordinal);
        // Each clause stands for itself, and reading them is nearly all of the work.
        Reading[] readings = [.. document.Clauses.AsParallel().AsOrdered().Select(c => Reading.Of(Words.Plain(c.Text)))];
        var above = new ConcurrentDictionary<string, Reading>(StringComparer.Ordinal);
        Clauses = [.. document.Clauses.AsParallel().AsOrdered().Select(c => new IndexedClause(c, document.Clauses, readings, headings, text => above.GetOrAdd(text, Reading.Of)))];
        _points = new(() => new PolicyPoints(Meaning.Shared, Clauses));
        _askedBefore = new(() => AskedBefore.Of(this));
        StemIdf = new Idf([.. Clauses.Select(c => c.Stems.Keys)]);
        IdeaIdf = new Idf([.. Clauses.Select(c => c.Ideas.Keys)]);
        LettersIdf = new Idf([.. Clauses.Select(c => LetterGroups.Of(c.Own.Tokens.Concat(c.LeadIn?.Tokens ?? [])))]);
        OwnIdeas = [.. Clauses.Select(c => c.Own.IdeaSet.Select(i => (Lexicon.Shared.NumberOf(i), WeightOf(i))).ToArray())];
        OwnWeights = [.. Clauses.Select(c => (c.Own.IdeaSet.Sum(WeightOf), c.Own.StemSet.Sum(StemIdf.Of)))];
        MeanLength = Clauses.Count == 0 ? 1 : Math.Max(1, Clauses.Average(c => c.Length));
        HighestLikeness = HighestOf(c => c.Likenesses);
        HighestBelief = HighestOf(c => c.Beliefs);
        HighestInContext = HighestOf(c => c.BeliefsInContext);
        foreach (var clause in Clauses) _words.UnionWith(clause.Own.Tokens);
    }

    private readonly Lazy<PolicyPoints> _points;
    private readonly Lazy<AskedBefore> _askedBefore;
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    public PolicyDocument Document { get; }

    public IReadOnlyList<IndexedClause> Clauses { get; }

    /// <summary>Where the clauses stand among the questions they answer.</summary>
    public PolicyPoints Points => _points.Value;

    /// <summary>What was asked before and is remembered.</summary>
    public AskedBefore AskedBefore => _askedBefore.Value;

    public Idf StemIdf { get; }

    public Idf IdeaIdf { get; }

    /// <summary>How telling a group of letters is that stands in the words of a clause or of its lead-in.</summary>
    public Idf LettersIdf { get; }

    /// <summary>Each clause's ideas by their numbers, with what they weigh.</summary>
    public IReadOnlyList<(int Number, float Weight)[]> OwnIdeas { get; }

    /// <summary>What all ideas and all words of each clause weigh together.</summary>
    public IReadOnlyList<(float Ideas, float Stems)> OwnWeights { get; }

    public float MeanLength { get; }

    /// <summary>For each matter, how near the nearest clause comes to it.</summary>
    public IReadOnlyList<float> HighestLikeness { get; }

    /// <summary>For each matter, how surely some clause is about it.</summary>
    public IReadOnlyList<float> HighestBelief { get; }

    public IReadOnlyList<float> HighestInContext { get; }

    /// <summary>How telling an idea is in this policy.</summary>
    public float WeightOf(string idea) => IdeaIdf.Of(idea) * Generic.Weight(idea);

    /// <summary>Whether the policy itself uses the word, so that it is no typing error.</summary>
    public bool Uses(string word) => _words.Contains(word);

    private float[] HighestOf(Func<IndexedClause, float[]> ofMatters)
    {
        var highest = new float[MatterIndex.Shared.Matters.Count];
        foreach (var clause in Clauses)
        {
            var own = ofMatters(clause);
            for (var m = 0; m < highest.Length; m++) highest[m] = Math.Max(highest[m], own[m]);
        }

        return highest;
    }
}
