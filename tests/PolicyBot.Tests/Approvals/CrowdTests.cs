using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Teams;
using PolicyBot.Tables;

namespace PolicyBot.Testing.Approvals;

/// <summary>Many clicks at once, the same click twice, and a store that is at odds: still one decision and one notice.</summary>
public sealed class CrowdTests
{
    [Fact]
    public async Task Fifty_people_click_at_once_and_there_is_one_decision()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var approvers = Newcomers(bot, "Approver", 30, RoleIds.Staff, RoleIds.Slt);
        Someone[] strangers = [.. Newcomers(bot, "Teacher", 10, RoleIds.Staff), .. Newcomers(bot, "Pupil", 10)];
        await bot.Ann.HasSentAsync(bot);
        var clicks = approvers.Select((who, i) => (Who: who, Click: Click(who, i % 2 == 0 ? "Approve" : "Send the rejection")))
            .Concat(strangers.Select((who, i) => (Who: who, Click: Click(approvers[0], i % 2 == 0 ? "Approve" : "Send the rejection"))))
            .ToList();

        var shown = await Task.WhenAll(clicks.Select(c => Task.Run(() => c.Who.Teams.ClickAsync(c.Click.Message, c.Click.Action, c.Click.Inputs))));

        var decided = Decided(await bot.CaseAsync());
        Assert.All(shown[..approvers.Length], answer => Assert.IsType<Shown.Card>(answer));
        Assert.All(approvers, approver => approver.Sees(decided)); // in the answer to the click, before any notice goes out
        Assert.All(shown[approvers.Length..], answer => Assert.Matches("You can't decide this request|PolicyBot is for school staff", Assert.IsType<Shown.Line>(answer).Text));
        Assert.Equal(["submitted", decided.Split(' ')[0].ToLowerInvariant()], Events(bot));

        await bot.SettleAsync();
        Assert.Single(bot.Ann.Messages, m => m.Alert);
        Assert.Single(bot.Person("Olivia").Messages, m => m.Alert);
        Assert.All(approvers, approver => Assert.DoesNotContain("Approve", approver.LastCard.Buttons));
        Assert.All(approvers, approver => approver.Sees(decided));
        Assert.All(strangers, stranger => Assert.DoesNotContain(stranger.Messages, m => m.Card is not null && Reads(m.Card.Value, "Football")));
    }

    [Fact]
    public async Task The_same_click_sent_again_has_one_effect()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        await bot.Grace.Clicks("Approve");

        var again = await bot.Grace.SendsAgain();
        var underNewId = await bot.Grace.SendsAgain(underNewId: true);

        Assert.All([again, underNewId], reply => Assert.Contains("Approved by Grace Adeyemi", Text(reply), StringComparison.Ordinal));
        Assert.Equal(["submitted", "approved"], Events(bot));
        Assert.Single(bot.Ann.Messages, m => m.Alert);
        Assert.Single(bot.Person("Olivia").Messages, m => m.Alert);
    }

    [Fact]
    public async Task The_same_rejection_sent_ten_times_at_once_has_one_effect()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        await bot.Grace.Clicks("Send the rejection", ("reason", " "));
        var rejection = bot.Grace.Teams.LastSent!;
        rejection["value"]!["action"]!["data"]!["reason"] = "It doubles the sports account";

        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => bot.Tenant.Line.PostAsync(rejection.DeepClone().AsObject()))));

        await bot.SettleAsync();
        Assert.All(replies, reply => Assert.Contains("Rejected by Grace Adeyemi", Text(reply), StringComparison.Ordinal));
        Assert.Equal(["submitted", "rejected"], Events(bot));
        Assert.Single(bot.Ann.Messages, m => m.Alert);
    }

    [Fact]
    public async Task A_decision_between_reading_and_writing_wins_and_is_shown()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        var cases = bot.Services.GetRequiredService<IApprovalCases>();
        bot.Table.BeforeEach = async call =>
        {
            if (call.Method != nameof(TableClient.SubmitTransactionAsync)) return;
            bot.Table.BeforeEach = null;
            var stored = (await cases.FindAsync("model", Some.CaseId, default))!;
            var tom = new DecideCommand(Verdict.Reject, "Not now", Revision: 1, Some.PersonOf(bot.Tom));
            var outcome = (DecideOutcome.Decided)ApprovalRules.Decide(stored.Case, tom, new ApproverPanel([tom.By]), [], bot.Time.GetUtcNow());
            Assert.Equal(SaveOutcome.Saved, await cases.SaveAsync(outcome.Change, stored.Version, default));
        };

        await bot.Grace.Clicks("Approve");

        bot.Grace.Sees("Rejected by Tom Hargreaves");
        Assert.Equal(["submitted", "rejected"], Events(bot));
        bot.Ann.DoesNotSee("Approved");
    }

    [Fact]
    public async Task A_store_in_which_somebody_else_is_always_first_changes_nothing_and_says_so()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        bot.Table.BeforeEach = call => call.Method == nameof(TableClient.SubmitTransactionAsync)
            ? throw new TableTransactionFailedException(412, "0:changed", TableErrorCode.UpdateConditionNotSatisfied, 0)
            : Task.CompletedTask;

        var shown = await bot.Grace.Clicks("Approve");

        bot.Table.BeforeEach = null;
        Assert.Contains("Nothing was changed by you", Assert.IsType<Shown.Line>(shown).Text, StringComparison.Ordinal);
        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(412)] // a repeat on the way met what the first try had stored
    public async Task A_decision_that_was_stored_though_the_answer_was_lost_is_made_once(int status)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        LoseTheAnswer(bot, () => new RequestFailedException(status, "The answer was lost."));

        await bot.Grace.Clicks("Approve");

        bot.Grace.Sees("Approved by Grace Adeyemi");
        Assert.Equal(["submitted", "approved"], Events(bot));
        Assert.Single(bot.Ann.Messages, m => m.Alert);
        Assert.Single(bot.Person("Olivia").Messages, m => m.Alert);
    }

    [Fact]
    public async Task A_decision_that_was_not_stored_is_not_shown_as_made()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        bot.Table.BeforeEach = call => call.Method == nameof(TableClient.SubmitTransactionAsync)
            ? throw new RequestFailedException(500, "It could not be stored.")
            : Task.CompletedTask;

        await bot.Grace.Clicks("Approve");

        bot.Table.BeforeEach = null;
        bot.Grace.DoesNotSee("Approved");
        bot.Grace.Sees("Something went wrong on our side");
        Assert.True((await bot.CaseAsync()).IsOpen);
        await bot.Grace.Clicks("Approve");
        bot.Grace.Sees("Approved by Grace Adeyemi");
    }

    [Fact]
    public async Task Nobody_is_told_that_nothing_happened_when_that_is_not_known()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        LoseTheAnswer(bot, () =>
        {
            bot.Table.Down = true; // so that it cannot be looked up either
            return new RequestFailedException(500, "The answer was lost.");
        });
        var (message, action, inputs) = Click(bot.Grace, "Approve");

        var shown = await bot.Grace.Teams.ClickAsync(message, action, inputs);

        var line = Assert.IsType<Shown.Line>(shown).Text;
        Assert.Contains("may or may not have been saved", line, StringComparison.Ordinal);
        bot.Table.Down = false;
        await bot.Grace.Clicks("Approve");
        bot.Grace.Sees("Approved by Grace Adeyemi");
        Assert.Equal(["submitted", "approved"], Events(bot));
        Assert.Single(bot.Ann.Messages, m => m.Alert);
    }

    private static Someone[] Newcomers(BotUnderTest bot, string name, int count, params string[] roleIds) =>
        [.. Enumerable.Range(1, count).Select(n => bot.Newcomer($"{name}{n} Crowd", roleIds))];

    private static (string Message, JsonObject Action, JsonObject Inputs) Click(Someone who, string button)
    {
        var (action, inputs) = who.LastCard.Button(button)!.Value;
        if (button != "Approve") inputs["reason"] = "It doubles the sports account";
        return (who.Messages[^1].Id, action.DeepClone().AsObject(), inputs);
    }

    private static void LoseTheAnswer(BotUnderTest bot, Func<Exception> failure) => bot.Table.AfterEach = call =>
    {
        if (call.Method != nameof(TableClient.SubmitTransactionAsync)) return Task.CompletedTask;
        bot.Table.AfterEach = null;
        throw failure();
    };

    private static string Decided(ApprovalCase request) =>
        (request.Status == CaseStatus.Approved ? "Approved by " : "Rejected by ") + request.Decision!.By.Name;

    private static string[] Events(BotUnderTest bot) =>
    [
        .. bot.Table.Rows.Where(row => row.RowKey.StartsWith("event|", StringComparison.Ordinal))
            .Select(row => JsonNode.Parse(row.GetString("Json")!)!["What"]!.GetValue<string>()),
    ];

    private static string Text(BotReply reply) => new CardReader(reply.Body!.Value.GetProperty("value")).Text;

    private static bool Reads(JsonElement card, string text) => new CardReader(card).Text.Contains(text, StringComparison.Ordinal);
}
