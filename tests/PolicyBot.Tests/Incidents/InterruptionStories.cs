using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Core.Incidents;
using PolicyBot.LocalTenant.Teams;
using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Testing.Incidents;

/// <summary>Reports that are broken off, sent twice or written on two screens lose no word and make one case.</summary>
public sealed class InterruptionStories
{
    [Fact]
    public async Task A_report_that_was_left_is_gone_on_with_where_it_stood()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var dialog = await bot.Ann.ClicksIn(await bot.Ann.StartsReport(), "Continue", ("kind", "account-abuse"));
        dialog = await bot.Ann.ClicksIn(dialog, "Continue", ("done-by", "outside"));
        await bot.Ann.ClicksIn(dialog, "Save for later", ("what", "Half a sentence"));

        await bot.Ann.Says("report something");
        var again = await bot.Ann.Clicks(bot.Ann.LastCard.Buttons.Single(button => button.StartsWith("Go on with", StringComparison.Ordinal)));

        Assert.Contains("Half a sentence", CardOf(again).Card.GetRawText(), StringComparison.Ordinal);
        bot.Ann.DoesNotSee("Half a sentence");
    }

    [Fact]
    public async Task Teams_sending_the_last_click_again_under_a_new_id_makes_one_case()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Reports("account-abuse");

        await bot.Ann.SendsAgain();
        await bot.Ann.SendsAgain(underNewId: true);

        Assert.Single(await CasesAsync(bot));
        Assert.Single(bot.Tom.Messages, message => message.Alert);
    }

    [Fact]
    public async Task A_step_that_arrives_twice_is_taken_once()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var dialog = await bot.Ann.ClicksIn(await bot.Ann.StartsReport(), "Continue", ("kind", "account-abuse"));
        dialog = await bot.Ann.ClicksIn(dialog, "Continue", ("done-by", "outside"));
        await bot.Ann.ClicksIn(dialog, "Continue", ("what", "Once"));

        var reply = await bot.Ann.SendsAgain(underNewId: true);

        Assert.Contains("When and where?", reply.Body!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("Once", (await DraftAsync(bot)).Answers.Text(ReportField.What));
    }

    [Fact]
    public async Task Two_screens_keep_the_words_of_both()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var dialog = await bot.Ann.ClicksIn(await bot.Ann.StartsReport(), "Continue", ("kind", "account-abuse"));
        var phone = await bot.Ann.ClicksIn(dialog, "Continue", ("done-by", "outside"));
        await bot.Ann.ClicksIn(phone, "Continue", ("what", "Written at the desk"));

        var shown = await bot.Ann.ClicksIn(phone, "Continue", ("what", "Written on the phone"));

        Assert.Contains("Both are kept", TextOf(shown), StringComparison.Ordinal);
        Assert.Equal("Written at the desk\nWritten on the phone", (await DraftAsync(bot)).Answers.Text(ReportField.What));
    }

    [Fact]
    public async Task Words_that_come_after_it_was_sent_are_handed_back_to_be_added()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var dialog = await bot.Ann.ClicksIn(await bot.Ann.StartsReport(), "Continue", ("kind", "account-abuse"));
        var other = await bot.Ann.ClicksIn(dialog, "Continue", ("done-by", "outside"));
        dialog = await bot.Ann.ClicksIn(other, "Continue", ("what", "First words"));
        dialog = await bot.Ann.ClicksIn(dialog, "Continue");
        dialog = await bot.Ann.ClicksIn(dialog, "Continue", ("child", "no"));
        var number = NumberIn(await bot.Ann.ClicksIn(dialog, "Send the report"));

        var late = await bot.Ann.ClicksIn(other, "Continue", ("what", "Later words"));
        Assert.Contains("Later words", CardOf(late).Card.GetRawText(), StringComparison.Ordinal);
        await bot.Ann.ClicksIn(late, "Add");

        Assert.Contains("Later words", TextOf(await bot.Tom.Opens(number)), StringComparison.Ordinal);
        Assert.Single(await CasesAsync(bot));
    }

    [Fact]
    public async Task An_addition_that_arrives_twice_is_added_once()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("account-abuse");
        var write = await bot.Ann.ClicksIn(await bot.Ann.Opens(number), "Add or correct");
        await bot.Ann.ClicksIn(write, "Add", ("text", "It was Tuesday, not Monday."));

        await bot.Ann.SendsAgain(underNewId: true);

        Assert.Equal(2, (await bot.IncidentAsync(number)).Pieces);
    }

    [Fact]
    public async Task The_store_failing_at_a_step_gives_the_words_back()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var dialog = await bot.Ann.ClicksIn(await bot.Ann.StartsReport(), "Continue", ("kind", "account-abuse"));
        dialog = await bot.Ann.ClicksIn(dialog, "Continue", ("done-by", "outside"));
        bot.Table.BeforeEach = call => call.Writes.Any(write => write.Entity.RowKey.StartsWith("report|", StringComparison.Ordinal)) ? throw new Azure.RequestFailedException(503, "busy") : Task.CompletedTask;

        dialog = await bot.Ann.ClicksIn(dialog, "Continue", ("what", "Words to keep"));

        Assert.Contains("Words to keep", CardOf(dialog).Card.GetRawText(), StringComparison.Ordinal);
        bot.Table.BeforeEach = null;
        dialog = await bot.Ann.ClicksIn(dialog, "Continue");
        Assert.Contains("When and where?", TextOf(dialog), StringComparison.Ordinal);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Dying_while_a_report_is_stored_and_pressing_again_makes_one_case_with_every_word(bool afterwards)
    {
        await using var bot = await BotUnderTest.StartAsync();
        var check = await bot.Ann.Writes("account-abuse", what: "Every word of it");
        var died = false;
        Func<TableCall, Task> die = call =>
        {
            died |= call.Writes.Any(write => write.Entity.RowKey.StartsWith("incident|", StringComparison.Ordinal));
            return died ? throw new InvalidOperationException("The process was killed here.") : Task.CompletedTask;
        };
        (bot.Table.BeforeEach, bot.Table.AfterEach) = (afterwards ? null : die, afterwards ? die : null);

        var shown = await bot.Ann.Teams.SubmitDialogAsync(CardOf(check).Button("Send the report")!.Value.Action, []);
        Assert.True(died);
        (bot.Table.BeforeEach, bot.Table.AfterEach) = (null, null);
        var number = NumberIn(await bot.Ann.ClicksIn(shown, "Try again"));

        Assert.Equal(number, Assert.Single(await CasesAsync(bot)).Id);
        Assert.Contains("Every word of it", TextOf(await bot.Tom.Opens(number)), StringComparison.Ordinal);
        Assert.Empty(await bot.Services.GetRequiredService<IReportDrafts>().ListAsync(bot.School.Id, bot.Ann.Id, CancellationToken.None));
        Assert.Single(bot.Tom.Messages, message => message.Alert);
    }

    private static async Task<IReadOnlyList<IncidentCase>> CasesAsync(BotUnderTest bot) =>
        await bot.Services.GetRequiredService<IIncidents>().ListAsync(bot.School.Id, CancellationToken.None);

    private static async Task<ReportDraft> DraftAsync(BotUnderTest bot) =>
        Assert.Single(await bot.Services.GetRequiredService<IReportDrafts>().ListAsync(bot.School.Id, bot.Ann.Id, CancellationToken.None));
}
