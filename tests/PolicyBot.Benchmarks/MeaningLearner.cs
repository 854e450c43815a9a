using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PolicyBot.Core.Asking;

namespace PolicyBot.Benchmarks;

/// <summary>A text as the rows and values of its features.</summary>
internal readonly record struct Bag(int[] Rows, float[] Values);

/// <summary>A policy with its questions, and the fold that it belongs to.</summary>
internal sealed record Taught(int Fold, PolicyIndex Index, IReadOnlyList<Sample> Samples);

/// <summary>Clauses to choose from and the questions that some of them answer.</summary>
internal sealed record Choosing(Bag[] Clauses, IReadOnlyList<(Bag Asked, int[] Right)> Questions);

/// <summary>
/// Learns <see cref="Meaning"/>: a question's point is drawn to the clauses that answer it and away from the other clauses of its policy and, less, of others.
/// Two encoders (questions, clauses) over one table of features, with features dropped at random so that none is relied on; always in the same way.
/// </summary>
internal sealed class MeaningLearner
{
    private const int Stretch = 64;
    private const int Epochs = 10;
    private const int QuestionsAtOnce = 40;
    private const int PoliciesAtOnce = 8;
    private const int MattersAtOnce = 20;
    private const int LeastSeen = 4;
    private const int LeastSeenOfLetters = 8;
    private const int LeastSeenOfPairs = 20;
    private const float Pace = 0.06f;
    private const float Dropped = 0.5f;
    private const float Sharpness = 14f;
    private const float Strangers = 1.5f;
    private const float RarityPower = 0.6f;
    private const float Tiny = 1e-6f;

    private readonly Random _random;
    private readonly float[] _places;
    private readonly float[] _moved;
    private readonly Matrix _asks = new();
    private readonly Matrix _rules = new();

    private MeaningLearner(int words, int seed)
    {
        _random = new Random(seed);
        _places = [.. Enumerable.Range(0, words * Stretch).Select(_ => (float)((_random.NextDouble() - 0.5) * 2 / Math.Sqrt(Stretch)))];
        _moved = new float[words];
    }

    /// <summary>Learns from each of several lots of policies and, every time, from the matters; one learner a seed.</summary>
    public static Meaning[] Learn(IReadOnlyList<IReadOnlyList<Taught>> lots, IReadOnlyList<int> seeds)
    {
        var schools = lots.Select(lot => new Schooling(lot)).ToList();
        var learners = lots.SelectMany((_, c) => seeds.Select(seed => (c, seed))).AsParallel().AsOrdered()
            .Select(p => (p.c, Learner: new MeaningLearner(schools[p.c].Words.Count, p.seed).Train(schools[p.c].Policies, schools[p.c].Matters))).ToList();
        return [.. schools.Select((s, c) => Assemble(s.Words, s.Rarity, [.. learners.Where(l => l.c == c).Select(l => l.Learner)]))];
    }

    /// <summary>What is learned from, its features counted.</summary>
    private sealed class Schooling
    {
        public Schooling(IReadOnlyList<Taught> policies)
        {
            var matters = MatterIndex.Shared.Matters.Where(m => m.Asks.Count > 0 && m.Policies.Count > 0)
                .Select(m => (Asks: m.Asks.Select(Features).ToList(), Rules: m.Policies.Select(Features).ToList())).ToList();
            var taught = policies.AsParallel().AsOrdered().Select(p => (
                Clauses: p.Index.Clauses.Select(c => FeatureNames.ListOf(names => Meaning.Name(c.Own, c.LeadIn, c.Heading, names), Meaning.NameWord)).ToList(),
                Questions: p.Samples.Where(s => s.Answers.Contains(true)).Select(s => (Asked: FeatureNames.ListOf(names => Meaning.Name(s.Asked.Reading, 1, names), Meaning.NameWord), s.Answers)).ToList())).ToList();
            var texts = matters.SelectMany(m => m.Asks.Concat(m.Rules)).Concat(taught.SelectMany(p => p.Clauses.Concat(p.Questions.Select(q => q.Asked)))).ToList();
            var seen = texts.SelectMany(t => t.Select(f => f.Name).Distinct(StringComparer.Ordinal)).GroupBy(n => n, StringComparer.Ordinal)
                .Where(g => g.Count() >= (g.Key[0] == 'b' ? LeastSeenOfPairs : g.Key[0] == 'l' ? LeastSeenOfLetters : LeastSeen)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, Count: g.Count())).ToList();
            var rows = seen.Select((s, row) => (s.Key, row)).ToDictionary(p => p.Key, p => p.row, StringComparer.Ordinal);
            Words = [.. seen.Select(s => s.Key)];
            Rarity = [.. seen.Select(s => MathF.Pow(MathF.Log(1 + (texts.Count / (float)s.Count)), RarityPower))];
            var known = new KnownFeatures(rows, Rarity, Meaning.NameWord);
            Policies = [.. taught.Select(p => new Choosing([.. p.Clauses.Select(ToBag)], [.. p.Questions.Select(q => (ToBag(q.Asked), Places(q.Answers)))]))];
            Matters = [.. matters.Select(m => (m.Asks.Select(ToBag).ToArray(), m.Rules.Select(ToBag).ToArray()))];

            Bag ToBag(List<(string Name, float Weight)> features)
            {
                var (own, values) = known.UnitOf(names => names.AddAll(features), Meaning.Tiny);
                return new Bag(own, values);
            }
        }

        public IReadOnlyList<string> Words { get; }

        public float[] Rarity { get; }

        public List<Choosing> Policies { get; }

        public (Bag[] Asks, Bag[] Rules)[] Matters { get; }

        private static List<(string Name, float Weight)> Features(string text) => FeatureNames.ListOf(names => Meaning.Name(Reading.Of(text), 1, names), Meaning.NameWord);

        private static int[] Places(bool[] answers) => [.. Enumerable.Range(0, answers.Length).Where(c => answers[c])];
    }

    // One row a feature, the learners' stretches side by side, in whole steps.
    private static Meaning Assemble(IReadOnlyList<string> words, float[] rarity, List<MeaningLearner> learners)
    {
        var size = Stretch * learners.Count;
        var places = new sbyte[words.Count * size];
        var steps = new float[words.Count];
        for (var row = 0; row < words.Count; row++)
        {
            float[] place = [.. learners.SelectMany(l => l._places[(row * Stretch)..((row + 1) * Stretch)])];
            steps[row] = Math.Max(Tiny, place.Max(MathF.Abs) / sbyte.MaxValue);
            for (var i = 0; i < size; i++) places[(row * size) + i] = (sbyte)MathF.Round(place[i] / steps[row]);
        }

        return new Meaning(words, rarity, places, steps, [.. learners.Select(l => (l._asks.Values, l._rules.Values))]);
    }

    private MeaningLearner Train(List<Choosing> policies, (Bag[] Asks, Bag[] Rules)[] matters)
    {
        (Bag[] Asks, Bag[] Rules)[] shuffled = [.. matters];
        for (var epoch = 1; epoch <= Epochs; epoch++)
        {
            _random.Shuffle(shuffled);
            List<Choosing> all = [.. policies, .. shuffled.Chunk(MattersAtOnce).Select(OfMatters)];
            var portions = all.SelectMany(choosing =>
            {
                var order = Enumerable.Range(0, choosing.Questions.Count).ToArray();
                _random.Shuffle(order);
                return order.Chunk(QuestionsAtOnce).Select(some => (choosing, some));
            }).ToArray();
            _random.Shuffle(portions);
            var pace = Pace * MathF.Min(1, (Epochs + 1 - epoch) / (Epochs * 0.5f));
            foreach (var batch in portions.Chunk(PoliciesAtOnce)) Step(batch, pace);
        }

        return this;
    }

    private static Choosing OfMatters((Bag[] Asks, Bag[] Rules)[] matters)
    {
        var questions = new List<(Bag, int[])>();
        var first = 0;
        foreach (var (asks, rules) in matters)
        {
            int[] right = [.. Enumerable.Range(first, rules.Length)];
            questions.AddRange(asks.Select(a => (a, right)));
            first += rules.Length;
        }

        return new Choosing([.. matters.SelectMany(m => m.Rules)], questions);
    }

    private void Step((Choosing Choosing, int[] Some)[] batch, float pace)
    {
        var clauses = new List<(Encoded At, int Owner)>();
        var starts = new int[batch.Length];
        for (var b = 0; b < batch.Length; b++)
        {
            starts[b] = clauses.Count;
            foreach (var clause in batch[b].Choosing.Clauses) clauses.Add((Encode(clause, _rules), b));
        }

        var pulls = clauses.Select(_ => new float[Stretch]).ToArray();
        var total = batch.Sum(b => b.Some.Length);
        var shares = new float[clauses.Count];
        for (var b = 0; b < batch.Length; b++)
            foreach (var q in batch[b].Some)
            {
                var (bag, right) = batch[b].Choosing.Questions[q];
                var asked = Encode(bag, _asks);
                for (var c = 0; c < shares.Length; c++) shares[c] = (Sharpness * Meaning.Dot(asked.Unit, clauses[c].At.Unit)) - (clauses[c].Owner == b ? 0 : Strangers);
                var highest = shares.Max();
                float all = 0, answers = 0;
                for (var c = 0; c < shares.Length; c++) all += shares[c] = MathF.Exp(shares[c] - highest);
                foreach (var r in right) answers += shares[starts[b] + r];
                var slope = new float[Stretch];
                for (var c = 0; c < shares.Length; c++)
                {
                    var pull = shares[c] / all;
                    if (clauses[c].Owner == b && Array.IndexOf(right, c - starts[b]) >= 0) pull -= shares[c] / answers;
                    pull *= Sharpness / total;
                    if (MathF.Abs(pull) < 1e-7f) continue;
                    Add(slope, clauses[c].At.Unit, pull);
                    Add(pulls[c], asked.Unit, pull);
                }

                Move(asked, slope, _asks, pace);
            }

        for (var c = 0; c < pulls.Length; c++) Move(clauses[c].At, pulls[c], _rules, pace);
        _asks.Apply(pace);
        _rules.Apply(pace);
    }

    private sealed record Encoded(Bag Bag, bool[] Kept, float[] Sum, float Length, float[] Unit);

    private Encoded Encode(Bag bag, Matrix matrix)
    {
        var sum = new float[Stretch];
        var kept = new bool[bag.Rows.Length];
        for (var k = 0; k < kept.Length; k++)
        {
            kept[k] = _random.NextDouble() >= Dropped;
            if (kept[k]) Add(sum, _places.AsSpan(bag.Rows[k] * Stretch, Stretch), bag.Values[k] / (1 - Dropped));
        }

        var unit = new float[Stretch];
        for (var i = 0; i < Stretch; i++) unit[i] = Meaning.Dot(matrix.Values.AsSpan(i * Stretch, Stretch), sum);
        var length = MathF.Sqrt(Meaning.Dot(unit, unit)) + Tiny;
        for (var i = 0; i < Stretch; i++) unit[i] /= length;
        return new Encoded(bag, kept, sum, length, unit);
    }

    // Down the slope, each row and matrix at its own pace (Adagrad).
    private void Move(Encoded at, float[] slope, Matrix matrix, float pace)
    {
        var along = Meaning.Dot(slope, at.Unit);
        var back = new float[Stretch];
        for (var i = 0; i < Stretch; i++)
        {
            var turn = (slope[i] - (along * at.Unit[i])) / at.Length;
            if (turn == 0) continue;
            Add(back, matrix.Values.AsSpan(i * Stretch, Stretch), turn);
            Add(matrix.Slope.AsSpan(i * Stretch, Stretch), at.Sum, turn);
        }

        var size = Meaning.Dot(back, back) / Stretch;
        if (size < 1e-16f) return;
        for (var k = 0; k < at.Kept.Length; k++)
        {
            if (!at.Kept[k]) continue;
            var (row, value) = (at.Bag.Rows[k], at.Bag.Values[k]);
            _moved[row] += value * value * size;
            Add(_places.AsSpan(row * Stretch, Stretch), back, -pace * value / (MathF.Sqrt(_moved[row]) + Tiny));
        }
    }

    private static void Add(Span<float> to, ReadOnlySpan<float> from, float times)
    {
        var wide = MemoryMarshal.Cast<float, Vector256<float>>(to);
        var read = MemoryMarshal.Cast<float, Vector256<float>>(from);
        var by = Vector256.Create(times);
        for (var i = 0; i < wide.Length; i++) wide[i] += read[i] * by;
    }

    private sealed class Matrix
    {
        private readonly float[] _moved = new float[Stretch * Stretch];

        public float[] Values { get; } = [.. Enumerable.Range(0, Stretch * Stretch).Select(i => i / Stretch == i % Stretch ? 1f : 0f)];

        public float[] Slope { get; } = new float[Stretch * Stretch];

        public void Apply(float pace)
        {
            for (var i = 0; i < Values.Length; i++)
            {
                _moved[i] += Slope[i] * Slope[i];
                if (Slope[i] != 0) Values[i] -= pace * Slope[i] / (MathF.Sqrt(_moved[i]) + Tiny);
                Slope[i] = 0;
            }
        }
    }
}
