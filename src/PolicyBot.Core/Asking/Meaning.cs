using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace PolicyBot.Core.Asking;

/// <summary>
/// Questions and clauses as points in one space, where a question lies near the clauses that answer it. Learned offline from questions
/// with their clauses (docs/answers.md, "Teaching it") by several small learners, each of which holds a stretch of every point.
/// </summary>
internal sealed class Meaning
{
    private const float StopWordWeight = 0.3f;
    private const float IdeaWeight = 1.2f;
    private const float WiderWeight = 0.4f;
    private const float LineWeight = 0.6f;
    private const float PairWeight = 0.6f;
    private const float LettersWeight = 0.25f;
    private const float LeadInShare = 0.6f;
    private const float HeadingShare = 0.4f;
    private const int AtOnce = 16;

    /// <summary>Added to every length that is divided by.</summary>
    public const float Tiny = 1e-6f;

    private readonly Dictionary<string, int> _rows;
    private readonly float[] _rarity;
    private readonly KnownFeatures _known;
    private readonly sbyte[] _places;
    private readonly float[] _steps;
    private readonly (float[] Asks, float[] Rules)[] _learners;
    private readonly int _stretch;

    /// <param name="words">The features it knows; each one's place in the list is its row.</param>
    /// <param name="rarity">How telling each is.</param>
    /// <param name="places">A row for each, of as many numbers as a point has, in steps of <paramref name="steps"/>.</param>
    /// <param name="steps">The size of a row's step.</param>
    /// <param name="learners">For each learner the square matrices that turn its stretch of a sum of rows into a question's and a clause's.</param>
    public Meaning(IReadOnlyList<string> words, float[] rarity, sbyte[] places, float[] steps, (float[] Asks, float[] Rules)[] learners)
    {
        _rows = words.Select((w, row) => (w, row)).ToDictionary(p => p.w, p => p.row, StringComparer.Ordinal);
        (_rarity, _places, _steps, _learners) = (rarity, places, steps, learners);
        _known = new KnownFeatures(_rows, rarity, NameWord);
        _stretch = (int)MathF.Sqrt(learners[0].Asks.Length);
        if (_stretch % AtOnce != 0) throw new ArgumentException($"A stretch of {_stretch} numbers is no multiple of {AtOnce}.", nameof(learners));
    }

    public static Meaning Shared { get; } = Load();

    /// <summary>Where a question stands.</summary>
    public float[] OfQuestion(Reading question) => PointOf(names => Name(question, 1, names), asks: true);

    /// <summary>Where a clause with its lead-in and headings stands.</summary>
    public float[] OfClause(Reading own, Reading? leadIn, Reading heading) => PointOf(names => Name(own, leadIn, heading, names), asks: false);

    /// <summary>Where a heading alone would stand.</summary>
    public float[] OfHeading(Reading heading) => PointOf(names => Name(heading, 1, names), asks: false);

    /// <summary>
    /// The sum of the products, eight at a time and so in the same order on every machine; both have a multiple of sixteen numbers.
    /// Of a question's point and a clause's it is from -1 to 1: the nearer, the likelier the clause answers the question.
    /// </summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var x = MemoryMarshal.Cast<float, Vector256<float>>(a);
        var y = MemoryMarshal.Cast<float, Vector256<float>>(b);
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < x.Length; i++) sum += x[i] * y[i];
        return Vector256.Sum(sum);
    }

    /// <summary>Names the features of a clause with its lead-in and headings.</summary>
    public static void Name(Reading own, Reading? leadIn, Reading heading, FeatureNames names)
    {
        Name(own, 1, names);
        if (leadIn is not null) Name(leadIn, LeadInShare, names);
        Name(heading, HeadingShare, names);
    }

    /// <summary>Names what a text is made of: words, ideas, lines of the thesaurus, neighbouring words and groups of letters.</summary>
    public static void Name(Reading text, float share, FeatureNames names)
    {
        names.AddWords(text.Tokens, share);
        foreach (var idea in text.IdeaSet) names.Add(IdeaWeight * share, "i:", idea);
        foreach (var idea in text.WiderSet) names.Add(WiderWeight * share, "i:", idea);
        for (var i = 0; i + 1 < text.Tokens.Count; i++) names.Add(PairWeight * share, "b:", text.Tokens[i], " ", text.Tokens[i + 1]);
    }

    /// <summary>Names what a word is made of.</summary>
    public static void NameWord(string word, FeatureNames names)
    {
        if (StopWords.Contains(word))
        {
            names.Add(StopWordWeight, "s:", word);
            return;
        }

        var stem = Stemmer.Stem(word);
        names.Add(1, "w:", stem);
        foreach (var (line, weight) in Thesaurus.Shared.LinesOf(stem)) names.Add(LineWeight * weight, "t:", line);
        foreach (var group in LetterGroups.Of(word)) names.Add(LettersWeight, "l:", group);
    }

    private float[] PointOf(Action<FeatureNames> nameFeatures, bool asks)
    {
        var size = _stretch * _learners.Length;
        var sum = new float[size];
        var (rows, values) = _known.UnitOf(nameFeatures, Tiny);
        for (var k = 0; k < rows.Length; k++) Add(_places.AsSpan(rows[k] * size, size), values[k] * _steps[rows[k]], sum);

        var point = new float[size];
        for (var learner = 0; learner < _learners.Length; learner++)
            Turn(sum.AsSpan(learner * _stretch, _stretch), asks ? _learners[learner].Asks : _learners[learner].Rules, point.AsSpan(learner * _stretch, _stretch));
        return point;
    }

    private static void Add(ReadOnlySpan<sbyte> row, float value, Span<float> sum)
    {
        var steps = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(row);
        var sums = MemoryMarshal.Cast<float, Vector256<float>>(sum);
        for (var i = 0; i < steps.Length; i++)
        {
            var (low, high) = Vector128.Widen(steps[i]);
            sums[2 * i] += Wide(low) * value;
            sums[(2 * i) + 1] += Wide(high) * value;
        }

        static Vector256<float> Wide(Vector128<short> eight) => Vector256.ConvertToSingle(Vector256.WidenLower(eight.ToVector256()));
    }

    // Every learner's stretch gets the same length, so that each has the same say in how near two points are.
    private void Turn(ReadOnlySpan<float> sum, float[] matrix, Span<float> point)
    {
        for (var i = 0; i < point.Length; i++) point[i] = Dot(matrix.AsSpan(i * sum.Length, sum.Length), sum);
        var length = MathF.Sqrt(Dot(point, point) * _learners.Length) + Tiny;
        for (var i = 0; i < point.Length; i++) point[i] /= length;
    }

    private static Meaning Load()
    {
        using var file = DataFile.Open("meaning.bin");
        return Read(file);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static Meaning Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        var (words, learners, stretch) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        var names = new string[words];
        var (rarity, steps) = (new float[words], new float[words]);
        for (var w = 0; w < words; w++) (names[w], rarity[w], steps[w]) = (reader.ReadString(), reader.ReadSingle(), reader.ReadSingle());
        var places = (sbyte[])(Array)reader.ReadBytes(words * learners * stretch);
        return new Meaning(names, rarity, places, steps, [.. Enumerable.Range(0, learners).Select(_ => (Matrix(), Matrix()))]);

        float[] Matrix()
        {
            var matrix = new float[stretch * stretch];
            for (var i = 0; i < matrix.Length; i++) matrix[i] = reader.ReadSingle();
            return matrix;
        }
    }

    /// <summary>Writes it as <see cref="Read"/> reads it.</summary>
    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(_rows.Count);
        writer.Write(_learners.Length);
        writer.Write(_stretch);
        foreach (var (name, row) in _rows.OrderBy(r => r.Value))
        {
            writer.Write(name);
            writer.Write(_rarity[row]);
            writer.Write(_steps[row]);
        }

        writer.Write((byte[])(Array)_places);
        foreach (var (asks, rules) in _learners)
            foreach (var value in asks.Concat(rules))
                writer.Write(value);
    }
}
