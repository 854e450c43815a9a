using PolicyBot.Cards;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Asking;

/// <summary>Somebody to ask, and the role they hold.</summary>
internal sealed record PersonToAsk(RoleBinding Role, IReadOnlyList<Person> Holders);

/// <summary>Whom to ask when the policy is not enough, with the question ready to send.</summary>
internal static class PersonCards
{
    private const int MostHolders = 4;

    public static AdaptiveCard Of(QuestionText question, string verdict, IReadOnlyList<PersonToAsk> people)
    {
        var message = $"I have a question about our social media policy: {question.Text}";
        return new AdaptiveCard
        {
            FallbackText = $"Ask {string.Join(" or ", people.Select(person => person.Role.Title))}: {question.Shown}",
            Body =
            [
                .. Head(question, verdict),
                .. people.SelectMany(person => Person(person, message)),
                Small("The chat opens with your question in it. Nothing is sent until you send it.") with { Separator = true },
            ],
            Actions = [new ActionExecute("Back to the answer", AskingVerbs.Answer) { Data = question.Data() }],
        };
    }

    /// <summary>In a channel or group chat: the roles, and nobody's name.</summary>
    /// <param name="ownChat">Opens the asker's own chat with the bot, with the question in it.</param>
    public static AdaptiveCard InFrontOfOthers(QuestionText question, string verdict, IReadOnlyList<RoleBinding> roles, Uri ownChat) => new()
    {
        FallbackText = $"Ask {string.Join(" or ", roles.Select(role => role.Title))}: {question.Shown}",
        Body =
        [
            .. Head(question, verdict),
            .. roles.Select(role => new TextBlock(Plain.Text(role.Title)) { Weight = TextWeight.Bolder, Separator = true }),
            Small("Who holds a role, and a chat with them, is shown in your own chat with PolicyBot only.") with { Separator = true },
        ],
        Actions =
        [
            new ActionOpenUrl("Carry on in your own chat", ownChat),
            new ActionExecute("Back to the answer", AskingVerbs.Answer) { Data = question.Data() },
        ],
    };

    private static IEnumerable<Element> Head(QuestionText question, string verdict) =>
    [
        TextBlock.Heading("Ask a person"),
        Small($"You asked: {Plain.Text(question.Shown)}"),
        Small($"PolicyBot answered: {Plain.Text(verdict)}"),
    ];

    private static IEnumerable<Element> Person(PersonToAsk person, string message)
    {
        yield return new TextBlock(Plain.Text(person.Role.Title)) { Weight = TextWeight.Bolder, Separator = true };
        var reachable = person.Holders.Where(holder => holder.Mail is not null).Take(MostHolders).ToList();
        if (reachable.Count > 0)
            yield return new ActionSet([.. reachable.Select(holder => new ActionOpenUrl($"Chat with {holder.Name}", Chat(holder, message)))]) { Spacing = Spacing.Small };
        else if (person.Role.Mail is { } mail)
            yield return new RichTextBlock(new TextRun($"Write to {mail}.")) { Spacing = Spacing.None };
        else
            yield return new TextBlock("We can’t show who holds this role just now. Ask at the school office.") { Spacing = Spacing.None };
    }

    private static TextBlock Small(string text) => new(text) { Size = TextSize.Small, IsSubtle = true, Spacing = Spacing.Small };

    // https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams
    private static Uri Chat(Person holder, string message) =>
        new($"https://teams.microsoft.com/l/chat/0/0?users={Uri.EscapeDataString(holder.Mail!)}&message={Uri.EscapeDataString(message)}");
}
