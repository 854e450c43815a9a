using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;

namespace PolicyBot.Tests.Approvals;

/// <summary>What people wrote can be erased without a trace and without hurting the history.</summary>
public sealed class ErasureTests
{
    [Fact]
    public async Task What_people_wrote_lies_in_rows_of_its_own_and_nowhere_else()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var request = Some.Request(bot.Ann) with { Rule = DecisionRule.Majority, Form = "The aim in the form" };
        await bot.Ann.HasSentAsync(bot, request);
        await bot.Grace.Clicks("Send the rejection", ("reason", "A reason of Grace"));
        await bot.Tom.Clicks("Send the rejection", ("reason", "A reason of Tom"));

        string[] written = ["Football", "Share match results", "The aim in the form", "A reason of Grace", "A reason of Tom"];

        var elsewhere = bot.Table.Rows.Where(row => !row.RowKey.StartsWith("words|", StringComparison.Ordinal)).SelectMany(row => row.Select(cell => $"{row.RowKey}: {cell.Value}"));
        Assert.DoesNotContain(elsewhere, cell => written.Any(words => cell.Contains(words, StringComparison.Ordinal)));
        var whole = await bot.CaseAsync();
        Assert.Equal((request.Title, "A reason of Tom", "A reason of Grace"), (whole.Title, whole.Decision!.Reason, whole.Votes[0].Reason));
    }

    [Fact]
    public async Task After_an_erasure_the_case_still_says_what_was_done()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        await bot.Grace.Clicks("Send the rejection", ("reason", "A reason of Grace"));
        await bot.Table.DeleteEntityAsync("model", RowKeys.Words(Some.CaseId, 1), Azure.ETag.All);

        await bot.Ann.Says("my requests");

        var after = await bot.CaseAsync();
        Assert.Equal((CaseStatus.Rejected, "Grace Adeyemi"), (after.Status, after.Decision!.By.Name));
        bot.Ann.Sees("What was written here has been erased");
    }
}
