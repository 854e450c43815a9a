using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Packs;

namespace PolicyBot.Welcome;

/// <summary>What the bot can do, at one glance.</summary>
internal static class WelcomeCards
{
    private static readonly string[] Examples =
    [
        "Can I accept a parent’s friend request?",
        "Can I post a photo of pupils?",
        "What if a pupil messages me?",
    ];

    public static AdaptiveCard Welcome(SchoolPack school) =>
        Card("Hello, I’m PolicyBot", $"I help staff of {school.Name} with the social media policy.", school);

    public static AdaptiveCard Menu(SchoolPack school) =>
        Card("What I can do", $"For staff of {school.Name}.", school);

    private static AdaptiveCard Card(string heading, string forWhom, SchoolPack school)
    {
        var opensAccounts = school.Accounts is not null;
        var takesReports = school.Processes.Contains(SchoolProcess.Incidents);
        return new AdaptiveCard
        {
            FallbackText = $"{heading}. {forWhom} Type a question, such as “{Examples[0]}”" + (opensAccounts ? ", or “request an account” or “my requests”" : "")
                + (takesReports ? ", or “report something”." : "."),
            Body =
            [
                TextBlock.Heading(heading, TextSize.Large),
                new TextBlock(Plain.Text(forWhom)) { Spacing = Spacing.None, IsSubtle = true },
                .. Abilities(school, opensAccounts),
                .. takesReports ? [new TextBlock("**Report** something that happened online. It goes to the right person, and nobody else.") { Spacing = Spacing.Small }] : Array.Empty<Element>(),
                new TextBlock("Type a question, or try one of these:") { Separator = true },
                .. Examples.Select(example => new ActionSet(TypedButton.Of(example, example)) { Spacing = Spacing.Small }),
            ],
            Actions =
            [
                .. opensAccounts
                    ? [TypedButton.Of("Request an account", "request an account") with { Style = ActionStyle.Positive }, TypedButton.Of("My requests", "my requests")]
                    : Array.Empty<CardAction>(),
                .. takesReports ? [TypedButton.Of("Report something", "report something"), TypedButton.Of("My cases", "my cases")] : Array.Empty<CardAction>(),
                .. school.Register is null ? [] : new CardAction[] { TypedButton.Of("Register", "register") },
            ],
        };
    }

    private static IEnumerable<TextBlock> Abilities(SchoolPack school, bool opensAccounts)
    {
        yield return new TextBlock("**Ask** about the policy in your own words. You get its own words back, and where they stand.");
        if (school.Register is not null)
            yield return new TextBlock("**Look up** the school’s accounts and who runs them.") { Spacing = Spacing.Small };
        if (!opensAccounts)
            yield break;
        var deciders = string.Join(" or ", school.Accounts!.Approvers.Select(school.Role).OfType<RoleBinding>().Select(role => role.Title));
        yield return new TextBlock($"**Request** a school account. Who decides: {Plain.Text(deciders)}.") { Spacing = Spacing.Small };
        yield return new TextBlock("**Follow** your requests until they are decided.") { Spacing = Spacing.Small };
    }
}
