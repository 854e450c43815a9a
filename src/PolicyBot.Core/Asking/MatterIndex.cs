namespace PolicyBot.Core.Asking;

/// <summary>Which matters a question or a clause speaks of.</summary>
internal sealed class MatterIndex
{
    private const float ClauseShareInAsks = 0.3f;
    private const float AskShareInClauses = 0.5f;
    private const float WiderShare = 0.5f;
    private const float DefiningShare = 0.3f;

    private readonly MatterClassifier _askClassifier;
    private readonly MatterClassifier _clauseClassifier;
    private readonly Examples _asks;
    private readonly Examples _policies;
    private readonly List<(int Matter, int Wider)> _wider;
    private readonly Lazy<float[]>[] _strengths;
    private readonly float[] _own;
    private readonly float[] _strangers;
    private readonly IReadOnlyList<(string Idea, float Weight)>[] _defining;

    private MatterIndex(IReadOnlyList<Matter> matters)
    {
        Matters = matters;
        _strengths = [.. matters.Select(m => new Lazy<float[]>(() => StrengthsOf(m)))];
        var asks = matters.Select(m => m.Asks.Select(t => Acted(Reading.Of(t), r => Actors.InQuestion(r, null))).ToList()).ToList();
        var policies = matters.Select(m => m.Policies.Select(t => Acted(Reading.Of(t), r => Actors.InClause(r, null, Reading.Of("")))).ToList()).ToList();
        Vectors = new Vectors(asks.Zip(policies, (a, p) => (IReadOnlyList<(Reading, string)>)[.. a, .. p]));
        _asks = new Examples([.. asks.Select(rs => rs.Select(r => Vectors.Of(r.Text, r.Actor)).ToArray())]);
        _policies = new Examples([.. policies.Select(rs => rs.Select(r => Vectors.Of(r.Text, r.Actor)).ToArray())]);
        var asked = asks.SelectMany((rs, m) => rs.Select(r => (r.Text, r.Actor, m))).ToList();
        var ruled = policies.SelectMany((rs, m) => rs.Select(r => (r.Text, r.Actor, m))).ToList();
        _askClassifier = new MatterClassifier(matters.Count, [.. asked.Select(a => (a.Text, a.Actor, a.m, 1f)), .. ruled.Select(r => (r.Text, r.Actor, r.m, ClauseShareInAsks))], 0.9f, 0.6f);
        _clauseClassifier = new MatterClassifier(matters.Count, [.. ruled.Select(r => (r.Text, r.Actor, r.m, 1f)), .. asked.Select(a => (a.Text, a.Actor, a.m, AskShareInClauses))], 0.5f, 0.6f);
        var places = matters.Select((m, i) => (m.Name, i)).ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
        _wider = [.. matters.SelectMany((m, i) => m.Wider.Select(w => (i, places[w])))];
        _own = new float[matters.Count];
        _strangers = new float[matters.Count];
        foreach (var (line, m) in policies.SelectMany((rs, m) => rs.Select(r => (Vectors.Of(r.Text, r.Actor), m))))
        {
            var likeness = _policies.LikenessOf(line, leaveOut: true);
            _own[m] += likeness[m] / policies[m].Count;
            for (var other = 0; other < matters.Count; other++)
                if (other != m) _strangers[other] = Math.Max(_strangers[other], 0.6f * likeness[other]);
        }

        IdeaIdf = new Idf([.. asks.Concat(policies).SelectMany(r => r).Select(r => r.Text.IdeaSet)]);
        _defining = [.. asks.Select(DefiningOf)];
        foreach (var (text, _) in asks.Concat(policies).SelectMany(r => r)) Vocabulary.UnionWith(text.Tokens);
    }

    public static MatterIndex Shared { get; } = new(Matter.LoadAll());

    public IReadOnlyList<Matter> Matters { get; }

    public Vectors Vectors { get; }

    /// <summary>How telling an idea is, whatever the policy.</summary>
    public Idf IdeaIdf { get; }

    public HashSet<string> Vocabulary { get; } = new(StringComparer.Ordinal);

    /// <summary>Likeness of a question to each matter, 0 to 1.</summary>
    public float[] OfQuestion(Vector question) => Either(_asks.LikenessOf(question), _policies.LikenessOf(question), 0.8f);

    /// <summary>Likeness of a clause to each matter, 0 to 1.</summary>
    public float[] OfClause(Vector clause) => Either(_policies.LikenessOf(clause), _asks.LikenessOf(clause), 0.6f);

    /// <summary>The ideas that most of a matter's examples share and few other matters have.</summary>
    public IReadOnlyList<(string Idea, float Weight)> Defining(int matter) => _defining[matter];

    /// <summary>How policies rule on the matter: the share of its example clauses of each <see cref="Modality"/>.</summary>
    public float[] StrengthsOf(int matter) => _strengths[matter].Value;

    /// <summary>A likeness on the scale of this matter: 0 is what other matters' clauses reach, 1 what its own reach.</summary>
    public float Calibrate(int matter, float likeness) => Math.Clamp((likeness - _strangers[matter]) / (_own[matter] - _strangers[matter] + 0.1f), 0, 1.5f);

    /// <summary>Which matter the question is about; a wider matter takes half of what its narrower one has, for a rule on the one settles the other.</summary>
    public float[] BeliefsOfQuestion(Reading text, string actor) => Spread(_askClassifier.Beliefs(text, actor));

    /// <summary>Which matter the clause is about.</summary>
    public float[] BeliefsOfClause(Reading text, string actor) => _clauseClassifier.Beliefs(text, actor);

    private float[] Spread(float[] beliefs)
    {
        float[] spread = [.. beliefs];
        foreach (var (matter, wider) in _wider) spread[wider] = Math.Max(spread[wider], WiderShare * beliefs[matter]);
        return spread;
    }

    private static float[] StrengthsOf(Matter matter)
    {
        var shares = new float[Enum.GetValues<Modality>().Length];
        foreach (var clause in matter.Policies) shares[(int)ModalityReader.Of(clause, null, "", [])] += 1f / matter.Policies.Count;
        return shares;
    }

    private IReadOnlyList<(string Idea, float Weight)> DefiningOf(List<(Reading Text, string Actor)> asks) =>
    [
        .. asks.SelectMany(a => a.Text.IdeaSet).GroupBy(i => i)
            .Select(g => (Idea: g.Key, Share: g.Count() / (float)asks.Count))
            .Where(s => s.Share >= DefiningShare && Generic.Weight(s.Idea) == 1)
            .Select(s => (s.Idea, s.Share * IdeaIdf.Of(s.Idea))),
    ];

    private static (Reading Text, string Actor) Acted(Reading text, Func<Reading, string> actor) => (text, actor(text));

    private static float[] Either(float[] own, float[] other, float share) => [.. own.Zip(other, (a, b) => Math.Max(a, share * b))];
}
