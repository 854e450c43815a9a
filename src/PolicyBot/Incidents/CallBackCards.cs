using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;

namespace PolicyBot.Incidents;

/// <summary>For clients that open no dialog: whom to telephone, and being called back. These cards stand in the chat, so they are the same whatever it is about.</summary>
internal static class CallBackCards
{
    private const string OtherWay = "no-window";

    /// <summary>One tap away under the way into the report.</summary>
    /// <param name="newId">Nobody's draft: what was written into one is never taken for a call.</param>
    public static IReadOnlyList<Element> OtherWays(SchoolPack school, string newId) =>
    [
        new ActionSet(new ActionToggleVisibility("No window opens?", OtherWay)) { Spacing = Spacing.Medium },
        new Container(
        [
            new TextBlock("Your Teams may not know such windows. Do not write the report into this chat: telephone, or have somebody call you. Then only the number of a case stands here."),
            .. Numbers(school),
            new ActionSet(
            [
                Button("Call me back", IncidentVerbs.CallMe, newId),
                // Somebody who has only an address could not know whom to call.
                .. school.Role(RoleIds.ChairOfGovernors) is { IsInTenant: true } ? [Button("Call me back: it is about the headteacher", IncidentVerbs.CallMeAboutHead, newId)] : Array.Empty<CardAction>(),
            ]),
        ]) { Id = OtherWay, IsVisible = false, Style = ContainerStyle.Emphasis },
    ];

    public static AdaptiveCard Asked(SchoolPack school, IncidentCase incident) => new()
    {
        FallbackText = $"Case {incident.Id}: somebody will call you.",
        Body =
        [
            new TextBlock($"Case {incident.Id}: somebody will call you.") { Weight = TextWeight.Bolder },
            new TextBlock("PolicyBot tells you when somebody has it. If it cannot wait, telephone:"),
            .. Numbers(school),
        ],
        Actions = [IncidentCards.OpenButton(incident.Id)],
    };

    public static AdaptiveCard Nobody(SchoolPack school) => new()
    {
        FallbackText = "Nobody could be asked to call you. Telephone now.",
        Body = [new TextBlock("Nobody could be asked to call you. Telephone now:") { Weight = TextWeight.Bolder }, .. Numbers(school)],
    };

    private static IEnumerable<Element> Numbers(SchoolPack school) =>
    [
        .. CheckDialogs.Telephone(PhoneNumbers.For(school, [], [])),
        .. CheckDialogs.Telephone(PhoneNumbers.For(school, [], [RoleIds.Headteacher])),
        ReportDialogs.Small("What is about the headteacher goes to the chair of governors."),
    ];

    private static ActionExecute Button(string title, string verb, string draftId) =>
        new ActionExecute(title, verb) { Data = new() { ["draftId"] = draftId }, AssociatedInputs = AssociatedInputs.None }.WithSubmitFallback();
}
