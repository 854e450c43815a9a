using System.Text.RegularExpressions;

namespace PolicyBot.Core.Asking;

/// <summary>
/// Which verdict the clauses and the question together amount to, by weights learned from labelled questions; what the rules (<see cref="Verdicts"/>) make of
/// them is one sign among others. A permission must be plain besides (<see cref="Permission"/>).
/// </summary>
internal sealed partial class VerdictChoice(LearnedSum sum)
{
    private const int Looked = 6;
    private const int LookedFurther = 8;
    private const float FarBehind = 5;
    private const float Faint = 0.01f;

    /// <summary>What can be chosen; null is an answer without a verdict.</summary>
    public static readonly Verdict?[] Candidates =
    [
        Verdict.Prohibited, Verdict.AdvisedAgainst, Verdict.NeedsApproval, Verdict.Required, Verdict.Recommended, Verdict.PermittedWithConditions, Verdict.Permitted, null,
    ];

    private static readonly string[] Given = [.. Candidates.Select(c => c?.ToString() ?? "None")];
    private static readonly string[] Strengths = [.. Enum.GetNames<Modality>()];
    private static readonly string[] Forms = ["May", "Must", "Other"];
    private static readonly string[] Signs = ["leave", "duty", "notTo", "wise", "surely", "restrictsAfter", "permitsAfter", "requiresAfter", "denies", "asksForMore", "touchesProviso", "unsaid", "near"];

    public static readonly string[] Names =
    [
        "share", "first", "second", "third", "prior", "priorOfFirst", "asked", "askedLead", "read", "readSurely",
        .. Given.Select(g => "is" + g),
        .. Forms.SelectMany(f => Given.Select(g => f + g)),
        .. Strengths.SelectMany(top => Given.Select(g => top + "Top" + g)),
        .. Signs.SelectMany(sign => Given.Select(g => sign + g)),
        "ruled", .. Given.SelectMany(ruled => Given.Select(g => "ruled" + ruled + g)),
    ];

    /// <summary>How much speaks for each of <see cref="Candidates"/>.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="ranked">The clauses, best first.</param>
    /// <param name="ruled">What the rules make of them.</param>
    /// <param name="read">The chances that <see cref="VerdictReader"/> gives each candidate.</param>
    public float[] ScoresOf(Question question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked, Verdict? ruled, float[] read) =>
        sum.Of(SignsOf(question, ranked, ruled, read));

    /// <summary>For each candidate what speaks for it.</summary>
    public static float[][] SignsOf(Question question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked, Verdict? ruled, float[] read)
    {
        var share = Shares(ranked);
        var prior = new float[Strengths.Length];
        foreach (var (matter, belief) in question.Matters)
            for (var s = 0; s < prior.Length; s++)
                prior[s] += belief * MatterIndex.Shared.StrengthsOf(matter)[s];
        var ofFirst = MatterIndex.Shared.StrengthsOf(question.First);
        var text = string.Join(' ', question.Reading.Tokens);
        var top = ranked[0].Clause;
        float[] signs =
        [
            Is(Leave().IsMatch(text)), Is(Duty().IsMatch(text)), Is(NotTo().IsMatch(text)), Is(Wise().IsMatch(text)),
            ranked.Count > 1 ? Math.Min(2, ranked[0].Score - ranked[1].Score) : 1,
            After(ranked, Modality.Prohibited, Modality.AdvisedAgainst, Modality.NeedsApproval), After(ranked, Modality.Permitted, Modality.PermittedWithConditions), After(ranked, Modality.Required, Modality.Recommended),
            Is(Permission.Denies(question)), Is(Permission.AsksForMore(question.Reading, top)), Is(Permission.TouchesTheProviso(question, top)),
            question.Reading.StemSet.Count(s => !top.Stems.ContainsKey(s)) / (1f + question.Reading.StemSet.Count), ranked[0].Features[Features.Near],
        ];
        var form = question.Form switch { QuestionForm.May => 0, QuestionForm.Must => 1, _ => 2 };
        return [.. Candidates.Select((candidate, c) => Of(c, (int)StrengthOf(candidate)))];

        float[] Of(int c, int strength)
        {
            float[] f = new float[Names.Length];
            f[0] = share[strength];
            for (var i = 0; i < 3 && i < ranked.Count; i++) f[1 + i] = ranked[i].Clause.Clause.Chances[strength];
            (f[4], f[5]) = (prior[strength], ofFirst[strength]);
            (f[6], f[7]) = (question.Recalled.OfVerdicts[c], question.Recalled.OfVerdicts[c] - question.Recalled.OfVerdicts.Max());
            (f[8], f[9]) = (read[c], MathF.Log(read[c] + Faint));
            var at = 10;
            Mark(0, 1, 1);
            Mark(form, Forms.Length, 1);
            Mark((int)top.Clause.Modality, Strengths.Length, 1);
            for (var s = 0; s < signs.Length; s++) Mark(0, 1, signs[s]);
            f[at++] = Is(ruled == Candidates[c]);
            Mark(Array.IndexOf(Candidates, ruled), Candidates.Length, 1);
            return f;

            void Mark(int place, int of, float value)
            {
                f[at + (place * Candidates.Length) + c] = value;
                at += of * Candidates.Length;
            }
        }
    }

    public static Modality StrengthOf(Verdict? candidate) => candidate switch
    {
        Verdict.Prohibited => Modality.Prohibited,
        Verdict.AdvisedAgainst => Modality.AdvisedAgainst,
        Verdict.NeedsApproval => Modality.NeedsApproval,
        Verdict.Required => Modality.Required,
        Verdict.Recommended => Modality.Recommended,
        Verdict.PermittedWithConditions => Modality.PermittedWithConditions,
        Verdict.Permitted => Modality.Permitted,
        _ => Modality.Statement,
    };

    // The strengths of the best clauses, each counting as much as its score makes it likely.
    private static float[] Shares(IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked)
    {
        var share = new float[Strengths.Length];
        var sum = 0f;
        foreach (var (clause, score, _) in ranked.Take(Looked))
        {
            var chance = MathF.Exp(score - ranked[0].Score);
            for (var s = 0; s < share.Length; s++) share[s] += chance * clause.Clause.Chances[s];
            sum += chance;
        }

        for (var s = 0; s < share.Length; s++) share[s] /= sum;
        return share;
    }

    // How far behind the best clause the first of these strengths comes.
    private static float After(IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked, params Modality[] strengths) =>
        Math.Min(FarBehind, ranked.Take(LookedFurther).Where(r => strengths.Contains(r.Clause.Clause.Modality)).Select(r => ranked[0].Score - r.Score).FirstOrDefault(FarBehind));

    private static float Is(bool holds) => holds ? 1 : 0;

    [GeneratedRegex(@"\b(?:can|may|could|might) (?:i|we|they|he|she|it|a|the|my|our|staff|parents?|pupils?|kids|children|teachers?|someone|anyone)\b|\b(?:ok|okay|alright|allowed|fine|permitted|problem|harm|good idea|legit|acceptable)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Leave();

    [GeneratedRegex(@"\b(?:must|have to|has to|need|needs|got to|should|supposed|required|obliged|expected|do (?:i|we)|does)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Duty();

    [GeneratedRegex(@"\bnot to\b|\b(?:can|could|may) (?:i|we) (?:not|skip|leave|ignore|avoid)\b|\b(?:skip|ignore|leave out|without)\b", RegexOptions.CultureInvariant)]
    private static partial Regex NotTo();

    [GeneratedRegex(@"\b(?:wise|sensible|advice|advised|good idea|best|better|careful|worth|think|consider|recommend\w*|should)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Wise();
}
