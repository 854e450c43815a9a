using System.Text.Json.Nodes;
using PolicyBot.Cards;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.People;

namespace PolicyBot.Approvals;

/// <summary>Asks to whom a request is to be passed.</summary>
internal static class PassCards
{
    private const int MostInView = 8;

    /// <param name="note">What the reader has to know first.</param>
    /// <param name="unsent">What was chosen and typed and could not be taken, so that nobody does it twice.</param>
    public static AdaptiveCard Choose(ApprovalCase request, IReadOnlyList<Person> colleagues, string? note = null, PassCommand? unsent = null) => new()
    {
        FallbackText = (note is null ? "" : $"{note} ") + (colleagues.Count == 0
            ? $"There is nobody to pass request {request.Id} to."
            : $"To pass it on, type: pass {request.Id} to, and one of these names: {string.Join(", ", colleagues.Select(person => person.Name))}."),
        Body =
        [
            .. DecisionCards.Note(note),
            .. DecisionCards.Head(request),
            .. colleagues.Count == 0
                ? [new TextBlock("There is nobody to pass it to: you are the only one who can decide it, or the others have answered already.")]
                : Questions(colleagues, unsent),
        ],
        Actions =
        [
            .. colleagues.Count == 0 ? [] : new CardAction[] { Button("Pass it on", ApprovalVerbs.Pass, request) with { Style = ActionStyle.Positive } },
            Button("Back", ApprovalVerbs.Show, request, AssociatedInputs.None),
        ],
    };

    private static IReadOnlyList<Element> Questions(IReadOnlyList<Person> colleagues, PassCommand? unsent) =>
    [
        new InputChoiceSet("colleague", "Who do you want to pass it to?")
        {
            Choices = [.. colleagues.Select(person => new Choice(person.Name, person.Id))],
            Style = colleagues.Count > MostInView ? ChoiceInputStyle.Compact : ChoiceInputStyle.Expanded,
            Value = colleagues.FirstOrDefault(person => person.IsSame(unsent?.ToPersonId))?.Id,
            IsRequired = true,
            ErrorMessage = "Choose a colleague",
        },
        new InputText("note", "Note for them (you can leave this empty)") { IsMultiline = true, MaxLength = PassRules.LongestNote, Value = Kept(unsent?.Note) },
    ];

    // As much as a card has room for, to be shortened there.
    private static string? Kept(string? note) => note is { Length: > 4 * PassRules.LongestNote } ? note[..(4 * PassRules.LongestNote)] : note;

    private static ActionExecute Button(string title, string verb, ApprovalCase request, AssociatedInputs inputs = AssociatedInputs.Auto) =>
        new ActionExecute(title, verb) { Data = new JsonObject { ["caseId"] = request.Id, ["revision"] = request.Revision }, AssociatedInputs = inputs }.WithSubmitFallback();
}
