namespace PolicyBot.Core.Packs;

/// <summary>Where a rule comes from, so that what a school chose for itself is never shown as its policy.</summary>
public abstract record RuleSource
{
    private RuleSource()
    {
    }

    /// <summary>The policy says so, in this clause.</summary>
    public sealed record Policy(QuotedClause Clause) : RuleSource;

    /// <summary>The school set it in its pack; the policy says nothing of it, or not in the document in use.</summary>
    public sealed record SchoolSetting : RuleSource;

    /// <summary>National guidance says so; <paramref name="Document"/> names it.</summary>
    public sealed record StatutoryGuidance(string Document) : RuleSource;

    /// <summary>The mark a person sees beside the rule.</summary>
    public string Mark => this switch
    {
        Policy => "policy",
        StatutoryGuidance guidance => $"statutory guidance: {guidance.Document}",
        _ => "school setting, not policy",
    };
}

/// <summary>A clause of the document in use.</summary>
/// <param name="HeadingPath">Headings over the clause, outermost first, as the document has them.</param>
/// <param name="Text">The clause word for word.</param>
public sealed record QuotedClause(IReadOnlyList<string> HeadingPath, string Text);

/// <summary>A sentence in the school's own words, with where it comes from.</summary>
public sealed record SourcedText(string Text, RuleSource Source);
