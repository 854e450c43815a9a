using System.Text.RegularExpressions;

namespace PolicyBot.Core.Asking;

/// <summary>
/// Whether a clause that permits or recommends says everything that is asked, and nothing asked turns it round: "check your privacy settings" recommends
/// neither to switch them off nor to check those of pupils. Words count by their stem or by an idea (Data/words.txt) that the clause has, too.
/// </summary>
internal static partial class Entailment
{
    private static readonly string[] Places = ["platform", "socialmedia"];

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
        + "loosen relax reduce remove delete disable undo open opened public publicly everyone anybody anyone default medium hide secretly let opposite rather both whole all ex former old own give");

    private static readonly (string, string)[] Opposites = [("in", "out"), ("on", "off"), ("up", "down"), ("more", "less"), ("private", "public"), ("high", "low"), ("highest", "lowest"), ("open", "closed"), ("into", "out")];

    /// <summary>Whether it says all of it.</summary>
    public static bool Holds(Reading asked, IndexedClause clause)
    {
        var stems = WordsOf(clause).Select(Stemmer.Stem).ToHashSet(StringComparer.Ordinal);
        return !IsTurned(asked, clause) && asked.Tokens.Index().All(t => IsSaid(t.Item, t.Index)) && SaysTheAct(asked, clause);

        bool IsSaid(string word, int at)
        {
            if (Denying.Contains(word)) return false;
            if (stems.Contains(Stemmer.Stem(word))) return true;
            if (Turning.Contains(word)) return false;
            if (StopWords.Contains(word) || Asking.Contains(word) || (at <= ActorWithin && Staff.Contains(word))) return true;
            if (Messengers.Contains(word) && NamesPlace()) return false;
            return asked.Ideas.Exists(i => at >= i.At && at < i.At + i.Length && (PlainPeople.Contains(word) || !Features.People.Contains(i.Idea)) && IsSaidIdea(i.Idea));
        }

        // Tools for lessons share an idea and are not the same. Which place online is meant matters only to a clause that names one, or such a tool.
        bool IsSaidIdea(string idea) => idea != "teachinguse" && (Places.Contains(idea) ? !NamesPlace() : Names(idea));

        bool Names(string idea) => clause.Own.IdeaSet.Contains(idea) || clause.LeadIn?.IdeaSet.Contains(idea) == true;

        bool NamesPlace() => Names("teachinguse") || Places.Any(Names);
    }

    /// <summary>Whether the question has the opposite of a word of the clause: "switch it on" of "switch it off".</summary>
    public static bool IsTurned(Reading asked, IndexedClause clause)
    {
        var (words, tokens) = (WordsOf(clause), asked.Tokens.ToHashSet(StringComparer.Ordinal));
        return Opposites.Any(o => IsTurned(o.Item1, o.Item2) || IsTurned(o.Item2, o.Item1));

        bool IsTurned(string one, string other) => words.Contains(one) && !words.Contains(other) && tokens.Contains(other) && !tokens.Contains(one);
    }

    private static HashSet<string> WordsOf(IndexedClause clause) => clause.Own.Tokens.Concat(clause.LeadIn?.Tokens ?? []).ToHashSet(StringComparer.Ordinal);

    // "Being aware of location sharing" recommends to be aware, not to share.
    private static bool SaysTheAct(Reading asked, IndexedClause clause)
    {
        var plain = ModalityReader.Plain(clause.Clause.Text);
        var recommends = Recommends().Match(plain);
        var act = Reading.Of(recommends.Success ? plain[(recommends.Index + recommends.Length)..] : plain);
        var first = act.Tokens.Index().FirstOrDefault(t => !StopWords.Contains(t.Item));
        if (first.Item is null) return false;
        return asked.StemSet.Contains(Stemmer.Stem(first.Item)) || act.Ideas.Exists(i => i.At == first.Index && Generic.Weight(i.Idea) == 1 && asked.IdeaSet.Contains(i.Idea));
    }

    private static HashSet<string> Of(string words) => words.Split(' ').ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\b(?:(?:advised|encouraged|recommended|urged?|asked|practice|important|best|wise|sensible|expected) (?:\w+ )?to|recommended that|should|may|can|are (?:welcome|free|allowed|permitted) to|permitted to)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Recommends();
}
