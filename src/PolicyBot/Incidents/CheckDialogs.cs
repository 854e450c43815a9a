using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Incidents;

/// <summary>The last step: everything that was entered, and by name who gets it.</summary>
internal static class CheckDialogs
{
    private const int LongestShown = 300;
    private const int LongestClause = 1500;

    /// <param name="canMail">Whether roles that have only an address are told by e-mail.</param>
    public static DialogReply Of(SchoolPack school, ReportScene.Check scene, bool canMail) => ReportDialogs.Show(scene.Reach switch
    {
        ReportReach.Found { ReachesSomebody: true } found => Ready(school, scene, found, canMail),
        ReportReach.Found found => NotNow(
            school, scene.Draft, found.Plan.Roles, found.Concerned.Roles, "Nobody who should get this report can be reached. It has not been sent: telephone now."),
        _ => NotNow(school, scene.Draft, [], [], "We can't check just now who would get this report, so it has not been sent. Telephone now, or try again in a minute."),
    });

    /// <summary>Whom to telephone.</summary>
    public static IEnumerable<Element> Telephone(IReadOnlyList<RoleBinding> roles) =>
        roles.Select(role => new RichTextBlock(new TextRun(PhoneNumbers.InWords(role)) { Weight = TextWeight.Bolder }) { Spacing = Spacing.Small });

    /// <summary>Where it is sent and why: the roles, who that is, and the clause word for word.</summary>
    public static IEnumerable<Element> Reasons(SchoolPack school, IEnumerable<RouteTaken> routes) => routes.SelectMany(route => new Element[]
    {
        new Container(
        [
            ReportDialogs.Small($"Why {Plain.Text(Titles(school, route.Roles))}: {Plain.Text(route.Mark)}"
                + (route.Clause is { } clause ? ", under " + Plain.Text(string.Join(" › ", clause.HeadingPath)) : "")),
            .. route.Clause is { } quoted ? RichTextBlock.Verbatim(Shorten(quoted.Text, LongestClause)) : [],
        ]) { Style = ContainerStyle.Emphasis, Spacing = Spacing.Small },
    });

    /// <summary>What was answered, question by question.</summary>
    public static IEnumerable<Element> Answers(ReportAnswers answers, int longest) => Lines(answers).SelectMany(line => new Element[]
    {
        ReportDialogs.Small(line.Question) with { Spacing = Spacing.Medium },
        new TextBlock(Plain.Text(Shorten(line.Answer, longest))) { Spacing = Spacing.None },
    });

    public static IEnumerable<(string Question, string Answer)> Lines(ReportAnswers answers) => ReportStep.All
        .Where(step => !step.IsCheck).SelectMany(step => step.Fields)
        .Select(field => field == ReportField.PickedStaff ? ReportField.StaffNames : field)
        .Where(field => answers.Text(field) != "")
        .Select(field => (field.Label, InWords(field, answers)));

    public static string Shorten(string text, int longest = LongestShown) => text.Length <= longest ? text : text[..(longest - 1)] + "…";

    private static string InWords(ReportField field, ReportAnswers answers) =>
        field == ReportField.Kind ? answers.Kind?.Words ?? "" : Doers.InWords(answers.Text(field)) ?? ReportCodes.InWords(answers.Text(field));

    private static AdaptiveCard Ready(SchoolPack school, ReportScene.Check scene, ReportReach.Found found, bool canMail) => new()
    {
        FallbackText = "Check who gets the report, then send it.",
        Body =
        [
            .. scene.Note is null ? [] : new Element[] { ReportDialogs.Warning(scene.Note) },
            ReportDialogs.Small($"Step {ReportStep.Check.Number} of {ReportStep.All.Count} · case number {scene.Draft.CaseId}"),
            TextBlock.Heading("Who gets this report", TextSize.Large) with { Spacing = Spacing.None },
            .. found.Recipients.SelectMany(recipient => Recipients(recipient, canMail)),
            .. Later(school, found),
            .. found.Recipients.Concat(found.Later).Any(recipient => recipient.LeftOut > 0)
                ? new Element[] { ReportDialogs.Small("Left out: whoever it is or may be about, and whom you have left out. They learn nothing of it.") }
                : [],
            .. Choose(scene, found),
            .. Reasons(school, found.Plan.Routes.Select(RouteTaken.Of)),
            TextBlock.Heading("What you wrote") with { Separator = true },
            .. Answers(scene.Draft.Answers.About(found.Concerned), LongestShown),
        ],
        Actions =
        [
            DialogButton.Send("Send the report", IncidentVerbs.Send, ReportDialogs.StateOf(scene.Draft)) with { Style = ActionStyle.Positive },
            .. Others(scene.Draft),
        ],
    };

    private static AdaptiveCard NotNow(SchoolPack school, ReportDraft draft, IReadOnlyList<string> roles, IReadOnlyList<string> concerned, string sentence) => new()
    {
        FallbackText = "The report has not been sent. Telephone now.",
        Body =
        [
            new Container([new TextBlock(sentence) { Weight = TextWeight.Bolder }, .. Telephone(PhoneNumbers.For(school, roles, concerned))]) { Style = ContainerStyle.Attention },
            new TextBlock("What you wrote is saved."),
            .. Answers(draft.Answers, LongestShown),
        ],
        Actions = [DialogButton.Send("Try again", IncidentVerbs.Send, ReportDialogs.StateOf(draft)), .. Others(draft)],
    };

    private static IEnumerable<CardAction> Others(ReportDraft draft)
    {
        yield return DialogButton.Send("Back", IncidentVerbs.Back, ReportDialogs.StateOf(draft));
        yield return DialogButton.Send("Save for later", IncidentVerbs.SaveAndClose, ReportDialogs.StateOf(draft));
        yield return DialogButton.Send("Delete", IncidentVerbs.Delete, ReportDialogs.StateOf(draft)) with { Style = ActionStyle.Destructive };
    }

    private static IEnumerable<Element> Recipients(Recipient recipient, bool canMail)
    {
        if (recipient.HasMailAlone)
        {
            yield return new TextBlock($"**{Plain.Text(recipient.Role.Title)}**: by you, in person or by telephone") { Spacing = Spacing.Small };
            yield return new TextBlock(Plain.Text(HandOverCards.Before(recipient.Role, canMail))) { Spacing = Spacing.None };
        }
        else
        {
            var names = recipient.Holders.Count == 0 ? "nobody is left" : string.Join(", ", recipient.Holders.Select(holder => holder.Name));
            yield return new TextBlock($"**{Plain.Text(recipient.Role.Title)}**: {Plain.Text(names)}") { Spacing = Spacing.Small };
        }
    }

    private static IEnumerable<Element> Later(SchoolPack school, ReportReach.Found found)
    {
        var rungs = found.Later.Where(recipient => recipient.Holders.Count > 0).Select(recipient => string.Join(", ", recipient.Holders.Select(holder => holder.Name))).ToList();
        var minutes = IncidentReporting.Patience(school).TotalMinutes;
        if (rungs.Count > 0)
            yield return new TextBlock(Plain.Text($"If nobody says “I have it” within {minutes} minutes, day or night, it goes to {string.Join(", then to ", rungs)}.")) { Spacing = Spacing.Small };
    }

    private static IEnumerable<Element> Choose(ReportScene.Check scene, ReportReach.Found found)
    {
        // Whoever was left out stays in the list, so that it can be undone.
        var left = scene.Draft.Answers.NotThese;
        Person[] named = [.. found.Recipients.Concat(found.Later).SelectMany(recipient => recipient.Holders).DistinctBy(person => person.Id)];
        var choices = named.Select(person => new Choice(person.Name, person.Id)).Concat(left.Select((id, i) => new Choice($"Left out already ({i + 1})", id))).ToList();
        if (choices.Count > 0)
        {
            yield return new InputChoiceSet(ReportField.NotThese.Id, ReportField.NotThese.Label)
            {
                Choices = choices, IsMultiSelect = true, Style = ChoiceInputStyle.Expanded, Value = left.Count == 0 ? null : string.Join(',', left), Spacing = Spacing.Medium,
            };
        }
        if (found.Concerned.Unknown.Count == 0)
            yield break;
        yield return ReportDialogs.Warning($"We found nobody on the staff called {Plain.Text(Shorten(string.Join(", ", found.Concerned.Unknown), 100))}. Look through the names above: "
            + "if one of them is the person it is about, choose them.");
        if (scene.WasSent)
            yield return new TextBlock("⚠ Tick the box once you have checked") { Color = TextColor.Attention, Weight = TextWeight.Bolder };
        yield return new InputToggle(ReportField.NoneOfThese.Id, "Have you checked?", ReportField.NoneOfThese.Label)
        {
            IsOn = scene.Draft.Answers.Text(ReportField.NoneOfThese) == ReportCodes.Ticked,
        };
    }

    private static string Titles(SchoolPack school, IEnumerable<string> roles) =>
        string.Join(", ", roles.Select(role => school.Role(role)?.Title ?? role));
}
