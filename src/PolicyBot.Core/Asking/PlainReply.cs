using System.Text.RegularExpressions;

namespace PolicyBot.Core.Asking;

/// <summary>
/// Whether a verdict can be said as a reply, yes or no. "You must report abuse" is no yes to "can I ignore it", and "never add pupils" no no to "can I unfriend a pupil":
/// the clause rules on the matter, and the question asks for the opposite of what it names. A duty is a yes only to whoever asks whether there is one.
/// </summary>
internal static partial class PlainReply
{
    private const int LeastTelling = 4;

    /// <summary>Whether it can; in doubt not.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="verdict">The strength of the answer.</param>
    /// <param name="clause">The clause that it rests on.</param>
    public static bool Is(Question question, Verdict verdict, IndexedClause clause)
    {
        var asked = string.Join(' ', question.Reading.Tokens);
        return verdict switch
        {
            Verdict.Required => question.Form == QuestionForm.Must && !IsForOthers(question.Reading, clause.Own) && !Denies().IsMatch(asked) && !AreUnsaid(Exposes(), asked, clause) && !AreUnsaid(Undoes(), asked, clause),
            Verdict.Prohibited or Verdict.AdvisedAgainst => !NotTo().IsMatch(asked) && !AreUnsaid(Undoes(), asked, clause),
            _ => true,
        };
    }

    // "The governing body will write to the parent" is no duty of whoever asks "should I write to her".
    private static bool IsForOthers(Reading asked, Reading clause)
    {
        var duty = clause.Tokens.ToList().FindIndex(t => t is "must" or "will" or "shall" or "should");
        if (clause.Tokens.ElementAtOrDefault(duty + 1) is "be") return false;
        var subject = clause.Ideas.Where(i => i.At < duty && (i.Idea == "governor" || Actors.RoleOf(i.Idea) is not null)).Select(i => i.Idea).ToList();
        return subject.Count > 0 && !subject.Contains("staff") && !subject.Exists(asked.Has);
    }

    // A clause that says to take it down means what the question means by taking it down.
    private static bool AreUnsaid(Regex acts, string asked, IndexedClause clause)
    {
        var said = clause.Own.Tokens.Concat(clause.LeadIn?.Tokens ?? []).Select(Stemmer.Stem).ToHashSet(StringComparer.Ordinal);
        return acts.Matches(asked).Any(act => !act.Value.Split(' ').Any(word => word.Length >= LeastTelling && said.Contains(Stemmer.Stem(word))));
    }

    [GeneratedRegex(@"\b(?:un(?:friend|follow|tag|like|block|subscrib)\w*|block(?:ing)?|ignor(?:e|ing)|refus(?:e|ing)|declin(?:e|ing)|reject(?:ing)?|say(?:ing)? no|(?:turn|switch)(?:ing)? (?:\w+ ){0,3}?(?:down|away|off|on)|tak(?:e|ing) (?:\w+ ){0,3}?(?:off|down)|delet(?:e|ing)|remov(?:e|ing)|get(?:ting)? rid|hid(?:e|ing)|stop(?:ping)?|avoid(?:ing)?|quit(?:ting)?|skip(?:ping)?|log(?:ging)? (?:out|off)|sign(?:ing)? out|leav(?:e|ing) (?:it|them|him|her|that|this|the|my|\w+ (?:alone|blank|out))|keep(?:ing)? (?:\w+ )?(?:off|out|quiet|away|mum)|steer(?:ing)? clear|no need)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Undoes();

    [GeneratedRegex(@"\b(?:public|publicly|open|everyone|everybody|anyone|anybody)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Exposes();

    [GeneratedRegex(@"(?<!\b(?:or|why) )\b(?:not|never|without)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Denies();

    [GeneratedRegex(@"(?<!\b(?:or|why|told) )\bnot to\b|\bbetter not\b|\b(?:should|must|do|did|would|could) (?:i|we|staff|teachers) not\b", RegexOptions.CultureInvariant)]
    private static partial Regex NotTo();
}
