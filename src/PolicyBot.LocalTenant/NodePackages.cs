using System.Diagnostics;
using System.Security.Cryptography;

namespace PolicyBot.LocalTenant;

/// <summary>
/// What comes from npm (the Table service emulator, the card renderer), installed at first use exactly as npm/package-lock.json says,
/// into a folder of the user's that all checkouts with the same lock file share. Takes some 20 seconds and the network once.
/// </summary>
public static class NodePackages
{
    private static readonly string Manifest = Path.Combine(AppContext.BaseDirectory, "npm");

    /// <summary>The file in this folder that is preloaded into Azurite.</summary>
    internal static string AzuriteHost => Path.Combine(Manifest, "azurite-host.cjs");

    /// <summary>Makes sure the local tenant's packages are installed. Safe to call from several processes at once.</summary>
    /// <returns>The node_modules folder.</returns>
    /// <exception cref="InvalidOperationException">Node.js is absent, or npm could not install; the message says what to do.</exception>
    public static Task<string> InstallAsync(CancellationToken cancellation = default) => InstallAsync(Manifest, cancellation);

    /// <summary>The same for another folder with a package.json, a lock file and an .npmrc.</summary>
    public static async Task<string> InstallAsync(string manifest, CancellationToken cancellation)
    {
        var target = Path.Combine(CacheFolder(), await FingerprintAsync(manifest, cancellation));
        var modules = Path.Combine(target, "node_modules");
        if (Directory.Exists(modules)) return modules;

        Directory.CreateDirectory(CacheFolder());
        await using var turn = await WaitForTurnAsync(target + ".lock", cancellation);
        if (Directory.Exists(modules)) return modules;

        // Installed beside and then renamed: a folder under its final name is always complete.
        var staging = target + ".partial";
        if (Directory.Exists(staging)) Directory.Delete(staging, recursive: true);
        Directory.CreateDirectory(staging);
        foreach (var name in new[] { "package.json", "package-lock.json", ".npmrc" })
            File.Copy(Path.Combine(manifest, name), Path.Combine(staging, name));
        await NpmCiAsync(staging, cancellation);
        Directory.Move(staging, target);
        return modules;
    }

    private static string CacheFolder()
    {
        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(local.Length > 0 ? local : Path.GetTempPath(), "PolicyBot", "npm");
    }

    private static async Task<string> FingerprintAsync(string manifest, CancellationToken cancellation)
    {
        await using var lockFile = File.OpenRead(Path.Combine(manifest, "package-lock.json"));
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(lockFile, cancellation))[..16];
    }

    private static async Task<FileStream> WaitForTurnAsync(string path, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < 1500) // another process is installing: five minutes are enough for it
            {
                await Task.Delay(200, cancellation);
            }
        }
    }

    private static async Task NpmCiAsync(string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var npm = StartNode(start);
        try
        {
            var output = npm.StandardOutput.ReadToEndAsync(cancellation);
            var errors = npm.StandardError.ReadToEndAsync(cancellation);
            await npm.WaitForExitAsync(cancellation);
            if (npm.ExitCode != 0)
                throw new InvalidOperationException($"'npm ci' failed in {folder}. Check that the npm registry can be reached.\n{await errors}{await output}");
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Starts node or npm, or says clearly that Node.js is missing.</summary>
    internal static Process StartNode(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException("Node.js 20 or newer is needed and was not found on the PATH. Install it from https://nodejs.org and try again.", e);
        }
    }
}
