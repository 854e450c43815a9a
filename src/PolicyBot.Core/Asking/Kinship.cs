using System.Text.RegularExpressions;

namespace PolicyBot.Core.Asking;

/// <summary>How near somebody stands to the person who asks: what is excepted for one's own children is not for a niece, and what is for relatives not for a neighbour.</summary>
internal static partial class Kinship
{
    // "My daughter's friend" is no daughter.
    private const string NobodyBehind = @"(?! (?:(?:best|old|close|new|class|school) )*(?:friends?|mates?|pals?|boyfriends?|girlfriends?|classmates?|teachers?|tutors?|coach|coaches|mums?|mothers?|dads?|fathers?|parents?|class)\b)";

    /// <summary>Whether whoever is asked about is one of those for whom an exception is made.</summary>
    public static bool IsWithin(Reading question, Reading exception)
    {
        var (asked, excepted) = (string.Join(' ', question.Tokens), string.Join(' ', exception.Tokens));
        if (Acquaintance().IsMatch(excepted)) return question.Has("family");
        return OwnChild().IsMatch(asked) || (Relative().IsMatch(excepted) && Relative().IsMatch(asked));
    }

    /// <summary>Whether somebody asks about a grandparent, a parent's child or a whole family where nobody but parents is named.</summary>
    public static bool GoesPastParents(Reading question, Reading named)
    {
        var asked = string.Join(' ', question.Tokens);
        return ParentsChild().IsMatch(asked) || (named.Has("parent") && !Parent().IsMatch(asked)) || (Grandparent().IsMatch(asked) && !Grandparent().IsMatch(string.Join(' ', named.Tokens)));
    }

    [GeneratedRegex(@"\b(?:grand(?:parents?|m(?:a|as|um|ums|others?)|pas?|dads?|ads?|fathers?)|gran|grans|granny|nans?|nana|nanas)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Grandparent();

    /// <summary>Whether it is asked for somebody else or for something else: "can my husband", "can the class", "a request to tutor her son".</summary>
    public static bool IsAskedForOthers(Reading question) => ForOthers().IsMatch(string.Join(' ', question.Tokens));

    [GeneratedRegex(@"\b(?:can|could|may|might|should|must|would) (?:the|my|our|your) (?!staff|teachers?|tas?\b|colleagues?|team)\w+ |\brequests? to (?!connect|follow|be|add|friend|join)", RegexOptions.CultureInvariant)]
    private static partial Regex ForOthers();

    [GeneratedRegex(@"\b(?:parents?|mums?|mams?|moms?|mumm(?:y|ies)|mothers?|dads?|dadd(?:y|ies)|fathers?|carers?|guardians?|step(?:mum|dad)s?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Parent();

    // "A parent's teenage daughter", but not "the mum of a girl in my class".
    [GeneratedRegex(@"\b(?:parent|mum|mam|mom|mother|dad|father|carer)s?(?: (?!of\b|in\b|with\b|from\b|who\b|and\b|has\b|says?\b)\w+)? (?:child|children|sons?|daughters?|kids?|lads?|lass|girls?|boys?|teens?|teenagers?|twins|bab(?:y|ies)|toddlers?|boyfriends?|girlfriends?|partners?|husbands?|w(?:ife|ives))\b|\b(?:child|children|sons?|daughters?|kids?|lads?|girls?|boys?|twins|teens?) of (?:a |the |one of (?:my |our |the )?|my |our )?(?:\w+ )?(?:parents?|mums?|dads?|mothers?|fathers?|carers?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex ParentsChild();

    [GeneratedRegex(@"\b(?:own|my|our|her own|his own)(?: (?:own|little|older|younger|eldest|youngest|teenage|step))* (?:child|children|sons?|daughters?|kids?|lads?|lass|girls?|boys?|eldest|youngest|one|twins|two|stepsons?|stepdaughters?)\b" + NobodyBehind, RegexOptions.CultureInvariant)]
    private static partial Regex OwnChild();

    [GeneratedRegex(@"\b(?:relatives?|related|family|families|in laws?|nieces?|nephews?|cousins?|sisters?|brothers?|siblings?|grand(?:sons?|daughters?|child|children)|god(?:sons?|daughters?|child|children)|aunts?|uncles?|partners?)\b" + NobodyBehind, RegexOptions.CultureInvariant)]
    private static partial Regex Relative();

    [GeneratedRegex(@"\b(?:existing|prior|previous|already|personal|long standing|longstanding|old|close|real|genuine|social)(?: (?!family)\w+)? (?:friends?|friendships?|relationships?|connections?|acquaintances?)\b|\bfamily friends?\b|\bfriendships?\b|\bknew\b|\bknown for\b|\bgrew up\b|\bdual roles?\b|\bchurch\b", RegexOptions.CultureInvariant)]
    private static partial Regex Acquaintance();
}
