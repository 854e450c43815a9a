using System.Text.RegularExpressions;

namespace PolicyBot.Core.Asking;

/// <summary>The strength of the answer. In doubt between a permissive and a restrictive reading, the restrictive one.</summary>
internal static partial class Verdicts
{
    private const float Near = 1.2f;
    private const float SameMatter = 0.6f;
    private const float Enough = 0.5f;
    private const float Plainly = 0.35f;
    private const float Some = 0.2f;
    private const int FewWords = 2;
    private const int SpaceWithin = 3;
    private static readonly HashSet<string> InTouch = new(["connect", "contact", "messaging", "unsolicited", "family"], StringComparer.Ordinal);
    private static readonly HashSet<string> Doing = new(["comment", "contact", "connect", "messaging", "report", "complaint", "like", "positive", "training", "benefit"], StringComparer.Ordinal);
    // Whatever names others, or something else, reaches past what an exception is made for.
    private static readonly HashSet<string> PastException = new(
        ["not", "but", "except", "other", "others", "another", "without", "instead", "team", "group", "class", "mate", "mates", "classmate", "classmates", "teammates", "peers", "pals", "friends", "everyone", "background", "all", "whole", "cast", "choir", "squad", "crowd", "rest"], StringComparer.Ordinal);
    // What goes past "if staff are friends with parents".
    private static readonly HashSet<string> PastCondition = new(["about", "explain", "why", "discuss", "and", "shop", "public", "home", "teenage", "teen", "teenager", "underage", "flirt", "date", "dating"], StringComparer.Ordinal);
    private static readonly HashSet<string> Spaces = new("account accounts page pages channel channels feed feeds profile profiles website site sites blog facebook fb twitter x insta instagram tiktok youtube socials wall media platform platforms".Split(' '), StringComparer.Ordinal);
    // "On the school account and on mine": what adds a place or a condition goes past an exception for a place.
    private static readonly HashSet<string> PastPlace = new(["my", "mine", "own", "and", "then", "also", "too", "well", "if", "list"], StringComparer.Ordinal);
    private const int Looked = 5;
    private const int Shown = 2;

    /// <summary>The verdict with the clause it rests on, or null when the clauses state facts rather than rules.</summary>
    public static (Verdict Verdict, IndexedClause Ground)? Of(Question question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked)
    {
        var first = ranked[0];
        if (first.Clause.Clause.Modality == Modality.Statement)
        {
            var near = ranked.Skip(1).Take(2).FirstOrDefault(r => IsRestrictive(r.Clause.Clause.Modality) && first.Score - r.Score < Near && SameMatters(question, first.Clause, r.Clause) && !Counterparts.Differ(question, r.Clause)).Clause;
            return near is null ? null : (Restrictive(question, near), near);
        }

        // What permits must be about the very thing asked, and nothing near it may forbid.
        if (Allows(first.Clause) && Against(question, ranked) is { } against) return (Restrictive(question, against), against);
        return OfFirst(question, ranked) is { } verdict ? (verdict, first.Clause) : null;
    }

    private static Verdict? OfFirst(Question question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked)
    {
        var (first, _, features) = ranked[0];
        if (IsRestrictive(first.Clause.Modality)) return Restrictive(question, first);
        // A footnote explains the sentence that bears its mark, and that sentence rules.
        if (first.Clause is { Kind: ClauseKind.Footnote, LeadIn: { } marked } && ModalityReader.OfSentence(ModalityReader.Plain(marked)) == Modality.Prohibited) return Verdict.Prohibited;
        if (first.Clause.Modality == Modality.Required)
            return question.Form == QuestionForm.Must || features[Features.IdeasCovered] >= Some || IsNearest(features) ? Verdict.Required : null;
        return first.Clause.Modality switch
        {
            Modality.Permitted => Verdict.Permitted,
            Modality.PermittedWithConditions => Verdict.PermittedWithConditions,
            _ => Recommended(question, first),
        };
    }

    private static bool Allows(IndexedClause clause) => clause.Clause.Modality is Modality.Permitted or Modality.PermittedWithConditions or Modality.Recommended;

    // The clause that comes nearest to what the question is about, by a plain margin.
    public static bool IsNearest(float[] features) => features[Features.Nearest] > Enough && features[Features.FirstMatter] > Plainly;

    public static bool IsPermissive(Verdict verdict) => verdict is Verdict.Permitted or Verdict.PermittedWithConditions or Verdict.Recommended;

    public static bool IsRestrictive(Modality modality) => modality is Modality.Prohibited or Modality.AdvisedAgainst or Modality.NeedsApproval;

    /// <summary>
    /// Whether a ban with an exception for a place or a purpose says all that is asked: "no pictures of pupils, other than on the school's page" permits none of pupils crying.
    /// What is excepted for one's own family, or assumed by a condition, has been looked at already.
    /// </summary>
    public static bool SaysAllThatIsExcepted(Reading asked, IndexedClause clause)
    {
        var plain = ModalityReader.Plain(clause.Clause.Text);
        var exception = Exception().Match(plain);
        return !exception.Success || (asked.Has("family") && Reading.Of(plain[exception.Index..]).Has("family")) || (Entailment.SaysEveryWord(asked, clause, onAnyPlace: true) && IsDoneThere(asked));
    }

    // "Pictures from the school's page" need not go there, and the school's name is no place.
    private static bool IsDoneThere(Reading asked)
    {
        var school = asked.Ideas.Where(i => i.Idea == "official").ToList();
        return school.Count == 0 || school.Exists(i => Spaces.Overlaps(asked.Tokens.Skip(i.At).Take(i.Length + SpaceWithin))
            && asked.Tokens.Take(i.At).Reverse().SkipWhile(t => t is "the" or "our" or "a" or "an" or "own" or "official").FirstOrDefault() is "on" or "onto" or "to" or "via" or "through" or "using" or "by");
    }

    /// <summary>Whether the question names something that the clause excepts: "no employer on a profile, other than on LinkedIn" is no plain no to whoever asks of LinkedIn.</summary>
    public static bool TouchesTheException(Reading asked, IndexedClause clause)
    {
        var plain = ModalityReader.Plain(clause.Clause.Text);
        // Of "follow charities and nobody else" what comes first is the exception.
        if (Alone().Match(plain) is { Success: true } alone) return Touches(Reading.Of(plain[..alone.Index]), Reading.Of(plain[alone.Index..]));
        return Exception().Match(plain) is { Success: true } exception && Touches(Reading.Of(plain[exception.Index..]), Reading.Of(plain[..exception.Index]));

        bool Touches(Reading excepted, Reading main) =>
            excepted.ContentStems.Except(main.ContentStems).Any(asked.StemSet.Contains)
            || excepted.IdeaSet.Except(main.IdeaSet).Any(i => Generic.Weight(i) == 1 && (i == "family" || !Features.People.Contains(i)) && asked.Has(i));
    }

    // "Only for personal use" already carries the rule that stands beside it; a parent's own child is nobody else's.
    public static bool CarriesException(Question question, IndexedClause permits, IndexedClause forbids) =>
        permits.Clause.Block == forbids.Clause.Block && question.Reading.Has("family") && permits.Own.Has("family") && !forbids.Own.Has("family");

    private static IndexedClause? Against(Question question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked) =>
        ranked.Skip(1).Take(Looked)
            .Where((r, place) => IsRestrictive(r.Clause.Clause.Modality) && ranked[0].Score - r.Score < 2 * Near
                && (place < Shown || SameMatters(question, ranked[0].Clause, r.Clause)) && !CarriesException(question, ranked[0].Clause, r.Clause))
            .Select(r => r.Clause).FirstOrDefault();

    // "Consider turning off tagging" does not recommend tagging.
    private static Verdict? Recommended(Question question, IndexedClause clause)
    {
        if (question.Form != QuestionForm.May) return Verdict.Recommended;
        var asked = string.Join(' ', question.Reading.Tokens);
        if (Lessens().IsMatch(asked)) return Verdict.Recommended;
        var plain = ModalityReader.Plain(clause.Clause.Text);
        if (Lessens().IsMatch(plain)) return Verdict.AdvisedAgainst;
        if (Wise().IsMatch(asked)) return Verdict.Recommended;
        // "Is it ok to leave it public" asks for something else than what is recommended.
        var advised = Reading.Of(ModalityReader.MainClause(plain)).Ideas.FirstOrDefault(i => Generic.Weight(i.Idea) == 1 && Actors.RoleOf(i.Idea) is null).Idea;
        return advised is not null && Doing.Contains(advised) && question.Reading.Has(advised) ? Verdict.Recommended : null;
    }

    private static bool SameMatters(Question question, IndexedClause a, IndexedClause b) =>
        b.Likenesses[question.First] > SameMatter * a.Likenesses[question.First];

    private static Verdict Restrictive(Question question, IndexedClause clause)
    {
        var plain = ModalityReader.Plain(clause.Clause.Text);
        var strict = clause.Clause.Modality switch
        {
            Modality.Prohibited => Verdict.Prohibited,
            Modality.AdvisedAgainst => Verdict.AdvisedAgainst,
            _ => Verdict.NeedsApproval,
        };
        if (question.Form == QuestionForm.May && PermitsByCondition(question, plain)) return Verdict.PermittedWithConditions;
        var exception = Exception().Match(plain);
        if (!exception.Success) return strict;
        var (main, tail) = (Reading.Of(plain[..exception.Index]), Reading.Of(plain[exception.Index..]));
        if (tail.Has("approval") && question.Reading.Has("approval")) return Verdict.NeedsApproval;
        return MeetsException(question.Reading, main, tail) && !Permission.AsksForMore(question.Reading, clause) ? Verdict.PermittedWithConditions : strict;
    }

    // "If staff are friends with parents, no school matters may be discussed" permits the friendship, and nothing else does.
    private static bool PermitsByCondition(Question question, string plain)
    {
        var condition = AssumedPermitted().Match(plain);
        if (!condition.Success) return false;
        var (assumed, ruled) = (Reading.Of(plain[..condition.Length]), Reading.Of(plain[condition.Length..]));
        var asked = question.Reading.IdeaSet.Where(i => Generic.Weight(i) == 1 && i is not ("personal" or "staff")).ToList();
        return !Kinship.GoesPastParents(question.Reading, assumed) && asked.Exists(assumed.Has) && (question.Reading.Has("personal") || asked.Exists(i => i != "family" && InTouch.Contains(i))) && asked.TrueForAll(i => assumed.Has(i) || InTouch.Contains(i)) && !asked.Exists(ruled.Has)
            && OutsideIdeas(question.Reading) <= FewWords && !question.Reading.Tokens.Any(PastCondition.Contains) && !Kinship.IsAskedForOthers(question.Reading);
    }

    // How many telling words stand in no idea: what they speak of may be just what the rule forbids.
    private static int OutsideIdeas(Reading reading) =>
        reading.Tokens.Index().Count(t => !StopWords.Contains(t.Item) && !reading.Ideas.Exists(i => t.Index >= i.At && t.Index < i.At + i.Length));

    private static bool MeetsException(Reading question, Reading main, Reading tail)
    {
        if (tail.Has("consent") || tail.Has("approval") || question.Has("consent") || question.Has("name") || question.Tokens.Any(PastException.Contains)) return false;
        return ForbidsWhatIsAsked(question, main) && tail.IdeaSet.Any(i => (i is "family" || (i is "teachinguse" or "official" && !question.Tokens.Any(PastPlace.Contains))) && question.IdeaSet.Contains(i) && !main.IdeaSet.Contains(i) && (i != "family" || Kinship.IsWithin(question, tail)));
    }

    // "Nothing of the class, unless on the school's page" says nothing yet of Christmas greetings on the page.
    private static bool ForbidsWhatIsAsked(Reading question, Reading main)
    {
        var ideas = main.IdeaSet.Where(i => i != "personal" && Actors.RoleOf(i) is null).ToList();
        var telling = ideas.Where(i => Generic.Weight(i) == 1).ToList();
        return (telling.Count > 0 ? telling : ideas).Exists(question.Has);
    }

    [GeneratedRegex(@"\b(?:turn\w* (?:\w+ )?off|switch\w* (?:\w+ )?off|off|disabl\w+|opt\w* out|avoid\w*|untag\w*|hid(?:e|ing)|restrict\w*)\b", RegexOptions.CultureInvariant)]
    public static partial Regex Lessens();

    [GeneratedRegex(@"\b(?:wise|sensible|advice|good idea|careful|aware|worth|think|consider)\b", RegexOptions.CultureInvariant)]
    public static partial Regex Wise();

    [GeneratedRegex(@"\b(?:unless|except|other than|apart from|save for|without)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Exception();

    [GeneratedRegex(@",? and (?:nobody|no one|nothing|nowhere) else\b", RegexOptions.CultureInvariant)]
    private static partial Regex Alone();

    [GeneratedRegex(@"^(?:if|where|when) (?:members of )?(?:staff|employees|teachers|you|colleagues)\b[^,]*\b(?:communicat|friend|connect|follow|contact|choose|wish|decide)[^,]*,(?=[^.]*\b(?:no|not)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex AssumedPermitted();
}
