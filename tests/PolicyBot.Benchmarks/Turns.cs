using System.Diagnostics;
using System.Globalization;
using PolicyBot.Connector;

namespace PolicyBot.Benchmarks;

/// <summary>Questions through the full path (token check, staff check, routing, answer, reply), against an endpoint that only parses the same activity.</summary>
internal static class Turns
{
    private const int AtOnce = 16;
    private const double Goal = 0.5;
    private const int WarmUp = 500;
    private static readonly string[] Questions =
        ["can I follow a parent?", "may I post photos of pupils?", "who approves a new school account?", "can I use my own phone?", "a pupil sent me a friend request"];

    public static async Task<object> SpeedAsync(int count)
    {
        await using var bot = await BotOnLoopback.StartAsync();
        await using var bare = await StartBareAsync();
        using var bareHttp = new HttpClient { BaseAddress = new Uri(bare.Urls.First()) };
        var activities = await ActivitiesAsync(bot);

        await LoadAsync(bot, bareHttp, activities, WarmUp);
        await LoadAsync(bot, bot.Http, activities, WarmUp);
        await LoadAsync(bot, bot.Http, activities, WarmUp, again: true);
        // Turn and turn about, so that whatever else the machine does meets both.
        const int Rounds = 5;
        var (ours, again, theirs) = (new List<Load>(), new List<Load>(), new List<Load>());
        for (var round = 0; round < Rounds; round++)
        {
            theirs.Add(await LoadAsync(bot, bareHttp, activities, count / Rounds));
            ours.Add(await LoadAsync(bot, bot.Http, activities, count / Rounds));
            again.Add(await LoadAsync(bot, bot.Http, activities, count / Rounds, again: true));
        }
        var (first, second, bare1) = (Figures.Of(ours), Figures.Of(again), Figures.Of(theirs));
        return new
        {
            Benchmark = "turns", AtOnce, NewQuestions = first, QuestionsAskedBefore = second, Bare = bare1,
            Ratio = Timings.Round(first.PerSecond / bare1.PerSecond), RatioAskedBefore = Timings.Round(second.PerSecond / bare1.PerSecond),
            Goal, Reached = first.PerSecond >= Goal * bare1.PerSecond,
        };
    }

    public static async Task<object> MemoryAsync(int count)
    {
        const int Steps = 10;
        await using var bot = await BotOnLoopback.StartAsync();
        var activities = await ActivitiesAsync(bot);
        await LoadAsync(bot, bot.Http, activities, count / Steps); // fills every cache and every chat to its limit
        var heap = new List<double> { Heap() };
        for (var step = 0; step < Steps; step++)
        {
            await LoadAsync(bot, bot.Http, activities, count / Steps);
            heap.Add(Heap());
        }
        return new { Benchmark = "turns --memory", Turns = count, HeapMegabytes = heap, GrowthBytesPerTurn = Math.Round((heap[^1] - heap[0]) * 1024 * 1024 / count) };
    }

    private static double Heap() => Math.Round(GC.GetTotalMemory(forceFullCollection: true) / 1024.0 / 1024.0, 1);

    /// <summary>One activity for each person and question as Teams writes it, its id and what makes the question a new one replaced by marks.</summary>
    private static async Task<string[]> ActivitiesAsync(BotOnLoopback bot)
    {
        var activities = new List<string>();
        foreach (var person in bot.Staff)
        {
            var teams = bot.Tenant.TeamsOf(person);
            await teams.AddAppAsync();
            foreach (var question in Questions)
            {
                if (!(await teams.SayAsync($"{question} #new#")).Succeeded) throw new InvalidOperationException("The bot did not answer.");
                var activity = teams.LastSent!.DeepClone().AsObject();
                activity["id"] = "#id#";
                activities.Add(activity.ToJsonString());
            }
        }
        return [.. activities];
    }

    /// <param name="again">The same few questions, which the bot has answered before; otherwise each has a number of its own.</param>
    private static async Task<Load> LoadAsync(BotOnLoopback bot, HttpClient http, string[] activities, int count, bool again = false)
    {
        var taken = new TimeSpan[count];
        var (worked, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (turn, cancellation) =>
        {
            var id = Ids.Next();
            var activity = activities[turn % activities.Length].Replace("#id#", id, StringComparison.Ordinal).Replace("#new#", again ? "" : id, StringComparison.Ordinal);
            using var request = bot.Request(activity);
            var asked = Stopwatch.GetTimestamp();
            using var response = await http.SendAsync(request, cancellation);
            taken[turn] = Stopwatch.GetElapsedTime(asked);
            response.EnsureSuccessStatusCode();
        });
        return new(taken, Stopwatch.GetElapsedTime(began), Environment.CpuUsage.TotalTime - worked, GC.GetTotalAllocatedBytes() - allocated);
    }

    private static async Task<WebApplication> StartBareAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        var app = builder.Build();
        app.MapPost("/api/messages", async (HttpContext http) =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            return ActivityReader.Read(body.ToArray()) is ActivityRead.Parsed ? Results.Ok() : Results.BadRequest();
        });
        await app.StartAsync();
        return app;
    }

    private sealed record Load(TimeSpan[] Taken, TimeSpan Whole, TimeSpan Worked, long Allocated);

    /// <param name="CpuMillisecondsEach">Of the whole process: the bot, whoever asks it, and the services that are played to it.</param>
    /// <param name="AllocatedKilobytesEach">Of the whole process, too.</param>
    private sealed record Figures(double PerSecond, double CpuMillisecondsEach, double AllocatedKilobytesEach, Timings Each)
    {
        public static Figures Of(List<Load> loads)
        {
            var count = loads.Sum(l => l.Taken.Length);
            return new(
                Timings.Round(count / loads.Sum(l => l.Whole.TotalSeconds)), Timings.Round(loads.Sum(l => l.Worked.TotalMilliseconds) / count),
                Timings.Round(loads.Sum(l => l.Allocated) / 1024.0 / count), Timings.Of(loads.SelectMany(l => l.Taken)));
        }
    }
}

/// <summary>Activity ids that were never used before.</summary>
internal static class Ids
{
    private static long last;

    public static string Next() => "b" + Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture);
}
