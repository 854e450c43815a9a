using System.Text.Json.Nodes;
using PolicyBot.Cards;

namespace PolicyBot.Clients.Tests.Cards;

/// <summary>A card with every element and every property that the project can write.</summary>
internal static class CardSamples
{
    public static AdaptiveCard Everything { get; } = new()
    {
        FallbackText = "Ann asks for a school account.",
        Speak = "Ann asks for a school account.",
        FullWidth = true,
        Refresh = new Refresh(new ActionExecute("Refresh", "approvals/show") { Data = new JsonObject { ["caseId"] = "A-1" } }, "29:one", "29:two"),
        Body = [.. Texts, .. Layout, .. Inputs],
        Actions =
        [
            new ActionExecute("Approve", "approvals/approve")
            {
                Id = "approve", Style = ActionStyle.Positive, Tooltip = "Approves the request", Data = new JsonObject { ["caseId"] = "A-1", ["revision"] = 2 },
            }.WithSubmitFallback(),
            new ActionShowCard("Reject", new AdaptiveCard
            {
                Body = [new InputText("reason", "Why is it rejected?") { IsMultiline = true, IsRequired = true, ErrorMessage = "Enter the reason" }],
                Actions = [new ActionExecute("Send", "approvals/reject") { Style = ActionStyle.Destructive }],
            }),
            new ActionExecute("Cancel", "approvals/cancel") { AssociatedInputs = AssociatedInputs.None, IsEnabled = false, Mode = ActionMode.Secondary },
            new ActionOpenUrl("Open the policy", new Uri("https://school.example/policy?version=3")),
            new ActionToggleVisibility("Show all", "more", "column"),
            new ActionSubmit("Open a dialog")
            {
                AssociatedInputs = AssociatedInputs.None,
                Data = new JsonObject { ["msteams"] = new JsonObject { ["type"] = "task/fetch" } },
            },
        ],
    };

    private static Element[] Texts =>
    [
        TextBlock.Heading("New school account"),
        new TextBlock("Approved by **two** people")
        {
            Size = TextSize.ExtraLarge, Weight = TextWeight.Lighter, Color = TextColor.Attention, IsSubtle = true, MaxLines = 3,
            Separator = true, Spacing = Spacing.ExtraLarge, HorizontalAlignment = HorizontalAlignment.Center,
        },
        new RichTextBlock(
            new TextRun("Staff must not ") { Weight = TextWeight.Bolder, Color = TextColor.Warning, Size = TextSize.Small },
            new TextRun("follow *pupils*") { Italic = true, Highlight = true, Strikethrough = true, Underline = true, IsSubtle = true }),
    ];

    private static Element[] Layout =>
    [
        new Container(new TextBlock("Hidden at first"))
        {
            Id = "more", IsVisible = false, Style = ContainerStyle.Emphasis, Bleed = true, SelectAction = new ActionExecute("Open", "cases/open"),
        },
        new ColumnSet(
            new Column(new TextBlock("Left")) { Width = "auto", VerticalContentAlignment = VerticalContentAlignment.Center, SelectAction = new ActionExecute("Left", "cases/left") },
            new Column(new TextBlock("Right")) { Id = "column", IsVisible = false, Spacing = Spacing.Small, Style = ContainerStyle.Accent })
        {
            Style = ContainerStyle.Good, Bleed = true, SelectAction = new ActionOpenUrl("Open", new Uri("https://school.example/")),
        },
        new FactSet(new Fact("Asked by", "Ann Example"), new Fact("Platform", "Instagram")),
        new ActionSet(new ActionExecute("Later", "approvals/later")) { Separator = true },
    ];

    private static Element[] Inputs =>
    [
        new InputText("name", "What will the account be called?")
        {
            IsRequired = true, ErrorMessage = "Enter the name of the account", MaxLength = 80, Placeholder = "@school_pe", Value = "£5 – “PE”", Style = TextInputStyle.Email,
        },
        new InputChoiceSet("platform", "Which platform?") { Choices = [new("Instagram", "instagram"), new("YouTube", "youtube")], Value = "instagram", Placeholder = "Choose one" },
        new InputChoiceSet("audience", "Who is it for?") { Choices = [new("Parents", "parents"), new("Pupils", "pupils")], IsMultiSelect = true, Style = ChoiceInputStyle.Expanded },
        new InputChoiceSet("runner", "Who will run it?") { Style = ChoiceInputStyle.Filtered, ChoicesData = ChoicesData.People, IsMultiSelect = true, Wrap = false },
        new InputToggle("read", "Policy", "I have read the policy") { IsOn = true },
        new InputDate("start", "When does it start?") { Value = new DateOnly(2026, 9, 1), Min = new DateOnly(2026, 8, 1), Max = new DateOnly(2027, 8, 1) },
    ];
}
