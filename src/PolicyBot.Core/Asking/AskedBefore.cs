using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace PolicyBot.Core.Asking;

/// <summary>
/// Questions that somebody has labelled on the very sentences of a policy (Data/asked.txt): how near they come to a new one is a sign of what answers it.
/// A sentence is known by its words, its lead-in's, its heading's and those of the sentence before it, a silence by the words of the whole policy, so that what is changed is forgotten; verdicts are with any change, for a new sentence may overrule them.
/// </summary>
internal sealed class AskedBefore
{
    private const float ShareOfMeaning = 0.6f;
    private const int FingerprintLength = 16;
    private const string Silence = "silent";
    private const string LookUp = "lookup";
    private static readonly Lazy<ILookup<string, string[]>> ByFingerprint = new(() => ByFingerprintOf(DataFile.Lines("asked.txt")));

    // Policies known as a whole are few, and most is remembered of them: whoever reads the same one again need not wait again.
    private static readonly ConcurrentDictionary<string, AskedBefore> OfKnownPolicies = new(StringComparer.Ordinal);

    private readonly List<Remembered> _remembered;
    private readonly VectorIndex _vectors;
    private readonly int _clauses;
    private readonly bool _isSamePolicy;
    private readonly SilenceReader? _silences;

    /// <summary>What is remembered of a policy.</summary>
    public static AskedBefore Of(PolicyIndex index) => ByFingerprint.Value.Contains(Fingerprint(index))
        ? OfKnownPolicies.GetOrAdd(string.Concat(index.Clauses.Select(Fingerprint)), _ => Of(index, ByFingerprint.Value))
        : Of(index, ByFingerprint.Value);

    /// <summary>The same from other lines than those of the file.</summary>
    public static AskedBefore Of(PolicyIndex index, IEnumerable<string> lines) => Of(index, ByFingerprintOf(lines));

    private static ILookup<string, string[]> ByFingerprintOf(IEnumerable<string> lines) =>
        lines.Select(l => l.Split('\t')).SelectMany(p => p[0].Split(','), (p, f) => (f, p)).ToLookup(p => p.f, p => p.p, StringComparer.Ordinal);

    private static AskedBefore Of(PolicyIndex index, ILookup<string, string[]> lines)
    {
        var found = new Dictionary<string[], List<int>>(ReferenceEqualityComparer.Instance);
        foreach (var (clause, fingerprint) in index.Clauses.AsParallel().AsOrdered().Select(c => (c, Fingerprint(c))))
            foreach (var line in lines[fingerprint])
                (found.TryGetValue(line, out var at) ? at : found[line] = []).Add(clause.Clause.Index);
        foreach (var line in lines[Fingerprint(index)]) found[line] = [];
        return new AskedBefore([.. found.AsParallel().AsOrdered().Select(f => Read(f.Key, [.. f.Value], index))], index.Clauses.Count);
    }

    private static (Remembered, IReadOnlyCollection<string>) Read(string[] line, int[] clauses, PolicyIndex index)
    {
        var reading = Reading.Of(Spelling.Mend(Tokens.Read(line[3]), index.Uses));
        var actor = Actors.InQuestion(reading, line[2].Length == 0 ? null : line[2]);
        return (new Remembered(Meaning.Shared.OfQuestion(reading), MatterIndex.Shared.Vectors.Of(reading, actor), clauses, line[1]), SilenceReader.SignsOf(reading, actor));
    }

    /// <param name="asked">Questions as they are remembered, each with what <see cref="SilenceReader"/> tells it from.</param>
    /// <param name="clauses">How many clauses the policy has.</param>
    public AskedBefore(IReadOnlyList<(Remembered Before, IReadOnlyCollection<string> Signs)> asked, int clauses)
    {
        (_remembered, _clauses) = ([.. asked.Select(a => a.Before)], clauses);
        _vectors = new VectorIndex([.. asked.Select(a => a.Before.Vector)]);
        // A silence is remembered of the whole policy.
        _isSamePolicy = _remembered.Exists(r => r.IsSilence);
        if (_isSamePolicy) _silences = new SilenceReader([.. asked.Select(a => (a.Signs, a.Before.Point, a.Before.IsSilence))]);
    }

    /// <summary>A line of the file.</summary>
    public static string Line(IEnumerable<string> fingerprints, string kind, string? asker, string question) => string.Join('\t', string.Join(',', fingerprints), kind, asker, string.Join(' ', question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>The verdict as it is written, "lookup" without one, or "silent" where the policy does not answer.</summary>
    public static string KindOf(bool isAnswered, string? verdict) => isAnswered ? verdict ?? LookUp : Silence;

    /// <summary>A sentence where it stands: "This applies to pupils, too" says nothing without what comes before it.</summary>
    public static string Fingerprint(IndexedClause clause) =>
        "s" + Hash([.. clause.Heading.Tokens, "|", .. clause.IsFirstOfBlock ? [] : clause.Previous.Tokens, "|", .. Tokens.Read(clause.Clause.Quotation)]);

    /// <summary>A whole policy.</summary>
    public static string Fingerprint(PolicyIndex index) => "p" + Hash(index.Clauses.SelectMany(c => Tokens.Read(c.Clause.Text)));

    private static string Hash(IEnumerable<string> words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', words))))[..FingerprintLength];

    /// <summary>How near what was asked before comes to a question.</summary>
    public Recall Recall(Question question)
    {
        if (_remembered.Count == 0) return Asking.Recall.Nothing;
        var (clauses, verdicts) = (new float[_clauses], new float[VerdictChoice.Candidates.Length]);
        float answered = 0, silent = 0;
        var dots = new float[_vectors.Count];
        _vectors.Dots(question.Vector, dots);
        for (var row = 0; row < dots.Length; row++)
        {
            var before = _remembered[row];
            var near = Math.Max(0, (ShareOfMeaning * Meaning.Dot(question.Point, before.Point)) + ((1 - ShareOfMeaning) * dots[row]));
            if (before.IsSilence)
            {
                silent = Math.Max(silent, near);
                continue;
            }

            answered = Math.Max(answered, near);
            foreach (var clause in before.Clauses) clauses[clause] = Math.Max(clauses[clause], near);
            if (_isSamePolicy) verdicts[before.Candidate] = Math.Max(verdicts[before.Candidate], near);
        }

        return new Recall(clauses, verdicts, answered, silent, _silences?.ChanceOf(SilenceReader.SignsOf(question.Reading, question.Actor), question.Point) ?? 0, _isSamePolicy);
    }

    /// <summary>One question with what answered it.</summary>
    /// <param name="Kind">The verdict as it is written, "lookup" or "silent".</param>
    internal sealed record Remembered(float[] Point, Vector Vector, int[] Clauses, string Kind)
    {
        public bool IsSilence { get; } = Kind == Silence;

        /// <summary>The place of its verdict among <see cref="VerdictChoice.Candidates"/>.</summary>
        public int Candidate { get; } = Array.FindIndex(VerdictChoice.Candidates, c => (c?.Wire() ?? LookUp) == Kind) is var place && (place >= 0 || Kind == Silence)
            ? place : throw new InvalidDataException($"asked.txt: \"{Kind}\" is neither a verdict nor {LookUp} nor {Silence}.");
    }
}

/// <summary>How near the nearest of the questions that were asked before come to a new one, from 0 to 1.</summary>
/// <param name="OfClauses">Of those that each clause answered; empty where nothing is remembered of the policy.</param>
/// <param name="OfVerdicts">Of those with each verdict, in the order of <see cref="VerdictChoice.Candidates"/>; zero where the policy has changed since.</param>
/// <param name="Answered">Of those that some clause answered.</param>
/// <param name="Silent">Of those on which the policy is silent.</param>
/// <param name="ChanceOfSilence">How likely the policy is silent by what all of them teach together (<see cref="SilenceReader"/>); zero where the policy has changed since.</param>
/// <param name="OfSamePolicy">The policy has not changed since somebody labelled questions on it.</param>
internal sealed record Recall(float[] OfClauses, float[] OfVerdicts, float Answered, float Silent, float ChanceOfSilence, bool OfSamePolicy)
{
    private const float Plainly = 0.55f;

    public static Recall Nothing { get; } = new([], new float[VerdictChoice.Candidates.Length], 0, 0, 0, false);

    /// <summary>The nearest was answered, and is plainly near; never where the policy has changed since.</summary>
    public bool IsSpokenTo => OfSamePolicy && Answered >= Plainly && Answered > Silent;
}
