using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PolicyBot.LocalTenant;

namespace PolicyBot.EndToEnd;

/// <summary>The page in Chromium, the bot over HTTP, the store in Azurite: what a newcomer meets after two commands.</summary>
public sealed class WalkTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [NeedsChromiumFact]
    public async Task A_teacher_asks_and_requests_the_headteacher_approves_with_one_click_and_all_of_it_outlives_a_restart()
    {
        using var data = new TemporaryFolder();
        var options = new RunOptions { Port = FreePair(), DataFolder = data.Path };

        await using (var run = await TenantRun.StartAsync(options)) await WalkAsync(run, "first");
        await using (var run = await TenantRun.StartAsync(options)) await WalkAsync(run, "again");
    }

    [NeedsChromiumAndSharedFact]
    public async Task The_same_walk_works_on_a_policy_as_a_school_has_it()
    {
        using var data = new TemporaryFolder();
        var options = new RunOptions { Port = FreePair(), DataFolder = data.Path, School = "charlton", PolicyFile = Shared.Path("policies/charlton.txt") };

        await using var run = await TenantRun.StartAsync(options);
        await WalkAsync(run, "first");
    }

    private static async Task WalkAsync(TenantRun run, string part)
    {
        var folder = Path.Combine(Repository.Root, "tests", "PolicyBot.EndToEnd");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            await RunAsync(folder, OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        await RunAsync(folder, "node", "walk.mjs", run.PageAddress, part);
    }

    private static async Task RunAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}\n{await errors}{await output}");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    // The page's port, and the next one for the bot.
    private static int FreePair()
    {
        for (; ; )
        {
            using var first = new TcpListener(IPAddress.Loopback, 0);
            first.Start();
            var port = ((IPEndPoint)first.LocalEndpoint).Port;
            using var second = new TcpListener(IPAddress.Loopback, port + 1);
            try
            {
                second.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: look for another pair.
            }
        }
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("policybot-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
