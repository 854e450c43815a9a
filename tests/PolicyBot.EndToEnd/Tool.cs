using System.Diagnostics;
using PolicyBot.LocalTenant;

namespace PolicyBot.EndToEnd;

/// <summary>Runs a program to its end and tells how it ended and what it wrote.</summary>
internal static class Tool
{
    private static readonly string Scripts = Path.Combine(Repository.Root, "tests", "PolicyBot.EndToEnd");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    /// <summary>Runs a Node script of this folder, or one with a whole path, with this folder's packages.</summary>
    public static async Task<(int Code, string Said)> NodeAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Scripts, script), .. arguments]);
        start.Environment["NODE_PATH"] = await NodePackages.InstallAsync(Scripts, CancellationToken.None);
        return await EndOfAsync(start);
    }

    public static Task<(int Code, string Said)> DotnetAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1"; // nothing that this starts outlives it
        return EndOfAsync(start);
    }

    /// <summary>Runs any other program.</summary>
    public static Task<(int Code, string Said)> RunAsync(string program, string folder, params string[] arguments) =>
        EndOfAsync(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder });

    private static async Task<(int Code, string Said)> EndOfAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await errors + await output);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
