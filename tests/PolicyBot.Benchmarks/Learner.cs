using PolicyBot.Core.Asking;
using PolicyBot.Tests.Asking.Measured;

namespace PolicyBot.Benchmarks;

/// <summary>A labelled question with every clause of its policy as the ranker sees it.</summary>
internal sealed record Sample(LabelledQuestion Gold, PolicyIndex Index, Question Asked, float[][] Clauses, bool[] Answers)
{
    public static Sample Of(LabelledQuestion gold, PolicyIndex index)
    {
        var asked = QuestionReader.Read(gold.Question, gold.Asker, index.Uses);
        var signs = new Features(asked, index);
        return new Sample(
            gold,
            index,
            asked,
            [.. index.Clauses.Select(signs.Of)],
            [.. index.Clauses.Select(c => gold.Evidence.Any(e => (gold with { Evidence = [e] }).IsShownBy([c.Clause.Quotation])))]);
    }

    /// <summary>The same question where something is remembered of its policy.</summary>
    public Sample WithRecall(Recall recalled)
    {
        float[][] clauses = [.. Clauses.Select(c => (float[])c.Clone())];
        for (var c = 0; c < clauses.Length; c++) Features.Note(recalled, c, clauses[c]);
        return this with { Asked = Asked with { Recalled = recalled }, Clauses = clauses };
    }
}

/// <summary>A sample with its clauses in the order of a ranker, and its verdict as read by a reader, that had not seen its policy.</summary>
internal sealed record Sorted(Sample Sample, int Fold, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> Ranked, float[] Read, double Weight);

/// <summary>What speaks for a yes, and whether it is right.</summary>
/// <param name="SetsBar">It shows how policies never seen are answered, so that a bar can be set by it.</param>
internal sealed record YesNo(float[] Signs, bool Yes, int Fold, double Weight, bool SetsBar);

/// <summary>Something to choose from: the features of each option, which of them are right, and how much it counts.</summary>
internal sealed record Choice(float[][] Options, bool[] Right, double Weight = 1);

/// <summary>What was learned, as it is written into Data.</summary>
internal sealed record Learned(double[] Weights, List<Trees.Node> Trees)
{
    public LearnedSum Sum(string[] names) => new([.. Weights.Select(w => (float)w)], PolicyBot.Core.Asking.Trees.Of(Trees.Select(t => PolicyBot.Core.Asking.Trees.Write(t, names)), names));
}

/// <summary>Learns the ranker, coverage, the choice of verdict and what may be permitted from samples, always in the same way.</summary>
internal static class Learner
{
    private const double RankerRidge = 0.001;
    private const double VerdictRidge = 0.002;
    private const double LookupWeight = 0.25;
    private const double PermittedWeight = 0.4;
    private const double YesNoRidge = 0.002;
    private const double OverRefusal = 0.065;
    private const double OverRefusalWhereAsked = 0.04;
    private const double WrongPermissions = 0.01;
    private const float Never = 1000;
    // Few questions are asked where something is remembered, and they have to be heard beside the lessons'.
    private const double RecalledWeight = 7;
    private const int Contenders = 30;
    private static readonly (int Count, int Depth, double Pace) RankerTrees = (200, 3, 0.07);
    private static readonly (int Count, int Depth, double Pace) VerdictTrees = (60, 3, 0.07);
    private static readonly (int Count, int Depth, double Pace) CoverageTrees = (80, 2, 0.08);
    private static readonly (int Count, int Depth, double Pace) PermissionTrees = (200, 4, 0.06);

    /// <summary>The ranker, from samples with how much each counts.</summary>
    public static Learned LearnRanker(IEnumerable<(Sample Sample, double Weight)> samples) =>
        LearnChoice([.. samples.Where(s => s.Sample.Gold.IsAnswerable && s.Sample.Answers.Contains(true)).Select(s => new Choice(s.Sample.Clauses, s.Sample.Answers, s.Weight))], RankerRidge, RankerTrees);

    /// <summary>The verdict. A question that should be looked up counts for less, for a verdict does it little harm; so does one that is permitted or recommended, for most of these are withheld, and counted in full they turn verdicts that would stand into permissions.</summary>
    public static Learned LearnVerdicts(IEnumerable<Sorted> sorted) =>
        LearnChoice([.. sorted.Where(s => s.Sample.Gold.IsAnswerable).Select(VerdictOf)], VerdictRidge, VerdictTrees);

    private static Choice VerdictOf(Sorted sorted)
    {
        var (sample, _, ranked, read, weight) = sorted;
        var ruled = Decisions.Ruled(sample.Asked, ranked)?.Verdict;
        bool[] right = [.. VerdictChoice.Candidates.Select(c => sample.Gold.Defensible.Contains(c?.Wire()))];
        return new Choice(VerdictChoice.SignsOf(sample.Asked, ranked, ruled, read), right, weight * (sample.Gold.Kind != "verdict" ? LookupWeight : IsPermitted() ? PermittedWeight : 1));

        bool IsPermitted() => VerdictChoice.Candidates.Zip(right).Where(c => c.Second).All(c => c.First is { } verdict && Verdicts.IsPermissive(verdict));
    }

    /// <summary>The weights under which the right options of each choice take the largest share of a softmax over all of them, then trees on top.</summary>
    private static Learned LearnChoice(List<Choice> choices, double ridge, (int Count, int Depth, double Pace) size)
    {
        var weights = Weigh(choices, ridge);
        return new Learned(weights, GrowOn(choices, weights, size));
    }

    private static double[] Weigh(List<Choice> choices, double ridge) => Climb(choices[0].Options[0].Length, 300, 0.1, (weights, slope) =>
    {
        foreach (var (options, right, weight) in choices)
        {
            var pulls = Pulls([.. options.Select(o => Dot(o, weights))], right);
            for (var c = 0; c < pulls.Length; c++)
            {
                if (Math.Abs(pulls[c]) < 1e-6) continue;
                var features = options[c];
                for (var i = 0; i < slope.Length; i++) slope[i] += weight * pulls[c] * features[i] / choices.Count;
            }
        }

        for (var i = 0; i < slope.Length; i++) slope[i] -= ridge * weights[i];
    });

    // How far each option's score should rise or fall.
    private static double[] Pulls(double[] scores, bool[] right)
    {
        var (highest, all, answers) = (scores.Max(), 0.0, 0.0);
        for (var c = 0; c < scores.Length; c++)
        {
            scores[c] = Math.Exp(scores[c] - highest);
            all += scores[c];
            if (right[c]) answers += scores[c];
        }

        for (var c = 0; c < scores.Length; c++) scores[c] = (right[c] ? scores[c] / answers : 0) - (scores[c] / all);
        return scores;
    }

    private static List<Trees.Node> GrowOn(List<Choice> choices, double[] weights, (int Count, int Depth, double Pace) size)
    {
        // Options far behind take no share of the softmax and would only cost time.
        var contenders = choices.Select(e => e.Options.Zip(e.Right).OrderByDescending(c => Dot(c.First, weights)).Where((c, place) => place < Contenders || c.Second).ToList()).ToList();
        var rows = contenders.SelectMany(c => c).ToList();
        var groups = new List<int[]>();
        foreach (var those in contenders) groups.Add([.. Enumerable.Range(groups.Count == 0 ? 0 : groups[^1][^1] + 1, those.Count)]);
        return new TreeLearner([.. rows.Select(r => r.First)]).Grow(size.Count, size.Depth, size.Pace, [.. rows.Select(r => Dot(r.First, weights))], groups, (scores, slope, bend) =>
        {
            for (var g = 0; g < groups.Count; g++)
            {
                var group = groups[g];
                double[] own = [.. group.Select(i => scores[i])];
                var pulls = Pulls(own, [.. group.Select(i => rows[i].Second)]);
                var all = group.Max(i => scores[i]);
                var total = group.Sum(i => Math.Exp(scores[i] - all));
                for (var k = 0; k < group.Length; k++)
                {
                    var share = Math.Exp(scores[group[k]] - all) / total;
                    slope[group[k]] = -pulls[k] * choices[g].Weight;
                    bend[group[k]] = Math.Max(1e-4, share * (1 - share) * choices[g].Weight);
                }
            }
        });
    }

    /// <summary>What the policy speaks to, its bars set so that few answerable questions are refused that it was not taught: one where something is remembered of the policy, one where nothing is.</summary>
    public static Learned LearnCoverage(IEnumerable<Sorted> sorted)
    {
        var rows = sorted.Select(s => new YesNo(Coverage.Of(s.Sample.Asked, s.Ranked, s.Sample.Index), s.Sample.Gold.IsAnswerable, s.Fold, s.Weight, !s.Sample.Asked.Recalled.OfSamePolicy)).ToList();
        var strangers = ScoresOfStrangers(rows, Coverage.Names, CoverageTrees).Where(s => s.Row.Yes).ToLookup(s => s.Row.SetsBar, s => Coverage.IsSpokenTo(s.Row.Signs) ? float.MaxValue : s.Score);
        var learned = Fit(rows, CoverageTrees);
        var bar = Bar(strangers[true], OverRefusal);
        learned.Weights[0] -= bar;
        learned.Weights[Array.IndexOf(Coverage.Names, "remembers")] -= Bar(strangers[false], OverRefusalWhereAsked) - bar;
        return learned;

        static float Bar(IEnumerable<float> answerable, double refused)
        {
            var scores = answerable.Order().ToList();
            return scores[(int)(refused * scores.Count)];
        }
    }

    /// <summary>Which permissions hold, its bars set so that hardly any is given wrongly on policies that it was not taught: one where something is remembered of the policy, one where nothing is.</summary>
    public static Learned LearnPermission(List<YesNo> rows)
    {
        var remembers = Array.IndexOf(Permission.Names, "remembers");
        var strangers = ScoresOfStrangers(rows, Permission.Names, PermissionTrees).Where(s => s.Row.SetsBar && !Permission.IsDoubted(s.Row.Signs)).OrderByDescending(s => s.Score).ToLookup(s => s.Row.Signs[remembers] > 0);
        var learned = Fit(rows, PermissionTrees);
        var bar = Bar(strangers[false]);
        learned.Weights[0] -= bar;
        learned.Weights[remembers] -= Bar(strangers[true]) - bar;
        return learned;

        static float Bar(IEnumerable<(YesNo Row, float Score)> surestFirst)
        {
            var (given, wrong, bar) = (0, 0, Never);
            foreach (var (row, score) in surestFirst)
            {
                given++;
                if (!row.Yes) wrong++;
                if (wrong <= WrongPermissions * given) bar = score;
            }

            return bar;
        }
    }

    /// <summary>A permission that would be chosen, and whether it holds; null where none is.</summary>
    public static YesNo? PermissionOf(Sorted sorted, Coverage coverage, VerdictChoice choice, bool setsBar)
    {
        var (sample, fold, ranked, read, weight) = sorted;
        if (sample.Gold.Kind == "lookup" || ranked.Count == 0) return null;
        var covers = Coverage.Of(sample.Asked, ranked, sample.Index);
        var weighing = Weighing.Of(sample.Asked, ranked, covers, coverage.Score(covers), read, choice);
        if (weighing.Chosen is not { } chosen || !Verdicts.IsPermissive(chosen)) return null;
        var permits = sample.Gold.Defensible.Any(d => d is "permitted" or "permitted_with_conditions" or "recommended");
        return new YesNo(Permission.SignsOf(sample.Asked, ranked, weighing), permits, fold, sample.Asked.Recalled == Recall.Nothing ? weight : RecalledWeight * weight, setsBar);
    }

    private static IEnumerable<(YesNo Row, float Score)> ScoresOfStrangers(List<YesNo> rows, string[] names, (int Count, int Depth, double Pace) size) =>
        rows.GroupBy(r => r.Fold).SelectMany(own =>
        {
            var others = Fit([.. rows.Where(r => r.Fold != own.Key)], size).Sum(names);
            return own.Select(r => (r, others.Of(r.Signs)));
        });

    // A logistic regression, both sides counting the same, corrected by trees.
    private static Learned Fit(List<YesNo> rows, (int Count, int Depth, double Pace) size)
    {
        double yes = rows.Where(r => r.Yes).Sum(r => r.Weight), no = rows.Sum(r => r.Weight) - yes;
        var weights = Climb(rows[0].Signs.Length, 1000, 0.05, (w, slope) =>
        {
            foreach (var (signs, isYes, _, counts, _) in rows)
            {
                var pull = ((isYes ? 1 : 0) - Chance(Dot(signs, w))) * 0.5 * counts / (isYes ? yes : no);
                for (var i = 0; i < slope.Length; i++) slope[i] += pull * signs[i];
            }

            for (var i = 1; i < slope.Length; i++) slope[i] -= YesNoRidge * w[i];
        });
        var groups = Enumerable.Range(0, rows.Count).Select(i => new[] { i }).ToList();
        var trees = new TreeLearner([.. rows.Select(r => r.Signs)]).Grow(size.Count, size.Depth, size.Pace, [.. rows.Select(r => Dot(r.Signs, weights))], groups, (at, slope, bend) =>
        {
            for (var i = 0; i < at.Length; i++)
            {
                var (weight, chance) = (0.5 * (yes + no) * rows[i].Weight / (rows[i].Yes ? yes : no), Chance(at[i]));
                slope[i] = weight * (chance - (rows[i].Yes ? 1 : 0));
                bend[i] = weight * chance * (1 - chance);
            }
        });
        return new Learned(weights, trees);
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

    private static double Dot(float[] features, double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < features.Length; i++) sum += features[i] * weights[i];
        return sum;
    }
}
