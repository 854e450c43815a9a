using System.Text.RegularExpressions;

namespace PolicyBot.Core.Asking;

/// <summary>
/// Whether what permits something permits what was asked: no rule may know a reason to doubt it, and what was learned from labelled questions and lessons
/// (Data/permission*.txt) must be sure of it. A permission that is withheld costs a verdict; one that is wrongly given is the fault that must not happen.
/// </summary>
internal sealed partial class Permission(LearnedSum sum)
{
    private const int Looked = 5;
    private const int LookedFurther = 12;
    private const float FarBehind = 9;
    private const float Plainly = 0.5f;
    private const float Clear = 3f;
    private const float Faint = 0.001f;
    private const float SurelyCovered = 2f;
    private const float OnTheMatter = 0.4f;
    private const int FewWords = 2;
    private static readonly HashSet<string> InTouch = new(["connect", "contact", "messaging", "unsolicited", "family"], StringComparer.Ordinal);
    private static readonly string[] OnlinePlaces = ["platform", "socialmedia", "personal", "official"];
    private static readonly string[] Others = ["parent", "expupil"];
    private static readonly string[] Strengths = [.. Enum.GetNames<Modality>()];

    private static readonly string[] Own =
    [
        "bias", "lead", "restrictsAfter", "requiresAfter", "restrictsNear", "permitsNear", "somePupils", "narrower", "ofTheCondition", "touchesProviso", "onSomebodyElse", "actorsDiffer", "sameActor", "denies", "asksForMore",
        "unsaid", "unsaidShare", "unsaidIdeas", "proviso", "askedProviso", "lessens", "askedLess", "wise", "only", "but", "clauseLength", "must", "hasLeadIn", "nearOfSecond", "offTheMatter", "unsureOfIdeas", "bounded", "numbersApart", "reasonsToDoubt", "misgivings", "readPermits", "readForbids", "readNone", "readSurely",
        "surer", "surerThanForbidding", "surerThanRequiring", "surerThanNothing", "ruled", "ruledForbids", "groundPlace", "groundForbids", "covered", "isRecommended", "isPermitted",
        "remembers", "askedPermits", "askedForbids", "askedElse", "askedLead", "askedOfGround", "askedOfTop", "askedSilent",
        .. Strengths.Select(s => "rests" + s), .. Strengths.Select(s => "chance" + s),
    ];

    public static readonly string[] Names = [.. Own, .. Features.Names.Select(f => "ground-" + f), .. Coverage.Names.Select(c => "covers-" + c)];

    private static readonly int ReasonsToDoubt = Array.IndexOf(Names, "reasonsToDoubt");
    private static readonly int GroundForbids = Array.IndexOf(Names, "groundForbids");

    /// <summary>Whether it is beyond doubt. An exception that a ban names, and that the rules see met, needs no more than that nobody doubts it.</summary>
    public bool IsPlain(float[] signs) => !IsDoubted(signs) && (signs[GroundForbids] > 0 || sum.Of(signs) > 0);

    /// <summary>Whether a rule knows a reason to doubt it.</summary>
    public static bool IsDoubted(float[] signs) => signs[ReasonsToDoubt] > 0;

    /// <summary>What speaks for and against it.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="ranked">The clauses, best first.</param>
    /// <param name="weighing">What speaks for each verdict; a permission has the highest score.</param>
    public static float[] SignsOf(Question question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked, Weighing weighing)
    {
        var ground = weighing.Ground ?? ranked[0].Clause;
        var asked = string.Join(' ', question.Reading.Tokens);
        var plain = ModalityReader.Plain(ground.Clause.Text);
        var unsaid = question.Reading.StemSet.Count(s => !ground.Stems.ContainsKey(s));
        var near = ranked.Where(r => r.Clause != ground).Take(Looked).ToList();
        var features = ranked.First(r => r.Clause == ground).Features;
        var restrictsNear = near.Exists(r => Verdicts.IsRestrictive(r.Clause.Clause.Modality) && ranked[0].Score - r.Score < Clear && !Verdicts.CarriesException(question, ground, r.Clause));
        var unsureOfIdeas = features[Features.IdeasCovered] < Plainly && !Verdicts.IsNearest(features);
        var offTheMatter = Math.Max(features[Features.Belief], features[Features.BeliefInContext]) < OnTheMatter;
        var (somePupils, narrower, ofTheCondition) = (IsForSomePupils(question, ground), IsNarrower(question, ground), IsOfTheCondition(question, ground));
        var (touchesProviso, onSomebodyElse) = (TouchesTheProviso(question, ground), IsOnSomebodyElse(question, ground));
        var actorsDiffer = question.Actor.Length > 0 && ground.Actor.Length > 0 && question.Actor != ground.Actor && ground.Actor != Actors.School;
        var (bounded, numbersApart) = (Bound().IsMatch(plain), NumbersApart(asked, plain));
        // The bounds of a ban are its exceptions, and the rules have looked whether the question meets one.
        var isExcepted = Verdicts.IsRestrictive(ground.Clause.Modality) && weighing.Ruled is { } ruled && ruled.Ground == ground && Verdicts.IsPermissive(ruled.Verdict);
        var isUngrounded = weighing.Ground is null || (Verdicts.IsRestrictive(ground.Clause.Modality) && !isExcepted) || features[Features.TooOld] > 0 || Counterparts.Differ(question, ground);
        var isForbiddenFirst = Verdicts.IsRestrictive(ranked[0].Clause.Clause.Modality) && ranked[0].Clause != ground && !Verdicts.CarriesException(question, ground, ranked[0].Clause);
        // "Staff are encouraged to check their settings" recommends nothing to whoever asks "may I leave my page open".
        var isOtherwiseAdvised = weighing.Chosen is Verdict.Recommended && question.Form == QuestionForm.May && weighing.Ruled?.Verdict != Verdict.Recommended;
        var (denies, asksForMore) = (Denies(question), AsksForMore(question.Reading, ground));
        var (permits, forbids) = (Of(weighing.Read, IsPermissive).Sum(), Of(weighing.Read, IsForbidding).Sum());
        var recommends = weighing.Chosen is Verdict.Recommended;
        bool[] doubts =
        [
            somePupils, ofTheCondition && !isExcepted, touchesProviso && !isExcepted, onSomebodyElse, actorsDiffer, bounded && !isExcepted, numbersApart, denies && !recommends, IsForKinAlone(question.Reading, ground),
            weighing.Covered < SurelyCovered && !Coverage.IsSpokenTo(weighing.Covers), isUngrounded, isForbiddenFirst, isOtherwiseAdvised, !recommends && question.Form is not (QuestionForm.May or QuestionForm.Must),
        ];
        bool[] misgivings = [restrictsNear, unsureOfIdeas, offTheMatter, narrower, !recommends && (asksForMore || (ground.Clause.Modality == Modality.PermittedWithConditions && unsaid > FewWords))];
        float[] own =
        [
            1, ranked.Count > 1 ? Math.Min(FarBehind, ranked[0].Score - ranked[1].Score) : FarBehind,
            After(Verdicts.IsRestrictive), After(m => m is Modality.Required), near.Count(r => Verdicts.IsRestrictive(r.Clause.Clause.Modality)), near.Count(r => Permits(r.Clause.Clause.Modality)),
            Is(somePupils), Is(narrower), Is(ofTheCondition), Is(touchesProviso), Is(onSomebodyElse), Is(actorsDiffer), Is(question.Actor == ground.Actor), Is(denies), Is(asksForMore),
            unsaid, unsaid / (1f + question.Reading.StemSet.Count), question.Reading.IdeaSet.Count(i => Generic.Weight(i) == 1 && ground.Ideas.GetValueOrDefault(i) < Plainly),
            Is(Proviso().IsMatch(plain)), Is(Proviso().IsMatch(asked)), Is(Verdicts.Lessens().IsMatch(plain)), Is(Verdicts.Lessens().IsMatch(asked)), Is(Verdicts.Wise().IsMatch(asked)),
            Is(Only().IsMatch(plain)), Is(Hesitates().IsMatch(asked)), plain.Length / 100f, Is(question.Form == QuestionForm.Must), Is(ground.LeadIn is not null), ranked.Count > 1 ? ranked[1].Features[Features.Near] : 0,
            Is(offTheMatter), Is(unsureOfIdeas), Is(bounded), Is(numbersApart), doubts.Count(d => d), misgivings.Count(m => m), permits, forbids, Of(weighing.Read, c => c is null).Sum(), MathF.Log((permits + Faint) / (forbids + Faint)),
        ];
        return
        [
            .. own, .. OfChoice(weighing, ranked, ground), .. OfRecall(question.Recalled, ranked[0].Clause, ground), .. Strengths.Select((_, s) => Is((int)ground.Clause.Modality == s)), .. ground.Clause.Chances,
            .. features, .. weighing.Covers,
        ];

        float After(Func<Modality, bool> strength) =>
            Math.Min(FarBehind, ranked.Take(LookedFurther).Where(r => strength(r.Clause.Clause.Modality)).Select(r => ranked[0].Score - r.Score).FirstOrDefault(FarBehind));
    }

    private static float[] OfChoice(Weighing weighing, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked, IndexedClause ground)
    {
        var surest = Of(weighing.Scores, IsPermissive).Max();
        return
        [
            surest - Of(weighing.Scores, c => !IsPermissive(c)).Max(), surest - Of(weighing.Scores, IsForbidding).Max(), surest - Of(weighing.Scores, c => c is Verdict.Required).Max(), surest - Of(weighing.Scores, c => c is null).Max(),
            Is(IsPermissive(weighing.Ruled?.Verdict)), Is(IsForbidding(weighing.Ruled?.Verdict)), ranked.TakeWhile(r => r.Clause != ground).Count(), Is(Verdicts.IsRestrictive(ground.Clause.Modality)), weighing.Covered,
            Is(weighing.Chosen is Verdict.Recommended), Is(weighing.Chosen is Verdict.Permitted),
        ];
    }

    private static float[] OfRecall(Recall recalled, IndexedClause top, IndexedClause ground)
    {
        // What was asked of a policy that has changed since says nothing of what it permits.
        if (!recalled.OfSamePolicy) recalled = Recall.Nothing;
        var (permits, forbids, other) = (Of(recalled.OfVerdicts, IsPermissive).Max(), Of(recalled.OfVerdicts, IsForbidding).Max(), Of(recalled.OfVerdicts, c => c is null or Verdict.Required).Max());
        return [Is(recalled.OfSamePolicy), permits, forbids, other, permits - Math.Max(forbids, other), OfClause(ground), OfClause(top), recalled.Silent];

        float OfClause(IndexedClause clause) => recalled.OfClauses.Length == 0 ? 0 : recalled.OfClauses[clause.Clause.Index];
    }

    // Of numbers that stand in the order of the candidates.
    private static IEnumerable<float> Of(float[] numbers, Func<Verdict?, bool> those) => numbers.Where((_, place) => those(VerdictChoice.Candidates[place]));

    private static bool IsPermissive(Verdict? verdict) => verdict is { } given && Verdicts.IsPermissive(given);

    private static bool IsForbidding(Verdict? verdict) => verdict is Verdict.Prohibited or Verdict.AdvisedAgainst or Verdict.NeedsApproval;

    // "May I message him, he is 19" under "former pupils of twenty or over": an age, an hour or a count that only the question names.
    private static bool NumbersApart(string asked, string plain)
    {
        return !Numbers(asked).IsSubsetOf(Numbers(plain));

        static HashSet<string> Numbers(string text) => [.. Number().Matches(text).Select(m => m.Value)];
    }

    // "I haven't watched it all": what was not done may be just what the permission hangs on.
    public static bool Denies(Question question) => Denial().IsMatch(string.Join(' ', question.Reading.Tokens));

    // "Staff may use it in breaks, out of sight of pupils": a question that names pupils may well break the proviso.
    public static bool TouchesTheProviso(Question question, IndexedClause clause)
    {
        var plain = ModalityReader.Plain(clause.Clause.Text);
        if (Proviso().Match(plain) is not { Success: true } proviso) return false;
        var (main, tail) = (Reading.Of(plain[..proviso.Index]), Reading.Of(plain[proviso.Index..]));
        return tail.IdeaSet.Any(i => Generic.Weight(i) == 1 && question.Reading.Has(i) && !main.Has(i));
    }

    // Leave to draft posts with AI is none to put names into it, and leave to complain none to do so online: every idea asked about must be in what permits.
    public static bool AsksForMore(Reading question, IndexedClause clause) =>
        question.IdeaSet.Any(i => Generic.Weight(i) == 1 && i is not ("personal" or "staff") && clause.Ideas.GetValueOrDefault(i) < (Features.People.Contains(i) ? Plainly : float.Epsilon))
        || (OnlinePlaces.Any(question.Has) && !OnlinePlaces.Any(clause.Ideas.ContainsKey));

    // "If a child sends you a request, you can report it" does not permit the request.
    private static bool IsOfTheCondition(Question question, IndexedClause clause)
    {
        var plain = ModalityReader.Plain(clause.Clause.Text);
        var main = ModalityReader.MainClause(plain);
        if (main.Length == plain.Length) return false;
        var permits = Reading.Of(main).Ideas.FirstOrDefault(i => Generic.Weight(i.Idea) == 1 && Actors.RoleOf(i.Idea) is null).Idea;
        return permits is not null && !question.Reading.Has(permits);
    }

    // What the sixth form may do, year 8 may not yet.
    private static bool IsForSomePupils(Question question, IndexedClause clause)
    {
        var asked = Named(question.Reading);
        return Named(clause.Own).Any(some => !asked.Contains(some));

        static HashSet<string> Named(Reading reading) => [.. SomePupils().Matches(string.Join(' ', reading.Tokens)).Select(m => m.Value)];
    }

    // What is said of passwords says nothing yet of two-factor, and leave to film one's own child none to film the class.
    private static bool IsNarrower(Question question, IndexedClause clause) =>
        (clause.Own.Has("family") && !question.Reading.Has("family"))
        || question.Reading.IdeaSet.Any(i => Lexicon.Shared.Wider(i) is { } wider && Generic.Weight(wider) == 1 && clause.Own.Has(wider) && !clause.Own.IdeaSet.Contains(i));

    // Leave to follow one's own child is none for a niece, nor for the class.
    private static bool IsForKinAlone(Reading question, IndexedClause clause) => clause.Own.Has("family") && !Kinship.IsWithin(question, clause.Own);

    // Leave to be friends with parents is none for nephews or for pupils who have left.
    private static bool IsOnSomebodyElse(Question question, IndexedClause clause) =>
        InTouch.Any(question.Reading.Has) && Others.Any(p => clause.Own.IdeaSet.Contains(p) && !question.Reading.Has(p));

    private static bool Permits(Modality modality) => modality is Modality.Permitted or Modality.PermittedWithConditions or Modality.Recommended;

    private static float Is(bool holds) => holds ? 1 : 0;

    [GeneratedRegex(@"\b(?:sixth|year \d+|y\d+|post 16|over (?:16|18)s?|eighteen|nursery|reception|infants?|juniors?|seniors?|boarders?|prefects?|leavers?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex SomePupils();

    [GeneratedRegex(@"\b(?:have|has|had|did|does|do|is|are|was|were)n'?t\b|\b(?:not|without|never|no)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Denial();

    [GeneratedRegex(@"\b(?:provided|providing|as long as|so long as|unless|except|out of sight|subject to|but)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Proviso();

    // "By the main feed alone", "others need the head's agreement": what is asked may lie outside the bounds.
    [GeneratedRegex(@"\b(?:only|alone|solely|nobody|nothing|none|never|not|no|others?|neither|limited|restricted|unless|except|but)\b|;", RegexOptions.CultureInvariant)]
    private static partial Regex Bound();

    [GeneratedRegex(@"\d+|\b(?:one(?! of\b)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\bonly\b", RegexOptions.CultureInvariant)]
    private static partial Regex Only();

    [GeneratedRegex(@"\b(?:but|though|instead|without|anyway|just|only|not|no|still)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Hesitates();
}
