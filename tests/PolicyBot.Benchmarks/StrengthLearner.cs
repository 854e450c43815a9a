using PolicyBot.Core.Asking;
using PolicyBot.Tests.Asking.Measured;

namespace PolicyBot.Benchmarks;

/// <summary>Learns <see cref="StrengthReader"/> from the labelled sentences of lessons: one logistic regression over all strengths, always in the same way.</summary>
internal sealed class StrengthLearner
{
    private const int LeastSeen = 4;
    private const int Epochs = 15;
    private const float Pace = 0.3f;
    private const float Ridge = 1e-4f;
    private const float TooLittle = 0.25f;
    private static readonly int Strengths = Enum.GetValues<Modality>().Length;

    private readonly float[][] _weights = new float[Strengths][];
    private readonly float[][] _moved = new float[Strengths][];

    private StrengthLearner(int signs)
    {
        for (var s = 0; s < Strengths; s++) (_weights[s], _moved[s]) = (new float[signs], new float[signs]);
    }

    public static Dictionary<string, float[]> Learn(IEnumerable<Lesson> lessons)
    {
        var untaught = new StrengthReader([]);
        var rows = lessons.AsParallel().AsOrdered().SelectMany(l => Rows(PolicyDocument.Read(l.Name, l.Text, untaught).Clauses, l)).ToList();
        var known = rows.SelectMany(r => r.Signs).GroupBy(s => s, StringComparer.Ordinal).Where(g => g.Count() >= LeastSeen).Select(g => g.Key).Order(StringComparer.Ordinal)
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

    private static IEnumerable<(IReadOnlyCollection<string> Signs, Modality Strength)> Rows(IReadOnlyList<Clause> clauses, Lesson lesson) =>
        from clause in clauses
        where lesson.Strengths.ContainsKey(clause.Text)
        let before = clause.Index > 0 && clauses[clause.Index - 1] is { } previous && previous.Block == clause.Block ? previous.Modality : (Modality?)null
        select (StrengthReader.SignsOf(clause.Text, clause.LeadIn, clause.HeadingPath, clause.Kind, clause.Modality, before), lesson.Strengths[clause.Text]);

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
