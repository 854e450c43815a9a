using System.Globalization;
using System.Runtime.CompilerServices;
using PolicyBot.Core.Asking;
using PolicyBot.Tests.Asking.Measured;

namespace PolicyBot.Benchmarks;

/// <summary>Learns src/PolicyBot.Core/Asking/Data/ranker*.txt and coverage*.txt from rows.jsonl and *.tuning.jsonl (docs/answers.md).</summary>
internal static class Train
{
    private const int Folds = 5;

    private static readonly string Repository = Path.GetFullPath(Path.Combine(Here(), "..", ".."));
    private static readonly string Shared = Environment.GetEnvironmentVariable("POLICYBOT_SHARED") ?? Path.Combine(Repository, "..", "shared");
    private static readonly string Data = Path.Combine(Repository, "src", "PolicyBot.Core", "Asking", "Data");

    public static object Run()
    {
        var samples = Load();
        var folds = samples.Index().GroupBy(s => s.Index % Folds, s => s.Item).ToList();
        // What a ranker says of questions that it was taught is no sign of how surely it knows new ones.
        var strangers = folds.SelectMany(own => Pair(own, Learner.RankerOf(Learner.LearnRanker(samples.Except(own))))).ToDictionary();
        var ranker = Learner.LearnRanker(samples);
        var coverage = Learner.LearnCoverage(samples, s => strangers[s]);
        Save("ranker", "the ranker's features", Features.Names, ranker);
        Save("coverage", "the signs that the policy speaks to a question", Coverage.Names, coverage);
        var answerable = samples.Where(s => s.Gold.IsAnswerable).ToList();
        return new { Questions = samples.Count, EvidenceAt1 = Share(1), EvidenceAt3 = Share(3), Of = "questions left out once in five" };

        double Share(int first) => Math.Round(answerable.Count(s => strangers[s].Rank(s.Asked, s.Index).Take(first).Any(r => s.Answers[r.Clause.Clause.Index])) / (double)answerable.Count, 3);
    }

    public static List<Sample> Load()
    {
        var asking = Path.Combine(Repository, "tests", "PolicyBot.Tests", "Asking");
        var files = Directory.EnumerateFiles(Path.Combine(asking, "Questions"), "*.tuning.jsonl").Order(StringComparer.Ordinal).Prepend(Path.Combine(asking, "Measured", "rows.jsonl"));
        var questions = LabelledQuestion.Load(files).ToList();
        var indexes = questions.Select(q => q.School).Distinct()
            .ToDictionary(s => s, s => new PolicyIndex(PolicyDocument.Read(s, File.ReadAllText(PolicyFiles.Of(s, Repository, Shared)))));
        return [.. questions.Select(gold => Sample.Of(gold, indexes[gold.School]))];
    }

    private static IEnumerable<KeyValuePair<Sample, Ranker>> Pair(IEnumerable<Sample> samples, Ranker ranker) => samples.Select(s => KeyValuePair.Create(s, ranker));

    private static void Save(string name, string what, string[] names, (double[] Weights, List<Trees.Node> Trees) learned)
    {
        Write($"{name}.txt", $"Weights of {what}", names.Zip(learned.Weights, (n, w) => string.Create(CultureInfo.InvariantCulture, $"{n} {w:0.###}")));
        Write($"{name}-trees.txt", "Trees that correct those weights", learned.Trees.Select(t => Trees.Write(t, names)));
    }

    private static void Write(string file, string what, IEnumerable<string> lines) => File.WriteAllText(
        Path.Combine(Data, file),
        $"# {what}, learned from labelled questions (docs/answers.md, \"Teaching it\").\n" + string.Concat(lines.Select(l => l + "\n")));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
