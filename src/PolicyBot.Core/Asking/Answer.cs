namespace PolicyBot.Core.Asking;

/// <summary>What sort of answer a question got.</summary>
public enum AnswerKind
{
    /// <summary>May I, must I: the answer has a <see cref="Verdict"/>.</summary>
    Verdict,

    /// <summary>Who, what, when, how: the answer is the clause.</summary>
    Lookup,

    /// <summary>A matter of school social media on which this policy is silent; citations are the nearest clauses.</summary>
    NotCovered,

    /// <summary>Nothing a social media policy speaks of.</summary>
    OutOfScope,
}

/// <summary>The policy's answer in its own strength.</summary>
public enum Verdict
{
    /// <summary>No.</summary>
    Prohibited,

    /// <summary>Advised not to.</summary>
    AdvisedAgainst,

    /// <summary>Yes, you must.</summary>
    Required,

    /// <summary>Recommended.</summary>
    Recommended,

    /// <summary>Yes.</summary>
    Permitted,

    /// <summary>Yes, if…</summary>
    PermittedWithConditions,

    /// <summary>Only with approval.</summary>
    NeedsApproval,

    /// <summary>The policy does not say.</summary>
    NotStated,
}

/// <summary>A clause shown as evidence.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Text">What is shown: the document's own words, a lead-in and its item joined by " … ".</param>
/// <param name="Section">Where it stands, outermost heading first.</param>
public sealed record Citation(Clause Clause, string Text, string Section);

/// <summary>An answer: a fixed label and clauses word for word. Nothing in it is generated.</summary>
/// <param name="Kind">What sort of answer it is.</param>
/// <param name="Verdict">Set for <see cref="AnswerKind.Verdict"/> and <see cref="AnswerKind.NotCovered"/>, otherwise null.</param>
/// <param name="Citations">Best first, three at most.</param>
/// <param name="Choices">Up to three readings to offer when two clauses speak to the question about equally; otherwise empty.</param>
public sealed record Answer(AnswerKind Kind, Verdict? Verdict, IReadOnlyList<Citation> Citations, IReadOnlyList<Citation> Choices)
{
    /// <summary>
    /// Whether the verdict can be said as a reply, yes or no; false where the question may ask for something else than the clause names, or for its opposite ("can I ignore it", "can I unfriend a pupil").
    /// </summary>
    public bool IsPlainReply { get; init; } = true;
}

/// <summary>The names of kinds and verdicts outside the program, and the words staff see.</summary>
public static class AnswerNames
{
    private const string WhatItSays = "What your policy says";

    /// <summary>The name used in JSON answers.</summary>
    public static string Wire(this AnswerKind kind) => kind switch
    {
        AnswerKind.Verdict => "verdict",
        AnswerKind.Lookup => "lookup",
        AnswerKind.NotCovered => "not_covered",
        _ => "out_of_scope",
    };

    /// <summary>The name used in JSON answers.</summary>
    public static string Wire(this Verdict verdict) => verdict switch
    {
        Verdict.Prohibited => "prohibited",
        Verdict.AdvisedAgainst => "advised_against",
        Verdict.Required => "required",
        Verdict.Recommended => "recommended",
        Verdict.Permitted => "permitted",
        Verdict.PermittedWithConditions => "permitted_with_conditions",
        Verdict.NeedsApproval => "needs_approval",
        _ => "not_stated",
    };

    /// <summary>An answer in plain words: the verdict where it is a plain reply, and else what the first clause that is shown does.</summary>
    public static string Label(this Answer answer) => answer switch
    {
        { Kind: AnswerKind.Lookup } => WhatItSays,
        { IsPlainReply: true } or { Citations.Count: 0 } => Label(answer.Verdict ?? Verdict.NotStated),
        _ => answer.Citations[0].Clause.Modality switch
        {
            Modality.Prohibited => "What is not allowed",
            Modality.AdvisedAgainst => "What is advised against",
            Modality.Required => "What is required",
            _ => WhatItSays,
        },
    };

    private static string Label(Verdict verdict) => verdict switch
    {
        Verdict.Prohibited => "No",
        Verdict.AdvisedAgainst => "Advised not to",
        Verdict.Required => "Yes, you must",
        Verdict.Recommended => "Recommended",
        Verdict.Permitted => "Yes",
        Verdict.PermittedWithConditions => "Yes, if…",
        Verdict.NeedsApproval => "Only with approval",
        _ => "Your policy doesn’t say",
    };
}
