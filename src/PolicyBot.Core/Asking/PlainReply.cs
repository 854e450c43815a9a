using System.Text.RegularExpressions;

namespace PolicyBot.Core.Asking;

/// <summary>
/// Whether a duty or a ban can be said as a reply, yes or no. "Staff must report abuse" is no yes to "can I ignore it", and "never add pupils" no no to "can I unfriend a pupil".
/// A duty is a yes only to whoever asks whether there is that very duty; a ban is a no unless the question asks to undo or leave what is banned, or names what is excepted.
/// </summary>
internal static partial class PlainReply
{
    // What one keeps, uses or leaves says more of an act than these words do.
    private static readonly HashSet<string> Light = new(["leave", "give", "set", "turn", "switch", "stay", "bother", "worry"], StringComparer.Ordinal);
    private static readonly HashSet<string> Passed = new(["the", "a", "an", "to", "be", "also", "really", "still", "always", "actually", "even", "just", "all"], StringComparer.Ordinal);

    /// <summary>Whether it can.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="verdict">The strength of the answer.</param>
    /// <param name="clause">The clause that it rests on, or the best one.</param>
    public static bool Is(Question question, Verdict verdict, IndexedClause clause)
    {
        // A duty is asked for in the part that asks; a ban may be met in what is told before it ("a pupil is on my list. can I leave her there").
        var reading = verdict == Verdict.Required ? question.Focus : question.Reading;
        var asked = string.Join(' ', reading.Tokens);
        return verdict switch
        {
            Verdict.Required => question.Form == QuestionForm.Must && !Chooses().IsMatch(asked) && !Denies().IsMatch(asked) && SaysTheAct(reading, asked, clause) && !IsForOthers(reading, asked, clause) && !IsTurned(),
            Verdict.Prohibited or Verdict.AdvisedAgainst => (question.Form == QuestionForm.May || SaysTheAct(reading, asked, clause)) && !NotTo().IsMatch(asked) && !IsTurned() && !Verdicts.TouchesTheException(reading, clause),
            _ => true,
        };

        bool IsTurned() => Entailment.IsTurned(reading, clause) || IsUndone(asked, clause);
    }

    // "Must I report it", "do we have to log out": the act, and what it is done to where the verb alone tells little, stand in the clause.
    private static bool SaysTheAct(Reading reading, string asked, IndexedClause clause)
    {
        if (Frame().Match(asked) is not { Success: true } frame) return false;
        var from = asked[..(frame.Index + frame.Length)].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        var words = reading.Tokens.Index().Skip(from).SkipWhile(t => Passed.Contains(t.Item)).ToList();
        if (words.Count == 0 || !IsSaid(words[0])) return false;
        if (!Light.Contains(words[0].Item) && !StopWords.Contains(words[0].Item)) return true;
        // "Must I use my phone" is not asked of a duty to use the school's.
        return !OnesOwn().IsMatch(asked) && words.Skip(1).Any(w => !StopWords.Contains(w.Item) && IsSaid(w));

        bool IsSaid((int Index, string Item) word) =>
            clause.Own.Tokens.Concat(clause.LeadIn?.Tokens ?? []).Any(t => Stemmer.Stem(t) == Stemmer.Stem(word.Item))
            || reading.Ideas.Exists(i => i.At <= word.Index && word.Index < i.At + i.Length && Generic.Weight(i.Idea) == 1 && !Features.People.Contains(i.Idea) && clause.Own.IdeaSet.Contains(i.Idea));
    }

    // "The governing body will write to the parent" is no duty of whoever asks "should I write to her".
    private static bool IsForOthers(Reading reading, string asked, IndexedClause clause)
    {
        var own = Reading.Of(ModalityReader.MainClause(ModalityReader.Plain(clause.Clause.Text)));
        var rule = clause.LeadIn is { } leadIn && DutyIn(own) < 0 ? leadIn : own;
        var duty = DutyIn(rule);
        if (duty < 0 || rule.Tokens.ElementAtOrDefault(duty + 1) is "be") return false;
        var subject = rule.Ideas.Where(i => i.At < duty && (i.Idea == "governor" || Actors.RoleOf(i.Idea) is not null)).Select(i => i.Idea).ToList();
        return subject.Count > 0 && !subject.Contains("staff") && (AskerActs().IsMatch(asked) || !subject.Exists(reading.Has));

        static int DutyIn(Reading text) => text.Tokens.ToList().FindIndex(t => t is "must" or "will" or "shall" or "should" or "has" or "have" or "is" or "are");
    }

    /// <summary>Whether the clause itself speaks of undoing or leaving something.</summary>
    public static bool SpeaksOfUndoing(IndexedClause clause) => Undoes().IsMatch(string.Join(' ', clause.Own.Tokens));

    /// <summary>Whether the question undoes, leaves or passes over something, and the clause does not: one that says to take it down means what the question means by taking it down.</summary>
    public static bool IsUndone(string asked, IndexedClause clause)
    {
        var tokens = clause.Own.Tokens.Concat(clause.LeadIn?.Tokens ?? []).ToHashSet(StringComparer.Ordinal);
        var stems = tokens.Select(Stemmer.Stem).ToHashSet(StringComparer.Ordinal);
        return Undoes().Matches(asked).Any(act => act.Value.Split(' ') is var words && !(stems.Contains(Stemmer.Stem(words[0])) && (words.Length == 1 || tokens.Contains(words[^1]))));
    }

    [GeneratedRegex(@"\b(?:(?:have|has|need|needs|got|supposed|required|obliged|expected|meant|ought|(?:am|are) (?:i|we)) to|(?:must|should|shall) (?:the |all )?\w+)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Frame();

    [GeneratedRegex(@"\b(?:use|using|take|taking) (?:my|our)\b", RegexOptions.CultureInvariant)]
    private static partial Regex OnesOwn();

    [GeneratedRegex(@"\b(?:what|which|how|why)\b|^(?:\w+ )?(?:who|whose|where|when)\b|\bor (?!not\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Chooses();

    [GeneratedRegex(@"\b(?:must|should|shall|do|have|am|are|need) (?:i|we)\b|\b(?:i|we) (?:must|should|have|need)\b", RegexOptions.CultureInvariant)]
    private static partial Regex AskerActs();

    [GeneratedRegex(@"\bun ?(?:friend|follow|tag|like|block|subscrib|send|do)(?:e|s|ed|ing)?\b|\b(?:block|ignor|refus|declin|reject|delet|remov|avoid|stopp|stop|quit|skipp|skip|hid|hidd|cancel|dodg|bin|binn|scrap|shelv|postpon|delay|forget|wip|mut|swap|swapp|crop|cropp|drop|dropp|strip|stripp|scrub|scrubb|ditch|dump|cull|prun|purg|eras|archiv|blur|pixelat|mask|redact|anonymis|report|flag|flagg|swerv)(?:e|es|ed|en|ing)?\b(?<!\bbus stop)|\bsay(?:ing)? no\b|\b(?:turn|switch|tak|log|sign|opt|pull|back|get|kick|boot|chuck|knock|put|push|rub|walk|fob|thin|clear|cut|weed|talk)(?:e|en|s|g?ed|[gt]?ing)? (?:\w+ ){0,3}?(?:down|away|off|out|rid|aside)\b|\bleav(?:e|ing) (?:it|them|him|her|that|this|the|my|\w+ (?:alone|blank|out|be|up|open|on))\b|\bkeep(?:ing)? (?:\w+ )?(?:off|out|quiet|away|mum|schtum|secret|to (?:my|our)sel\w+)\b|\blet(?:ting)? (?:it|them|him|her|that|this) (?:go|slide|lie|be|stand|ride)\b|\bsteer(?:ing)? clear\b|\b(?:scroll|look|rise|move)(?:ing)? (?:\w+ )?(?:past|away|above|on|over)\b|\bchange the subject\b|\bno need\b|\bwithout\b|\binstead\b", RegexOptions.CultureInvariant)]
    private static partial Regex Undoes();

    [GeneratedRegex(@"(?<!\b(?:or|why) )\b(?:not|never)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Denies();

    [GeneratedRegex(@"(?<!\b(?:or|why|told) )\b(?:not to|to not)\b|\bbetter not\b|\bnot \w+ing\b|\b(?:can|may|should|must|do|did|would|could) (?:i|we|staff|teachers) not\b|\bif (?:i|we) (?:do|did|will|would) not\b", RegexOptions.CultureInvariant)]
    private static partial Regex NotTo();
}
