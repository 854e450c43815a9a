using System.Text.Json.Nodes;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;
using PolicyBot.Core.Register;

namespace PolicyBot.Register;

/// <summary>What the cards of the register have in common.</summary>
internal static class RegisterCards
{
    public static TextBlock Small(string text) => new(text) { Size = TextSize.Small, IsSubtle = true, Spacing = Spacing.Small };

    public static IReadOnlyList<Element> Head(RegisterEntry entry, string what) =>
    [
        Small($"Account {entry.Id} · {what}"),
        TextBlock.Heading(Plain.Text(entry.Title), TextSize.Large) with { Spacing = Spacing.None },
    ];

    /// <summary>Why what somebody wanted was not done, before anything else on the card.</summary>
    public static IReadOnlyList<Element> Problem(string? problem) => problem is null
        ? []
        : [new Container(TextBlock.Heading("There is a problem"), new TextBlock(Plain.Text(problem)) { Spacing = Spacing.Small }) { Style = ContainerStyle.Attention }];

    /// <summary>A clause word for word with where it stands; nothing for a rule that is not the policy's.</summary>
    public static IReadOnlyList<Element> Clause(SchoolPack school, params IEnumerable<RuleSource?> sources) =>
    [
        .. sources.OfType<RuleSource.Policy>().Select(policy => policy.Clause).DistinctBy(clause => clause.Text).Select(clause => new Container(
        [
            Small(Plain.Text(string.Join(" › ", clause.HeadingPath.Prepend(school.Policy.Title).Distinct()))),
            .. RichTextBlock.Verbatim(clause.Text),
        ]) { Style = ContainerStyle.Emphasis, Spacing = Spacing.Medium }),
    ];

    /// <summary>The same, hidden until it is asked for.</summary>
    public static IReadOnlyList<Element> FoldedClause(SchoolPack school, params IEnumerable<RuleSource?> sources) => Clause(school, sources) is { Count: > 0 } quoted
        ? [new ActionSet(new ActionToggleVisibility("What the policy says", "clause")) { Spacing = Spacing.Medium }, new Container(quoted) { Id = "clause", IsVisible = false }]
        : [];

    /// <summary>A button that takes no input along.</summary>
    public static ActionExecute Button(string title, string verb, RegisterEntry entry) => Sends(title, verb, Data(entry)) with { AssociatedInputs = AssociatedInputs.None };

    /// <summary>A button that takes what was typed along.</summary>
    public static ActionExecute Sends(string title, string verb, JsonObject data) => new ActionExecute(title, verb) { Data = data }.WithSubmitFallback();

    /// <summary>A button that opens a small form below it.</summary>
    public static ActionShowCard Opens(string title, IReadOnlyList<Element> body, params IReadOnlyList<ActionExecute> buttons) =>
        new(title, new AdaptiveCard { Body = body, Actions = buttons });

    public static JsonObject Data(RegisterEntry entry) => new() { ["accountId"] = entry.Id };

    public static InputText Reason(string label, ActionData? typed, string id = "reason") =>
        new(id, label) { IsMultiline = true, MaxLength = RegisterRules.LongestReason, Value = Kept(typed, id) };

    /// <summary>What was typed and could not be taken yet, so that nobody types it twice. What may be a password is not shown again.</summary>
    public static string? Kept(ActionData? typed, string name) => typed?.Text(name) is { Length: > 0 } text && !PasswordShape.IsAnnouncedIn(text) ? text : null;

    /// <summary>What something is, and below it its value: side by side a long address has no room on a phone.</summary>
    public static IReadOnlyList<Element> Fact(string label, string value) =>
        [Small(label) with { Spacing = Spacing.Medium }, new TextBlock(Plain.Text(value)) { Spacing = Spacing.None }];

    public static string Names(IEnumerable<Person> people) => string.Join(", ", people.Select(person => person.Name));

    public static string By(Mark mark) => $"{mark.By.Name}, {UkTime.Text(mark.At)}";

    public static string Status(RegisterEntry entry) => entry switch
    {
        { Status: AccountStatus.Closed, ClosedOn: { } day } => $"Closed on {Day(day)}",
        { Leavers.Count: > 0, Status: AccountStatus.SettingUp } => "Being set up; somebody who was to run it leaves",
        { Leavers.Count: > 0 } => "In use; somebody who runs it leaves",
        { Status: AccountStatus.SettingUp } => "Approved, being set up",
        _ => "In use",
    };

    public static string Moderator(SchoolPack school, RegisterEntry entry) =>
        entry.Moderators.Count > 0 ? Names(entry.Moderators) : school.Role(school.Register!.Administrator)?.Title ?? "";

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>The last things that happened, newest first.</summary>
    public static IReadOnlyList<Element> History(IReadOnlyList<RegisterEvent> events) =>
    [
        .. events.Count == 0 ? [] : new Element[] { new ActionSet(new ActionToggleVisibility("History", "history")) { Spacing = Spacing.Medium } },
        .. events.Count == 0 ? [] : new Element[] { new Container([.. events.Reverse().Take(MostEvents).Select(Line)]) { Id = "history", IsVisible = false } },
    ];

    private const int MostEvents = 8;

    private static TextBlock Line(RegisterEvent happened) => new(
        Plain.Text($"{UkTime.Text(happened.At)}: {happened.What} ({happened.By?.Name ?? "PolicyBot"}){(happened.Reason is { } reason ? $". Reason: {reason}" : "")}"))
    { Size = TextSize.Small, Spacing = Spacing.Small };
}
