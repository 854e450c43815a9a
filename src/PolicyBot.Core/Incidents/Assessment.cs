using PolicyBot.Core.People;

namespace PolicyBot.Core.Incidents;

/// <summary>What those who handle a case think of it, in codes. What they wrote with it is a piece of its own.</summary>
/// <param name="Severity">One of <see cref="AssessmentCodes.Severities"/>.</param>
/// <param name="IsExternal">Whether somebody outside the school has to be brought in.</param>
/// <param name="PoliceSigns">Those of <see cref="AssessmentCodes.PoliceSigns"/> that are there.</param>
/// <param name="Threshold">One of the answers to <see cref="ReportField.Threshold"/>, or null where it is not about a member of staff.</param>
/// <param name="Defamation">Those of <see cref="AssessmentCodes.Defamation"/> that are met.</param>
public sealed record Assessment(
    Person By, DateTimeOffset At, string Severity, bool IsExternal, IReadOnlyList<string> PoliceSigns, string? Threshold, IReadOnlyList<string> Defamation);

/// <summary>A step that was decided on.</summary>
/// <param name="Kind">The id of an <see cref="ActionKind"/>.</param>
/// <param name="For">Who does it.</param>
/// <param name="DoneAt">When it was reported as done; null while it is open.</param>
public sealed record IncidentAction(int Number, string Kind, Person For, DateOnly Due, DateTimeOffset? DoneAt = null);

/// <summary>How a case was closed.</summary>
/// <param name="Outcome">One of <see cref="AssessmentCodes.Outcomes"/>.</param>
/// <param name="PolicyApplied">One of <see cref="AssessmentCodes.Policies"/>.</param>
public sealed record Closing(Person By, DateTimeOffset At, string Outcome, string PolicyApplied);

/// <summary>The choices of an assessment and of closing, by the codes that are kept.</summary>
public static class AssessmentCodes
{
    public static IReadOnlyDictionary<string, string> Severities { get; } = new Dictionary<string, string>
    {
        ["low"] = "Low", ["medium"] = "Medium", ["high"] = "High",
    };

    /// <summary>Asked on every case, each with yes or no.</summary>
    public static IReadOnlyDictionary<string, string> PoliceSigns { get; } = new Dictionary<string, string>
    {
        ["illegal"] = "Is it, or may it be, illegal or dangerous?",
        ["racist"] = "Does it have a racist or other hateful element?",
        ["violence"] = "Is violence threatened or encouraged?",
    };

    /// <summary>The same in a word or two, for where the answers stand.</summary>
    public static IReadOnlyDictionary<string, string> PoliceSignLabels { get; } = new Dictionary<string, string>
    {
        ["illegal"] = "Illegal, dangerous",
        ["racist"] = "Racist, hateful",
        ["violence"] = "Violence",
    };

    /// <summary>What makes a statement defamatory; for those who handle the case, not for the reporter.</summary>
    public static IReadOnlyDictionary<string, string> Defamation { get; } = new Dictionary<string, string>
    {
        ["hatred"] = "It exposes somebody to hatred, ridicule or contempt",
        ["shunned"] = "It causes somebody to be shunned or avoided",
        ["standing"] = "It lowers somebody's standing with right-thinking people",
        ["work"] = "It damages somebody in their work",
    };

    public static IReadOnlyDictionary<string, string> Outcomes { get; } = new Dictionary<string, string>
    {
        ["internal"] = "Dealt with in school",
        ["agencies"] = "With the police or another agency",
        ["complaints"] = "Sent to the complaints procedure",
        ["removed"] = "Removed, nothing more to do",
        ["unfounded"] = "Not found to be so",
        ["withdrawn"] = "Taken back by the reporter",
    };

    public static IReadOnlyDictionary<string, string> Policies { get; } = new Dictionary<string, string>
    {
        ["social-media"] = "Social media policy",
        ["behaviour"] = "Behaviour policy",
        ["conduct"] = "Code of conduct or staff handbook",
        ["anti-bullying"] = "Anti-bullying policy",
        ["allegations"] = "Allegations against staff policy",
        ["child-protection"] = "Child protection policy",
        ["complaints"] = "Complaints policy",
        ["data"] = "Data protection policy",
    };
}
