using System.Diagnostics;
using PolicyBot.Core.Asking;
using PolicyBot.Tests.Asking.Measured;

namespace PolicyBot.Benchmarks;

/// <summary>An answer against plain BM25 over the same clauses; what indexing forty pages takes, and fifty schools hold.</summary>
internal static class Answers
{
    private const double AnswerGoal = 2;
    private const double IndexingGoal = 300;
    private const double MemoryGoal = 300;
    private const int FortyPages = 100_000; // characters: 400 words a page
    private const int Schools = 50;

    private static readonly string[] Questions =
    [
        "can I follow a parent?", "may I post photos of pupils?", "who approves a new school account?", "can I use my own phone?", "a pupil sent me a friend request, what now",
        "is it ok to set up a whatsapp group for year 6 parents", "do i have to put opinions are my own on my profile", "how soon must we answer a comment", "what's for lunch",
        "one of our mums added me on fb, ok to accept?", "can i name a kid in a pic if the parents are fine with it", "who do I tell if somebody is slagging off the school",
    ];

    public static object Run(int count)
    {
        var text = File.ReadAllText(Path.Combine(Repository(), "packs", "model", "policy.md"));
        var document = PolicyDocument.Read("policy.md", text);
        var answerer = new PolicyAnswerer(document);
        var plain = new PlainBm25([.. document.Clauses.Select(c => c.Quotation)]);
        for (var i = 0; i < count / 4; i++)
        {
            answerer.Answer(Questions[i % Questions.Length]);
            plain.Best(Questions[i % Questions.Length], 3);
        }

        // Turn and turn about, so that whatever else the machine does meets both.
        var (ours, theirs) = (new TimeSpan[count], new TimeSpan[count]);
        for (var i = 0; i < count; i++)
        {
            theirs[i] = Time(() => plain.Best(Questions[i % Questions.Length], 3));
            ours[i] = Time(() => answerer.Answer(Questions[i % Questions.Length]));
        }

        var (answer, bm25) = (Timings.Of(ours), Timings.Of(theirs));
        var indexing = Indexing(FortyPagesOf(Repository()));
        var memory = Memory(text);
        return new
        {
            Benchmark = "answers", Clauses = document.Clauses.Count, AnswerMs = answer, PlainBm25Ms = bm25, AnswerGoalMs = AnswerGoal, AnswerReached = answer.MedianMilliseconds <= AnswerGoal,
            FortyPagesIndexedMs = indexing, IndexingGoalMs = IndexingGoal, IndexingReached = indexing <= IndexingGoal,
            MegabytesWithFiftySchools = memory, MemoryGoal, MemoryReached = memory <= MemoryGoal,
        };
    }

    // The middle of seven, each from text to a first answer.
    private static double Indexing(string pages)
    {
        var taken = Enumerable.Range(0, 7).Select(_ => Time(() => new PolicyAnswerer(PolicyDocument.Read("policy.md", pages)).Answer(Questions[0])).TotalMilliseconds).Order().ToList();
        return Timings.Round(taken[3]);
    }

    // The whole heap, the shared lexicon and matters among it, with fifty policies of the model policy's length.
    private static double Memory(string text)
    {
        var schools = Enumerable.Range(0, Schools).Select(i => new PolicyAnswerer(PolicyDocument.Read($"policy-{i}.md", text.Replace("Larkmere Vale", $"School Number {i}", StringComparison.Ordinal)))).ToList();
        var megabytes = GC.GetTotalMemory(forceFullCollection: true) / 1024.0 / 1024.0;
        GC.KeepAlive(schools);
        return Timings.Round(megabytes);
    }

    // Made-up policies one after the other, not one over and over.
    private static string FortyPagesOf(string repository) => string.Join("\n\n", Lesson.LoadAll(repository).Where(l => l.IsFull).Select(l => l.Text))[..FortyPages];

    private static TimeSpan Time(Action action)
    {
        var began = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(began);
    }

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PolicyBot.sln")))
                return folder.FullName;
        throw new InvalidOperationException("Run it from the repository.");
    }
}

/// <summary>What anybody would write first: words in small letters, counted, ranked by BM25.</summary>
internal sealed class PlainBm25
{
    private const double K = 1.2;
    private const double B = 0.75;

    private readonly Dictionary<string, List<(int Clause, int Count)>> _postings = [];
    private readonly int[] _lengths;
    private readonly double _mean;

    public PlainBm25(IReadOnlyList<string> clauses)
    {
        _lengths = new int[clauses.Count];
        for (var i = 0; i < clauses.Count; i++)
        {
            var words = Words(clauses[i]);
            _lengths[i] = words.Count;
            foreach (var (word, count) in words.CountBy(w => w))
            {
                if (!_postings.TryGetValue(word, out var list)) _postings[word] = list = [];
                list.Add((i, count));
            }
        }

        _mean = _lengths.Average();
    }

    public List<int> Best(string question, int most)
    {
        var scores = new Dictionary<int, double>();
        foreach (var word in Words(question).Distinct())
        {
            if (!_postings.TryGetValue(word, out var list)) continue;
            var idf = Math.Log(1 + ((_lengths.Length - list.Count + 0.5) / (list.Count + 0.5)));
            foreach (var (clause, count) in list)
                scores[clause] = scores.GetValueOrDefault(clause) + (idf * count * (K + 1) / (count + (K * (1 - B + (B * _lengths[clause] / _mean)))));
        }

        return [.. scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(most).Select(s => s.Key)];
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inside && start < 0) start = i;
            if (inside || start < 0) continue;
            words.Add(text[start..i].ToLowerInvariant());
            start = -1;
        }

        return words;
    }
}
