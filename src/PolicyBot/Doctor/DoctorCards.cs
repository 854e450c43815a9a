using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Doctor;

namespace PolicyBot.Doctor;

/// <summary>An examination as a card.</summary>
internal static class DoctorCards
{
    private const int MostShown = 20;

    /// <summary>What is delivered to try whether something can be.</summary>
    public static AdaptiveCard Trial { get; } = new()
    {
        FallbackText = "This is a test. PolicyBot can reach you. There is nothing to do.",
        Body = [TextBlock.Heading("This is a test"), new TextBlock("PolicyBot can reach you. There is nothing to do.")],
    };

    /// <summary>Says that the client secret is about to end; the bell says only that there is something.</summary>
    /// <param name="ends">Its last day.</param>
    public static AdaptiveCard SecretEnds(DateOnly ends) => new()
    {
        FallbackText = "PolicyBot needs you. Type “doctor” to see what for.",
        Body =
        [
            TextBlock.Heading("PolicyBot needs a new client secret"),
            new TextBlock($"The one that it signs in with ends on {UkTime.Text(ends)}. After that it answers nobody."),
        ],
        Actions = [TypedButton.Of("What to do", "doctor")],
    };

    public static AdaptiveCard Report(IReadOnlyList<Finding> findings)
    {
        var shown = findings.Where(finding => finding.State != FindingState.Ok).OrderByDescending(finding => finding.State).ToList();
        var wellAreas = findings.Where(finding => finding.State == FindingState.Ok).Select(finding => finding.Area).Distinct().ToList();
        return new AdaptiveCard
        {
            FallbackText = $"{Headline(findings)} {string.Join(' ', shown.Where(finding => finding.State == FindingState.Fault).Select(finding => $"{finding.Text} {finding.Cure}"))}".Trim(),
            Body =
            [
                TextBlock.Heading(Headline(findings), TextSize.Large),
                .. shown.Take(MostShown).Select(Item),
                .. shown.Count > MostShown ? [new TextBlock($"And {shown.Count - MostShown} more. The command “doctor” on the server shows all of them.")] : Array.Empty<Element>(),
                .. wellAreas.Count > 0 ? [new TextBlock($"In order: {string.Join(", ", wellAreas)}.") { Separator = true, IsSubtle = true }] : Array.Empty<Element>(),
            ],
        };
    }

    /// <summary>For instance "2 things to put right, 1 to bear in mind."</summary>
    public static string Headline(IReadOnlyList<Finding> findings)
    {
        var (faults, warnings) = (findings.Count(f => f.State == FindingState.Fault), findings.Count(f => f.State == FindingState.Warning));
        var toFix = faults == 1 ? "1 thing to put right" : $"{faults} things to put right";
        return (faults, warnings) switch
        {
            (0, 0) => "Everything is in order.",
            (0, _) => $"It works. {warnings} to bear in mind.",
            (_, 0) => $"{toFix}.",
            _ => $"{toFix}, {warnings} to bear in mind.",
        };
    }

    private static Container Item(Finding finding)
    {
        var (word, color) = finding.State switch
        {
            FindingState.Fault => ("Put right", TextColor.Attention),
            FindingState.Warning => ("Bear in mind", TextColor.Warning),
            _ => ("Not looked at", TextColor.Default),
        };
        List<Element> lines =
        [
            new TextBlock($"{word}: {finding.Area}") { Weight = TextWeight.Bolder, Color = color },
            new TextBlock(Plain.Text(finding.Text)) { Spacing = Spacing.None },
        ];
        if (finding.Cure is { } cure)
            lines.Add(new TextBlock(Plain.Text(cure)) { Spacing = Spacing.None, IsSubtle = true });
        return new Container(lines) { Separator = true };
    }
}
