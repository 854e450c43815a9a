using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Testing.Incidents;

/// <summary>A letter is drafted in a case, and what became of it stays there.</summary>
public sealed class LetterStories
{
    [Fact]
    public async Task A_letter_that_was_sent_is_kept_with_its_case()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("parent-post");
        var draft = await bot.Grace.ClicksIn(await bot.Grace.ClicksIn(await bot.Grace.Opens(number), "Letter"), "Draft it", ("letter", "removal"));
        Assert.Contains("Headteacher, Larkmere Vale School", TextOf(draft), StringComparison.Ordinal);

        var kept = await bot.Grace.ClicksIn(draft, "Keep it with the case", ("text", "Dear parent, please remove it."));

        Assert.Contains("Dear parent, please remove it.", TextOf(kept), StringComparison.Ordinal);
        Assert.Contains("kept a letter", TextOf(await bot.Grace.ClicksIn(kept, "History")), StringComparison.Ordinal);
        Assert.Contains("can't find this case", TextOf(await bot.Ann.Fetches("incidents/letters", number)), StringComparison.Ordinal);
        bot.Grace.DoesNotSee("Dear parent");
    }
}
