namespace PolicyBot.Core.Incidents;

/// <summary>One answer of a report.</summary>
/// <param name="Id">The name of the answer in the dialog.</param>
/// <param name="Label">The question.</param>
/// <param name="Longest">The most characters (UTF-16).</param>
public sealed record ReportField(string Id, string Label, int Longest)
{
    /// <summary>One of <see cref="IncidentKind.All"/>.</summary>
    public static ReportField Kind { get; } = new("kind", "What is it about?", 40);

    /// <summary>One of <see cref="Doers"/>.</summary>
    public static ReportField DoneBy { get; } = new("done-by", "Who did it?", 20);

    /// <summary>One of <see cref="Doers"/>.</summary>
    public static ReportField DoneTo { get; } = new("done-to", "To whom?", 20);

    /// <summary>The member of staff it is about, picked: an Entra object id.</summary>
    public static ReportField PickedStaff { get; } = new("staff", "If it is about a member of staff: who?", 400);

    /// <summary>The names of those who were picked or found by what was typed. Nobody is asked for it.</summary>
    public static ReportField StaffNames { get; } = new("staff-names", "Member of staff it is about", 400);

    /// <summary>The member of staff it is about, typed.</summary>
    public static ReportField TypedStaff { get; } = new("staff-typed", "Can't find them? Type the name", 200);

    /// <summary>Whether it may have harmed a child, or is of a lower level: statutory guidance tells the two apart.</summary>
    public static ReportField Threshold { get; } = new("threshold", "May it have harmed a child, or may it be a crime?", 20);

    public static ReportField What { get; } = new("what", "What happened? Facts, in the order they happened", 4000);

    public static ReportField Others { get; } = new("others", "Who else is involved? Roles, such as a parent of Year 4; no pupils' names", 500);

    public static ReportField When { get; } = new("when", "When?", 100);

    public static ReportField Where { get; } = new("where", "Where? The platform and the account or group", 300);

    public static ReportField Links { get; } = new("links", "Links, or where a screenshot is kept", 1000);

    /// <summary>Yes or no.</summary>
    public static ReportField Child { get; } = new("child", "Is a child involved?", 10);

    public static ReportField Reference { get; } = new("reference", "Reference of the child's safeguarding record", 100);

    public static ReportField Done { get; } = new("done", "What has been done already?", 1000);

    /// <summary>People who must not get the report: Entra object ids, separated by commas.</summary>
    public static ReportField NotThese { get; } = new("not-these", "Not this person: choose whoever must not see it", 2000);

    /// <summary>That none of those who are shown is the person whose name could not be found.</summary>
    public static ReportField NoneOfThese { get; } = new("none-of-these", "I have checked: nobody else in the list is the person it is about", 10);

    /// <summary>What is too long is kept up to here, so that it can be shortened.</summary>
    public int LongestKept => 2 * Longest;

    /// <summary>Whether it is one line; the rest may have paragraphs.</summary>
    public bool IsOneLine => Longest <= 300;

    /// <summary>The text as it is kept: no control characters, lines ended alike, cut where no honest answer ends.</summary>
    public string Tidy(string? text)
    {
        var lines = (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(line => new string([.. line.Where(c => !char.IsControl(c))]).Trim());
        var tidy = string.Join(IsOneLine ? " " : "\n", lines).Trim();
        return tidy.Length <= LongestKept ? tidy : tidy[..(char.IsHighSurrogate(tidy[LongestKept - 1]) ? LongestKept - 1 : LongestKept)];
    }
}

/// <summary>Answers that are chosen, as they are kept.</summary>
public static class ReportCodes
{
    public const string Yes = "yes";
    public const string No = "no";
    public const string Unknown = "unknown";

    /// <summary>It may have harmed a child, or may be a crime.</summary>
    public const string Harm = "harm";

    /// <summary>A concern of a lower level.</summary>
    public const string Low = "low";

    public const string Unsure = "unsure";

    /// <summary>The answers of a question with a box to tick.</summary>
    public const string Ticked = "true";

    /// <summary>A chosen answer in words; what is none of them as it is.</summary>
    public static string InWords(string code) => code switch
    {
        Yes => "Yes",
        No => "No",
        Unknown => "Not known",
        Harm => "It may have, or it may be",
        Low => "No: a concern of a lower level",
        Unsure => "Not sure",
        _ => code,
    };
}

/// <summary>One step of a report: what a dialog asks at a time.</summary>
/// <param name="Number">Counts from 1.</param>
public sealed record ReportStep(int Number, string Title, IReadOnlyList<ReportField> Fields)
{
    public static IReadOnlyList<ReportStep> All { get; } =
    [
        new(1, "Choose what fits best", [ReportField.Kind]),
        new(2, "Who?", [ReportField.DoneBy, ReportField.DoneTo, ReportField.PickedStaff, ReportField.TypedStaff, ReportField.Threshold]),
        new(3, "What happened?", [ReportField.What, ReportField.Others]),
        new(4, "When and where?", [ReportField.When, ReportField.Where, ReportField.Links]),
        new(5, "What has been done?", [ReportField.Child, ReportField.Reference, ReportField.Done]),
        new(6, "Check and send", [ReportField.NotThese, ReportField.NoneOfThese]),
    ];

    public static ReportStep First => All[0];

    public static ReportStep Check => All[^1];

    /// <summary>The step with this number, or null.</summary>
    public static ReportStep? Find(int? number) => All.FirstOrDefault(step => step.Number == number);

    public bool IsCheck => this == Check;

    public ReportStep Next => IsCheck ? this : All[Number];

    public ReportStep Before => Number == 1 ? this : All[Number - 2];
}
