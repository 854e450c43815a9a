namespace PolicyBot.Core.Asking;

/// <summary>Which matters a question or a clause speaks of.</summary>
internal sealed class MatterIndex
{
    private const float Sharpness = 14f;

    private readonly Examples _asks;
    private readonly Examples _policies;

    private MatterIndex(IReadOnlyList<Matter> matters)
    {
        Matters = matters;
        var asks = matters.Select(m => m.Asks.Select(t => Acted(Reading.Of(t), r => Actors.InQuestion(r, null))).ToList()).ToList();
        var policies = matters.Select(m => m.Policies.Select(t => Acted(Reading.Of(t), r => Actors.InClause(r, null, Reading.Of("")))).ToList()).ToList();
        Vectors = new Vectors(asks.Zip(policies, (a, p) => (IReadOnlyList<(Reading, string)>)[.. a, .. p]));
        _asks = new Examples([.. asks.Select(rs => rs.Select(r => Vectors.Of(r.Text, r.Actor)).ToArray())]);
        _policies = new Examples([.. policies.Select(rs => rs.Select(r => Vectors.Of(r.Text, r.Actor)).ToArray())]);
        IdeaIdf = new Idf([.. asks.Concat(policies).SelectMany(r => r).Select(r => r.Text.IdeaSet)]);
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

    /// <summary>Likenesses as shares of belief that add up to 1.</summary>
    public static float[] Beliefs(float[] likenesses)
    {
        var highest = likenesses.Max();
        var shares = likenesses.Select(l => MathF.Exp(Sharpness * (l - highest))).ToArray();
        var sum = shares.Sum();
        return [.. shares.Select(s => s / sum)];
    }

    private static (Reading Text, string Actor) Acted(Reading text, Func<Reading, string> actor) => (text, actor(text));

    private static float[] Either(float[] own, float[] other, float share) => [.. own.Zip(other, (a, b) => Math.Max(a, share * b))];
}
