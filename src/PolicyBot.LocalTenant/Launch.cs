namespace PolicyBot.LocalTenant;

/// <summary>Runs a local tenant from the command line until it is told to stop.</summary>
internal static class Launch
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(RunOptions options, CancellationToken stop)
    {
        try
        {
            Console.WriteLine($"Starting a school on this machine. It is kept in {Path.GetFullPath(options.DataFolder)}");
            await using (var run = await TenantRun.StartAsync(options, stop))
            {
                Console.WriteLine(WhatToTry(run));
                await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, TaskScheduler.Default);
                Console.WriteLine("Stopping. Everything is kept.");
            }
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or SettingsFaultException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static string WhatToTry(TenantRun run) => $"""

          Open    {run.PageAddress}
          Bot     {(run.Instances is { } bots ? $"{bots.Running.Count} instances, each a process of its own" : $"{run.BotAddress}/api/messages")}{(run.Options.BridgePort is { } port ? $"\n  Bridge  http://127.0.0.1:{port}/api/messages" : "")}

          Try     1. As Ann Fletcher, ask: can I follow a parent?
                  2. Say: request an account, and fill in the card.
                  3. As Grace Adeyemi, the headteacher, click Approve. Ann is told.
                  4. Name Daniel Osei to run another: Approve waits until he has read the policy and is trained.

          Stop    Ctrl+C

        """;
}
