using PolicyBot.Core.Asking;
using PolicyBot.Tests.Asking.Measured;

namespace PolicyBot.Benchmarks;

/// <summary>A policy's text with labelled questions on it.</summary>
/// <param name="Writers">For each question the file that it comes from; a file has one writer.</param>
internal sealed record LabelledPolicy(string Name, string Text, IReadOnlyList<LabelledQuestion> Questions, IReadOnlyList<string> Writers);

/// <summary>Teaches <see cref="StrengthReader"/> by the labelled sentences of lessons and by the verdicts of labelled questions.</summary>
internal static class StrengthLearner
{
    private const int LeastSeen = 6;
    private const int Epochs = 15;
    private const int ShareOfQuestions = 3;
    private static readonly int Strengths = Enum.GetValues<Modality>().Length;

    /// <summary>Every sentence whose strength is known, in the fold of its policy.</summary>
    public static SignLearner Of(IEnumerable<(Lesson Lesson, int Fold)> lessons, IEnumerable<(LabelledPolicy Policy, int Fold)> policies)
    {
        var learner = new SignLearner(Strengths, LeastSeen, Epochs);
        foreach (var (fold, rows) in lessons.AsParallel().AsOrdered().Select(l => (l.Fold, Rows(l.Lesson.Text, c => l.Lesson.Strengths.TryGetValue(c.Text, out var strength) ? strength : null))))
            foreach (var (signs, strength) in rows) learner.Add(signs, Only(strength), fold, namesSigns: true, times: 1);
        foreach (var (fold, rows) in policies.AsParallel().AsOrdered().Select(p => (p.Fold, Rows(p.Policy.Text, c => StrengthOf(c, p.Policy.Questions)))))
            foreach (var (signs, strength) in rows) learner.Add(signs, Only(strength), fold, namesSigns: false, ShareOfQuestions);
        return learner;
    }

    private static bool[] Only(Modality strength) => [.. Enumerable.Range(0, Strengths).Select(s => s == (int)strength)];

    private static List<(IReadOnlyCollection<string> Signs, Modality Strength)> Rows(string text, Func<Clause, Modality?> strengthOf)
    {
        var clauses = PolicyDocument.Read("policy.md", text, StrengthReader.RulesAlone).Clauses;
        var read = new ReadOnce();
        return
        [
            .. from clause in clauses
               let strength = strengthOf(clause)
               where strength is not null
               let before = clause.Index > 0 && clauses[clause.Index - 1] is { } previous && previous.Block == clause.Block ? previous.Modality : (Modality?)null
               select (SignWeights.SignsOf(signs => StrengthReader.NameSigns(clause, before, read, signs)), strength.Value),
        ];
    }

    // The verdict that most of the questions on it have.
    private static Modality? StrengthOf(Clause clause, IReadOnlyList<LabelledQuestion> questions)
    {
        var verdicts = questions.Where(q => q.Kind == "verdict" && q.IsShownBy([clause.Quotation])).Select(q => q.Verdict).ToList();
        if (verdicts.Count == 0) return null;
        var most = verdicts.GroupBy(v => v, StringComparer.Ordinal).MaxBy(g => g.Count())!.Key;
        return VerdictChoice.StrengthOf(VerdictChoice.Candidates.Single(c => c?.Wire() == most));
    }
}
