using System.Diagnostics;
using PolicyBot.LocalTenant;
using Xunit.Abstractions;

namespace PolicyBot.EndToEnd;

/// <summary>The page in Chromium, the bot over HTTP, the store in Azurite, each in its own process: what a newcomer meets after two commands.</summary>
public sealed class WalkTests(ITestOutputHelper output)
{
    private const int Desktop = 1280;
    private const int Phone = 390;
    private static readonly string Scripts = Path.Combine(Repository.Root, "tests", "PolicyBot.EndToEnd");
    private static readonly string ModelPolicy = Path.Combine(Repository.Root, "packs", "model", "policy.md");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [NeedsChromiumFact]
    public Task A_teacher_asks_and_requests_the_headteacher_approves_with_one_click_and_all_of_it_outlives_a_restart() =>
        WalkAsync(Desktop, ModelPolicy);

    [NeedsChromiumFact]
    public Task The_same_walk_works_on_a_phone() => WalkAsync(Phone, ModelPolicy);

    [NeedsChromiumAndSharedFact]
    public Task The_same_walk_works_on_a_policy_as_a_school_has_it()
    {
        var policy = Shared.Path("policies/charlton.txt");
        return WalkAsync(Desktop, policy, "--school", "charlton", "--policy", policy);
    }

    private async Task WalkAsync(int width, string policy, params string[] options)
    {
        var data = Directory.CreateTempSubdirectory("policybot-");
        try
        {
            foreach (var part in new[] { "first", "again" })
            {
                await using var tenant = await LocalTenantProcess.StartAsync(data.FullName, options);
                await WalkAsync(tenant, part, width, policy);
                await tenant.StopAsync();
            }
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private async Task WalkAsync(LocalTenantProcess tenant, string part, int width, string policy)
    {
        var start = new ProcessStartInfo("node",
        [
            Path.Combine(Scripts, "walk.mjs"), $"{tenant.PageAddress}", part,
            "--width", $"{width}", "--policy", policy, "--failures", Path.Combine(Repository.Root, "TestResults"),
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NODE_PATH"] = await NodePackages.InstallAsync(Scripts, CancellationToken.None);
        using var walk = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            var steps = walk.StandardOutput.ReadToEndAsync(limit.Token);
            var faults = walk.StandardError.ReadToEndAsync(limit.Token);
            await walk.WaitForExitAsync(limit.Token);
            output.WriteLine(await steps);
            Assert.True(walk.ExitCode == 0, $"{await steps}\n{await faults}\nThe local tenant said:\n{tenant.Said}");
        }
        finally
        {
            if (!walk.HasExited) walk.Kill(entireProcessTree: true);
        }
    }
}
