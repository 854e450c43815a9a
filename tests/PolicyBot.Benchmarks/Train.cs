using System.Globalization;
using System.Runtime.CompilerServices;
using PolicyBot.Core.Asking;
using PolicyBot.Tests.Asking.Measured;

namespace PolicyBot.Benchmarks;

/// <summary>
/// Learns everything under src/PolicyBot.Core/Asking/Data that is not written by hand (strengths.txt, meaning.bin, ranker*.txt, coverage*.txt, verdicts*.txt) from lessons,
/// rows.jsonl and *.tuning*.jsonl, and prints how well each policy is answered by what the policies outside its fold taught (docs/answers.md).
/// </summary>
internal static class Train
{
    private const int Folds = 3;
    private const int LessonShare = 5;
    private static readonly int[] Seeds = [1, 2, 3];
    private static readonly string Repository = Path.GetFullPath(Path.Combine(Here(), "..", ".."));
    private static readonly string Shared = Environment.GetEnvironmentVariable("POLICYBOT_SHARED") ?? Path.Combine(Repository, "..", "shared");
    private static readonly string Data = Path.Combine(Repository, "src", "PolicyBot.Core", "Asking", "Data");

    public static object Run()
    {
        var lessons = Lesson.LoadAll(Repository);
        var strengths = Each(fold => StrengthLearner.Learn(lessons.Where((_, i) => i % Folds != fold)));
        var all = StrengthLearner.Learn(lessons);
        Save("strengths", $"what tells a clause's strength ({string.Join(", ", Enum.GetNames<Modality>())})", all.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => w.Key + "\t" + string.Join(' ', w.Value.Select(v => v.ToString("0.##", CultureInfo.InvariantCulture)))));
        Say("strengths");

        // Whatever learns from what came before is shown how that answers policies which it was not taught.
        List<(Sample Sample, int Fold, bool IsShort, bool Judges)> samples = [.. Tuning(new StrengthReader(all)), .. lessons.Select((l, i) => (l, i)).AsParallel().AsOrdered().SelectMany(p => Of(p.l, p.i % Folds, new StrengthReader(strengths[p.i % Folds])))];
        var policies = samples.GroupBy(s => s.Sample.Index).Select(g => new Taught(g.First().Fold, g.Key, [.. g.Select(s => s.Sample)])).ToList();
        Say($"{samples.Count} questions on {policies.Count} policies");
        LearnMeaning(policies);

        // Of the short lessons a share is enough for the ranker. What to refuse and how to rule is taught by the labelled questions alone: they are mixed as staff mix them.
        var rankers = Each(fold => new Ranker(Learner.LearnRanker(Ranked(fold)).Sum(Features.Names)));
        Save("ranker", "the ranker's features", Features.Names, Learner.LearnRanker(Ranked(-1)));
        Say("rankers");
        var sorted = samples.Where(s => s.Judges).AsParallel().AsOrdered().Select(s => new Sorted(s.Sample, s.Fold, rankers[s.Fold].Rank(s.Sample.Index, s.Sample.Clauses))).ToList();
        var coverages = Each(fold => new Coverage(Learner.LearnCoverage(sorted.Where(s => s.Fold != fold)).Sum(Coverage.Names)));
        var verdicts = Each(fold => new VerdictChoice(Learner.LearnVerdicts(sorted.Where(s => s.Fold != fold)).Sum(VerdictChoice.Names)));
        Save("coverage", "the signs that the policy speaks to a question", Coverage.Names, Learner.LearnCoverage(sorted));
        Save("verdicts", "what speaks for each verdict", VerdictChoice.Names, Learner.LearnVerdicts(sorted));

        // Rows were written beside the data files; the tuning questions say more about a policy that nobody has seen.
        var answered = sorted.Where(s => s.Sample.Gold.Id.StartsWith("q-", StringComparison.Ordinal)).AsParallel().AsOrdered()
            .Select(s => (s.Sample.Gold, Answer: Decisions.Decide(s.Sample.Asked, s.Ranked, s.Sample.Index, coverages[s.Fold], verdicts[s.Fold]))).ToList();
        return new
        {
            LeaveAThirdOut = answered.GroupBy(a => a.Gold.School).ToDictionary(g => g.Key, g => Figures.Of([.. g]).ToString()),
            All = Figures.Of(answered).ToString(),
        };

        IEnumerable<Sample> Ranked(int but) => samples.Where((s, i) => s.Fold != but && (!s.IsShort || i % LessonShare == 0)).Select(s => s.Sample);
    }

    // The whole is kept; what each fold's policies are given comes from the others.
    private static void LearnMeaning(List<Taught> policies)
    {
        var meanings = MeaningLearner.Learn([.. Enumerable.Range(-1, Folds + 1).Select(fold => policies.Where(p => p.Fold != fold).ToList())], Seeds);
        using (var file = File.Create(Path.Combine(Data, "meaning.bin"))) meanings[0].Save(file);
        foreach (var (fold, index, samples) in policies)
        {
            var (meaning, points) = (meanings[fold + 1], new PolicyPoints(meanings[fold + 1], index.Clauses));
            foreach (var sample in samples) points.Note(meaning.OfQuestion(sample.Asked.Reading), sample.Clauses);
        }

        Say("meaning");
    }

    private static List<(Sample, int, bool, bool)> Tuning(StrengthReader strengths)
    {
        var asking = Path.Combine(Repository, "tests", "PolicyBot.Tests", "Asking");
        var files = Directory.EnumerateFiles(Path.Combine(asking, "Questions"), "*.tuning*.jsonl").Order(StringComparer.Ordinal).Prepend(Path.Combine(asking, "Measured", "rows.jsonl"));
        var questions = LabelledQuestion.Load(files).ToList();
        var indexes = questions.Select(q => q.School).Distinct().Order(StringComparer.Ordinal)
            .Select((s, i) => (s, i, Index: new PolicyIndex(PolicyDocument.Read(s, File.ReadAllText(PolicyFiles.Of(s, Repository, Shared)), strengths)))).ToDictionary(p => p.s);
        return [.. questions.AsParallel().AsOrdered().Select(gold => (Sample.Of(gold, indexes[gold.School].Index), indexes[gold.School].i % Folds, false, true))];
    }

    private static IEnumerable<(Sample, int, bool, bool)> Of(Lesson lesson, int fold, StrengthReader strengths)
    {
        var index = new PolicyIndex(PolicyDocument.Read(lesson.Name, lesson.Text, strengths));
        return lesson.Questions.Select(q => Sample.Of(q, index)).Where(s => !s.Gold.IsAnswerable || s.Answers.Contains(true)).Select(s => (s, fold, !lesson.IsFull, false));
    }

    private static T[] Each<T>(Func<int, T> learn) =>
        [.. Enumerable.Range(0, Folds).AsParallel().AsOrdered().Select(learn)];

    private static void Save(string name, string what, string[] names, Learned learned)
    {
        Save(name, $"Weights of {what}", names.Zip(learned.Weights, (n, w) => string.Create(CultureInfo.InvariantCulture, $"{n} {w:0.###}")));
        Save($"{name}-trees", "Trees that correct those weights", learned.Trees.Select(t => Trees.Write(t, names)));
    }

    private static void Save(string name, string what, IEnumerable<string> lines) => File.WriteAllText(
        Path.Combine(Data, name + ".txt"),
        $"# {what}, learned from labelled questions (docs/answers.md, \"Teaching it\").\n" + string.Concat(lines.Select(l => l + "\n")));

    private static readonly long Started = Environment.TickCount64;

    private static void Say(string what) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(Environment.TickCount64 - Started) / 1000} s: {what}"));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
