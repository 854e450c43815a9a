using PolicyBot.Cards;
using PolicyBot.Core.Asking;

namespace PolicyBot.Asking;

/// <summary>The fixed words over an answer. Colour only repeats what they say.</summary>
internal sealed record AnswerWords(string Headline, string Gloss, ContainerStyle Style)
{
    public static AnswerWords Of(Answer answer) => answer.Kind switch
    {
        AnswerKind.Lookup => new(answer.Label(), "", ContainerStyle.Emphasis),
        AnswerKind.OutOfScope => OutOfScope("your school"),
        _ when answer.IsPlainReply || answer.Citations.Count == 0 => OfVerdict(answer),
        _ => OfRule(answer),
    };

    public static AnswerWords OutOfScope(string school) =>
        new("I can’t help with that", $"I answer questions on the social media policy of {school}, and nothing else.", ContainerStyle.Emphasis);

    private static AnswerWords OfVerdict(Answer answer) => answer.Verdict switch
    {
        Verdict.Prohibited => new(answer.Label(), "Your policy says you must not.", ContainerStyle.Attention),
        Verdict.AdvisedAgainst => new(answer.Label(), "Your policy advises against it.", ContainerStyle.Warning),
        Verdict.NeedsApproval => new(Approval(answer), "Get it before you go ahead.", ContainerStyle.Warning),
        Verdict.PermittedWithConditions => new(answer.Label(), "Your policy allows it on conditions. Check that you meet them.", ContainerStyle.Warning),
        Verdict.Required => new(answer.Label(), "Your policy requires it.", ContainerStyle.Accent),
        Verdict.Recommended => new(answer.Label(), "Your policy recommends it.", ContainerStyle.Good),
        Verdict.Permitted => new(answer.Label(), "Your policy allows it.", ContainerStyle.Good),
        _ => new(answer.Label(), answer.Citations.Count == 0 ? "Ask before you go ahead." : "The nearest clauses are below. Ask before you go ahead.", ContainerStyle.Emphasis),
    };

    // What the first clause does, said of the clause and not of what was asked.
    private static AnswerWords OfRule(Answer answer) => answer.Citations[0].Clause.Modality switch
    {
        Modality.Prohibited => new(answer.Label(), "Your policy forbids this:", ContainerStyle.Attention),
        Modality.AdvisedAgainst => new(answer.Label(), "Your policy advises against this:", ContainerStyle.Warning),
        Modality.Required => new(answer.Label(), "Your policy requires this:", ContainerStyle.Accent),
        _ => new(answer.Label(), "", ContainerStyle.Emphasis),
    };

    private static string Approval(Answer answer) =>
        answer.Citations is [var best, ..] && ApprovalPhrase.Approver(best.Clause) is { } approver ? $"{answer.Label()} from {approver}" : answer.Label();
}
