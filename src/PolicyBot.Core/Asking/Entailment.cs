using System.Text.RegularExpressions;

namespace PolicyBot.Core.Asking;

/// <summary>
/// Whether a clause that permits or recommends says everything that is asked, and nothing asked turns it round: "check your privacy settings" recommends
/// neither to switch them off nor to check those of pupils. Words count by their stem or by an idea (Data/words.txt) that the clause has, too.
/// </summary>
internal static partial class Entailment
{
    private static readonly string[] Places = ["platform", "socialmedia"];

    // Tools for lessons share an idea and are not the same, nor are breaks and lessons.
    private static readonly string[] Gathered = ["teachinguse", "hours"];

    // Names of ways to write to somebody, which share their idea with writing itself.
    private static readonly HashSet<string> Messengers = Of("whatsapp messenger snapchat telegram signal discord skype imessage facetime");

    // How people ask and call themselves.
    private static readonly HashSet<string> Asking = Of(
        "worth wise sensible good idea best better advise advised advisable recommend recommended recommends suggest supposed ought help hi hey quick q question pls plz cheers today honestly basically");

    // "Should staff check …": who acts stands at the beginning.
    private const int ActorWithin = 3;
    private static readonly HashSet<string> Staff = Of("staff teacher teachers colleagues employees");

    // A grandparent or a pupil who has left is not simply a parent or a pupil.
    private static readonly HashSet<string> PlainPeople = Of("parent parents mum mums mam mom dad dads mother mothers father fathers carer carers pupil pupils child children kid kids student students learner learners governor governors son sons daughter daughters");

    // A clause that says "not" may say it of something else.
    private static readonly HashSet<string> Denying = Of("not no nor never without");

    // Each of these turns an act round, leaves part of it out or goes past it, unless the clause says it, too.
    private static readonly HashSet<string> Turning = Of(
        "off out up against about for while when then and school schools made make ask asked instead only but except unless other others another else before after until less least fewer half part rarely hardly seldom once avoid stop skip quit refuse ignore forget neglect bother miss wait delay leave stay keep drop lower lowest low weaken weaker "
        + "loosen relax reduce remove delete disable undo open opened public publicly everyone anybody anyone default medium hide secretly let opposite rather both whole all ex former old own give unfriend unfriended unfriending unfollow unfollowed unfollowing unfollows defriend same every anything everything someone someones somebody somebodys below above under beyond just");

    private static readonly HashSet<string> Online = Of("account accounts site sites profile profiles settings privacy password passwords online");

    private static readonly HashSet<string> LightVerbs = Of("get have put tell say make take let go give do be ask use keep");

    private static readonly HashSet<string> Being = Of("is are was were be been being");

    private static readonly HashSet<string> Prepositions = Of("in to at into for on about");

    private static readonly (string, string)[] Opposites = [("in", "out"), ("on", "off"), ("up", "down"), ("more", "less"), ("private", "public"), ("high", "low"), ("highest", "lowest"), ("open", "closed"), ("into", "out")];

    /// <summary>Whether it says all of it.</summary>
    public static bool Holds(Reading asked, IndexedClause clause) =>
        !IsTurned(asked, clause) && !IsOfAnotherAccount(asked, clause) && !IsOfOthers(asked, clause) && SaysEveryWord(asked, clause, onAnyPlace: false) && SaysTheAct(asked, clause);

    /// <summary>Whether it has every word that is asked, or its idea, but for those that only ask.</summary>
    /// <param name="asked">What is asked.</param>
    /// <param name="clause">The clause.</param>
    /// <param name="onAnyPlace">Whether any place online will do where the clause names one.</param>
    public static bool SaysEveryWord(Reading asked, IndexedClause clause, bool onAnyPlace)
    {
        var stems = WordsOf(clause).Select(Stemmer.Stem).ToHashSet(StringComparer.Ordinal);
        return asked.Tokens.Index().All(t => IsSaid(t.Item, t.Index));

        bool IsSaid(string word, int at)
        {
            if (Denying.Contains(word) || StartsAPurpose(at)) return false;
            if (stems.Contains(Stemmer.Stem(word))) return true;
            if (Turning.Contains(word)) return false;
            var ideas = asked.Ideas.Where(i => at >= i.At && at < i.At + i.Length).ToList();
            if (word == "like" && asked.Tokens.ElementAtOrDefault(at - 1) != "would") return false;
            if (StopWords.Contains(word)) return ideas.TrueForAll(i => i.Length == 1 || i.Idea == "personal" || Names(clause, i.Idea) || (Places.Contains(i.Idea) ? onAnyPlace || IsOnline() || NamesPlace() : Generic.Weight(i.Idea) < 1));
            if (Asking.Contains(word) || (at <= ActorWithin && Staff.Contains(word))) return true;
            if (Messengers.Contains(word) && NamesPlace()) return false;
            return ideas.Exists(i => ((PlainPeople.Contains(word) && i.Idea != "staff") || !Features.People.Contains(i.Idea)) && IsSaidIdea(i.Idea, at));
        }

        bool IsSaidIdea(string idea, int at) => !Gathered.Contains(idea) && (Places.Contains(idea) ? (onAnyPlace || (IsOnline() && !NamesPlace())) && !IsWhatItIsFor(at) : Names(clause, idea));

        // To one's accounts and settings belongs any place online, unless the clause names one; to "contact us directly" belongs none.
        bool IsOnline() => Names(clause, "personal") || Names(clause, "official") || WordsOf(clause).Overlaps(Online);

        bool NamesPlace() => Names(clause, "teachinguse") || Places.Any(p => Names(clause, p));

        // "… to have a go at them": what it is done for, in words that every question has.
        bool StartsAPurpose(int at) =>
            at > 0 && asked.Tokens[at] == "to" && at + 1 < asked.Tokens.Count && LightVerbs.Contains(asked.Tokens[at + 1]) && asked.Tokens[at - 1] is not ("permitted" or "free" or "welcome") && !StopWords.Contains(asked.Tokens[at - 1]) && !Asking.Contains(asked.Tokens[at - 1]);

        bool IsWhatItIsFor(int at) => asked.Tokens.Take(at).Reverse().SkipWhile(StopsShort).FirstOrDefault() == "for";

        static bool StopsShort(string word) => word != "for" && StopWords.Contains(word);
    }

    /// <summary>Whether the question has the opposite of a word of the clause: "switch it on" of "switch it off".</summary>
    public static bool IsTurned(Reading asked, IndexedClause clause)
    {
        var (words, tokens) = (WordsOf(clause), asked.Tokens.ToHashSet(StringComparer.Ordinal));
        return Opposites.Any(o => IsTurned(o.Item1, o.Item2) || IsTurned(o.Item2, o.Item1));

        bool IsTurned(string one, string other) => words.Contains(one) && !words.Contains(other) && tokens.Contains(other) && !tokens.Contains(one);
    }

    // "School staff … personal accounts" has both words of the school's account.
    private static bool IsOfAnotherAccount(Reading asked, IndexedClause clause)
    {
        return IsOnlyOn("official", "personal") || IsOnlyOn("personal", "official");

        bool IsOnlyOn(string one, string other) => asked.Has(one) && !asked.Has(other) && !Names(clause, one) && Names(clause, other);
    }

    // "Should pupils use my password", "is it wise to set their privacy levels", "can I message my mum"; and of two pairs of people a question may join one of each.
    private static bool IsOfOthers(Reading asked, IndexedClause clause)
    {
        var text = string.Join(' ', asked.Tokens);
        return OnesOwn().IsMatch(text) || (Their().IsMatch(text) && !OthersAct().IsMatch(text)) || OwnParent().IsMatch(text) || clause.Own.Tokens.Count(t => t == "between") > 1;
    }

    private static bool Names(IndexedClause clause, string idea) => SaidBy(clause).Has(idea) || clause.LeadIn?.Has(idea) == true;

    private static HashSet<string> WordsOf(IndexedClause clause) => SaidBy(clause).Tokens.Concat(clause.LeadIn?.Tokens ?? []).ToHashSet(StringComparer.Ordinal);

    // What a clause would rather not see done is not what it recommends.
    private static Reading SaidBy(IndexedClause clause)
    {
        var tokens = clause.Own.Tokens;
        var said = tokens.TakeWhile((t, at) => !((t, tokens.ElementAtOrDefault(at + 1)) is ("rather", "than") or ("instead", "of"))).ToList();
        return said.Count == tokens.Count ? clause.Own : Reading.Of(string.Join(' ', said));
    }

    // "Being aware of location sharing" recommends to be aware, not to share.
    private static bool SaysTheAct(Reading asked, IndexedClause clause)
    {
        var plain = ModalityReader.Plain(clause.Clause.Text);
        var recommends = Recommends().Match(plain);
        var act = Reading.Of(recommends.Success ? plain[(recommends.Index + recommends.Length)..] : plain);
        var first = act.Tokens.Index().FirstOrDefault(t => !StopWords.Contains(t.Item));
        if (first.Item is null) return false;
        return !IsDoneElsewhere() && IsAsked(first) && ObjectOf(act, first.Index).All(o => IsAsked(o) || IsAnAccount(o.Item));

        // "Report to a group" is not to report it.
        bool IsDoneElsewhere() => first.Index == 0 && Pairs(asked).Exists(p => Prepositions.Contains(p.Second) && Stemmer.Stem(p.First) == Stemmer.Stem(first.Item) && !Pairs(act).Contains((first.Item, p.Second)));

        static List<(string First, string Second)> Pairs(Reading reading) => [.. reading.Tokens.Zip(reading.Tokens.Skip(1))];

        bool IsAnAccount(string word) => word is "account" or "accounts" && asked.Has("platform");

        bool IsAsked((int Index, string Item) word) =>
            asked.StemSet.Contains(Stemmer.Stem(word.Item)) || act.Ideas.Exists(i => word.Index >= i.At && word.Index < i.At + i.Length && Generic.Weight(i.Idea) == 1 && asked.IdeaSet.Contains(i.Idea));
    }

    // "Opt out of public listings on networking sites" is about listings, "consider the benefits and risks of sharing" about both of these; "Dojo is used for …" has no object.
    private static IEnumerable<(int Index, string Item)> ObjectOf(Reading act, int verb)
    {
        var after = act.Tokens.Index().Skip(verb + 1).ToList();
        var skipped = after.TakeWhile(t => StopWords.Contains(t.Item)).Select(t => t.Item).ToList();
        if (skipped.Count > 0 && Being.Contains(skipped[0])) return [];
        var words = after.Skip(skipped.Count).TakeWhile(t => !StopWords.Contains(t.Item) && t.Item != "rather").ToList();
        var next = after.Skip(skipped.Count + words.Count).Take(3).ToList();
        if (next is [{ Item: "and" }, var second, { Item: "of" }]) words.Add(second);
        return words.Where(w => w.Item is not ("regularly" or "carefully" or "directly"));
    }

    private static HashSet<string> Of(string words) => words.Split(' ').ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\b(?:(?:advised?|encouraged?|recommend(?:ed)?|urged?|asked?|practice|important|best|wise|sensible|expected) (?:\w+ )?to|recommended that|should|may|can|are (?:welcome|free|allowed|permitted) to|permitted to)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Recommends();

    [GeneratedRegex(@"\b(?:can|could|may|should|must|shall|would) (?!(?:i|we|it|there|you|my|our)\b)\w+ .*\b(?:my|our|mine)\b(?! (?:parents?|pupils?|school|class|children|families)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex OnesOwn();

    [GeneratedRegex(@"\b(?:theirs?|his|hers?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Their();

    [GeneratedRegex(@"\b(?:can|could|may|should|must|shall|would|do|does|are) (?!(?:i|we|it|there|you)\b)\w+", RegexOptions.CultureInvariant)]
    private static partial Regex OthersAct();

    [GeneratedRegex(@"\b(?:my|our)(?: own)? (?:mum|mam|mom|mother|dad|father)\b", RegexOptions.CultureInvariant)]
    private static partial Regex OwnParent();
}
