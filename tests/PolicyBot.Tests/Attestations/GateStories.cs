using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Teams;

namespace PolicyBot.Tests.Attestations;

/// <summary>What has to be true of those who would run an account before anybody can approve it.</summary>
public sealed class GateStories : IAsyncLifetime
{
    private BotUnderTest bot = null!;
    private Someone nia = null!;

    private Someone Rhys => bot.Person("Rhys");

    /// <summary>Nia is new: she has neither read the policy nor been trained. Rhys has.</summary>
    public async Task InitializeAsync()
    {
        bot = await BotUnderTest.StartAsync();
        nia = bot.Newcomer("Nia Okonkwo", RoleIds.Staff);
    }

    public Task DisposeAsync() => bot.DisposeAsync().AsTask();

    [Fact]
    [Trait("Row", "S1-18")]
    public async Task Nobody_can_approve_before_everybody_who_would_run_it_has_read_the_policy_and_is_trained()
    {
        await bot.Ann.AsksForAnAccount(nia, Rhys);

        Assert.Empty(Rhys.Messages);
        bot.Grace.Sees("Not ready to approve");
        bot.Grace.Sees("**Nia Okonkwo** has not confirmed that they have read the policy and has no training on record.");
        bot.Grace.DoesNotSee("**Rhys Morgan**");
        Assert.False(IsOn(bot.Grace, "Approve"));
        nia.Sees("Before you can run Larkmere Vale Music on Instagram");

        await nia.Clicks("I have read and understood it");
        nia.Sees("✔ You have read and understood it: 23 November 2026");
        Assert.False(IsOn(bot.Grace, "Approve"));
        bot.Grace.Sees("**Nia Okonkwo** has no training on record.");

        var (told, asked) = (Bells(nia), Bells(bot.Grace));
        await nia.Clicks("Record my training", ("trainedOn", "2026-11-03"));

        nia.Sees("You are ready to run Larkmere Vale Music on Instagram");
        bot.Grace.Sees("Ready to approve");
        bot.Grace.Sees("Nia Okonkwo: read the policy on 23 November 2026, trained on 3 November 2026");
        Assert.True(IsOn(bot.Grace, "Approve"));
        Assert.Equal((told, asked), (Bells(nia), Bells(bot.Grace)));

        await bot.Grace.Clicks("Approve");
        bot.Ann.Sees("approved by Grace Adeyemi");
    }

    [Fact]
    [Trait("Row", "S1-18")]
    public async Task A_click_or_a_typed_command_before_that_decides_nothing()
    {
        await bot.Ann.AsksForAnAccount(nia, Rhys);
        var id = CaseId(bot.Grace);

        await bot.Grace.Clicks("Approve");
        bot.Grace.Sees("This can't be approved yet: see below what is missing. Nothing has been decided.");
        await bot.Tom.Says($"approve {id}");

        Assert.Contains("Not ready to approve", bot.Tom.LastCard.Text, StringComparison.Ordinal);
        Assert.True((await bot.CaseAsync(id)).IsOpen);
    }

    [Fact]
    [Trait("Row", "S1-18")]
    public async Task A_rejection_waits_for_nobody()
    {
        await bot.Ann.AsksForAnAccount(nia, Rhys);

        await bot.Grace.Clicks("Send the rejection", ("reason", "We have a music account already"));

        bot.Ann.Sees("Reason: We have a music account already");
    }

    [Fact]
    [Trait("Row", "S1-18")]
    public async Task Who_does_not_answer_is_reminded_with_the_approvers_and_who_has_answered_is_not()
    {
        await bot.Ann.AsksForAnAccount(nia, Rhys);

        await bot.UntilAsync(bot.Time.GetUtcNow().AddDays(2)); // two school days

        Assert.Equal(2, Bells(nia));
        nia.Sees("Reminder: this has been waiting for you since 23 November 2026 at 09:00.");
        Assert.Empty(Rhys.Messages);

        await nia.Clicks("I have read and understood it");
        await nia.Clicks("Record my training", ("trainedOn", "2026-11-20"));
        await bot.UntilAsync(bot.Time.GetUtcNow().AddDays(3));
        Assert.Equal(2, Bells(nia));
    }

    [Fact]
    [Trait("Row", "S1-24")]
    public async Task What_was_confirmed_once_is_not_asked_again_for_the_next_account()
    {
        await bot.Ann.AsksForAnAccount(nia, Rhys);
        await nia.Clicks("I have read and understood it");
        await nia.Clicks("Record my training", ("trainedOn", "2026-11-03"));
        var told = Bells(nia);

        await bot.Ann.AsksForAnAccount(nia, bot.Person("Bilal"));

        Assert.Equal(told, Bells(nia));
        Assert.True(IsOn(bot.Grace, "Approve"));
    }

    [Fact]
    [Trait("Row", "S1-24")]
    public async Task A_new_edition_of_the_policy_has_to_be_read_again()
    {
        await bot.Ann.AsksForAnAccount(bot.Person("Bilal"), Rhys);
        var id = CaseId(bot.Grace);
        Assert.True(IsOn(bot.Grace, "Approve"));

        await using var later = await WithNewEditionAsync();
        await bot.Grace.Says($"approve {id}");

        Assert.Contains("**Rhys Morgan** has not confirmed that they have read the policy.", bot.Grace.LastCard.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("has no training on record", bot.Grace.LastCard.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Row", "S1-24")]
    public async Task A_card_about_an_older_edition_confirms_nothing()
    {
        await bot.Ann.AsksForAnAccount(nia, Rhys);
        await using var later = await WithNewEditionAsync();

        await nia.Clicks("I have read and understood it");

        nia.Sees("There is a new edition of the policy. Read this one, then confirm it");
        nia.Sees("version 1.3");
        await nia.Clicks("I have read and understood it");
        nia.Sees("✔ You have read and understood it");
    }

    [Fact]
    [Trait("Row", "S1-25")]
    public async Task Training_is_recorded_by_oneself_without_being_asked()
    {
        await nia.Says("record my training");

        await nia.Clicks("Record my training", ("trainedOn", "2026-11-24"));
        nia.Sees("Enter the day on which you did the training. It can't be in the future");
        await nia.Clicks("Record my training", ("trainedOn", "2026-11-20"));

        nia.Sees("✔ You were trained: 20 November 2026");
    }

    [Fact]
    [Trait("Row", "S1-25")]
    public async Task An_approver_records_the_training_of_somebody_else_and_it_says_who_did()
    {
        await bot.Ann.AsksForAnAccount(nia, Rhys);
        await nia.Clicks("I have read and understood it");

        await bot.Grace.Clicks("Save the record", ("who", nia.Id), ("trainedOn", "2026-11-20"));

        bot.Grace.Sees("trained on 20 November 2026 (recorded by Grace Adeyemi)");
        Assert.True(IsOn(bot.Grace, "Approve"));
        Assert.True(IsOn(bot.Tom, "Approve"));
    }

    [Fact]
    public async Task Nobody_but_an_approver_records_anything_for_others()
    {
        await bot.Ann.AsksForAnAccount(nia, Rhys);
        var (save, inputs) = bot.Grace.LastCard.Button("Save the record")!.Value;
        (inputs["who"], inputs["trainedOn"]) = (nia.Id, "2026-11-20");

        var shown = await nia.Teams.ClickAsync(nia.Messages[^1].Id, save, inputs);

        Assert.Contains("Only the people who can decide this request may record this", Assert.IsType<Shown.Line>(shown).Text, StringComparison.Ordinal);
        bot.Grace.Sees("has no training on record");
        Assert.False(IsOn(bot.Grace, "Approve"));
    }

    [Fact]
    public async Task Nobody_says_for_a_colleague_that_they_have_read_the_policy()
    {
        await bot.Ann.AsksForAnAccount(nia, Rhys);
        var (save, inputs) = bot.Grace.LastCard.Button("Save the record")!.Value;
        (inputs["who"], inputs["readOn"]) = (nia.Id, "2026-11-20");

        var shown = await bot.Grace.Teams.ClickAsync(bot.Grace.Messages[^1].Id, save, inputs);

        Assert.Contains("Nia Okonkwo has an account and confirms in Teams that they have read the policy", Assert.IsType<Shown.Line>(shown).Text, StringComparison.Ordinal);
        Assert.False(IsOn(bot.Grace, "Approve"));
    }

    [Fact]
    public async Task Confirmed_twice_it_is_recorded_once()
    {
        await bot.Ann.AsksForAnAccount(nia, Rhys);
        await nia.Clicks("I have read and understood it");

        await bot.WaitAsync(TimeSpan.FromDays(2));
        await nia.SendsAgain(underNewId: true);

        nia.Sees("✔ You have read and understood it: 23 November 2026");
        Assert.Single(bot.Table.Rows, row => row.RowKey.StartsWith($"attested|{nia.Id}|read|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_named_in_a_changed_request_is_asked_and_who_was_asked_before_is_not_asked_twice()
    {
        await bot.Ann.AsksForAnAccount(nia, Rhys);
        var omar = bot.Newcomer("Omar Farouk", RoleIds.Staff);
        await bot.Grace.Clicks("Send the rejection", ("reason", "Name somebody from the music department"));
        var told = Bells(nia);

        await bot.Ann.Clicks("Edit and resubmit");
        await bot.Ann.Clicks("Change: Who will run it");
        await bot.Ann.Clicks("Continue", ("runners-typed", "Nia Okonkwo\nOmar Farouk"));
        await bot.Ann.Clicks("Send request");

        omar.Sees("Before you can run");
        Assert.Equal(told, Bells(nia));
    }

    private async Task<BotUnderTest> WithNewEditionAsync()
    {
        var folder = Directory.CreateTempSubdirectory("policybot-");
        var policy = Path.Combine(folder.FullName, "new-edition.md");
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "packs/model/policy.md"));
        await File.WriteAllTextAsync(policy, text.Replace("Version: 1.2", "Version: 1.3", StringComparison.Ordinal));
        return await BotUnderTest.StartAsync(
            table: bot.Table, time: bot.Time, among: bot.Tenant, also: host => host.Configuration["PolicyBot:Policies:model"] = policy);
    }

    private static bool IsOn(Someone approver, string button) => approver.LastCard.IsOn(button);

    private static string CaseId(Someone approver) => approver.LastCard.Button("Send the rejection")!.Value.Action["data"]!["caseId"]!.GetValue<string>();

    private static int Bells(Someone person) => person.Messages.Count(message => message is { FromBot: true, Alert: true });
}
