using System.Globalization;

namespace PolicyBot.Core.Asking;

/// <summary>
/// Which verdict the words of a question and those of its best clause suggest together ("upper sixth posting rights for a whole week" beside "for a single day"),
/// by weights learned from questions with their verdicts (Data/readings.txt).
/// </summary>
internal sealed class VerdictReader(SignWeights weights)
{
    private const int LongestRun = 3;
    private const int LooksAt = 3;
    private const float Plainly = 0.5f;

    /// <summary>How likely each verdict is, in the order of <see cref="VerdictChoice.Candidates"/>.</summary>
    public float[] ChancesOf(Question question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked) =>
        SignWeights.ToChances(weights.ScoresOf(signs => signs.AddAll(SignsOf(question, ranked).Select(s => (s, 1f)))));

    /// <summary>What it is told from, each sign once; most also together with the strength of the best clause, which stands in front as a number.</summary>
    public static IReadOnlyCollection<string> SignsOf(Question question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked)
    {
        var (clause, strength, form, words) = (ranked[0].Clause, StrengthAt(ranked, 0), question.Form.ToString(), StrengthReader.Tagged(question.Reading));
        string[] openings = [.. Enumerable.Range(1, Math.Min(LongestRun, words.Count)).Select(length => "opens: " + string.Join(' ', words.GetRange(0, length)))];
        IEnumerable<string> alone = ["*", .. openings, .. OfClause(clause), .. OfStrengths(ranked, form)];
        IEnumerable<string> together = [.. openings.TakeLast(1), $"actor {question.Actor}/{clause.Actor}", .. OfIdeas(question.Reading, clause), .. question.Reading.StemSet.Where(clause.Stems.ContainsKey).Select(s => "in " + s)];
        string[] both = ["form " + form, $"matter {question.First}", .. OfWords(words, question.Reading), .. question.Reading.StemSet.Where(s => !clause.Stems.ContainsKey(s)).Select(s => "out " + s)];
        return alone.Concat(both).Concat(together.Concat(both).Select(s => strength + s)).ToHashSet(StringComparer.Ordinal);
    }

    private static string StrengthAt(IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked, int place) => ((int)ranked[place].Clause.Clause.Modality).ToString(CultureInfo.InvariantCulture) + ": ";

    // Every run of up to three words of the question, and its ideas.
    private static IEnumerable<string> OfWords(List<string> words, Reading asked)
    {
        for (var at = 0; at < words.Count; at++)
            for (var length = 1; length <= LongestRun && at + length <= words.Count; length++)
                yield return "asked: " + string.Join(' ', words.GetRange(at, length));
        foreach (var idea in asked.IdeaSet) yield return "idea " + idea;
    }

    // What was asked beside what is ruled.
    private static IEnumerable<string> OfIdeas(Reading asked, IndexedClause clause)
    {
        foreach (var idea in asked.IdeaSet)
        {
            yield return (clause.Ideas.GetValueOrDefault(idea) >= Plainly ? "said " : "unsaid ") + idea;
            foreach (var beside in clause.Own.IdeaSet) yield return $"{idea} {beside}";
        }

        foreach (var idea in clause.Own.IdeaSet)
            if (!asked.Has(idea)) yield return "unasked " + idea;
    }

    private static IEnumerable<string> OfClause(IndexedClause clause)
    {
        var words = StrengthReader.Tagged(clause.Own);
        for (var at = 0; at < words.Count; at++)
        {
            yield return "clause: " + words[at];
            if (at + 1 < words.Count) yield return "clause: " + words[at] + " " + words[at + 1];
        }
    }

    private static IEnumerable<string> OfStrengths(IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked, string form)
    {
        for (var place = 0; place < LooksAt && place < ranked.Count; place++)
        {
            var there = $"{StrengthAt(ranked, place)}place {place}";
            yield return there;
            yield return there + " " + form;
            if (place > 0) yield return StrengthAt(ranked, 0) + there;
        }
    }
}
