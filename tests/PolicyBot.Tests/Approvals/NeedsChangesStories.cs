using PolicyBot.Core.Approvals;

namespace PolicyBot.Tests.Approvals;

/// <summary>A request goes back to the person who asked, who changes it and sends it again.</summary>
public sealed class NeedsChangesStories
{
    [Fact, Trait("Row", "S1-17")]
    public async Task It_goes_back_with_what_has_to_change_and_comes_again_with_what_was_changed()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await UpToSendAsync(bot);

        await bot.Tom.Clicks("Send it back", ("changes", "Say which year groups it is for"));

        bot.Ann.Sees("What to change: Say which year groups it is for");
        bot.Ann.Sees("Change the request and send it again: it keeps its number");
        Assert.DoesNotContain("Approve", bot.Grace.LastCard.Buttons);
        bot.Grace.Sees("Sent back for changes by Tom Hargreaves, 23 November 2026 at 09:00");
        bot.Person("Olivia").DoesNotSee("Larkmere Vale Music"); // nothing is decided, so the administrator has nothing to know

        await bot.Ann.Clicks("Edit and resubmit");
        bot.Ann.Sees("Tom Hargreaves asks you to change it");
        await bot.Ann.Clicks("Change: Audience");
        await bot.Ann.Clicks("Continue", ("audience", "Families of years 7 and 8"));
        await bot.Ann.Clicks("Send request");

        bot.Grace.Sees("Before: Parents and carers");
        await bot.Grace.Clicks("Approve");
        bot.Ann.Sees("Approved by Grace Adeyemi");
    }

    [Fact]
    public async Task What_has_to_change_must_be_said()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);

        await bot.Tom.Clicks("Send it back", ("changes", " "));

        bot.Tom.Sees("Enter what has to change. Nothing has been sent back.");
        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task What_is_too_long_is_kept_where_it_was_typed()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        var changes = new string('x', ApprovalRules.LongestReason + 1);

        await bot.Tom.Clicks("Send it back", ("changes", changes));

        Assert.Equal(changes, bot.Tom.LastCard.Button("Send it back")!.Value.Inputs["changes"]!.GetValue<string>());
        Assert.Null(bot.Tom.LastCard.Button("Send the rejection")!.Value.Inputs["reason"]);
    }

    [Theory]
    [InlineData("needs changes {0} because say which year groups")]
    [InlineData("Request changes to {0}: say which year groups")]
    [InlineData("send back {0} v1, say which year groups")]
    public async Task It_can_be_typed(string words)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);

        await bot.Tom.Says(string.Format(System.Globalization.CultureInfo.InvariantCulture, words, Some.CaseId.ToLowerInvariant()));

        var request = await bot.CaseAsync();
        Assert.Equal((CaseStatus.NeedsChanges, "say which year groups"), (request.Status, request.Decision!.Reason));
    }

    [Fact]
    public async Task While_it_is_being_changed_nobody_decides_it_and_it_is_in_no_queue()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        await bot.Tom.Says($"needs changes {Some.CaseId} because say which year groups");

        await bot.Grace.Says($"approve {Some.CaseId}");
        await bot.Grace.Says("queue");

        Assert.Equal(CaseStatus.NeedsChanges, (await bot.CaseAsync()).Status);
        bot.Grace.Sees("Nothing is waiting for a decision");
    }

    [Fact]
    public async Task Who_gives_up_withdraws_it_instead()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        await bot.Tom.Says($"needs changes {Some.CaseId} because say which year groups");

        await bot.Ann.Says("my requests");
        await bot.Ann.Clicks("Withdraw");

        Assert.Equal(CaseStatus.Withdrawn, (await bot.CaseAsync()).Status);
        bot.Grace.Sees("Withdrawn by the person who asked");
    }

    internal static async Task UpToSendAsync(BotUnderTest bot)
    {
        await bot.Ann.Says("request an account");
        (string Field, string Value)[][] answers =
        [
            [("platform", "Instagram"), ("name", "Larkmere Vale Music")], [("aim", "To let families hear our concerts")], [("audience", "Parents and carers")],
            [("promotion", "In the newsletter")], [("runners-typed", "Rhys Morgan\nBilal Siddiqui")], [("visibility", "closed")],
        ];
        foreach (var step in answers) await bot.Ann.Clicks("Continue", step);
        await bot.Ann.Clicks("Send request");
    }
}
