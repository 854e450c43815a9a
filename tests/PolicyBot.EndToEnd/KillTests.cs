using System.Globalization;
using PolicyBot.LocalTenant;
using Xunit.Abstractions;

namespace PolicyBot.EndToEnd;

/// <summary>
/// Two bots in processes of their own over Azurite; one of them is ended as kill -9 does, at a random moment of a request's life, again and again.
/// Ten times from one seed; <c>POLICYBOT_KILLS</c> and <c>POLICYBOT_KILL_SEED</c> ask for more and for others.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    [NeedsNodeFact]
    public async Task Whenever_a_bot_is_killed_no_request_is_lost_and_none_contradicts_itself()
    {
        var kills = Setting("POLICYBOT_KILLS") ?? 10;
        var seed = Setting("POLICYBOT_KILL_SEED") ?? 1;
        output.WriteLine($"POLICYBOT_KILLS={kills} POLICYBOT_KILL_SEED={seed}");
        using var data = new TemporaryFolder();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(4) + TimeSpan.FromSeconds(20) * kills);
        await using var run = await TenantRun.StartAsync(
            new RunOptions { Port = Ports.FreePair(), DataFolder = data.Path, Instances = 2, Seed = seed, TeamsWaits = TimeSpan.FromMinutes(1) }, limit.Token);
        await using var game = new KillGame(run, new Random(seed), limit.Token);

        var faults = await game.PlayAsync(kills);
        Assert.True(faults.Count == 0, $"POLICYBOT_KILLS={kills} POLICYBOT_KILL_SEED={seed}\n{string.Join('\n', faults)}");
        output.WriteLine($"{game.Repeats} notices came twice");
    }

    private static int? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;
}
