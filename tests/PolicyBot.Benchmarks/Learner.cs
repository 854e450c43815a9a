using PolicyBot.Core.Asking;
using PolicyBot.Tests.Asking.Measured;

namespace PolicyBot.Benchmarks;

/// <summary>A labelled question with every clause of its policy as the ranker sees it.</summary>
internal sealed record Sample(LabelledQuestion Gold, PolicyIndex Index, Question Asked, float[][] Clauses, bool[] Answers)
{
    public static Sample Of(LabelledQuestion gold, PolicyIndex index)
    {
        var asked = QuestionReader.Read(gold.Question, gold.Asker, index.Uses);
        return new Sample(
            gold,
            index,
            asked,
            [.. index.Clauses.Select(c => Features.Of(asked, c, index))],
            [.. index.Clauses.Select(c => gold.Evidence.Any(e => (gold with { Evidence = [e] }).IsShownBy([c.Clause.Quotation])))]);
    }
}

/// <summary>Learns the ranker and the signs of coverage from samples, always in the same way.</summary>
internal static class Learner
{
    private const double RankerRidge = 0.001;
    private const double CoverageRidge = 0.002;
    private const double OverRefusal = 0.035;
    private const int Folds = 5;

    public static (double[] Weights, List<Trees.Node> Trees) LearnRanker(IEnumerable<Sample> samples)
    {
        var examples = samples.Where(s => s.Gold.IsAnswerable && s.Answers.Contains(true)).ToList();
        var weights = Rank(examples);
        return (weights, GrowRanker(examples, weights));
    }

    public static Ranker RankerOf((double[] Weights, List<Trees.Node> Trees) learned) =>
        new([.. learned.Weights.Select(w => (float)w)], Reread(learned.Trees, Features.Names));

    public static Coverage CoverageOf((double[] Weights, List<Trees.Node> Trees) learned) =>
        new([.. learned.Weights.Select(w => (float)w)], Reread(learned.Trees, Coverage.Names));

    /// <summary>The weights under which the right clauses of each question take the largest share of a softmax over all clauses.</summary>
    private static double[] Rank(List<Sample> examples) => Climb(Features.Names.Length, 300, 0.1, (weights, slope) =>
    {
        foreach (var example in examples)
        {
            var scores = example.Clauses.Select(f => Dot(f, weights)).ToArray();
            var highest = scores.Max();
            var shares = scores.Select(s => Math.Exp(s - highest)).ToArray();
            var (all, right) = (shares.Sum(), shares.Where((_, i) => example.Answers[i]).Sum());
            for (var c = 0; c < shares.Length; c++)
            {
                var pull = (example.Answers[c] ? shares[c] / right : 0) - (shares[c] / all);
                if (Math.Abs(pull) < 1e-6) continue;
                var features = example.Clauses[c];
                for (var i = 0; i < slope.Length; i++) slope[i] += pull * features[i] / examples.Count;
            }
        }

        for (var i = 0; i < slope.Length; i++) slope[i] -= RankerRidge * weights[i];
    });

    private static List<Trees.Node> GrowRanker(List<Sample> examples, double[] weights)
    {
        var rows = examples.SelectMany(e => e.Clauses.Zip(e.Answers)).ToList();
        var groups = new List<int[]>();
        foreach (var example in examples) groups.Add([.. Enumerable.Range(groups.Count == 0 ? 0 : groups[^1][^1] + 1, example.Answers.Length)]);
        return new TreeLearner([.. rows.Select(r => r.First)]).Grow(200, 3, 0.07, [.. rows.Select(r => Dot(r.First, weights))], groups, (scores, slope, bend) =>
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

    /// <summary>A logistic regression corrected by trees, its bias moved so that few answerable questions are refused that it was not taught.</summary>
    public static (double[] Weights, List<Trees.Node> Trees) LearnCoverage(IEnumerable<Sample> samples, Func<Sample, Ranker> rankerOf)
    {
        var rows = samples.Select(s => (Signs: Coverage.Of(s.Asked, rankerOf(s).Rank(s.Asked, s.Index), s.Index), s.Gold.IsAnswerable)).ToList();
        var learned = FitCoverage(rows);
        var strangers = rows.Index().GroupBy(r => r.Index % Folds, r => r.Item).SelectMany(own =>
        {
            var others = CoverageOf(FitCoverage([.. rows.Except(own)]));
            return own.Where(r => r.IsAnswerable).Select(r => others.Score(r.Signs));
        }).Order().ToList();
        learned.Weights[0] -= strangers[(int)(OverRefusal * strangers.Count)];
        return learned;
    }

    private static (double[] Weights, List<Trees.Node> Trees) FitCoverage(List<(float[] Signs, bool IsAnswerable)> rows)
    {
        double answerable = rows.Count(r => r.IsAnswerable), others = rows.Count - answerable;
        var weights = Climb(Coverage.Names.Length, 1000, 0.05, (w, slope) =>
        {
            foreach (var (signs, yes) in rows)
            {
                var pull = ((yes ? 1 : 0) - Chance(Dot(signs, w))) * 0.5 / (yes ? answerable : others);
                for (var i = 0; i < slope.Length; i++) slope[i] += pull * signs[i];
            }

            for (var i = 1; i < slope.Length; i++) slope[i] -= CoverageRidge * w[i];
        });
        var groups = Enumerable.Range(0, rows.Count).Select(i => new[] { i }).ToList();
        var trees = new TreeLearner([.. rows.Select(r => r.Signs)]).Grow(80, 2, 0.08, [.. rows.Select(r => Dot(r.Signs, weights))], groups, (at, slope, bend) =>
        {
            for (var i = 0; i < at.Length; i++)
            {
                var (weight, chance) = (0.5 * rows.Count / (rows[i].IsAnswerable ? answerable : others), Chance(at[i]));
                slope[i] = weight * (chance - (rows[i].IsAnswerable ? 1 : 0));
                bend[i] = weight * chance * (1 - chance);
            }
        });
        return (weights, trees);
    }

    private static Trees Reread(List<Trees.Node> trees, string[] names) => Trees.Of(trees.Select(t => Trees.Write(t, names)), names);

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

    private static double Dot(float[] features, double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < features.Length; i++) sum += features[i] * weights[i];
        return sum;
    }
}
