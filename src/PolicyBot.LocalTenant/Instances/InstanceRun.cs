using Azure.Core.Pipeline;

namespace PolicyBot.LocalTenant.Instances;

/// <summary>
/// One bot in a process of its own: <c>--instance-of URL</c>, started by the tenant that listens at that address. It stops, and finishes its turns
/// first, when its standard input is closed; that also happens when the tenant dies.
/// </summary>
internal static class InstanceRun
{
    public const string Option = "--instance-of";

    /// <summary>What it says, followed by its address, once it listens.</summary>
    public const string Listening = "LISTENING ";

    public static async Task<int> RunAsync(Uri tenant, RunOptions options, CancellationToken stop)
    {
        await using var bot = BotHost.Create([], builder =>
        {
            builder.Wire(new LoopbackCredential(tenant), new HttpClientTransport(new LoopbackCarrier(tenant)), options.School, options.PolicyFile);
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        });
        await bot.StartAsync(stop);
        Console.WriteLine(Listening + bot.Urls.First());
        await InputClosedAsync(stop);
        await bot.StopAsync(CancellationToken.None);
        return 0;
    }

    private static async Task InputClosedAsync(CancellationToken stop)
    {
        try
        {
            await Console.OpenStandardInput().CopyToAsync(Stream.Null, stop).WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            // Told to stop by a signal: the same.
        }
    }
}
