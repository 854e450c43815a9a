using System.Text;
using System.Text.RegularExpressions;
using PolicyBot.Core.Asking;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>A short made-up policy whose sentences are labelled with their strength and followed by the questions they answer (Asking/Lessons/README.md).</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Text">The policy alone.</param>
/// <param name="Strengths">The sentences of its labelled lines, without number or bullet.</param>
/// <param name="Questions">What they answer, and what the policy does not.</param>
internal sealed partial record Lesson(string Name, string Text, IReadOnlyDictionary<string, Modality> Strengths, IReadOnlyList<LabelledQuestion> Questions)
{
    private const int ShortestEvidence = 4;

    /// <summary>Whether it is as long as a school's policy and its questions are mixed as staff mix them, so that it also teaches what to refuse and how to rule.</summary>
    public bool IsFull => Questions.Any(q => q.Kind == "out_of_scope");

    private static readonly Dictionary<string, (Modality Strength, string? Verdict)> Codes = new(StringComparer.Ordinal)
    {
        ["no"] = (Modality.Prohibited, "prohibited"), ["avoid"] = (Modality.AdvisedAgainst, "advised_against"), ["ask"] = (Modality.NeedsApproval, "needs_approval"), ["must"] = (Modality.Required, "required"),
        ["should"] = (Modality.Recommended, "recommended"), ["if"] = (Modality.PermittedWithConditions, "permitted_with_conditions"), ["may"] = (Modality.Permitted, "permitted"), ["fact"] = (Modality.Statement, null),
    };

    public static IReadOnlyList<Lesson> LoadAll(string repository) =>
        [.. Directory.EnumerateFiles(Path.Combine(repository, "tests", "PolicyBot.Tests", "Asking", "Lessons"), "*.lesson").Order(StringComparer.Ordinal)
            .Select(f => Read(Path.GetFileNameWithoutExtension(f), File.ReadLines(f)))];

    /// <exception cref="InvalidDataException">A line has a code that nobody knows, or a question stands before any sentence.</exception>
    public static Lesson Read(string name, IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        var strengths = new Dictionary<string, Modality>(StringComparer.Ordinal);
        var questions = new List<LabelledQuestion>();
        string[]? evidence = null;
        string? verdict = null;
        foreach (var line in lines.Select(l => l.TrimEnd()))
        {
            if (line.StartsWith("//", StringComparison.Ordinal)) continue;
            if (line.StartsWith('!')) Add(line[1..], "not_covered", "not_stated", [], []);
            else if (line.StartsWith('~')) Add(line[1..], "out_of_scope", null, [], []);
            else if (Asked().Match(line) is { Success: true } asked)
            {
                var how = asked.Groups["how"].Value;
                string?[] rulings = how.StartsWith('=') ? [.. how[1..].Split(',').Select(code => Code(code, line).Verdict)] : [how == "w" ? null : verdict];
                Add(asked.Groups["text"].Value.Split("||")[0], rulings[0] is null ? "lookup" : "verdict", rulings[0], [.. rulings.Skip(1).OfType<string>()],
                    [.. evidence ?? throw new InvalidDataException($"{name}: \"{line}\" stands before any sentence."), .. asked.Groups["text"].Value.Split("||").Skip(1).Select(e => Marker().Replace(e.Trim(), ""))]);
            }
            else if (Ruled().Match(line) is { Success: true } ruled)
            {
                var (strength, rules) = Code(ruled.Groups["code"].Value, line);
                var plain = Marker().Replace(ruled.Groups["text"].Value, "");
                (evidence, verdict) = (Sentences(plain), rules);
                foreach (var sentence in SentenceEnd().Split(plain)) strengths[sentence] = strength;
                text.Append(ruled.Groups["text"].Value).Append('\n');
            }
            else if (line.StartsWith('?') || Bracketed().IsMatch(line)) throw new InvalidDataException($"{name}: \"{line}\" is no question and no ruling.");
            else text.Append(line).Append('\n');
        }

        return new Lesson(name, text.ToString(), strengths, questions);

        void Add(string question, string kind, string? ruling, string[] others, string[] shown) =>
            questions.Add(new LabelledQuestion($"{name}-{questions.Count + 1}", name, null, question.Trim(), kind, ruling, shown, false, others.Length == 0 ? "" : "ALT=" + string.Join(',', others)));
        (Modality Strength, string? Verdict) Code(string code, string line) =>
            Codes.TryGetValue(code, out var known) ? known : throw new InvalidDataException($"{name}: \"{line}\" has the code \"{code}\"; known are {string.Join(", ", Codes.Keys)}.");
    }

    // A line may hold several sentences; each of them is evidence.
    private static string[] Sentences(string line)
    {
        var parts = SentenceEnd().Split(line).Where(p => p.Split(' ').Length >= ShortestEvidence).ToArray();
        return parts.Length > 0 ? parts : [line];
    }

    [GeneratedRegex(@"^\?(?<how>w|=[a-z]+(?:,[a-z]+)*)?\s+(?<text>.+)$")]
    private static partial Regex Asked();

    [GeneratedRegex(@"^(?<text>.+?)\s*\[(?<code>[a-z]+)\]$")]
    private static partial Regex Ruled();

    [GeneratedRegex(@"^\s*(?:[-*•]\s+|\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.)]\s+|\d+(?:\.\d+)+\s+|[A-Z]?\d+(?:\.\d+)*[.)]?\s+)?(?:[-*•]\s+)?")]
    private static partial Regex Marker();

    [GeneratedRegex(@"\[[A-Za-z]+\]$")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"(?<=[.!?])\s+(?=[A-Z])")]
    private static partial Regex SentenceEnd();
}
