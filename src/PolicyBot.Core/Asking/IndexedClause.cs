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

    /// <summary>How many sentences before and after it in its paragraph count as beside it.</summary>
    public const int SentencesBefore = 2;
    public const int SentencesAfter = 1;

    /// <param name="clause">The clause.</param>
    /// <param name="all">All clauses of its policy, in order.</param>
    /// <param name="readings">Each of their texts, read.</param>
    /// <param name="headings">The policy's headings, by their <see cref="HeadingKey"/>.</param>
    /// <param name="read">Reads what stands above it, which it shares with others.</param>
    public IndexedClause(Clause clause, IReadOnlyList<Clause> all, IReadOnlyList<Reading> readings, IReadOnlySet<string> headings, Func<string, Reading> read)
    {
        Clause = clause;
        var before = clause.Index > 0 ? all[clause.Index - 1] : null;
        IsFirstOfBlock = before?.Block != clause.Block;
        Around = Reading.Joined([.. Neighbours(clause, all).Select(i => readings[i])]);
        Previous = before is not null && before.HeadingPath.SequenceEqual(clause.HeadingPath) ? readings[before.Index] : read("");
        Heading = read(string.Join(" ", clause.HeadingPath.TakeLast(2)));
        var plain = Words.Plain(clause.Text);
        Own = readings[clause.Index];
        LeadIn = clause.LeadIn is null ? null : read(Words.Plain(clause.LeadIn));
        // "This applies to private groups too" is about whatever the sentence before it was about.
        var context = !IsFirstOfBlock && Anaphora().IsMatch(plain) ? Previous : null;
        // An item that is a sentence of its own needs its lead-in less than a fragment does.
        var stands = LeadIn is null || (clause.Kind == ClauseKind.Item && Words.HasFiniteVerb(plain) && char.IsUpper(plain[0]) && Own.Tokens.Count > 6);
        Note(Own, 1);
        if (LeadIn is not null) Note(LeadIn, stands ? StandingShare : LeadInShare);
        if (context is not null) Note(context, ContextShare);
        Note(Heading, HeadingShare);
        foreach (var (idea, share) in Ideas) _shares[Lexicon.Shared.NumberOf(idea)] = share;
        Length = Stems.Values.Sum();
        Actor = Actors.InClause(Own, LeadIn ?? context, Heading);

        var whole = stands ? Own : Reading.Joined(LeadIn!, Own);
        Vector = MatterIndex.Shared.Vectors.Of(whole, Actor);
        Likenesses = MatterIndex.Shared.OfClause(Vector);
        if (context is not null) Likenesses = [.. Likenesses.Zip(MatterIndex.Shared.OfClause(MatterIndex.Shared.Vectors.Of(Reading.Joined(context, whole), Actor)), (own, both) => Math.Max(own, ContextShare * both))];
        HighestLikeness = Likenesses.Max();
        Beliefs = MatterIndex.Shared.BeliefsOfClause(whole, Actor);
        OwnBeliefs = stands ? Beliefs : MatterIndex.Shared.BeliefsOfClause(Own, Actor);
        BeliefsInContext = MatterIndex.Shared.BeliefsOfClause(Reading.Joined([.. new[] { Heading, LeadIn, context, Own }.OfType<Reading>()]), Actor);
        BeliefsOfBlock = Around.Tokens.Count == 0 ? Beliefs : MatterIndex.Shared.BeliefsOfClause(Reading.Joined(Around, whole), Actor);

        NamesOutsiders = Features.People.Any(p => p is not ("staff" or "volunteer" or "governor") && Own.IdeaSet.Contains(p));
        NamesPerson = Own.IdeaSet.Any(i => i is "head" or "slt" or "dsl" or "itmanager" or "dpo" or "governor" or "author" or "authority") || Titled().IsMatch(clause.Text);
        NamesTime = Times().IsMatch(plain) || PolicyDate.Find(plain) is not null;
        NamesAge = Ages().IsMatch(plain);
        IsPreamble = Preamble().IsMatch(clause.Section) || Aims().IsMatch(Words.Plain(clause.LeadIn ?? ""));
        IsOpen = (Words.EndsOpen(clause.Text) && (clause.Modality == Modality.Statement || Own.Tokens.Count < 9)) || headings.Contains(HeadingKey(plain));
    }

    private readonly float[] _shares = new float[Lexicon.Shared.IdeaCount];

    public Clause Clause { get; }

    public Reading Own { get; }

    public Reading? LeadIn { get; }

    public Reading Heading { get; }

    /// <summary>The sentences beside it in its paragraph.</summary>
    public Reading Around { get; }

    /// <summary>The clause before it under the same heading.</summary>
    public Reading Previous { get; }

    public bool IsFirstOfBlock { get; }

    /// <summary>Ideas with how surely the clause is about them.</summary>
    public Dictionary<string, float> Ideas { get; } = new(StringComparer.Ordinal);

    /// <summary>How surely the clause is about the idea with that number.</summary>
    public float ShareOf(int number) => _shares[number];

    /// <summary>Content stems with how often they count.</summary>
    public Dictionary<string, float> Stems { get; } = new(StringComparer.Ordinal);

    public string Actor { get; }

    public Vector Vector { get; }

    public float[] Likenesses { get; }

    public float HighestLikeness { get; }

    /// <summary>The matters that its words and its lead-in's are about, as shares of belief.</summary>
    public float[] Beliefs { get; }

    /// <summary>The same without the lead-in.</summary>
    public float[] OwnBeliefs { get; }

    /// <summary>The same with its headings, its lead-in and the sentence it refers back to.</summary>
    public float[] BeliefsInContext { get; }

    /// <summary>The same with the sentences beside it.</summary>
    public float[] BeliefsOfBlock { get; }

    /// <summary>Whether it speaks of pupils, parents or others who are not its readers.</summary>
    public bool NamesOutsiders { get; }

    public bool NamesPerson { get; }

    public bool NamesTime { get; }

    public bool NamesAge { get; }

    public bool IsPreamble { get; }

    /// <summary>Only opens a list ("Staff must:") or stands in the contents; other clauses say more.</summary>
    public bool IsOpen { get; }

    public float Length { get; }

    /// <summary>A heading or a line of the table of contents in the form in which the two can be compared.</summary>
    public static string HeadingKey(string text) => string.Join(' ', Tokens.Read(text).Where(t => t.Length > 1));

    private static IEnumerable<int> Neighbours(Clause clause, IReadOnlyList<Clause> all) =>
        Enumerable.Range(clause.Index - SentencesBefore, SentencesBefore + 1 + SentencesAfter)
            .Where(i => i >= 0 && i < all.Count && i != clause.Index && all[i].Block == clause.Block);

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
