using System.Globalization;
using PolicyBot.Core.Asking;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>The figures of ../shared/tools/score.py, worked out the same way.</summary>
internal sealed record Figures(int Questions, double Evidence1, double Evidence3, double VerdictLenient, IReadOnlyList<string> FalsePermits, double Refusal, double OverRefusal)
{
    private static readonly string[] Permits = ["permitted", "permitted_with_conditions", "recommended"];

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"questions {Questions} evidence@1 {Evidence1:0.000} @3 {Evidence3:0.000} verdict {VerdictLenient:0.000} false_permit {FalsePermits.Count} refusal {Refusal:0.000} over_refusal {OverRefusal:0.000}");

    public static Figures Of(IReadOnlyList<(LabelledQuestion Gold, Answer Answer)> answered)
    {
        var answerable = answered.Where(a => a.Gold.IsAnswerable).ToList();
        return new Figures(
            answered.Count,
            Share(answerable, a => a.Gold.IsShownBy(Texts(a.Answer).Take(a.Gold.All ? 3 : 1))),
            Share(answerable, a => a.Gold.IsShownBy(Texts(a.Answer).Take(3))),
            Share([.. answered.Where(a => a.Gold.Kind == "verdict")], a => a.Gold.Defensible.Contains(a.Answer.Verdict?.Wire())),
            [.. answered.Where(a => IsFalsePermit(a.Gold, a.Answer)).Select(a => a.Gold.Id)],
            Share([.. answered.Where(a => !a.Gold.IsAnswerable)], a => IsRefused(a.Gold, a.Answer)),
            Share(answerable, a => IsSilent(a.Answer)));
    }

    private static IEnumerable<string> Texts(Answer answer) => answer.Citations.Select(c => c.Text);

    private static bool IsSilent(Answer answer) => answer.Kind is AnswerKind.NotCovered or AnswerKind.OutOfScope;

    private static bool IsRefused(LabelledQuestion gold, Answer answer) =>
        IsSilent(answer) || (gold.Kind == "out_of_scope" && gold.Notes.Contains("inject", StringComparison.Ordinal) && answer.Verdict == Verdict.Prohibited);

    private static bool IsFalsePermit(LabelledQuestion gold, Answer answer) =>
        gold.Kind != "lookup" && answer.Verdict is { } v && Permits.Contains(v.Wire()) && !gold.Defensible.Any(d => d is not null && Permits.Contains(d));

    private static double Share<T>(List<T> items, Func<T, bool> hit) => items.Count == 0 ? 1 : items.Count(hit) / (double)items.Count;
}
