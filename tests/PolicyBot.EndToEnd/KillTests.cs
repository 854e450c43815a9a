using System.Globalization;
using PolicyBot.LocalTenant;
using Xunit.Abstractions;

namespace PolicyBot.EndToEnd;

/// <summary>
/// Two bots in processes of their own over Azurite; one of them is ended as kill -9 does, at a random moment of a request's life, again and again.
/// <c>POLICYBOT_KILLS=200</c> says how often, <c>POLICYBOT_KILL_SEED</c> repeats a run.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    [KillFact]
    public async Task Whenever_a_bot_is_killed_no_request_is_lost_and_none_contradicts_itself()
    {
        var kills = Setting("POLICYBOT_KILLS") ?? 10;
        var seed = Setting("POLICYBOT_KILL_SEED") ?? Random.Shared.Next();
        output.WriteLine($"POLICYBOT_KILLS={kills} POLICYBOT_KILL_SEED={seed}");
        using var data = new TemporaryFolder();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(4) + TimeSpan.FromSeconds(20) * kills);
        await using var run = await TenantRun.StartAsync(
            new RunOptions { Port = Ports.FreePair(), DataFolder = data.Path, Instances = 2, Seed = seed, TeamsWaits = TimeSpan.FromMinutes(1) }, limit.Token);
        await using var game = new KillGame(run, new Random(seed), limit.Token);

        // A chat keeps its last few hundred messages, so that what was said is looked at every now and then.
        for (var left = kills; left > 0; left -= KillGame.LongestRound)
        {
            var faults = await game.PlayAsync(Math.Min(left, KillGame.LongestRound));
            Assert.True(faults.Count == 0, $"POLICYBOT_KILLS={kills} POLICYBOT_KILL_SEED={seed}\n{string.Join('\n', faults)}");
        }
        output.WriteLine($"{game.Repeats} notices came twice");
    }

    private static int? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;
}

/// <summary>Only when asked for, because it takes minutes and no seed fixes how the machine schedules processes.</summary>
public sealed class KillFactAttribute : FactAttribute
{
    public KillFactAttribute() => Skip = Environment.GetEnvironmentVariable("POLICYBOT_KILLS") is { Length: > 0 }
        ? Need.Node
        : "SKIPPED: set POLICYBOT_KILLS=10 to kill real processes";
}
