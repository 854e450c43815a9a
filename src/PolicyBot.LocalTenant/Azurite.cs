using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PolicyBot.LocalTenant;

/// <summary>The Table service emulator in a process of its own, its files in a folder, stopped gracefully so that nothing is lost.</summary>
public sealed class Azurite : IAsyncDisposable
{
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="; // public, well known
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private bool stopped;

    private Azurite(Process process, int port)
    {
        this.process = process;
        Port = port;
    }

    public int Port { get; }

    public Uri TableEndpoint => new($"http://127.0.0.1:{Port}/{Account}");

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};TableEndpoint={TableEndpoint.AbsoluteUri};";

    /// <summary>Starts Azurite on a port (0: a free one) and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">Node.js is absent, or Azurite did not start; the message carries what it said.</exception>
    public static async Task<Azurite> StartAsync(string dataFolder, int port = 0, CancellationToken cancellation = default)
    {
        var modules = await NodePackages.InstallAsync(cancellation);
        Directory.CreateDirectory(dataFolder);
        var start = new ProcessStartInfo("node",
        [
            "--require", NodePackages.AzuriteHost, Path.Combine(modules, "azurite", "dist", "src", "table", "main.js"),
            "--disableTelemetry", "--silent", "--location", Path.GetFullPath(dataFolder), "--tablePort", port.ToString(CultureInfo.InvariantCulture),
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = NodePackages.StartNode(start);
        try
        {
            return new Azurite(process, await ReadPortAsync(process, cancellation));
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    /// <summary>Stops it and waits until its data is on disk.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopped) return;
        stopped = true;
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            using var limit = new CancellationTokenSource(Patience);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        process.Dispose();
    }

    private static async Task<int> ReadPortAsync(Process process, CancellationToken cancellation)
    {
        var listening = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new StringBuilder();
        var open = 2; // streams: what went wrong may come on the one after the other has ended
        void Hear(string? line)
        {
            lock (said)
            {
                if (line is not null && said.Length < 4000) said.AppendLine(line);
                if (line is null && --open == 0) listening.TrySetException(new InvalidOperationException("Azurite did not start. It said:\n" + said));
                else if (line?.StartsWith("LISTENING ", StringComparison.Ordinal) == true) listening.TrySetResult(int.Parse(line[10..], CultureInfo.InvariantCulture));
            }
        }

        // Both streams are read to their end, or a full pipe would stop Azurite.
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
            throw new InvalidOperationException($"Azurite did not start within {Patience.TotalSeconds} seconds. It said:\n{said}", e);
        }
    }
}
