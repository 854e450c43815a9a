namespace PolicyBot.Tests;

/// <summary>Requests for accounts as people make them, for stories that begin after one.</summary>
public static class AccountRequesting
{
    /// <summary>Asks for a music account at the model school, from the first card to the last.</summary>
    public static async Task AsksForAnAccount(this Someone who, params Someone[] runners)
    {
        await who.Says("request an account");
        (string Field, string Value)[][] answers =
        [
            [("platform", "Instagram"), ("name", "Larkmere Vale Music")], [("aim", "To let families hear our concerts")], [("audience", "Parents and carers")],
            [("promotion", "In the newsletter")], [("runners-typed", string.Join('\n', runners.Select(runner => runner.Name)))], [("visibility", "closed")],
        ];
        foreach (var step in answers)
            await who.Clicks("Continue", step);
        await who.Clicks("Send request");
    }
}
