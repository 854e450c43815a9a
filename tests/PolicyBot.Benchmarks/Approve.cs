using System.Diagnostics;
using System.Text.Json.Nodes;
using Azure;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.Tables;
using CorePerson = PolicyBot.Core.People.Person;

namespace PolicyBot.Benchmarks;

/// <summary>One click on Approve, from request to answer, against one point read and one batch of the same size on the same store, one after the other.</summary>
internal static class Approve
{
    private const double Goal = 1.5;
    private const int WarmUp = 20;

    public static async Task<object> RunAsync(int count)
    {
        await using var bot = await BotOnLoopback.StartAsync();
        var click = await FirstClickAsync(bot);
        var (clicks, raw) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var i = 0; i < WarmUp + count; i++)
        {
            var id = $"AR-{i:D4}-0000";
            await SubmitAsync(bot, id);
            var clicked = await ClickAsync(bot, click, id);
            await bot.NoticesAreOutAsync();
            var worked = await WorkAsync(bot, id);
            if (i < WarmUp) continue;
            clicks.Add(clicked);
            raw.Add(worked);
        }
        var (ours, theirs) = (Timings.Of(clicks), Timings.Of(raw));
        var ratio = Timings.Round(ours.MedianMilliseconds / theirs.MedianMilliseconds);
        return new { Benchmark = "approve", OperationsInBatch = bot.Table.LastChange.Count, Click = ours, Store = theirs, RatioOfMedians = ratio, Goal, Reached = ratio <= Goal };
    }

    /// <summary>What Teams sends when the headteacher presses Approve on a card.</summary>
    private static async Task<JsonObject> FirstClickAsync(BotOnLoopback bot)
    {
        const string First = "AR-FRST-0000";
        await SubmitAsync(bot, First);
        var grace = bot.Tenant.TeamsOf(bot.Tenant.Directory.Named("Grace"));
        var card = grace.Chat.Messages.Last(m => m.FromBot);
        await grace.ClickAsync(card.Id, ApproveButton(First), []);
        await bot.NoticesAreOutAsync();
        return grace.LastSent!.DeepClone().AsObject();
    }

    private static JsonObject ApproveButton(string caseId) => new()
    {
        ["type"] = "Action.Execute", ["verb"] = "approvals/approve", ["data"] = new JsonObject { ["caseId"] = caseId, ["revision"] = 1 },
    };

    private static async Task SubmitAsync(BotOnLoopback bot, string id)
    {
        var ann = bot.Tenant.Directory.Named("Ann");
        var request = new ApprovalCase
        {
            Id = id,
            School = bot.School.Id,
            Title = "Instagram account “Larkmere Vale Football”",
            RequestedBy = new CorePerson(ann.Id, ann.Name),
            Fields = [new("Platform", "Instagram"), new("What is the account meant to achieve?", "Share match results"), new("Audience", "Parents and carers")],
            Barred = [new(ann.Id, BarredBecause.Requester)],
            ApproverRoles = [RoleIds.Slt],
            AdministratorRole = RoleIds.Administrator,
            FallbackRoles = [RoleIds.Headteacher],
            Revision = 1,
            Sequence = 1,
            Status = CaseStatus.Pending,
            SubmittedAt = TimeProvider.System.GetUtcNow(),
        };
        await bot.Services.GetRequiredService<IApprovalCases>().SaveAsync(ApprovalRules.Submit(request), null, CancellationToken.None);
        await bot.NoticesAreOutAsync();
    }

    private static async Task<TimeSpan> ClickAsync(BotOnLoopback bot, JsonObject click, string id)
    {
        click["id"] = "f:" + Ids.Next();
        click["value"]!["action"]!["data"]!["caseId"] = id;
        using var request = bot.Request(click);
        var began = Stopwatch.GetTimestamp();
        using var response = await bot.Http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        var taken = Stopwatch.GetElapsedTime(began);
        if (!answer.Contains("approved by", StringComparison.Ordinal)) throw new InvalidOperationException($"The click did not approve: {answer}");
        return taken;
    }

    /// <summary>The last click's batch once more, in a partition of its own, after a read of the row that it guards.</summary>
    private static async Task<TimeSpan> WorkAsync(BotOnLoopback bot, string id)
    {
        var partition = "raw " + id;
        var actions = bot.Table.LastChange.Select(a => (a.ActionType, Entity: In(partition, a.Entity))).ToArray();
        var state = actions[0].Entity;
        foreach (var (type, entity) in actions.Where(a => a.ActionType is TableTransactionActionType.UpdateReplace or TableTransactionActionType.Delete))
            await bot.Table.UpsertEntityAsync(type == TableTransactionActionType.Delete ? new(partition, entity.RowKey) { ["Json"] = state.GetString("Json") } : entity);

        var began = Stopwatch.GetTimestamp();
        var read = await bot.Table.GetEntityIfExistsAsync(partition, state.RowKey);
        await bot.Table.SubmitTransactionAsync(
            [.. actions.Select(a => new TableTransactionAction(a.ActionType, a.Entity, a.ActionType switch
            {
                TableTransactionActionType.UpdateReplace => read!.ETag,
                TableTransactionActionType.Delete => ETag.All,
                _ => default,
            }))]);
        return Stopwatch.GetElapsedTime(began);
    }

    private static TableEntity In(string partition, TableEntity entity)
    {
        var copy = new TableEntity(partition, entity.RowKey);
        foreach (var (name, value) in entity) copy[name] = value;
        return copy;
    }
}
