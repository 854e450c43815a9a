using System.Text.RegularExpressions;
using PolicyBot.Core.Packs;

namespace PolicyBot.Core.Incidents;

/// <summary>A step that those who handle a case can take.</summary>
/// <param name="Id">Kebab-case, kept with the case.</param>
/// <param name="Words">What is done.</param>
/// <param name="Days">In how many days it is looked at again, unless somebody sets another day.</param>
/// <param name="Named">How a pack names it where it says whom the school brings in from outside; null where it does not.</param>
public sealed partial record ActionKind(string Id, string Words, int Days, Regex? Named = null)
{
    /// <summary>Something to know that no policy says, marked as what it is.</summary>
    public string? Practice { get; init; }

    /// <summary>Every step, in the order in which they are offered.</summary>
    public static IReadOnlyList<ActionKind> All { get; } =
    [
        new("police", "Tell the police (note the crime reference)", 0, PoliceWords()),
        new("safeguarding", "Enter it in the safeguarding record (note its reference)", 0),
        new("lado", "Refer it to the local authority designated officer (LADO)", 1)
        {
            Practice = "Statutory guidance (Keeping children safe in education): where a member of staff may have harmed a child, the same working day.",
        },
        new("ceop", "Report a suspicious adult to CEOP", 0) { Practice = "Statutory guidance (Keeping children safe in education): ceop.police.uk." },
        new("inform", "Tell the DSL, the IT lead or the safeguarding team", 1),
        new("removal", "Ask whoever posted it to remove it, and check that it is gone", 2),
        new("block", "Hide, block or delete it, and say publicly why", 0),
        new("platform", "Report it to the platform (note its reference)", 2, PlatformWords())
        {
            Practice = "School setting: if it is still there after 48 hours, ask the Professionals Online Safety Helpline; where a child is at risk, ask at once.",
        },
        new("posh", "Ask the Professionals Online Safety Helpline (POSH)", 2, HelplineWords())
        {
            Practice = "School setting: 0344 381 4772 or helpline@saferinternet.org.uk, Monday to Friday, 10am to 4pm. Report to the platform first and wait 48 hours, unless a child is at risk.",
        },
        new("underage", "Report an account of a child who is too young to the platform", 2, UnderageWords()),
        new("advisers", "Ask outside advisers or agencies", 2, AdviserWords()),
        new("behaviour-policy", "Deal with it under the behaviour policy", 5),
        new("code-of-conduct", "Deal with it under the code of conduct for staff", 5),
        new("anti-bullying", "Deal with it under the anti-bullying policy", 5),
        new("meeting", "Invite them to a meeting", 5),
        new("letter", "Send a letter or a reply", 2),
        new("parents", "Share the concern with parents or carers", 2),
        new("complaints", "Point to the complaints procedure", 5),
        new("governors", "Bring it to the governors", 5),
        new("sanction", "Decide on a sanction, such as no photographs at events", 5),
        new("legal", "Take legal advice", 5, LegalWords()),
        new("other", "Something else", 5),
    ];

    /// <summary>The step of this id, or null.</summary>
    public static ActionKind? Find(string? id) => All.FirstOrDefault(kind => kind.Id == id);

    /// <summary>What the school's pack says of it, with where that stands.</summary>
    public IReadOnlyList<SourcedText> SaidBy(SchoolPack school) =>
        Named is null ? [] : [.. school.OutsideHelp.Where(help => Named.IsMatch(help.Text))];

    /// <summary>Whether the policy itself obliges the school to do it: it says must, will or shall.</summary>
    public bool IsDutyAt(SchoolPack school) =>
        SaidBy(school).Any(help => help.Source is RuleSource.Policy { Clause.Text: var text } && Sentences(text).Any(sentence => Named!.IsMatch(sentence) && Duty().IsMatch(sentence)));

    private static string[] Sentences(string text) => text.Split('.', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("police", RegexOptions.IgnoreCase)]
    private static partial Regex PoliceWords();

    [GeneratedRegex("platform", RegexOptions.IgnoreCase)]
    private static partial Regex PlatformWords();

    [GeneratedRegex("POSH|Professionals", RegexOptions.IgnoreCase)]
    private static partial Regex HelplineWords();

    [GeneratedRegex("too young|underage", RegexOptions.IgnoreCase)]
    private static partial Regex UnderageWords();

    [GeneratedRegex("advisers|agencies", RegexOptions.IgnoreCase)]
    private static partial Regex AdviserWords();

    [GeneratedRegex("legal advice", RegexOptions.IgnoreCase)]
    private static partial Regex LegalWords();

    [GeneratedRegex(@"\b(must|will|shall)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Duty();
}
