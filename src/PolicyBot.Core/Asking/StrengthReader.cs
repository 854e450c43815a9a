namespace PolicyBot.Core.Asking;

/// <summary>
/// How strongly a clause binds, what the rules of <see cref="ModalityReader"/> make of it taken into account: told from its words, its lead-in's
/// and its headings' by weights learned from made-up policies whose clauses are labelled and from questions on others.
/// </summary>
internal sealed class StrengthReader(SignWeights weights)
{
    // How many words a sign has at most; three are the most that there is a way to name.
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
    /// <param name="nameSigns">Names what it is told from (<see cref="NameSigns"/>).</param>
    public float[] ChancesOf(Modality ruled, Action<FeatureNames> nameSigns)
    {
        var scores = weights.ScoresOf(nameSigns);
        if (ruled != Modality.Statement) scores[(int)ruled] += TrustInRules;
        return SignWeights.ToChances(scores);
    }

    /// <summary>Nothing but the one strength.</summary>
    public static float[] Sure(Modality strength) => [.. Enumerable.Range(0, Strengths).Select(s => s == (int)strength ? 1f : 0f)];

    /// <summary>Names what the strength of a clause is told from.</summary>
    /// <param name="clause">The clause, as the rules read it.</param>
    /// <param name="before">What the rules make of the sentence before it in the same paragraph, if there is one.</param>
    /// <param name="read">What was read of its document already.</param>
    /// <param name="signs">Where the signs are named.</param>
    public static void NameSigns(Clause clause, Modality? before, ReadOnce read, FeatureNames signs)
    {
        signs.Add(1, "*");
        signs.Add(1, "*kind ", clause.Kind.ToString());
        signs.Add(1, "*before ", before?.ToString() ?? "");
        signs.Add(1, "*ruled ", clause.Modality.ToString());
        signs.Add(1, "*own ", read.StrengthOf(ModalityReader.Plain(clause.Text)).ToString());
        Note(clause.Text, "", LongestInText);
        if (clause.LeadIn is { } leadIn)
        {
            Note(leadIn, "lead-in: ", LongestAbove);
            signs.Add(1, "*lead-in ", read.StrengthOf(ModalityReader.Plain(leadIn)).ToString());
        }

        if (clause.HeadingPath is [.., var heading]) Note(heading, "heading: ", LongestAbove);
        if (clause.HeadingPath is [.., var above, _]) Note(above, "above: ", 1);
        if (clause.Text.EndsWith('?')) signs.Add(1, "*asks");

        void Note(string part, string mark, int longest)
        {
            var words = read.Tagged(part);
            for (var at = 0; at < words.Count; at++) AddRuns(mark, words, at, longest);
            if (words.Count > 0) AddRuns(mark + "^", words, 0, Opening);
        }

        // The words from there on: one, then two, then three of them.
        void AddRuns(string mark, IReadOnlyList<string> words, int at, int longest)
        {
            signs.Add(1, mark, words[at]);
            if (longest > 1 && at + 1 < words.Count) signs.Add(1, mark, words[at], " ", words[at + 1]);
            if (longest > 2 && at + 2 < words.Count) signs.Add(1, mark, words[at], " ", words[at + 1], " ", words[at + 2]);
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
