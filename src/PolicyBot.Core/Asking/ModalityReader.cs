using System.Text.RegularExpressions;

namespace PolicyBot.Core.Asking;

/// <summary>How strongly a sentence binds: its own words first, then its lead-in's, then its heading's ("Don'ts").</summary>
internal static partial class ModalityReader
{
    /// <param name="text">The sentence.</param>
    /// <param name="leadIn">What opens the list it stands in, if any.</param>
    /// <param name="leadContext">The same with the sentence before it.</param>
    /// <param name="path">Its headings, outermost first.</param>
    /// <param name="read">What was read of the document already.</param>
    public static Modality Of(string text, string? leadIn, string leadContext, IReadOnlyList<string> path, ReadOnce? read = null)
    {
        Func<string, Modality> ofSentence = read is null ? OfSentence : read.StrengthOf;
        var plain = MainClause(Plain(text));
        var above = leadIn is null ? "" : Plain(leadIn);
        if (leadIn is not null && Inherited(plain, above, AdviceLead().IsMatch(Plain(leadContext)), ofSentence) is { } inherited) return inherited;
        var own = ofSentence(plain);
        if (leadIn is null && path.TakeLast(2).Any(heading => BareDonts().IsMatch(Plain(heading))) && !IsRestrictive(own)) return Modality.Prohibited;
        if (own == Modality.Statement && (Gerund().IsMatch(plain) || !Words.HasFiniteVerb(plain)) && path.TakeLast(2).Any(heading => AskFirst().IsMatch(Plain(heading)))) return Modality.NeedsApproval;
        if (leadIn is not null && own is Modality.Statement or Modality.Required && Misconduct().IsMatch(above)) return Modality.Prohibited;
        if (own == Modality.Statement && BareDos().IsMatch(leadIn is null && path.Count > 0 ? Plain(path[^1]) : above)) return Modality.Required;
        if (own != Modality.Statement || !Imperative().IsMatch(plain) || Purpose().IsMatch(above)) return own;
        var heading = Plain(string.Join(" ", path)) + " " + above;
        if (Donts().IsMatch(heading)) return Modality.Prohibited;
        return Advice().IsMatch(heading) ? Modality.Recommended : Modality.Required;
    }

    /// <summary>The strength of one plain lower-case sentence on its own.</summary>
    public static Modality OfSentence(string plain)
    {
        if (plain.EndsWith('?')) return Modality.Statement;
        if (Hedged().IsMatch(plain)) return Modality.PermittedWithConditions;
        if (Refusing().Match(plain) is { Success: true } refusing) return refusing.Groups["should"].Success ? Modality.AdvisedAgainst : Modality.Prohibited;
        if (ApprovalRule().IsMatch(plain) || LeadersSay(plain)) return Modality.NeedsApproval;
        if (Reserved().IsMatch(plain)) return Modality.Prohibited;
        if (Preferred().IsMatch(plain)) return Modality.AdvisedAgainst;
        if (AdvisedAgainst().IsMatch(plain)) return Modality.AdvisedAgainst;
        var demanded = Described().Replace(plain, " ");
        if (Prohibited().IsMatch(demanded) || CustomarilyNot().IsMatch(demanded))
            return WithoutApproval().IsMatch(plain) && !Exceptional().IsMatch(plain) ? Modality.NeedsApproval : Modality.Prohibited;
        if (Custom().IsMatch(plain)) return Modality.Required;
        var recommended = Start(Recommended().Match(Invited().Replace(plain, " ")));
        var permitted = Start(Permitted().Match(Told().Replace(plain, " ")));
        var required = Start(Required().Match(plain));
        var first = Math.Min(recommended, Math.Min(permitted, required));
        if (first == int.MaxValue) return Modality.Statement;
        if (first == permitted && Bounded().IsMatch(plain)) return Modality.Statement;
        if (first == permitted) return Conditional().IsMatch(plain) ? Modality.PermittedWithConditions : Modality.Permitted;
        return first == recommended ? Modality.Recommended : Modality.Required;
    }

    // Apart, because each then has few beginnings to look for.
    private static bool LeadersSay(string plain) =>
        OnlyByLeave().IsMatch(plain) || LeadersDecide().IsMatch(plain) || LeadersAsked().IsMatch(plain) || LeadersAgreed().IsMatch(plain) || LeadersLeave().IsMatch(plain);

    public static string Plain(string text) => Words.Plain(text).Replace('’', '\'').Replace('‘', '\'').ToLowerInvariant();

    private static bool IsRestrictive(Modality modality) => modality is Modality.Prohibited or Modality.AdvisedAgainst or Modality.NeedsApproval;

    private static int Start(Match match) => match.Success ? match.Index : int.MaxValue;

    // "If conduct is unacceptable, the school will …": what binds comes after the condition.
    public static string MainClause(string plain)
    {
        var condition = Condition().Match(plain);
        if (!condition.Success || Binds().IsMatch(condition.Value)) return plain;
        var rest = plain[condition.Length..];
        return Words.HasFiniteVerb(rest) || Imperative().IsMatch(rest) ? rest : plain;
    }

    // "Staff must not: … share passwords", "They will: … Not engage with …", "Parents are asked: … To refrain from …".
    private static Modality? Inherited(string item, string leadIn, bool advice, Func<string, Modality> ofSentence)
    {
        var above = ofSentence(leadIn);
        if (Negated().IsMatch(item)) return above is Modality.Recommended or Modality.AdvisedAgainst || advice ? Modality.AdvisedAgainst : Modality.Prohibited;
        var own = ofSentence(item);
        if (above is Modality.Prohibited or Modality.AdvisedAgainst && (own == Modality.Statement || !Words.HasFiniteVerb(string.Join(' ', item.Split(' ').Take(5))))) return above;
        if (own != Modality.Statement) return own;
        if (above == Modality.Statement) return advice ? Modality.Recommended : null;
        return advice ? Modality.Recommended : above;
    }

    private const string Leader = @"(?:(?:assistant |deputy |executive )?head\w*|principal|deputy|board|class lead|team leader|chair|office manager|chief|director|committee|trustees?|slt|smt|senior \w+(?: team)?|leadership(?: team)?|line manager|governors?|governing (?:body|board)|dsl|designated \w+|it manager|school business manager|sbm|school|management|data protection officer|dpo|trust)";

    [GeneratedRegex(@"\b(?:(?:must|should|shall|will|need to|has to|have to|to) (?:first |also |always |only |formally )*(?:be (?:formally |risk assessed and )*(?:approved|authorised|agreed|sanctioned|signed off|cleared) (?:in advance |in writing )?(?:by|with)|(?:obtain|seek|gain|have|get|request|receive|ask for) (?:the |prior |written |explicit |express )*(?:approval|permission|agreement|authorisation|authority|consent|clearance) (?:of|from|by) (?:the |a |their |your )?(?:member of the )?" + Leader + @")|present a business case|approved or rejected|check with (?:a |the |your )?" + Leader + @"[^.]* before|only (?:with|after|following) (?:the |prior |written )*(?:approval|permission|agreement|authorisation) (?:of|from|by)|must be (?:approved|authorised|agreed|sanctioned)\b|(?:prior|written) (?:approval|permission|authorisation) (?:of|from|by) the " + Leader + @"[^.]* (?:is|must be|will be|should be) (?:required|needed|sought|obtained)|approve (?:account|the creation|new|all)\b|without (?:the |prior |express |explicit |written )*(?:approval|permission|authorisation|authority|agreement|consent) (?:of|from) (?:the |a |their |your )?" + Leader + @")", RegexOptions.CultureInvariant)]
    private static partial Regex ApprovalRule();

    [GeneratedRegex(@"\b(?:(?:strongly |respectfully )?(?:advised|encouraged|recommended|urged|asked|requested|asks?|advises?|encourages?) (?:(?:(?! to )[\w/&,' ]){0,60}? )?(?:not to|against|to avoid|to refrain)|(?:is|are|be|strongly|actively) discouraged?|discourages?|not (?:advisable|recommended|advised|encouraged|helpful|appropriate to|wise)|inadvisable|unwise|ill-advised|should (?:try to |wherever possible |where possible )*avoid|unlikely to help|please\b[^.]*\brather than|recommends? (?:that )?[\w/' ]{0,40}(?:do not|don't|avoid)|think (?:very )?carefully before|(?:be|is|are) wary of|exercise caution|ask (?:that )?(?:parents|carers|staff|pupils)[\w/ ]* (?:do not|don't|avoid|refrain))", RegexOptions.CultureInvariant)]
    private static partial Regex AdvisedAgainst();

    [GeneratedRegex(@"\b(?:(?:(?:must|should|shall|will|may|can|could|ought to) (?:also |therefore |under any circumstances |ever |normally )*(?:not|never)(?! (?:only|necessarily|limited|always|be limited))(?: be)?|mustn't|shouldn't|won't|can't|cannot|can not|(?<=^|and |but |please )(?:don't|do not)|(?:staff|pupils|students|parents|carers|we|school|governors|employees|you) do(?:es)? not|(?:is|are) not to|never|no (?:longer )?\w+(?:[- ]\w+){0,3} (?:may|should|must|will|can|shall) be(?! required| obliged| expected)|(?:nobody|no one|no-one|none of \w+)(?: who [\w' ]{3,60}?)? (?:may|should|must|can|shall|is to|are to|is allowed|(?:else )?may)|nobody's [\w ,'-]{3,60}?(?:is|are) to be|not (?:be )?(?:permitted|allowed|acceptable|permissible|tolerated|to be)|(?:under|in) no circumstances?|prohibit(?:ed|s)?|forbidden|forbids?|banned|nor (?:should|may|must|will|can)|refrain(?:s|ed)? from|strictly (?:prohibited|forbidden)|(?:is|are) (?:\w+ )?(?:unlawful|unacceptable)|(?:as|involves|means|includes) not (?:making|posting|sharing|publishing|using)|zero tolerance|not tolerate|never)\b|no \w+ at all\b|^no [^.;]{1,90}? (?:may|should|must|can|shall|(?:is|are) to)\b(?! be (?:required|obliged|expected|pressed|forced))|^(?:nobody|no one|no-one|nothing) (?!(?:in|of) (?:this|these|the|it|our)\b|here\b|else\b|(?:\w+ ){0,3}(?:is|are|be) (?:expected|required|obliged|asked|forced|blocked)\b|(?:\w+ ){0,2}(?:needs?|has|have|loses?|prevents?|stops?|affects?)\b)[^.;]+\.?$|^only (?:an? |the )?[\w' ]{3,60}? (?:may|can|should|must)\b|^(?:please )?(?:leave|keep)\b[^.]* (?:out of|off)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Prohibited();

    [GeneratedRegex(@"\b(?:(?:without|unless|except|save|other than)\b[^.]*\b(?:approv\w+|permission|authoris\w+|agreement|agreed|sanctioned|consent(?:ed)?)\b(?=[^.]*\b" + Leader + @"\b)|(?:without|unless|except)\b[^.]*\b" + Leader + @"\b[^.]*\b(?:approv|permission|agree|consent|authoris|said)|unless (?:they are |explicitly |expressly |specifically |formally |previously |otherwise )*(?:approved|authorised|agreed|sanctioned))", RegexOptions.CultureInvariant)]
    private static partial Regex WithoutApproval();

    [GeneratedRegex(@"\b(?:except(?:ional)?\b[^.]*circumstance|^only\b|parent(?:s|al)?\b[^.]{0,20}consent|consent (?:of|from) (?:the )?parent)", RegexOptions.CultureInvariant)]
    private static partial Regex Exceptional();

    [GeneratedRegex(@"\b(?:(?:strongly |also |actively )?(?:advised|encouraged|recommended|reminded|urged|invited) to\b|recommends?\b|(?:is|are) recommended|advisable|(?:is|considered|seen as) (?:good|best) practice|would (?:advise|encourage|urge|recommend|suggest)|(?:we|school) (?:also |strongly |actively )*(?:advise|encourage|urge|recommend|suggest)s?\b|consider (?:turning|using|setting|carefully|whether|having|making)|encouraged (?:and|or)|(?:the )?(?:easiest|best|safest) way|may (?:wish|want|like|find it useful|find it helpful) to|try to|(?:is|are) (?:warmly |strongly |actively )?encouraged\b|(?:it is |is )?a good idea to|where possible,? (?:use|set)|should (?:also )?consider\b(?! the copyright))", RegexOptions.CultureInvariant)]
    private static partial Regex Recommended();

    [GeneratedRegex(@"\b(?:(?:staff|employees?|teachers?|pupils?|students?|children|parents?|carers?|parents/carers|you|they|users?|members|governors?|learners?|school|we|anyone|individuals?|volunteers?|visitors?|famil(?:y|ies)|tutors?|therapists?|assistants?|coaches|drivers?|editors?|holders?|leads?|departments?|colleagues|team members?|young people|friends|trust|adults?)(?: who [\w',/ -]{3,70}?)? (?:may|can(?= (?:also |only |still )?(?:use|post|share|contact|ask|request|access|comment|report|follow|add|take|bring|speak|like|message|email|join|choose|apply|film|photograph|keep|exchange|tag|name|write|send|reply|publish|stay|be used|be shared|be posted)))(?> also| only| then| still)? (?!be\b|have\b|not\b|result|lead|include|find|wish|want|like|also be|become|put|cause|use social media forums|present|access information|share\b.*risk|seek to|see\b|work with)|(?:is|are|be) (?:very |most |always |quite )?(?:allowed|permitted|free|welcome) to\b|(?:is|are) (?:very |most |always )?welcome\b|it is (?:quite |perfectly )?(?:fine|ok|all right) to\b|(?:is|are) (?:quite |perfectly |absolutely )?fine\b|(?:is|are) (?:permitted|allowed|acceptable|permissible)|permits?\b|allows? (?:staff|parents|pupils|students|children|them)|we allow|(?:be )?assumed to be acceptable|it is acceptable|no objection|exceptions? may be|do not object|(?:only (?:[\w-]+ ){1,5})?(?<!action )(?:may|can(?= be (?:posted|shared|published))) (?:only |also )?be (?:used|shared|posted|published|taken|made|uploaded|shown|kept|given|contacted|added|operated|thanked|named|mentioned|tagged|accepted|exchanged|filmed|photographed)|may only be)", RegexOptions.CultureInvariant)]
    private static partial Regex Permitted();

    [GeneratedRegex(@"\b(?:if|provided|providing|as long as|so long as|only|unless|subject to|but|(?:when|where) (?:appropriate|possible|necessary|agreed|approved)|appropriate(?:ly)?|with (?:the )?(?:permission|consent|agreement)|in line with|reasonable|must|should|except|for (?:teaching|educational|professional|school)|sensibl[ey]|limited|once|with (?:a|the|their)|under the (?:supervision|eye)|no more than|one)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Conditional();

    [GeneratedRegex(@"\b(?:must|shall|(?:is|are|be) (?:required|obliged|expected|responsible|obligated)|required to|responsible for|responsibility|need(?:s)? to|has to|have to|will(?! be (?:a |able|used by))|should|ensures?|ensuring|duty to|it is important|it is (?:essential|vital|imperative)|essential|care must|abide by|adhere to|comply with|obliged|(?:we|school|trust) asks? (?:all |our |every )?(?:\w+ ){1,3}to)\b|^(?:always|make sure|ensure|remember)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Required();

    [GeneratedRegex(@"^(?:not|never|no|don't|do not|refrain|to refrain|avoid|to avoid)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Negated();

    // "Staff who are asked to join should decline": what they must not do is what they are asked.
    [GeneratedRegex(@"\b(?:must|will|(?<should>should))(?: always| therefore| politely)? (?:decline|refuse|turn down|reject|say no)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Refusing();

    // "There are limits on what they are permitted to use" permits nothing.
    [GeneratedRegex(@"\b(?:limits?|restrictions?|rules?|what|which|whether|how)\b[^.,;]{0,40}?\b(?:permitted|allowed|may|can)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Told();

    [GeneratedRegex(@"\b(?:who|that|anyone|those|if|when|where)(?: \w+){0,3} (?:invited|asked|encouraged|advised|reminded) to\b", RegexOptions.CultureInvariant)]
    private static partial Regex Invited();

    // "Staff use school e-mail addresses and not their own": what is done is what has to be done.
    [GeneratedRegex(@"^(?:all )?(?:members of )?(?:staff|employees|colleagues|adults) (?:use|sign|keep|report|follow|register|communicate)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Custom();

    // "Express opinions but do so politely."
    [GeneratedRegex(@"^(?:you (?:can|may) )?(?:express|share|give|voice|use|post|like)\b[^.]*\bbut (?:do so|only|keep|make sure|be)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Hedged();

    [GeneratedRegex(@"\b(?:purpose|aims?|objectives?|include|includes|areas?|examples?|defined as|linked?|links|key words)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Purpose();

    // What is described, not demanded: "ensure that it does not …", "communications which do not …".
    [GeneratedRegex(@"\b(?:(?:ensur\w+|clear|sure|certain|confirm\w*) (?:that )?[^.;]*|(?:which|who|that|if|because|as|where|whose) (?:[\w']+ ){0,3}(?:do|does|is|are|did|has|have|must|should|may|can) not\b|not only\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Described();

    [GeneratedRegex(@"^(?:if|where|when|whenever|in the event|should|in the case)\b(?:[^.]{0,160}? then\b|[^.,]{3,200},)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Condition();

    [GeneratedRegex(@"^(?:to |always |please |regularly |only )?(?!use of\b|report of\b)(?:use|make|check|keep|be|ensure|think|seek|report|know|take|consider|express|review|ask|remember|follow|read|set|turn|log|block|delete|remove|tell|talk|contact|respond|monitor|store|create|receive|control|attend|attending|add|adding|facilitat\w+|develop\w*|taking|making|approve|act|avoid|protect|respect|inform|notify|save|screenshot|keep|share|get|treat|maintain|choose|change|sign|handle|consult|inform|disclose|facilitate|declare|delete|support|encourage|role model|model|identify|contribute|engage|obtain|record|limit|restrict|familiarise|regularly|pass|turn|leave|let|put|ring|call|phone|hand|switch|send|decline|refuse|own up|stop|wait)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Imperative();

    [GeneratedRegex(@"\b(?:don'?t'?s|do nots?|must nots?|not acceptable|unacceptable|prohibited|not permitted)\b(?!.*\bdo'?s\b.*$)", RegexOptions.CultureInvariant)]
    private static partial Regex Donts();

    [GeneratedRegex(@"\b(?:advice|tips?|guidance|guide|good practice|best practice|managing your|recommend\w*|keeping safe|protect yourself|think)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Advice();

    // "Only with our permission": somebody's word is needed.
    [GeneratedRegex(@"\bonly (?:with (?:the |a )?" + Leader + @"(?:'s|s')? (?:\w+ )?(?:approval|permission|agreement|consent)|with (?:their|your|his|her|its|our) (?:\w+ )?(?:permission|consent|agreement)|with (?![^.]{0,20}\b(?:parent|carer|famil))(?:[\w'-]+ ){1,4}(?:approval|permission|agreement|authorisation)\b|(?:be \w+ )?by (?:the |a )" + Leader + @")", RegexOptions.CultureInvariant)]
    private static partial Regex OnlyByLeave();

    // "The head may make an exception."
    [GeneratedRegex(@"^(?:the |a |your )?" + Leader + @"[\w ]{0,20} decides? (?:whether|if)\b|^(?:the |a |your )?" + Leader + @"[\w ]{0,20} (?:can|may) (?:make an exception|agree|grant|permit|allow)", RegexOptions.CultureInvariant)]
    private static partial Regex LeadersDecide();

    // "Needs the agreement of the governors", "must ask the head first".
    [GeneratedRegex(@"\b(?:(?:needs?|requires?)\b[^.]{0,50}\b(?:agreement|approval|permission|authority|authorisation|consent) (?:of|from|by)\b|(?:must|should|shall|has to|have to|will)(?: always| first)? (?:talk to|speak to|ask|see|check with|discuss [^.]{0,40}with) (?:the |a |your |their )?" + Leader + @"\b[^.]* (?:first|before|who may agree|who takes it)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex LeadersAsked();

    // "If the head has agreed."
    [GeneratedRegex(@"\b(?:(?:if|once|when|where|unless) (?:the |a |your |their )?" + Leader + @"(?: of \w+)? (?:has|have) (?:\w+ )?(?:agreed|approved|said|given|consented)|until (?:the |a |your )?" + Leader + @"\b[^.]{0,30} (?:has|have) (?:agreed|approved|said))", RegexOptions.CultureInvariant)]
    private static partial Regex LeadersAgreed();

    // "With the consent of the head", "is a matter for the head".
    [GeneratedRegex(@"\b(?:with (?:the )?(?:\w+ )?(?:consent|permission|agreement|approval) of (?:the |a |their |your )?(?:member of the )?" + Leader + @"|(?:is|are) (?:always )?a (?:decision|matter) for (?:the |a |your )?" + Leader + @")", RegexOptions.CultureInvariant)]
    private static partial Regex LeadersLeave();

    // "Only the safeguarding lead may look", "streaming is reserved to the concerts": for everybody and everything else it is a no.
    [GeneratedRegex(@"\b(?:^only (?:the |a |our )?" + Leader + @"[\w ,]{0,40}? (?:may|can) (?!approve|agree|authorise|permit|grant|allow|decide)|(?:is|are) reserved (?:to|for)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Reserved();

    [GeneratedRegex(@"\b(?:(?:would|'d) (?:much )?(?:rather|prefer)\b[^.]{0,30}\b(?:did not|didn't|not)\b|grateful if you (?:did|would|do) not|think (?:hard|carefully|twice|very hard)\b[^.]* before|(?:but|please) avoid\b|^please keep\b[^.]* off\b|rarely helps\b|(?:is|are) (?:\w+ )?to be avoided\b|^(?:to )?avoid\b|(?:is|are) not encouraged\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Preferred();

    // "No names are used", "learners are not mentioned", "team members do not give": what is not done must not be done.
    [GeneratedRegex(@"\b(?:(?:is|are) (?:not|never) (?:\w+ly )?(?!limited|expected|required|obliged|intended|covered|restricted|designed|concerned|bound|registered|satisfied|needed|asked|forced|affected|aimed|opposed|prevented|related|associated|included|directed|counted|considered|read|opened|recommended|encouraged|advised)(?:\w+ed|taken|given|shown|written|sent|made|kept|put|worn|left|shared|sold|lent|drawn)\b|^no (?:[\w']+[ -]){1,8}?(?:is|are) (?!required|needed|expected|necessary|obliged)(?:\w+ed|taken|given|shown|made|kept|put|sent)\b|(?:use|follow|share|post|accept|show|give)s? no (?!more|longer)\w+)|^(?:[\w'/-]+ ){1,5}?(?:do|does) not (?!apply|have to|need|mean|object|mind|wish|want|prevent|expect|include|cover|constitute|affect|know|think|believe|require|ask|seek|search|replace|always|necessarily|only|understand|seem|matter|count|feel|work|exist|own|stop|remove|change|say|see|usually)\w+", RegexOptions.CultureInvariant)]
    private static partial Regex CustomarilyNot();

    // What is permitted within bounds may be just what lies outside them.
    [GeneratedRegex(@"\b(?:no more than\b|but not\b|(?:nobody|no one|nothing|none|nowhere) else\b|only in\b|only [\w' -]{3,60} (?:may|can)\b|^(?:it|they|these|those|he|she) (?:may|can)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Bounded();

    [GeneratedRegex(@"\b(?:may|must|shall)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Binds();

    // "Red: don't" heads a list as well as "Don'ts" does.
    [GeneratedRegex(@"^(?:[\w ]{1,12}: )?(?:please )?(?:don'?t'?s?|do nots?|must nots?|never)\W*$", RegexOptions.CultureInvariant)]
    private static partial Regex BareDonts();

    // "Amber: get a yes first".
    [GeneratedRegex(@"^(?:[\w ]{1,12}: )?(?:please )?(?:ask|check|(?:get|have) (?:a|the|our) [\w ]{1,20}|[\w ]{0,20}(?:approval|permission|agreement)) first\W*$", RegexOptions.CultureInvariant)]
    private static partial Regex AskFirst();

    [GeneratedRegex(@"^\w{2,}ing\b", RegexOptions.CultureInvariant)]
    private static partial Regex Gerund();

    [GeneratedRegex(@"^(?:please )?(?:do'?s?|always|must)\W*$", RegexOptions.CultureInvariant)]
    private static partial Regex BareDos();

    [GeneratedRegex(@"\b(?:misconduct|unacceptable|not acceptable)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Misconduct();

    [GeneratedRegex(@"\b(?:advice|advised|guidance|tips|recommend(?:ed)?|encouraged)\b", RegexOptions.CultureInvariant)]
    private static partial Regex AdviceLead();
}
