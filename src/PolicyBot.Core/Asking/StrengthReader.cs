using System.Globalization;

namespace PolicyBot.Core.Asking;

/// <summary>
/// How strongly a clause binds, what the rules of <see cref="ModalityReader"/> make of it taken into account: told from its words, its lead-in's
/// and its headings' by weights learned from made-up policies whose clauses are labelled and from questions on others.
/// </summary>
internal sealed class StrengthReader
{
    private const int LongestInText = 3;
    private const int LongestAbove = 2;
    private const int Opening = 3;
    private const float TrustInRules = 2;
    private static readonly int Strengths = Enum.GetValues<Modality>().Length;

    // Whoever a rule names, it binds in the same way.
    private static readonly Dictionary<string, string> Tags = new(StringComparer.Ordinal)
    {
        ["head"] = "@leader", ["slt"] = "@leader", ["dsl"] = "@leader", ["itmanager"] = "@leader", ["dpo"] = "@leader", ["governor"] = "@leader", ["authority"] = "@leader", ["staff"] = "@staff", ["volunteer"] = "@staff",
        ["platform"] = "@platform", ["socialmedia"] = "@platform", ["pupil"] = "@pupil", ["expupil"] = "@expupil", ["parent"] = "@parent", ["family"] = "@family",
    };

    private readonly Dictionary<string, float[]> _weights;

    public StrengthReader(Dictionary<string, float[]> weights) => _weights = weights;

    public static StrengthReader Shared { get; } = Load();

    /// <summary>How likely each strength is, by its place in <see cref="Modality"/>.</summary>
    /// <param name="ruled">What the rules make of the clause; it is given up only where the words plainly say otherwise.</param>
    /// <param name="signs">What <see cref="SignsOf"/> finds in it.</param>
    public float[] ChancesOf(Modality ruled, IReadOnlyCollection<string> signs)
    {
        var chances = new float[Strengths];
        var known = 0;
        foreach (var sign in signs)
        {
            if (!_weights.TryGetValue(sign, out var weights)) continue;
            known++;
            for (var s = 0; s < chances.Length; s++) chances[s] += weights[s];
        }

        // As in learning: a long sentence is not the surer for its length.
        var length = MathF.Sqrt(Math.Max(1, known));
        for (var s = 0; s < chances.Length; s++) chances[s] /= length;
        if (ruled != Modality.Statement) chances[(int)ruled] += TrustInRules;
        var (highest, all) = (chances.Max(), 0f);
        for (var s = 0; s < chances.Length; s++) all += chances[s] = MathF.Exp(chances[s] - highest);
        for (var s = 0; s < chances.Length; s++) chances[s] /= all;
        return chances;
    }

    /// <summary>Nothing but the one strength.</summary>
    public static float[] Sure(Modality strength) => [.. Enumerable.Range(0, Strengths).Select(s => s == (int)strength ? 1f : 0f)];

    /// <summary>What its strength is told from, each sign once.</summary>
    /// <param name="ruled">What the rules make of it.</param>
    /// <param name="before">What the rules make of the sentence before it in the same paragraph, if there is one.</param>
    public static IReadOnlyCollection<string> SignsOf(string text, string? leadIn, IReadOnlyList<string> path, ClauseKind kind, Modality ruled, Modality? before)
    {
        var signs = new HashSet<string>(StringComparer.Ordinal) { "*", "*kind " + kind, "*before " + before, "*ruled " + ruled, "*own " + ModalityReader.OfSentence(ModalityReader.Plain(text)) };
        Note(text, "", LongestInText);
        if (leadIn is not null)
        {
            Note(leadIn, "lead-in: ", LongestAbove);
            signs.Add("*lead-in " + ModalityReader.OfSentence(ModalityReader.Plain(leadIn)));
        }

        if (path.Count > 0) Note(path[^1], "heading: ", LongestAbove);
        if (path.Count > 1) Note(path[^2], "above: ", 1);
        if (text.EndsWith('?')) signs.Add("*asks");
        return signs;

        void Note(string part, string mark, int longest)
        {
            var words = Tagged(part);
            for (var at = 0; at < words.Count; at++) AddRuns(mark, words, at, longest);
            if (words.Count > 0) AddRuns(mark + "^", words, 0, Opening);
        }

        // The words from there on: one, then two, then three of them.
        void AddRuns(string mark, List<string> words, int at, int longest)
        {
            var run = mark + words[at];
            signs.Add(run);
            for (var next = at + 1; next < at + longest && next < words.Count; next++) signs.Add(run += " " + words[next]);
        }
    }

    private static List<string> Tagged(string text)
    {
        var reading = Reading.Of(Words.Plain(text));
        var words = new List<string>();
        for (var i = 0; i < reading.Tokens.Count; i++)
        {
            var tag = reading.Ideas.Where(x => i >= x.At && i < x.At + x.Length).Select(x => Tags.GetValueOrDefault(x.Idea)).FirstOrDefault(t => t is not null);
            if (tag is null) words.Add(reading.Tokens[i]);
            else if (words.Count == 0 || words[^1] != tag) words.Add(tag);
        }

        return words;
    }

    private static StrengthReader Load() => new(DataFile.Lines("strengths.txt").Select(l => l.Split('\t'))
        .ToDictionary(p => p[0], p => p[1].Split(' ').Select(w => float.Parse(w, CultureInfo.InvariantCulture)).ToArray(), StringComparer.Ordinal));
}
