using System.Diagnostics;
using System.Net;
using System.Text;

namespace PolicyBot.EndToEnd;

/// <summary>The local tenant's executable, started as a person starts it and stopped as Ctrl+C stops it (Linux and macOS).</summary>
internal sealed class LocalTenantProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process process;
    private readonly StringBuilder said = new();

    private LocalTenantProcess(Process process, int port)
    {
        this.process = process;
        PageAddress = new($"http://127.0.0.1:{port}");
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri PageAddress { get; }

    public string Said
    {
        get
        {
            lock (said) return said.ToString();
        }
    }

    /// <summary>Starts it on a free pair of ports and waits until it says that it is ready.</summary>
    public static async Task<LocalTenantProcess> StartAsync(string dataFolder, params string[] options)
    {
        var port = Ports.FreePair();
        return await RunAsync(
            dataFolder, [Path.Combine(AppContext.BaseDirectory, "PolicyBot.LocalTenant.dll"), "--port", $"{port}", "--data", dataFolder, .. options], port);
    }

    /// <summary>Runs a whole command that starts it with its page on this port, and waits until it says that it is ready.</summary>
    public static async Task<LocalTenantProcess> RunAsync(string folder, string[] arguments, int port)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1"; // nothing that this starts outlives it
        var tenant = new LocalTenantProcess(Process.Start(start)!, port);
        try
        {
            await tenant.IsReadyAsync();
            return tenant;
        }
        catch
        {
            await tenant.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks it to stop, waits for that, and expects that it ended well.</summary>
    public async Task StopAsync()
    {
        using (var signal = Process.Start("kill", ["-TERM", $"{process.Id}"])) await signal.WaitForExitAsync();
        using var limit = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == 0, $"The local tenant ended with {process.ExitCode}. It said:\n{Said}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task IsReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = PageAddress };
        using var limit = new CancellationTokenSource(Patience);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await AnswersAsync(http, limit.Token))
        {
            Assert.False(process.HasExited, $"The local tenant did not start. It said:\n{Said}");
            await beat.WaitForNextTickAsync(limit.Token);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, CancellationToken cancellation)
    {
        try
        {
            using var answer = await http.GetAsync("/health", cancellation);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false; // nobody listens yet
        }
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (said) said.AppendLine(line.Data);
    }
}
