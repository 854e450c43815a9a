using System.Text.RegularExpressions;

namespace PolicyBot.Core.Asking;

/// <summary>A clause with everything the ranker asks of it worked out once.</summary>
internal sealed partial class IndexedClause
{
    private const float LeadInShare = 0.7f;
    private const float StandingShare = 0.3f;
    private const float ContextShare = 0.6f;
    private const float HeadingShare = 0.4f;
    private const float WiderShare = 0.4f;

    public IndexedClause(Clause clause, Clause? before, IReadOnlySet<string> headings)
    {
        Clause = clause;
        var plain = Words.Plain(clause.Text);
        Own = Reading.Of(plain);
        var leadIn = clause.LeadIn is null ? null : Reading.Of(Words.Plain(clause.LeadIn));
        var heading = Reading.Of(string.Join(" ", clause.HeadingPath.TakeLast(2)));
        // "This applies to private groups too" is about whatever the sentence before it was about.
        var context = before is not null && before.Block == clause.Block && Anaphora().IsMatch(plain) ? Reading.Of(Words.Plain(before.Text)) : null;
        Note(Own, 1);
        // An item that is a sentence of its own needs its lead-in less than a fragment does.
        var stands = leadIn is not null && clause.Kind == ClauseKind.Item && Words.HasFiniteVerb(plain) && char.IsUpper(plain[0]) && Own.Tokens.Count > 6;
        if (leadIn is not null) Note(leadIn, stands ? StandingShare : LeadInShare);
        if (context is not null) Note(context, ContextShare);
        Note(heading, HeadingShare);
        Length = Stems.Values.Sum();
        Actor = Actors.InClause(Own, leadIn ?? context, heading);
        var whole = leadIn is null || stands ? plain : clause.LeadIn + " " + plain;
        Vector = MatterIndex.Shared.Vectors.Of(Reading.Of(whole), Actor);
        Likenesses = MatterIndex.Shared.OfClause(Vector);
        Beliefs = MatterIndex.Shared.BeliefsOfClause(Reading.Of(whole), Actor);
        OwnBeliefs = leadIn is null || stands ? Beliefs : MatterIndex.Shared.BeliefsOfClause(Own, Actor);
        BeliefsInContext = MatterIndex.Shared.BeliefsOfClause(Reading.Of(string.Join(" ", clause.HeadingPath.TakeLast(2)) + " " + (clause.LeadIn ?? "") + " " + (context is null ? "" : before!.Text) + " " + plain), Actor);
        if (context is not null)
        {
            var wider = MatterIndex.Shared.OfClause(MatterIndex.Shared.Vectors.Of(Reading.Of(Words.Plain(before!.Text + " " + whole)), Actor));
            Likenesses = [.. Likenesses.Zip(wider, (own, both) => Math.Max(own, ContextShare * both))];
        }

        HighestLikeness = Likenesses.Max();
        NamesPerson = Own.IdeaSet.Overlaps(["head", "slt", "dsl", "itmanager", "dpo", "governor", "author", "authority"]) || Titled().IsMatch(clause.Text);
        NamesTime = Times().IsMatch(plain) || PolicyDate.Find(plain) is not null;
        NamesAge = Ages().IsMatch(plain);
        IsPreamble = Preamble().IsMatch(clause.Section) || Aims().IsMatch(Words.Plain(clause.LeadIn ?? ""));
        IsOpen = (Words.EndsOpen(clause.Text) && (clause.Modality == Modality.Statement || Own.Tokens.Count < 9)) || headings.Contains(HeadingKey(plain));
    }

    public Clause Clause { get; }

    public Reading Own { get; }

    /// <summary>Ideas with how surely the clause is about them.</summary>
    public Dictionary<string, float> Ideas { get; } = new(StringComparer.Ordinal);

    /// <summary>Content stems with how often they count.</summary>
    public Dictionary<string, float> Stems { get; } = new(StringComparer.Ordinal);

    public string Actor { get; }

    public Vector Vector { get; }

    public float[] Likenesses { get; }

    /// <summary>The matters that its words and its lead-in's are about, as shares of belief.</summary>
    public float[] Beliefs { get; }

    /// <summary>The same without the lead-in.</summary>
    public float[] OwnBeliefs { get; }

    /// <summary>The same with its headings, its lead-in and the sentence it refers back to.</summary>
    public float[] BeliefsInContext { get; }

    public float HighestLikeness { get; }

    public bool NamesPerson { get; }

    public bool NamesTime { get; }

    public bool NamesAge { get; }

    public bool IsPreamble { get; }

    /// <summary>Only opens a list ("Staff must:") or stands in the contents; other clauses say more.</summary>
    public bool IsOpen { get; }

    public float Length { get; }

    /// <summary>A heading or a line of the table of contents in the form in which the two can be compared.</summary>
    public static string HeadingKey(string text) => string.Join(' ', Tokens.Read(text).Where(t => t.Length > 1));

    private void Note(Reading reading, float share)
    {
        foreach (var idea in reading.IdeaSet) Ideas[idea] = Math.Max(Ideas.GetValueOrDefault(idea), share);
        foreach (var idea in reading.WiderSet) Ideas[idea] = Math.Max(Ideas.GetValueOrDefault(idea), share * WiderShare);
        foreach (var stem in reading.ContentStems) Stems[stem] = Stems.GetValueOrDefault(stem) + share;
    }

    [GeneratedRegex(@"^(?:this|these|those|they|it|such|she|he|in this|in the reverse|if so|where this|for example)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Anaphora();

    [GeneratedRegex(@"\b(?:Mr|Mrs|Ms|Miss|Dr)\b|\b(?:by|By)\b[^.]*\b[A-Z][a-z]+ [A-Z][a-z]+|(?:writer|author|owner|responsible|signature)\b.*[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Titled();

    [GeneratedRegex(@"\b(?:\d+|one|two|three|five|seven|ten) (?:working )?(?:hours?|days?|weeks?|months?|years?)\b|\b(?:immediately|annually|termly|weekly|daily|monthly|promptly|as soon as|regularly|every|within|during|times|hours|working day|before)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Times();

    [GeneratedRegex(@"\bage|\b1[0-9]\b|\byears? old\b|\bunder[- ]?age", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ages();

    [GeneratedRegex(@"mission|values|equality|\baims?\b|contents|vision|ethos|introduction|background|rationale", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Preamble();

    [GeneratedRegex(@"\b(?:purpose|aims?|objectives?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Aims();
}
