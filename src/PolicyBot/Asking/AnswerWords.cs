using PolicyBot.Cards;
using PolicyBot.Core.Asking;

namespace PolicyBot.Asking;

/// <summary>The fixed words over an answer. Colour only repeats what they say.</summary>
internal sealed record AnswerWords(string Headline, string Gloss, ContainerStyle Style)
{
    public static AnswerWords Of(Answer answer) => answer.Kind switch
    {
        AnswerKind.Lookup => new("What your policy says", "", ContainerStyle.Emphasis),
        AnswerKind.OutOfScope => OutOfScope("your school"),
        AnswerKind.NotCovered when answer.Citations.Count == 0 => Of(Verdict.NotStated, null) with { Gloss = "Ask before you go ahead." },
        AnswerKind.NotCovered => Of(Verdict.NotStated, null),
        _ => Of(answer.Verdict ?? Verdict.NotStated, answer.Citations.Count > 0 ? answer.Citations[0].Clause : null),
    };

    public static AnswerWords OutOfScope(string school) =>
        new("I can’t help with that", $"I answer questions on the social media policy of {school}, and nothing else.", ContainerStyle.Emphasis);

    private static AnswerWords Of(Verdict verdict, Clause? clause) => verdict switch
    {
        Verdict.Prohibited => new("No", "Your policy says you must not.", ContainerStyle.Attention),
        Verdict.AdvisedAgainst => new("Advised not to", "Your policy advises against it.", ContainerStyle.Warning),
        Verdict.NeedsApproval => new(
            clause is not null && ApprovalPhrase.Approver(clause) is { } approver ? $"Only with approval from {approver}" : "Only with approval",
            "Get it before you go ahead.", ContainerStyle.Warning),
        Verdict.PermittedWithConditions => new("Yes, if…", "Your policy allows it on conditions. Check that you meet them.", ContainerStyle.Warning),
        Verdict.Required => new("Yes, you must", "Your policy requires it.", ContainerStyle.Accent),
        Verdict.Recommended => new("Recommended", "Your policy recommends it.", ContainerStyle.Good),
        Verdict.Permitted => new("Yes", "Your policy allows it.", ContainerStyle.Good),
        _ => new("Your policy doesn’t say", "The nearest clauses are below. Ask before you go ahead.", ContainerStyle.Emphasis),
    };
}
