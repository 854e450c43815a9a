using Azure;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Connector;
using PolicyBot.LocalTenant.Wire;
using PolicyBot.Tables;
using PolicyBot.Testing.Approvals;

namespace PolicyBot.Tests.Bot;

/// <summary>Notices on their way: nothing is lost, an unclear answer repeats one at most once, and nobody waits for somebody else's trouble.</summary>
public sealed class OutboxTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task Teams_is_left_alone_for_as_long_as_it_asks()
    {
        await using var bot = await BotUnderTest.StartAsync();
        bot.Tenant.Faults.Next(1, To(bot.Tom), Fault.Throttled(TimeSpan.FromMinutes(2)));
        await bot.Ann.HasSentAsync(bot);

        await bot.WaitAsync(TimeSpan.FromSeconds(119));
        Assert.Empty(Asks(bot.Tom));
        Assert.Single(Asks(bot.Grace));

        await bot.WaitAsync(TimeSpan.FromSeconds(2));
        Assert.Single(Asks(bot.Tom));
    }

    [Fact]
    public async Task A_service_that_fails_for_an_hour_loses_nothing()
    {
        await using var bot = await BotUnderTest.StartAsync();
        using (bot.Tenant.Faults.While(Calls.Send, Fault.Status(500)))
        {
            await bot.Ann.HasSentAsync(bot);
            for (var minute = 0; minute < 60; minute++)
                await bot.WaitAsync(TimeSpan.FromMinutes(1));
            Assert.Empty(Asks(bot.Tom));
        }

        await bot.WaitAsync(TimeSpan.FromMinutes(5));

        Assert.All(Slt(bot), approver => Assert.Single(Asks(approver)));
        await WaitADay(bot);
        Assert.All(Slt(bot), approver => Assert.Single(Asks(approver)));
    }

    [Fact]
    public async Task A_notice_that_was_accepted_with_an_error_is_repeated_once_at_most()
    {
        await using var bot = await BotUnderTest.StartAsync();
        bot.Tenant.Faults.Next(1, To(bot.Tom), new Fault.AcceptedThen500());
        await bot.Ann.HasSentAsync(bot);

        await WaitADay(bot);

        Assert.InRange(Asks(bot.Tom).Count, 1, 2);
        Assert.Single(Asks(bot.Grace));
        await bot.Ann.Says("my requests");
        bot.Ann.Sees("Delivered to 4 of 4 approvers");
    }

    [Fact]
    public async Task Somebody_who_blocked_the_bot_is_named_to_the_requester()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await BlockedBy(bot, bot.Tom);
        await bot.Ann.HasSentAsync(bot);
        await WaitADay(bot);

        await bot.Ann.Says("my requests");

        bot.Ann.Sees("Delivered to 3 of 4 approvers. Could not reach Tom Hargreaves: speak to them. Teams does not let PolicyBot write to them: they may have blocked it.");
        bot.Ann.DoesNotSee("Nobody who can decide could be reached");
    }

    [Fact]
    public async Task When_nobody_can_be_reached_the_fallback_contact_and_the_requester_learn_of_it_once()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await BlockedBy(bot, Slt(bot));
        // The four failures are recorded at the same moment: whoever looks first sees the other three still waiting.
        AllAtOnce(bot, 4, call => call.Method == nameof(TableClient.SubmitTransactionAsync) && call.Writes.Any(w => w.Entity.GetString("State") == nameof(DeliveryState.Failed)));

        await bot.Ann.HasSentAsync(bot, Some.Request(bot.Ann) with { FallbackRoles = [RoleIds.Dsl] });
        await WaitADay(bot);

        Assert.Single(bot.Ann.Messages, m => m.Alert);
        bot.Ann.Sees("Nobody who can decide could be reached");
        bot.Ann.Sees("Your request is safe and still open");
        Assert.Single(bot.Person("Siobhan").Messages, m => m.Alert);
        bot.Person("Siobhan").Sees("Tell the approvers");
    }

    [Fact]
    public async Task A_group_without_anybody_raises_the_alarm_too()
    {
        await using var bot = await BotUnderTest.StartAsync();
        foreach (var approver in Slt(bot)) bot.Leaves(approver, RoleIds.Slt);

        await bot.Ann.HasSentAsync(bot);

        bot.Ann.Sees("Nobody who can decide could be reached");
        bot.Grace.Sees("Nobody who can decide could be reached"); // the headteacher is the fallback
    }

    [Theory]
    [InlineData(RoleIds.Administrator, "anybody who is Social media administrator")]
    [InlineData("unbound", "anybody who is unbound")]
    public async Task When_nobody_can_be_told_to_set_up_what_was_approved_the_fallback_contact_learns_of_it_once(string role, string who)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await BlockedBy(bot, bot.Person(bot.Tenant.Directory.Find(bot.School.Role(RoleIds.Administrator)!.People[0])!.Name));

        await bot.Ann.HasSentAsync(bot, Some.Request(bot.Ann) with { AdministratorRole = role });
        await bot.Tom.Clicks("Approve");
        await WaitADay(bot);

        bot.Grace.Sees("Nobody could be told to set it up");
        bot.Grace.Sees(who);
        Assert.Equal(2, Asks(bot.Grace).Count); // asked once, and told this once
    }

    [Fact]
    public async Task A_crash_between_sending_and_noting_it_down_repeats_the_notice_once()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var crashed = false;
        bot.Table.BeforeEach = call =>
        {
            if (crashed || !IsDelivered(call, bot.Tom)) return Task.CompletedTask;
            crashed = true;
            throw new InvalidOperationException("The process died.");
        };

        await bot.Ann.HasSentAsync(bot);
        await WaitADay(bot);

        Assert.True(crashed);
        Assert.Equal(2, Asks(bot.Tom).Count);
        Assert.Single(Asks(bot.Grace));
        await bot.Ann.Says("my requests");
        bot.Ann.Sees("Delivered to 4 of 4 approvers");
    }

    [Fact]
    public async Task A_note_whose_answer_was_lost_repeats_nothing()
    {
        await using var bot = await BotUnderTest.StartAsync();
        bot.Table.AfterEach = call => IsDelivered(call, bot.Tom) ? throw new RequestFailedException(500, "The answer was lost.") : Task.CompletedTask;

        await bot.Ann.HasSentAsync(bot);
        await WaitADay(bot);

        Assert.All(Slt(bot), approver => Assert.Single(Asks(approver)));
    }

    [Fact]
    public async Task A_store_that_stumbles_over_one_notice_does_not_stop_the_others()
    {
        await using var bot = await BotUnderTest.StartAsync();
        bot.Table.BeforeEach = call => call.Method == nameof(TableClient.UpdateEntityAsync) && call.Writes[0].Entity.RowKey.Contains(bot.Grace.Id, StringComparison.Ordinal)
            ? throw new RequestFailedException(500, "This one row cannot be written.")
            : Task.CompletedTask;

        await bot.Ann.HasSentAsync(bot);

        Assert.Empty(Asks(bot.Grace));
        Assert.All(Slt(bot).Where(a => a != bot.Grace), approver => Assert.Single(Asks(approver)));
        bot.Table.BeforeEach = null;
        await bot.WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Single(Asks(bot.Grace));
    }

    [Fact]
    public async Task A_restart_sends_what_was_waiting()
    {
        var time = new ManualTime();
        var table = new InMemoryTable(time);
        await using (var before = await BotUnderTest.StartAsync(table: table, time: time))
        {
            using var down = before.Tenant.Faults.While(Calls.Send, Fault.Status(503));
            await before.Ann.HasSentAsync(before);
            Assert.Empty(Asks(before.Tom));
        }

        await using var after = await BotUnderTest.StartAsync(table: table, time: time);
        await after.WaitAsync(TimeSpan.FromMinutes(2));

        Assert.All(Slt(after), approver => Assert.Single(Asks(approver)));
        await after.Grace.Clicks("Approve");
        after.Ann.Sees("Approved by Grace Adeyemi");
    }

    [Fact]
    public async Task What_a_dead_instance_had_in_hand_is_taken_over_after_a_minute()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();
        await SaveAsync(bot, Some.Request(bot.Ann));
        var outbox = bot.Services.GetRequiredService<TablesOutbox>();
        var row = Assert.Single(await outbox.ListAsync("model", default));
        Assert.NotNull(await outbox.ClaimAsync(row, bot.Time.GetUtcNow(), default));

        await bot.WaitAsync(TimeSpan.FromSeconds(59));
        Assert.Empty(Asks(bot.Tom));
        await bot.WaitAsync(TimeSpan.FromSeconds(2));

        Assert.Single(Asks(bot.Tom));
    }

    [Fact]
    public async Task Three_instances_on_one_table_send_every_notice_once()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();
        await SaveAsync(bot, Some.Request(bot.Ann));
        OutboxSender[] instances = [.. Enumerable.Range(0, 3).Select(_ => ActivatorUtilities.CreateInstance<OutboxSender>(bot.Services))];

        await Task.WhenAll(instances.Select(instance => Task.Run(async () =>
        {
            while (await instance.DeliverDueAsync(default))
            {
            }
        })));
        await bot.WaitAsync(TimeSpan.FromMinutes(2));

        Assert.All(Slt(bot), approver => Assert.Single(Asks(approver)));
    }

    [Fact]
    public async Task A_changed_request_is_never_overtaken_by_the_notice_of_the_one_before()
    {
        await using var bot = await BotUnderTest.StartAsync();
        ApprovalCase request;
        using (bot.Tenant.Faults.While(To(bot.Tom), Fault.Status(503)))
        {
            request = await bot.Ann.HasSentAsync(bot);
            await bot.ResubmitsAsync(request, aim: "Share fixtures only");
        }

        await bot.WaitAsync(TimeSpan.FromMinutes(5));

        Assert.Single(Asks(bot.Tom)); // the older notice shows the request as it stands, so the newer has nothing to add
        bot.Tom.Sees("Share fixtures only");
        await bot.Tom.Clicks("Approve");
        Assert.Equal(CaseStatus.Approved, (await bot.CaseAsync()).Status);
    }

    [Fact]
    public async Task A_card_that_arrives_while_the_next_version_is_on_its_way_is_still_replaced()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();
        var request = Some.Request(bot.Ann);
        await SaveAsync(bot, request);
        var released = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        using var hang = bot.Tenant.Faults.While(call => To(bot.Tom)(call) && (asked.TrySetResult() || true), new Fault.After(released.Task));
        var sending = Task.Run(bot.SettleAsync);
        await asked.Task;
        bot.Table.BeforeEach = async call =>
        {
            if (!IsExpansion(call)) return;
            bot.Table.BeforeEach = null;
            released.SetResult();
            await sending;
        };

        await bot.ResubmitsAsync(request, aim: "Share fixtures only");

        bot.Tom.Sees("Decide on the newer card");
        Assert.Single(bot.Tom.Messages, m => new CardReader(m.Card!.Value).Buttons.Contains("Approve"));
    }

    [Fact]
    public async Task Who_is_no_approver_any_more_when_a_request_is_changed_does_not_count()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var request = await bot.Ann.HasSentAsync(bot);
        bot.Leaves(bot.Tom, RoleIds.Slt);
        foreach (var approver in Slt(bot).Where(a => a != bot.Tom)) bot.Tenant.Chats.SetBlocked(approver.Teams.Person, true);

        await bot.ResubmitsAsync(request, aim: "Share fixtures only");

        bot.Ann.Sees("Nobody who can decide could be reached");
        await bot.Ann.Says("my requests");
        bot.Ann.Sees("Delivered to 0 of 3 approvers");
    }

    [Fact]
    public async Task A_recipient_whose_chat_hangs_does_not_hold_up_the_others()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();
        await SaveAsync(bot, Some.Request(bot.Ann));
        var released = new TaskCompletionSource();
        using var hang = bot.Tenant.Faults.While(To(bot.Tom), new Fault.After(released.Task));
        var othersAsked = new TaskCompletionSource();
        bot.Tenant.Chats.Changed += (_, _) =>
        {
            if (Slt(bot).Count(a => Asks(a).Count == 1) == 3) othersAsked.TrySetResult();
        };

        var sending = Task.Run(bot.SettleAsync);
        await othersAsked.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Empty(Asks(bot.Tom));
        released.SetResult();
        await sending;
        Assert.Single(Asks(bot.Tom));
    }

    [Fact]
    public async Task A_notice_that_hangs_is_given_up_before_another_instance_may_take_it()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();
        await SaveAsync(bot, Some.Request(bot.Ann));
        var asked = new TaskCompletionSource();
        Task sending;
        using (bot.Tenant.Faults.While(call => Calls.Graph(call) && (asked.TrySetResult() || true), new Fault.After(new TaskCompletionSource().Task)))
        {
            sending = Task.Run(bot.SettleAsync);
            await asked.Task;
            bot.Time.Advance(TimeSpan.FromSeconds(50));
            await sending.WaitAsync(TimeSpan.FromSeconds(20)); // less than Graph's own 30 seconds a try
        }

        await bot.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.All(Slt(bot), approver => Assert.Single(Asks(approver)));
    }

    [Fact]
    public async Task Listing_what_is_open_never_reads_what_is_closed()
    {
        Assert.Equal(await ReadAsync(closed: 5), await ReadAsync(closed: 200));

        static async Task<int> ReadAsync(int closed)
        {
            await using var bot = await BotUnderTest.StartAsync();
            await bot.Grace.Arrives();
            for (var i = 0; i < closed; i++) await CloseAsync(bot, $"AR-0000-{i:D4}");
            await bot.Ann.HasSentAsync(bot);
            var before = bot.Table.RowsRead;
            await bot.Grace.Says("queue");
            bot.Grace.Sees("1 waiting for a decision");
            return bot.Table.RowsRead - before;
        }
    }

    [Fact]
    public async Task An_approver_without_the_app_gets_it_together_with_the_request_and_no_welcome()
    {
        await using var bot = await BotUnderTest.StartAsync();
        Assert.False(bot.Tom.Teams.Chat.Installed);

        await bot.Ann.HasSentAsync(bot);

        Assert.True(bot.Tom.Teams.Chat.Installed);
        Assert.Single(bot.Tom.Messages);
        Assert.Single(Asks(bot.Tom));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_app_that_was_removed_is_installed_again_whether_the_bot_heard_of_it_or_not(bool told)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Tom.Arrives();
        if (told) await bot.Tom.Teams.RemoveAppAsync();
        else bot.Tenant.Chats.SetInstalled(bot.Tom.Teams.Person, false);

        await bot.Ann.HasSentAsync(bot);
        await bot.WaitAsync(TimeSpan.FromSeconds(5));

        Assert.Single(Asks(bot.Tom));
        await bot.Tom.Clicks("Approve");
        bot.Ann.Sees("Approved by Tom Hargreaves");
    }

    [Fact]
    public async Task Somebody_who_cannot_have_the_app_is_named_to_the_requester()
    {
        await using var bot = await BotUnderTest.StartAsync();
        using var noTeams = bot.Tenant.Faults.While(call => Calls.Install(call) && call.Segments[2] == bot.Tom.Id, Fault.Status(403, "Forbidden"));
        await bot.Ann.HasSentAsync(bot);

        await bot.Ann.Says("my requests");

        bot.Ann.Sees("Delivered to 3 of 4 approvers. Could not reach Tom Hargreaves: speak to them. Teams does not let PolicyBot be installed for them. They were sent an e-mail.");
        Assert.Equal(bot.Tom.Teams.Person.UserPrincipalName, Assert.Single(bot.Tenant.Mails.All).To);
    }

    [Fact]
    public async Task An_approver_who_is_not_on_the_staff_is_sent_nothing_and_the_requester_learns_why()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var stranger = bot.Newcomer("Olive Stranger", RoleIds.Slt);

        await bot.Ann.HasSentAsync(bot);

        Assert.Empty(stranger.Messages);
        await bot.Ann.Says("my requests");
        bot.Ann.Sees("Delivered to 4 of 5 approvers. Could not reach Olive Stranger: speak to them. They are not in the school's staff group");
    }

    [Theory]
    [InlineData(RoleIds.Slt, "You can't decide request AR-7K2M-9QX4 any more")]
    [InlineData(RoleIds.Staff, "you are no longer in the school's staff group")]
    public async Task Who_has_left_is_not_shown_how_a_request_went_on(string group, string sees)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        bot.Tom.Sees("Larkmere Vale Football");
        bot.Leaves(bot.Tom, group);
        await bot.WaitAsync(TimeSpan.FromMinutes(6)); // who belongs to what may be five minutes old

        await bot.Grace.Clicks("Approve");

        bot.Tom.Sees(sees);
        bot.Tom.DoesNotSee("Larkmere Vale Football");
    }

    [Fact]
    public async Task Who_has_just_joined_the_staff_is_sent_what_is_for_them()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot); // the staff group is known from now on, for five minutes
        var newcomer = bot.Newcomer("Nia Newcomer", RoleIds.Staff);
        var lost = new LostProperty(bot);

        await lost.FindAsync("a blue scarf", new Notice(LostProperty.Found, new Audience.One(newcomer.Id)));
        await bot.SettleAsync();

        newcomer.Sees("Somebody found: a blue scarf");
    }

    [Fact]
    public async Task While_nobody_knows_who_the_approvers_are_the_notice_waits()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();
        await SaveAsync(bot, Some.Request(bot.Ann));
        using (bot.Tenant.Faults.While(Calls.GroupMembers, Fault.Status(403, "Authorization_RequestDenied")))
        {
            await WaitADay(bot);
            await WaitADay(bot);
            Assert.Empty(bot.Tom.Messages);
        }

        await bot.WaitAsync(TimeSpan.FromMinutes(5));

        Assert.All(Slt(bot), approver => Assert.Single(Asks(approver)));
    }

    [Fact]
    public async Task Who_joins_or_leaves_before_the_notice_goes_out_is_asked_or_not()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();
        await SaveAsync(bot, Some.Request(bot.Ann));
        bot.Leaves(bot.Tom, RoleIds.Slt);
        bot.Joins(bot.Person("Rhys"), RoleIds.Slt);

        await bot.SettleAsync();

        Assert.Empty(bot.Tom.Messages);
        Assert.Single(Asks(bot.Person("Rhys")));
        await bot.Ann.Says("my requests");
        bot.Ann.Sees("Delivered to 4 of 4 approvers");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task More_approvers_than_fit_into_a_batch_are_all_asked_once(bool storeStumbles)
    {
        await using var bot = await BotUnderTest.StartAsync();
        var approvers = Slt(bot).Concat(Enumerable.Range(1, 120).Select(n => bot.Newcomer($"Approver{n} Crowd", RoleIds.Staff, RoleIds.Slt))).ToList();
        var expansions = 0;
        if (storeStumbles)
            bot.Table.BeforeEach = call => IsExpansion(call) && ++expansions == 2 ? throw new RequestFailedException(500, "Not just now.") : Task.CompletedTask;

        await bot.Ann.HasSentAsync(bot);
        await bot.WaitAsync(TimeSpan.FromMinutes(2));

        Assert.All(approvers, approver => Assert.Single(Asks(approver)));
        await bot.Ann.Says("my requests");
        bot.Ann.Sees("Delivered to 124 of 124 approvers");
        Assert.Empty(await bot.Services.GetRequiredService<TablesOutbox>().ListAsync("model", default));
    }

    [Fact]
    public async Task A_person_is_one_person_whatever_case_Teams_writes_the_id_in()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Tom.Says("menu");
        var shouted = bot.Tom.Teams.LastSent!.DeepClone().AsObject();
        await bot.Tom.Teams.RemoveAppAsync();
        bot.Tenant.Chats.SetInstalled(bot.Tom.Teams.Person, true);
        shouted["id"] = "f:" + Guid.NewGuid();
        shouted["from"]!["aadObjectId"] = bot.Tom.Id.ToUpperInvariant();
        await bot.Tenant.Line.PostAsync(shouted);

        await bot.Ann.HasSentAsync(bot);

        Assert.Single(bot.Table.Rows, row => row.RowKey.StartsWith("conversation|", StringComparison.Ordinal) && row.RowKey.EndsWith(bot.Tom.Id, StringComparison.OrdinalIgnoreCase));
        Assert.Single(Asks(bot.Tom));
    }

    private static IReadOnlyList<Someone> Slt(BotUnderTest bot) => [bot.Grace, bot.Tom, bot.Person("Priya"), bot.Person("Mei")];

    private static List<ChatMessage> Asks(Someone who) => [.. who.Messages.Where(m => m.Alert && m.FromBot)];

    private static Func<WireCall, bool> To(Someone who) =>
        call => Calls.Send(call) && (call.Segments[3] == who.Teams.Person.ConversationId || call.Segments[3] == who.Teams.Person.GraphChatId);

    private static async Task BlockedBy(BotUnderTest bot, params IEnumerable<Someone> people)
    {
        foreach (var who in people)
        {
            await who.Arrives();
            bot.Tenant.Chats.SetBlocked(who.Teams.Person, true);
        }
    }

    private static async Task WaitADay(BotUnderTest bot)
    {
        for (var passed = TimeSpan.Zero; passed < Day; passed += TimeSpan.FromMinutes(30))
            await bot.WaitAsync(TimeSpan.FromMinutes(30));
    }

    private static async Task SaveAsync(BotUnderTest bot, ApprovalCase request) =>
        Assert.Equal(SaveOutcome.Saved, await bot.Services.GetRequiredService<IApprovalCases>().SaveAsync(ApprovalRules.Submit(request), null, default));

    private static async Task CloseAsync(BotUnderTest bot, string id)
    {
        var cases = bot.Services.GetRequiredService<IApprovalCases>();
        var submitted = ApprovalRules.Submit(Some.Request(bot.Ann, id)) with { Notices = [] };
        Assert.Equal(SaveOutcome.Saved, await cases.SaveAsync(submitted, null, default));
        var stored = (await cases.FindAsync("model", id, default))!;
        var withdrawn = (WithdrawOutcome.Withdrawn)ApprovalRules.Withdraw(stored.Case, Some.PersonOf(bot.Ann), bot.Time.GetUtcNow());
        Assert.Equal(SaveOutcome.Saved, await cases.SaveAsync(withdrawn.Change with { Notices = [] }, stored.Version, default));
    }

    private static bool IsDelivered(TableCall call, Someone who) =>
        call.Method == nameof(TableClient.SubmitTransactionAsync)
        && call.Writes.Any(w => w.Entity.RowKey.Contains(who.Id, StringComparison.Ordinal) && w.Entity.GetString("State") == nameof(DeliveryState.Delivered));

    private static bool IsExpansion(TableCall call) =>
        call.Method == nameof(TableClient.SubmitTransactionAsync) && call.Writes.Any(w => w.Entity.GetString("State") == nameof(DeliveryState.Waiting));

    private static void AllAtOnce(BotUnderTest bot, int count, Func<TableCall, bool> which)
    {
        var missing = count;
        var all = new TaskCompletionSource();
        bot.Table.BeforeEach = async call =>
        {
            if (!which(call)) return;
            if (Interlocked.Decrement(ref missing) == 0) all.SetResult();
            await all.Task.WaitAsync(TimeSpan.FromSeconds(30));
        };
    }
}
