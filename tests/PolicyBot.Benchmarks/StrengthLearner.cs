using PolicyBot.Core.Asking;
using PolicyBot.Tests.Asking.Measured;

namespace PolicyBot.Benchmarks;

/// <summary>A policy's text with labelled questions on it.</summary>
/// <param name="Writers">For each question the file that it comes from; a file has one writer.</param>
internal sealed record LabelledPolicy(string Name, string Text, IReadOnlyList<LabelledQuestion> Questions, IReadOnlyList<string> Writers);

/// <summary>
/// Learns <see cref="StrengthReader"/> from the labelled sentences of lessons and from the verdicts of labelled questions: one logistic regression
/// over all strengths, always in the same way.
/// </summary>
internal sealed class StrengthLearner
{
    private const int LeastSeen = 6;
    private const int Epochs = 15;
    private const float Pace = 0.3f;
    private const float Ridge = 1e-4f;
    private const float TooLittle = 0.25f;
    private const int ShareOfQuestions = 3;
    private static readonly int Strengths = Enum.GetValues<Modality>().Length;

    private readonly float[][] _weights = new float[Strengths][];
    private readonly float[][] _moved = new float[Strengths][];

    private StrengthLearner(int signs)
    {
        for (var s = 0; s < Strengths; s++) (_weights[s], _moved[s]) = (new float[signs], new float[signs]);
    }

    public static Dictionary<string, float[]> Learn(IEnumerable<Lesson> lessons, IEnumerable<LabelledPolicy> policies)
    {
        var ofLessons = lessons.AsParallel().AsOrdered().SelectMany(l => Rows(l.Text, c => l.Strengths.TryGetValue(c.Text, out var strength) ? strength : null)).ToList();
        var rows = ofLessons.Concat(policies.AsParallel().AsOrdered().SelectMany(p => Rows(p.Text, c => StrengthOf(c, p.Questions)).SelectMany(row => Enumerable.Repeat(row, ShareOfQuestions)))).ToList();
        // What only a school's own policy says is none of the signs: its words stay out of the file.
        var known = ofLessons.SelectMany(r => r.Signs).GroupBy(s => s, StringComparer.Ordinal).Where(g => g.Count() >= LeastSeen).Select(g => g.Key).Order(StringComparer.Ordinal)
            .Select((s, i) => (s, i)).ToDictionary(p => p.s, p => p.i, StringComparer.Ordinal);
        var learner = new StrengthLearner(known.Count);
        (int[] Signs, int Strength)[] examples = [.. rows.Select(r => (r.Signs.Where(known.ContainsKey).Select(s => known[s]).ToArray(), (int)r.Strength))];
        var random = new Random(5);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(examples);
            foreach (var (signs, strength) in examples) learner.Step(signs, strength);
        }

        return known.Select(k => (k.Key, Weights: learner._weights.Select(w => w[k.Value]).ToArray())).Where(k => k.Weights.Max(MathF.Abs) >= TooLittle)
            .ToDictionary(k => k.Key, k => k.Weights, StringComparer.Ordinal);
    }

    private static IEnumerable<(IReadOnlyCollection<string> Signs, Modality Strength)> Rows(string text, Func<Clause, Modality?> strengthOf)
    {
        var clauses = PolicyDocument.Read("policy.md", text, new StrengthReader([])).Clauses;
        return from clause in clauses
               let strength = strengthOf(clause)
               where strength is not null
               let before = clause.Index > 0 && clauses[clause.Index - 1] is { } previous && previous.Block == clause.Block ? previous.Modality : (Modality?)null
               select (StrengthReader.SignsOf(clause.Text, clause.LeadIn, clause.HeadingPath, clause.Kind, clause.Modality, before), strength.Value);
    }

    // The verdict that most of the questions on it have.
    private static Modality? StrengthOf(Clause clause, IReadOnlyList<LabelledQuestion> questions)
    {
        var verdicts = questions.Where(q => q.Kind == "verdict" && q.IsShownBy([clause.Quotation])).Select(q => q.Verdict).ToList();
        if (verdicts.Count == 0) return null;
        var most = verdicts.GroupBy(v => v, StringComparer.Ordinal).MaxBy(g => g.Count())!.Key;
        return VerdictChoice.StrengthOf(VerdictChoice.Candidates.Single(c => c?.Wire() == most));
    }

    private void Step(int[] signs, int strength)
    {
        var share = MathF.Sqrt(Math.Max(1, signs.Length));
        float[] chances = [.. _weights.Select(w => signs.Sum(i => w[i]) / share)];
        var highest = chances.Max();
        for (var s = 0; s < Strengths; s++) chances[s] = MathF.Exp(chances[s] - highest);
        var all = chances.Sum();
        for (var s = 0; s < Strengths; s++)
        {
            var pull = ((chances[s] / all) - (s == strength ? 1 : 0)) / share;
            foreach (var i in signs)
            {
                var slope = pull + (Ridge * _weights[s][i]);
                _moved[s][i] += slope * slope;
                _weights[s][i] -= Pace * slope / (MathF.Sqrt(_moved[s][i]) + 1e-3f);
            }
        }
    }
}
