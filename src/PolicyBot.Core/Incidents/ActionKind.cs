using System.Text.RegularExpressions;
using PolicyBot.Core.Packs;

namespace PolicyBot.Core.Incidents;

/// <summary>A step that those who handle a case can take.</summary>
/// <param name="Id">Kebab-case, kept with the case.</param>
/// <param name="Words">What is done.</param>
/// <param name="Days">In how many school days it is due, unless somebody sets another day; 0 for the same day, whatever day it is.</param>
/// <param name="Named">How a pack names it where it says whom the school brings in from outside; null where it does not.</param>
public sealed partial record ActionKind(string Id, string Words, int Days, Regex? Named = null)
{
    /// <summary>Something to know that no policy says, marked as what it is; see <see cref="PracticeAt"/>.</summary>
    public string? Practice { get; init; }

    /// <summary>The id of the step that follows once this one is done, as many times 24 hours later as it has days; null where none does.</summary>
    public string? Follows { get; init; }

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
        new("platform", "Report it to the platform (note its reference)", 0, PlatformWords())
        {
            Practice = "School setting: if it is still there after 48 hours, ask the Professionals Online Safety Helpline; where a child is at risk, ask at once.",
            Follows = "platform-check",
        },
        new("platform-check", "Look whether the platform has removed it", 2)
        {
            Practice = "School setting: if it is still there after 48 hours, ask the Professionals Online Safety Helpline.",
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

    /// <summary>When it is due if it is decided on today.</summary>
    public DateOnly DueAt(SchoolPack school, DateOnly today) => Days == 0 ? today : school.Calendar.AddSchoolDays(today, Days);

    /// <summary>What the school's pack says of it, with where that stands.</summary>
    public IReadOnlyList<SourcedText> SaidBy(SchoolPack school) =>
        [.. school.AdviceFor(Id), .. Named is null ? [] : school.OutsideHelp.Where(help => Named.IsMatch(help.Text))];

    /// <summary>What no policy says: the school's own words where its pack has some, marked as its setting, else PolicyBot's.</summary>
    public string? PracticeAt(SchoolPack school) => school.AdviceFor(Id).Any(said => said.Source is RuleSource.SchoolSetting) ? null : Practice;

    /// <summary>Whether the policy itself obliges the school to do it.</summary>
    public bool IsDutyAt(SchoolPack school) => SaidBy(school).Any(IsDuty);

    /// <summary>Whether this is a clause that obliges the school: it says must, will or shall of this step, and does not leave it to anybody's judgement.</summary>
    public bool IsDuty(SourcedText said) =>
        said.Source is RuleSource.Policy { Clause.Text: var text }
        && text.Split(['.', ',', ';']).Any(part => Named?.IsMatch(part) == true && Duty().IsMatch(part) && !Judgement().IsMatch(part));

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

    [GeneratedRegex(@"\b(as|if|where|when) (appropriate|necessary|needed|possible|required)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Judgement();
}
