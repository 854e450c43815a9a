namespace PolicyBot.Core.Asking;

/// <summary>
/// How strongly a clause binds, what the rules of <see cref="ModalityReader"/> make of it taken into account: told from its words, its lead-in's
/// and its headings' by weights learned from made-up policies whose clauses are labelled and from questions on others.
/// </summary>
internal sealed class StrengthReader(SignWeights weights)
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

    public static StrengthReader Shared { get; } = new(SignWeights.Load("strengths.txt", Strengths));

    /// <summary>Only what the rules find.</summary>
    public static StrengthReader RulesAlone { get; } = new(new([], Strengths));

    /// <summary>How likely each strength is, by its place in <see cref="Modality"/>.</summary>
    /// <param name="ruled">What the rules make of the clause; it is given up only where the words plainly say otherwise.</param>
    /// <param name="signs">What <see cref="SignsOf"/> finds in it.</param>
    public float[] ChancesOf(Modality ruled, IReadOnlyCollection<string> signs)
    {
        var scores = weights.ScoresOf(signs);
        if (ruled != Modality.Statement) scores[(int)ruled] += TrustInRules;
        return SignWeights.ToChances(scores);
    }

    /// <summary>Nothing but the one strength.</summary>
    public static float[] Sure(Modality strength) => [.. Enumerable.Range(0, Strengths).Select(s => s == (int)strength ? 1f : 0f)];

    /// <summary>What its strength is told from, each sign once.</summary>
    /// <param name="ruled">What the rules make of it.</param>
    /// <param name="before">What the rules make of the sentence before it in the same paragraph, if there is one.</param>
    /// <param name="read">What was read of its document already.</param>
    public static IReadOnlyCollection<string> SignsOf(string text, string? leadIn, IReadOnlyList<string> path, ClauseKind kind, Modality ruled, Modality? before, ReadOnce read)
    {
        var signs = new HashSet<string>(StringComparer.Ordinal) { "*", "*kind " + kind, "*before " + before, "*ruled " + ruled, "*own " + read.StrengthOf(ModalityReader.Plain(text)) };
        Note(text, "", LongestInText);
        if (leadIn is not null)
        {
            Note(leadIn, "lead-in: ", LongestAbove);
            signs.Add("*lead-in " + read.StrengthOf(ModalityReader.Plain(leadIn)));
        }

        if (path.Count > 0) Note(path[^1], "heading: ", LongestAbove);
        if (path.Count > 1) Note(path[^2], "above: ", 1);
        if (text.EndsWith('?')) signs.Add("*asks");
        return signs;

        void Note(string part, string mark, int longest)
        {
            var words = read.Tagged(part);
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

    /// <summary>Its words, with one tag for every way to name the same kind of people or place.</summary>
    public static List<string> Tagged(Reading reading)
    {
        var words = new List<string>();
        for (var i = 0; i < reading.Tokens.Count; i++)
        {
            var tag = reading.Ideas.Where(x => i >= x.At && i < x.At + x.Length).Select(x => Tags.GetValueOrDefault(x.Idea)).FirstOrDefault(t => t is not null);
            if (tag is null) words.Add(reading.Tokens[i]);
            else if (words.Count == 0 || words[^1] != tag) words.Add(tag);
        }

        return words;
    }
}
