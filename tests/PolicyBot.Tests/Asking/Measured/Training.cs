using System.Globalization;
using PolicyBot.Core.Asking;
using PolicyBot.Testing;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>
/// Learns src/PolicyBot.Core/Asking/Data/ranker*.txt and coverage*.txt from rows.jsonl and *.tuning.jsonl, always in the same way.
/// POLICYBOT_TRAIN=1 dotnet test tests/PolicyBot.Tests --filter Training
/// </summary>
public sealed class Training(Xunit.Abstractions.ITestOutputHelper output)
{
    private const double RankerRidge = 0.001;
    private const double CoverageRidge = 0.002;
    private const double OverRefusal = 0.025;

    private static readonly Dictionary<string, PolicyIndex> Indexes = Policies.Shared.Append("model").ToDictionary(s => s, s => new PolicyIndex(Policies.Document(s)));

    private sealed record Example(string School, float[][] Features, bool[] Answers);

    [TrainingFact]
    public void Learn_the_weights_and_score_each_school_by_the_others()
    {
        var questions = LabelledQuestion.Load(Files()).ToList();
        var examples = questions.Where(q => q.IsAnswerable).Select(Read).Where(e => e.Answers.Contains(true)).ToList();
        foreach (var school in Indexes.Keys)
        {
            List<Example> others = [.. examples.Where(e => e.School != school)], own = [.. examples.Where(e => e.School == school)];
            var weights = Rank(others);
            var (first, three) = Score(own, new Ranker([.. weights.Select(w => (float)w)], Correct(others, weights)));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{school} by the others ({own.Count} questions): evidence@1 {first:0.000} @3 {three:0.000}"));
            Assert.True(three > 0.5, $"{school} is answered by the other schools' weights hardly at all");
        }

        var all = Rank(examples);
        Save("ranker.txt", "Weights of the ranker's features", Features.Names.Zip(all, (n, w) => string.Create(CultureInfo.InvariantCulture, $"{n} {w:0.###}")));
        var trees = GrowRanker(examples, all);
        Save("ranker-trees.txt", "Trees that correct the ranker's weights", trees.Select(t => Trees.Write(t, Features.Names)));
        Cover(questions, new Ranker([.. all.Select(w => (float)w)], Reread(trees, Features.Names)));
    }

    private static IEnumerable<string> Files()
    {
        var folder = Path.Combine(Repository.Root, "tests", "PolicyBot.Tests", "Asking");
        return Directory.EnumerateFiles(Path.Combine(folder, "Questions"), "*.tuning.jsonl").Order(StringComparer.Ordinal).Prepend(Path.Combine(folder, "Measured", "rows.jsonl"));
    }

    private static Example Read(LabelledQuestion gold)
    {
        var index = Indexes[gold.School];
        var question = QuestionReader.Read(gold.Question, gold.Asker, index.Uses);
        return new Example(
            gold.School,
            [.. index.Clauses.Select(c => Features.Of(question, c, index))],
            [.. index.Clauses.Select(c => gold.Evidence.Any(e => (gold with { Evidence = [e] }).IsShownBy([c.Clause.Quotation])))]);
    }

    /// <summary>The weights under which the right clauses of each question take the largest share of a softmax over all clauses.</summary>
    private static double[] Rank(List<Example> examples) => Climb(Features.Names.Length, 400, 0.1, (weights, slope) =>
    {
        foreach (var example in examples)
        {
            var scores = example.Features.Select(f => Dot(f, weights)).ToArray();
            var shares = scores.Select(s => Math.Exp(s - scores.Max())).ToArray();
            var (all, right) = (shares.Sum(), shares.Where((_, i) => example.Answers[i]).Sum());
            for (var c = 0; c < shares.Length; c++)
            {
                var pull = (example.Answers[c] ? shares[c] / right : 0) - (shares[c] / all);
                for (var i = 0; i < slope.Length; i++) slope[i] += pull * example.Features[c][i] / examples.Count;
            }
        }

        for (var i = 0; i < slope.Length; i++) slope[i] -= RankerRidge * weights[i];
    });

    private static List<Trees.Node> GrowRanker(List<Example> examples, double[] weights)
    {
        var rows = examples.SelectMany(e => e.Features.Zip(e.Answers)).ToList();
        var groups = new List<int[]>();
        foreach (var example in examples) groups.Add([.. Enumerable.Range(groups.Count == 0 ? 0 : groups[^1][^1] + 1, example.Answers.Length)]);
        return new TreeLearner([.. rows.Select(r => r.First)]).Grow(100, 2, 0.1, [.. rows.Select(r => Dot(r.First, weights))], groups, (scores, slope, bend) =>
        {
            foreach (var group in groups)
            {
                var highest = group.Max(i => scores[i]);
                var shares = group.Select(i => Math.Exp(scores[i] - highest)).ToArray();
                var (all, right) = (shares.Sum(), shares.Where((_, k) => rows[group[k]].Second).Sum());
                for (var k = 0; k < group.Length; k++)
                {
                    var share = shares[k] / all;
                    slope[group[k]] = share - (rows[group[k]].Second ? shares[k] / right : 0);
                    bend[group[k]] = Math.Max(1e-4, share * (1 - share));
                }
            }
        });
    }

    private static Trees Correct(List<Example> examples, double[] weights) => Reread(GrowRanker(examples, weights), Features.Names);

    private static Trees Reread(List<Trees.Node> trees, string[] names) => Trees.Of(trees.Select(t => Trees.Write(t, names)), names);

    /// <summary>A logistic regression corrected by trees, its bias moved so that one answerable question in forty is refused.</summary>
    private static void Cover(List<LabelledQuestion> questions, Ranker ranker)
    {
        var rows = questions.Select(gold =>
        {
            var index = Indexes[gold.School];
            var question = QuestionReader.Read(gold.Question, gold.Asker, index.Uses);
            return (Signs: Coverage.Of(question, ranker.Rank(question, index), index), gold.IsAnswerable, IsOutside: Decisions.IsOutside(question));
        }).Where(r => !r.IsOutside).ToList();
        double answerable = rows.Count(r => r.IsAnswerable), others = rows.Count - answerable;
        var weights = Climb(Coverage.Names.Length, 1500, 0.05, (w, slope) =>
        {
            foreach (var (signs, yes, _) in rows)
            {
                var pull = ((yes ? 1 : 0) - Chance(Dot(signs, w))) * 0.5 / (yes ? answerable : others);
                for (var i = 0; i < slope.Length; i++) slope[i] += pull * signs[i];
            }

            for (var i = 1; i < slope.Length; i++) slope[i] -= CoverageRidge * w[i];
        });
        var scores = rows.Select(r => Dot(r.Signs, weights)).ToArray();
        var groups = Enumerable.Range(0, rows.Count).Select(i => new[] { i }).ToList();
        var trees = new TreeLearner([.. rows.Select(r => r.Signs)]).Grow(80, 2, 0.08, scores, groups, (at, slope, bend) =>
        {
            for (var i = 0; i < at.Length; i++)
            {
                var (weight, chance) = (0.5 * rows.Count / (rows[i].IsAnswerable ? answerable : others), Chance(at[i]));
                slope[i] = weight * (chance - (rows[i].IsAnswerable ? 1 : 0));
                bend[i] = weight * chance * (1 - chance);
            }
        });
        weights[0] -= rows.Zip(scores).Where(r => r.First.IsAnswerable).Select(r => r.Second).Order().ElementAt((int)(OverRefusal * answerable));
        Save("coverage.txt", "Weights of the signs that the policy speaks to a question", Coverage.Names.Zip(weights, (n, w) => string.Create(CultureInfo.InvariantCulture, $"{n} {w:0.###}")));
        Save("coverage-trees.txt", "Trees that correct those weights", trees.Select(t => Trees.Write(t, Coverage.Names)));
    }

    private static double Chance(double score) => 1 / (1 + Math.Exp(-score));

    // Adam, from zero, with a fixed number of steps: the same weights on every run.
    private static double[] Climb(int size, int steps, double pace, Action<double[], double[]> slopeAt)
    {
        double[] weights = new double[size], mean = new double[size], spread = new double[size];
        for (var step = 1; step <= steps; step++)
        {
            var slope = new double[size];
            slopeAt(weights, slope);
            for (var i = 0; i < size; i++)
            {
                mean[i] = (0.9 * mean[i]) + (0.1 * slope[i]);
                spread[i] = (0.999 * spread[i]) + (0.001 * slope[i] * slope[i]);
                weights[i] += pace * (mean[i] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(spread[i] / (1 - Math.Pow(0.999, step))) + 1e-8);
            }
        }

        return weights;
    }

    private static (double First, double Three) Score(List<Example> examples, Ranker ranker)
    {
        var ranks = examples.ConvertAll(e => e.Features.Select((f, i) => (Score: ranker.Score(f), i)).OrderByDescending(p => p.Score).ThenBy(p => p.i).ToList().FindIndex(p => e.Answers[p.i]));
        return (ranks.Count(r => r == 0) / (double)ranks.Count, ranks.Count(r => r is >= 0 and < 3) / (double)ranks.Count);
    }

    private static double Dot(float[] features, double[] weights) => features.Select((f, i) => f * weights[i]).Sum();

    private static void Save(string file, string what, IEnumerable<string> lines) => File.WriteAllText(
        Path.Combine(Repository.Root, "src", "PolicyBot.Core", "Asking", "Data", file),
        $"# {what}, learned from labelled questions by the training tool (docs/answers.md).\n" + string.Concat(lines.Select(l => l + "\n")));
}

/// <summary>Runs only when asked to: it rewrites data files.</summary>
internal sealed class TrainingFactAttribute : FactAttribute
{
    public TrainingFactAttribute() =>
        Skip = Environment.GetEnvironmentVariable("POLICYBOT_TRAIN") == "1" ? null : "SKIPPED: set POLICYBOT_TRAIN=1 to learn the weights again";
}
