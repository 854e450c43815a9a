namespace PolicyBot.Testing;

/// <summary>Requests for accounts as people make them, from the first card to the last, or to the first that is not taken.</summary>
public static class AccountRequesting
{
    /// <summary>Asks for a music account at a school that asks what the model school does.</summary>
    public static Task AsksForAnAccount(this Someone who, params Someone[] runners) => who.FillsIn(
        [("platform", "Instagram"), ("name", "Larkmere Vale Music")],
        [("aim", "To let families hear our concerts")],
        [("audience", "Parents and carers")],
        [("promotion", "In the newsletter")],
        [("runners-typed", string.Join('\n', runners.Select(runner => runner.Name)))],
        [("visibility", "closed")]);

    /// <summary>Asks for an account that somebody from outside the school helps to run.</summary>
    public static Task AsksWithHelp(this Someone who, string helper) => who.FillsIn(
        [("platform", "Facebook"), ("name", "Friends of Larkmere Vale")],
        [("aim", "Families meet")],
        [("audience", "Parents and carers")],
        [("promotion", "In the newsletter")],
        [("runners-typed", "Rhys Morgan\nBilal Siddiqui"), ("helpers", helper)],
        [("visibility", "closed")]);

    /// <summary>Asks for a blog at Gaskell, whose policy wants to know more.</summary>
    public static Task AsksAtGaskell(this Someone who, Someone runner, string learners = "no", string email = "choir@gaskell.example") => who.FillsIn(
        [("platform", "Blog"), ("name", "Choir")],
        [("aim", "Families hear what we sing"), ("outcomes", "Forty families listen to each concert")],
        [("audience", "Families of the choir"), ("learners", learners), ("inclusion", "A letter goes home with every child")],
        [("promotion", "A letter with rules for safe use"), ("consent", "before-use")],
        [("use-risks", "Unkind comments: switched off"), ("tool-risks", "No advertising, no messages")],
        [("runners-typed", runner.Name), ("moderators-typed", runner.Name), ("email", email)]);

    private static async Task FillsIn(this Someone who, params (string Field, string Value)[][] steps)
    {
        await who.Says("request an account");
        foreach (var step in steps)
        {
            await who.Clicks("Continue", step);
            if (who.LastCard.Text.Contains("There is a problem", StringComparison.Ordinal))
                return;
        }
        await who.Clicks("Send request");
    }
}
