using System.Diagnostics;
using System.Text.Json.Nodes;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.Testing;
using CorePerson = PolicyBot.Core.People.Person;

namespace PolicyBot.Benchmarks;

/// <summary>
/// The headteacher types "queue" at a school that has closed few cases and at one that has closed many, turn and turn about. The store is in memory and reads
/// a range of keys as the Table service does (Azurite searches every row of the table, so it would measure itself).
/// </summary>
internal static class Queue
{
    private const int Open = 20;
    private const int Few = 100;
    private const int WarmUp = 20;
    private const double Goal = 1.25;

    public static async Task<object> RunAsync(int closed, int turns = 300)
    {
        await using var young = await StartAsync(Few);
        await using var old = await StartAsync(closed);
        var (few, many) = (new List<TimeSpan>(), new List<TimeSpan>());
        var (fewRows, manyRows) = (0, 0);
        for (var turn = 0; turn < WarmUp + turns; turn++)
        {
            var (fewTaken, readFew) = await AskAsync(young);
            var (manyTaken, readMany) = await AskAsync(old);
            (fewRows, manyRows) = (readFew, readMany);
            if (turn < WarmUp) continue;
            few.Add(fewTaken);
            many.Add(manyTaken);
        }
        var (ours, theirs) = (Timings.Of(many), Timings.Of(few));
        var ratio = Timings.Round(ours.MedianMilliseconds / theirs.MedianMilliseconds);
        return new
        {
            Benchmark = "queue", Store = "in memory", Open, RowsRead = new { Few = fewRows, Many = manyRows },
            ClosedFew = Few, Few = theirs, ClosedMany = closed, Many = ours, RatioOfMedians = ratio, Goal, Reached = ratio <= Goal && fewRows == manyRows,
        };
    }

    private static async Task<(TimeSpan Taken, int Rows)> AskAsync(QueueBot school)
    {
        school.Activity["id"] = Ids.Next();
        using var request = school.Bot.Request(school.Activity);
        var before = school.Table.RowsRead;
        var began = Stopwatch.GetTimestamp();
        using var response = await school.Bot.Http.SendAsync(request);
        var taken = Stopwatch.GetElapsedTime(began);
        response.EnsureSuccessStatusCode();
        return (taken, school.Table.RowsRead - before);
    }

    private static async Task<QueueBot> StartAsync(int closed)
    {
        var table = new InMemoryTable();
        var bot = await BotOnLoopback.StartAsync(table);
        var cases = bot.Services.GetRequiredService<IApprovalCases>();
        var ann = bot.Tenant.Directory.Named("Ann");
        var requester = new CorePerson(ann.Id, ann.Name);
        for (var number = 0; number < closed + Open; number++)
        {
            var request = Request(bot.School, requester, $"AR-{number / 10_000:D4}-{number % 10_000:D4}");
            await cases.SaveAsync(ApprovalRules.Submit(request) with { Notices = [] }, null, CancellationToken.None);
            if (number < closed) await WithdrawAsync(cases, request);
        }
        var head = bot.Tenant.TeamsOf(bot.Tenant.Directory.Named("Grace"));
        await head.AddAppAsync();
        await head.SayAsync("queue");
        return new(bot, table, head.LastSent!.DeepClone().AsObject());
    }

    private static async Task WithdrawAsync(IApprovalCases cases, ApprovalCase request)
    {
        var stored = (await cases.FindAsync(request.School, request.Id, CancellationToken.None))!;
        var withdrawn = (WithdrawOutcome.Withdrawn)ApprovalRules.Withdraw(stored.Case, request.RequestedBy, request.SubmittedAt);
        await cases.SaveAsync(withdrawn.Change with { Notices = [] }, stored.Version, CancellationToken.None);
    }

    private static ApprovalCase Request(SchoolPack school, CorePerson by, string id) => new()
    {
        Id = id,
        School = school.Id,
        Title = "Larkmere Vale Football on Instagram",
        RequestedBy = by,
        Fields = [new("Platform", "Instagram"), new("Aim", "Share match results")],
        Barred = [new(by.Id, BarredBecause.Requester)],
        ApproverRoles = [RoleIds.Slt],
        AdministratorRole = RoleIds.Administrator,
        FallbackRoles = [RoleIds.Headteacher],
        Revision = 1,
        Sequence = 1,
        Status = CaseStatus.Pending,
        SubmittedAt = TimeProvider.System.GetUtcNow(),
    };

    private sealed record QueueBot(BotOnLoopback Bot, InMemoryTable Table, JsonObject Activity) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Bot.DisposeAsync();
    }
}
