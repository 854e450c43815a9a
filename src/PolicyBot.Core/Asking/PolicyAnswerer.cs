namespace PolicyBot.Core.Asking;

/// <summary>Answers questions from one policy. Deterministic, safe for many threads, nothing generated.</summary>
public sealed class PolicyAnswerer
{
    private readonly PolicyIndex _index;

    /// <summary>Indexes the policy; well under a second for forty pages.</summary>
    public PolicyAnswerer(PolicyDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        _index = new PolicyIndex(document);
        // Now, not with the first question.
        _ = _index.Points;
        _ = _index.AskedBefore;
        _ = DecisionModels.Shared;
    }

    /// <summary>The clauses that answer the question, and how strongly they do.</summary>
    /// <param name="question">In anyone's words; only its first 500 characters are read.</param>
    /// <param name="asker">"staff", "slt", "parent-governor", "pupil"; staff when null.</param>
    public Answer Answer(string question, string? asker = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        var plain = Orders.TakenOut(question.Length > QuestionReader.MostCharacters ? question[..QuestionReader.MostCharacters] : question);
        if (!plain.Any(char.IsLetter)) return new Answer(AnswerKind.OutOfScope, null, [], []);
        var asked = QuestionReader.Read(plain, asker, _index.Uses);
        asked = asked with { Recalled = _index.AskedBefore.Recall(asked) };
        return Decisions.Decide(asked, Ranker.Shared.Rank(asked, _index), _index, DecisionModels.Shared);
    }
}
