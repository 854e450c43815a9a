using System.Globalization;
using System.Runtime.CompilerServices;
using PolicyBot.Core.Asking;
using PolicyBot.Tests.Asking.Measured;

namespace PolicyBot.Benchmarks;

/// <summary>
/// Learns everything under src/PolicyBot.Core/Asking/Data that is not written by hand (strengths.txt, meaning.bin, asked.txt, ranker*.txt, readings.txt, coverage*.txt, verdicts*.txt, permission*.txt) from lessons,
/// rows.jsonl and *.tuning*.jsonl, and prints how well each policy is answered by what the policies outside its fold taught (docs/answers.md).
/// </summary>
internal static class Train
{
    private const int Folds = 3;
    private const int ShortShare = 10;
    private const int FullShare = 5;
    private const int RulingShare = 2;
    private const double LabelledWeight = 3;
    private const int Nobody = -1;
    private const int ReadingsSeen = 12;
    private const int ReadingEpochs = 8;
    private const int QuestionsAtOnce = 4000;
    private static readonly int[] Seeds = [1, 2, 3];
    private static readonly string Repository = Path.GetFullPath(Path.Combine(Here(), "..", ".."));
    private static readonly string Shared = Environment.GetEnvironmentVariable("POLICYBOT_SHARED") ?? Path.Combine(Repository, "..", "shared");
    private static readonly string Data = Path.Combine(Repository, "src", "PolicyBot.Core", "Asking", "Data");

    private enum Source
    {
        Labelled,
        Remembering,
        FullLesson,
        ShortLesson,
    }

    private sealed record Taken(Sample Sample, int Fold, Source Source, string Writer);

    public static object Run()
    {
        var lessons = Lesson.LoadAll(Repository);
        var policies = LabelledPolicies();
        var sentences = StrengthLearner.Of(lessons.Select((l, i) => (l, i % Folds)), policies.Select((p, i) => (p, i % Folds)));
        var strengths = Each(fold => new StrengthReader(new SignWeights(sentences.Learn(fold), Enum.GetValues<Modality>().Length)));
        Save("strengths", $"What tells a clause's strength ({string.Join(", ", Enum.GetNames<Modality>())})", sentences.Learn(Nobody));
        Say("strengths");

        // Whatever learns from what came before is shown how that answers policies which it was not taught.
        List<Taken> taken =
        [
            .. policies.SelectMany((p, i) => Of(p, Source.Labelled, i % Folds, strengths[i % Folds])),
            .. lessons.Select((l, i) => (l, Fold: i % Folds)).AsParallel().AsOrdered()
                .SelectMany(p => Of(new LabelledPolicy(p.l.Name, p.l.Text, p.l.Questions, [.. p.l.Questions.Select(_ => p.l.Name)]), p.l.IsFull ? Source.FullLesson : Source.ShortLesson, p.Fold, strengths[p.Fold])),
        ];
        Say($"{taken.Count} questions");
        taken = WithMeaning(taken);
        List<Taken> remembering = [.. taken.Where(t => t.Source == Source.Labelled).GroupBy(t => t.Sample.Index).SelectMany(Remembering)];
        Save("asked", "Questions that were asked before", remembering.Select(t => AskedBeforeLine(t.Sample)));
        taken.AddRange(remembering);

        // Of the lessons a share is enough for whatever learns from few signs. What to refuse is taught by the labelled questions alone: they are mixed as staff mix them.
        var rankers = Each(fold => new Ranker(Learner.LearnRanker(Ranked(fold)).Sum(Features.Names)));
        Save("ranker", "the ranker's features", Features.Names, Learner.LearnRanker(Ranked(Nobody)));
        Say("rankers");
        var readings = Readings(taken, rankers);
        var readers = Each(fold => new VerdictReader(new SignWeights(readings.Learn(fold), VerdictChoice.Candidates.Length)));
        Save("readings", $"What in a question and its best clause speaks for each verdict ({string.Join(", ", VerdictChoice.Candidates.Select(c => c?.ToString() ?? "none"))})", readings.Learn(Nobody));
        Say("readings");

        var sorted = taken.Where((t, i) => IsLabelled(t) || (t.Source == Source.FullLesson && i % RulingShare == 0)).AsParallel().AsOrdered().Select(t => (Taken: t, Sorted: SortedOf(t))).ToList();
        List<Sorted> ruling = [.. sorted.Select(s => s.Sorted)], labelled = [.. sorted.Where(s => IsLabelled(s.Taken)).Select(s => s.Sorted)];
        var coverages = Each(fold => new Coverage(Learner.LearnCoverage(labelled.Where(s => s.Fold != fold)).Sum(Coverage.Names)));
        var choices = Each(fold => new VerdictChoice(Learner.LearnVerdicts(ruling.Where(s => s.Fold != fold)).Sum(VerdictChoice.Names)));
        // There are few enough of these to learn from every lesson.
        var permitting = taken.AsParallel().AsOrdered().Select(t => Learner.PermissionOf(SortedOf(t), coverages[t.Fold], choices[t.Fold], setsBar: t.Source != Source.ShortLesson)).OfType<YesNo>().ToList();
        var models = Each(fold => new DecisionModels(coverages[fold], readers[fold], choices[fold], new Permission(Learner.LearnPermission([.. permitting.Where(p => p.Fold != fold)]).Sum(Permission.Names))));
        Save("coverage", "the signs that the policy speaks to a question", Coverage.Names, Learner.LearnCoverage(labelled));
        Save("verdicts", "what speaks for each verdict", VerdictChoice.Names, Learner.LearnVerdicts(ruling));
        Save("permission", "what speaks for and against a permission", Permission.Names, Learner.LearnPermission(permitting));

        // Rows were written beside the data files, and later questions for what is remembered; the first tuning questions say more about a policy that nobody has seen.
        var answered = sorted.Where(s => IsLabelled(s.Taken) && s.Sorted.Sample.Gold.Id.StartsWith("q-", StringComparison.Ordinal)).AsParallel().AsOrdered()
            .Select(s => (s.Taken.Source, s.Sorted.Sample.Gold, Answer: Answered(s.Sorted))).ToLookup(a => a.Source, a => (a.Gold, a.Answer));
        return new
        {
            LeaveAThirdOut = answered[Source.Labelled].GroupBy(a => a.Gold.School).ToDictionary(g => g.Key, g => Figures.Of([.. g]).ToString()),
            All = Figures.Of([.. answered[Source.Labelled]]).ToString(),
            RememberingOtherWriters = Figures.Of([.. answered[Source.Remembering]]).ToString(),
        };

        Answer Answered(Sorted s) => Decisions.Decide(s.Sample.Asked, s.Ranked, s.Sample.Index, models[s.Fold]);

        Sorted SortedOf(Taken t)
        {
            var ranked = rankers[t.Fold].Rank(t.Sample.Index, t.Sample.Clauses);
            return new Sorted(t.Sample, t.Fold, ranked, readers[t.Fold].ChancesOf(t.Sample.Asked, ranked), WeightOf(t));
        }

        IEnumerable<(Sample, double)> Ranked(int but) => taken
            .Where((t, i) => t.Fold != but && t.Source switch { Source.ShortLesson => i % ShortShare == 0, Source.FullLesson => i % FullShare == 0, _ => true }).Select(t => (t.Sample, WeightOf(t)));
    }

    private static SignLearner Readings(List<Taken> taken, Ranker[] rankers)
    {
        var learner = new SignLearner(VerdictChoice.Candidates.Length, ReadingsSeen, ReadingEpochs);
        foreach (var some in taken.Where(t => t.Source != Source.Remembering && t.Sample.Gold.IsAnswerable).Chunk(QuestionsAtOnce))
            foreach (var (t, signs) in some.AsParallel().AsOrdered().Select(t => (t, VerdictReader.SignsOf(t.Sample.Asked, rankers[t.Fold].Rank(t.Sample.Index, t.Sample.Clauses)))).ToList())
                learner.Add(signs, [.. VerdictChoice.Candidates.Select(c => t.Sample.Gold.Defensible.Contains(c?.Wire()))], t.Fold, namesSigns: !IsLabelled(t), (int)WeightOf(t));
        return learner;
    }

    // What was asked of real policies, and by somebody who wrote none of the lessons, says most.
    private static double WeightOf(Taken taken) => IsLabelled(taken) ? LabelledWeight : 1;

    private static bool IsLabelled(Taken taken) => taken.Source is Source.Labelled or Source.Remembering;

    // The whole is kept; what each fold's policies are given comes from the others.
    private static List<Taken> WithMeaning(List<Taken> taken)
    {
        var policies = taken.GroupBy(t => t.Sample.Index).Select(g => g.ToList()).ToList();
        var taught = policies.Select(p => new Taught(p[0].Fold, p[0].Sample.Index, [.. p.Select(t => t.Sample)])).ToList();
        var meanings = MeaningLearner.Learn([.. Enumerable.Range(Nobody, Folds + 1).Select(fold => taught.Where(p => p.Fold != fold).ToList())], Seeds);
        using (var file = File.Create(Path.Combine(Data, "meaning.bin"))) meanings[0].Save(file);
        var placed = policies.AsParallel().AsOrdered().SelectMany(p => Placed(p, meanings[p[0].Fold + 1])).ToList();
        Say("meaning");
        return placed;
    }

    private static IEnumerable<Taken> Placed(List<Taken> ofPolicy, Meaning meaning)
    {
        var points = new PolicyPoints(meaning, ofPolicy[0].Sample.Index.Clauses);
        foreach (var taken in ofPolicy)
        {
            var asked = taken.Sample.Asked with { Point = meaning.OfQuestion(taken.Sample.Asked.Reading) };
            points.Note(asked.Point, taken.Sample.Clauses);
            yield return taken with { Sample = taken.Sample with { Asked = asked } };
        }
    }

    // A policy's questions once more, with what other writers asked of it remembered: hardly anybody asks a labelled question again word for word.
    private static IEnumerable<Taken> Remembering(IEnumerable<Taken> ofPolicy)
    {
        // Where two clauses are needed or none is shown, none can be remembered.
        var writers = ofPolicy.Where(t => !t.Sample.Gold.All && (!t.Sample.Gold.IsAnswerable || t.Sample.Answers.Contains(true))).GroupBy(t => t.Writer, StringComparer.Ordinal).ToList();
        return writers.Count == 1 ? [] : writers.SelectMany(own =>
        {
            var before = new AskedBefore([.. writers.Where(w => w != own).SelectMany(w => w).Select(t => Remembered(t.Sample))], own.First().Sample.Index.Clauses.Count);
            return own.Select(t => t with { Source = Source.Remembering, Sample = t.Sample.WithRecall(before.Recall(t.Sample.Asked)) });
        });
    }

    private static (AskedBefore.Remembered, IReadOnlyCollection<string>) Remembered(Sample sample) =>
        (new(sample.Asked.Point, sample.Asked.Vector, [.. sample.Answers.Index().Where(a => a.Item).Select(a => a.Index)], AskedBefore.KindOf(sample.Gold.IsAnswerable, sample.Gold.Verdict)), SilenceReader.SignsOf(sample.Asked.Reading, sample.Asked.Actor));

    private static string AskedBeforeLine(Sample sample)
    {
        string[] fingerprints = sample.Gold.IsAnswerable
            ? [.. sample.Index.Clauses.Zip(sample.Answers).Where(c => c.Second).Select(c => AskedBefore.Fingerprint(c.First)).Distinct()]
            : [AskedBefore.Fingerprint(sample.Index)];
        return AskedBefore.Line(fingerprints, AskedBefore.KindOf(sample.Gold.IsAnswerable, sample.Gold.Verdict), sample.Gold.Asker, sample.Gold.Question);
    }

    private static List<LabelledPolicy> LabelledPolicies()
    {
        var asking = Path.Combine(Repository, "tests", "PolicyBot.Tests", "Asking");
        var files = Directory.EnumerateFiles(Path.Combine(asking, "Questions"), "*.tuning*.jsonl").Order(StringComparer.Ordinal).Prepend(Path.Combine(asking, "Measured", "rows.jsonl"));
        return
        [
            .. files.SelectMany(f => LabelledQuestion.Load(f).Select(q => (Question: q, Writer: Path.GetFileName(f)))).GroupBy(q => q.Question.School, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new LabelledPolicy(g.Key, File.ReadAllText(PolicyFiles.Of(g.Key, Repository, Shared)), [.. g.Select(q => q.Question)], [.. g.Select(q => q.Writer)])),
        ];
    }

    private static List<Taken> Of(LabelledPolicy policy, Source source, int fold, StrengthReader strengths)
    {
        var index = new PolicyIndex(PolicyDocument.Read(policy.Name, policy.Text, strengths));
        return
        [
            .. policy.Questions.Zip(policy.Writers).AsParallel().AsOrdered().Select(q => new Taken(Sample.Of(q.First, index), fold, source, q.Second))
                .Where(t => source == Source.Labelled || !t.Sample.Gold.IsAnswerable || t.Sample.Answers.Contains(true)),
        ];
    }

    private static T[] Each<T>(Func<int, T> learn) =>
        [.. Enumerable.Range(0, Folds).AsParallel().AsOrdered().Select(learn)];

    private static void Save(string name, string what, Dictionary<string, float[]> weights) =>
        Save(name, what, weights.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => SignWeights.Write(w.Key, w.Value)));

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
