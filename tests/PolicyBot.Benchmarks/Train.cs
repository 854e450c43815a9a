using System.Globalization;
using System.Runtime.CompilerServices;
using PolicyBot.Core.Asking;
using PolicyBot.Tests.Asking.Measured;

namespace PolicyBot.Benchmarks;

/// <summary>Learns src/PolicyBot.Core/Asking/Data/ranker*.txt, coverage*.txt and verdicts*.txt from rows.jsonl and *.tuning*.jsonl, and prints how well each policy is answered by what the others taught (docs/answers.md).</summary>
internal static class Train
{
    private static readonly string Repository = Path.GetFullPath(Path.Combine(Here(), "..", ".."));
    private static readonly string Shared = Environment.GetEnvironmentVariable("POLICYBOT_SHARED") ?? Path.Combine(Repository, "..", "shared");
    private static readonly string Data = Path.Combine(Repository, "src", "PolicyBot.Core", "Asking", "Data");

    public static object Run()
    {
        var samples = Load();
        var schools = samples.Select(s => s.Gold.School).Distinct().ToList();
        // What was taught on a policy is no sign of how surely it answers under a new one: what comes second learns from rankers that have not seen the policy.
        var rankers = Each(schools, school => new Ranker(Learner.LearnRanker(Others(school)).Sum(Features.Names)));
        var coverages = Each(schools, school => new Coverage(Learner.LearnCoverage(Others(school), RankerOf).Sum(Coverage.Names)));
        var verdicts = Each(schools, school => new VerdictChoice(Learner.LearnVerdicts(Others(school), RankerOf).Sum(VerdictChoice.Names)));

        Save("ranker", "the ranker's features", Features.Names, Learner.LearnRanker(samples));
        Save("coverage", "the signs that the policy speaks to a question", Coverage.Names, Learner.LearnCoverage(samples, RankerOf));
        Save("verdicts", "what speaks for each verdict where the rules make none", VerdictChoice.Names, Learner.LearnVerdicts(samples, RankerOf));

        // Rows were written beside the data files; the tuning questions say more about a policy that nobody has seen.
        var answered = samples.Where(s => !s.Gold.Id.StartsWith("o-", StringComparison.Ordinal)).AsParallel().AsOrdered().Select(s => (s.Gold, Answer: Answer(s))).ToList();
        return new
        {
            LeaveOnePolicyOut = schools.ToDictionary(s => s, s => Figures.Of([.. answered.Where(a => a.Gold.School == s)]).ToString()),
            All = Figures.Of(answered).ToString(),
        };

        IEnumerable<Sample> Others(string school) => samples.Where(s => s.Gold.School != school);
        Ranker RankerOf(Sample sample) => rankers[sample.Gold.School];
        Answer Answer(Sample s) => Decisions.Decide(s.Asked, RankerOf(s).Rank(s.Asked, s.Index), s.Index, coverages[s.Gold.School], verdicts[s.Gold.School]);
    }

    private static Dictionary<string, T> Each<T>(List<string> schools, Func<string, T> learn) =>
        schools.AsParallel().Select(s => (s, learn(s))).ToDictionary();

    public static List<Sample> Load()
    {
        var asking = Path.Combine(Repository, "tests", "PolicyBot.Tests", "Asking");
        var files = Directory.EnumerateFiles(Path.Combine(asking, "Questions"), "*.tuning*.jsonl").Order(StringComparer.Ordinal).Prepend(Path.Combine(asking, "Measured", "rows.jsonl"));
        var questions = LabelledQuestion.Load(files).ToList();
        var indexes = questions.Select(q => q.School).Distinct()
            .ToDictionary(s => s, s => new PolicyIndex(PolicyDocument.Read(s, File.ReadAllText(PolicyFiles.Of(s, Repository, Shared)))));
        return [.. questions.AsParallel().AsOrdered().Select(gold => Sample.Of(gold, indexes[gold.School]))];
    }

    private static void Save(string name, string what, string[] names, Learned learned)
    {
        Write($"{name}.txt", $"Weights of {what}", names.Zip(learned.Weights, (n, w) => string.Create(CultureInfo.InvariantCulture, $"{n} {w:0.###}")));
        Write($"{name}-trees.txt", "Trees that correct those weights", learned.Trees.Select(t => Trees.Write(t, names)));
    }

    private static void Write(string file, string what, IEnumerable<string> lines) => File.WriteAllText(
        Path.Combine(Data, file),
        $"# {what}, learned from labelled questions (docs/answers.md, \"Teaching it\").\n" + string.Concat(lines.Select(l => l + "\n")));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
