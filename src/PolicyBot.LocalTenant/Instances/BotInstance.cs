using System.Diagnostics;
using System.Text;

namespace PolicyBot.LocalTenant.Instances;

/// <summary>A running bot in a process of its own.</summary>
internal sealed class BotInstance : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process process;

    private BotInstance(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts this program again as a bot, and waits until it listens.</summary>
    /// <param name="say">Gets what it prints.</param>
    /// <exception cref="InvalidOperationException">It did not start; the message carries what it said.</exception>
    public static async Task<BotInstance> StartAsync(Uri tenant, string connectionString, RunOptions options, Action<string> say, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(BotInstance).Assembly.Location, InstanceRun.Option, tenant.AbsoluteUri, "--school", options.School])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (options.PolicyFile is { } policy)
        {
            start.ArgumentList.Add("--policy");
            start.ArgumentList.Add(policy);
        }
        start.Environment["PolicyBot__Storage__ConnectionString"] = connectionString;
        var process = Process.Start(start)!;
        try
        {
            return new BotInstance(process, await ReadAddressAsync(process, say, cancellation));
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    public Task ExitedAsync() => process.WaitForExitAsync();

    /// <summary>Ends it at once, as kill -9 does.</summary>
    public void Kill() => process.Kill(entireProcessTree: true);

    /// <summary>Lets it finish its turns and stop.</summary>
    public async Task StopAsync()
    {
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            Kill();
        }
    }

    public void Dispose() => process.Dispose();

    private static async Task<Uri> ReadAddressAsync(Process process, Action<string> say, CancellationToken cancellation)
    {
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new StringBuilder();
        var open = 2; // streams: what went wrong may come on the one after the other has ended
        void Hear(string? line)
        {
            if (line is null)
            {
                if (Interlocked.Decrement(ref open) > 0) return;
                lock (said) listening.TrySetException(new InvalidOperationException("A bot did not start. It said:\n" + said));
            }
            else if (line.StartsWith(InstanceRun.Listening, StringComparison.Ordinal))
            {
                listening.TrySetResult(new Uri(line[InstanceRun.Listening.Length..]));
            }
            else
            {
                if (!listening.Task.IsCompleted)
                    lock (said) said.AppendLine(line);
                say(line);
            }
        }

        // Both streams are read to their end, or a full pipe would stop it.
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.OutputDataReceived += (_, e) => Hear(e.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        try
        {
            return await listening.Task.WaitAsync(Patience, cancellation);
        }
        catch (TimeoutException e)
        {
            throw new InvalidOperationException($"A bot did not start within {Patience.TotalSeconds} seconds. It said:\n{said}", e);
        }
    }
}
