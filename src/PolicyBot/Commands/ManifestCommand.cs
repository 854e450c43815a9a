using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PolicyBot.Commands;

/// <summary>The "manifest" verb: writes the package that a school uploads to Teams. It needs no bot settings.</summary>
internal static class ManifestCommand
{
    private const int UsageError = 2;
    private const string Usage =
        """
        Usage:
          manifest --app-id ID --school "NAME" --website https://...      writes policybot.zip, to upload in the Teams admin centre

          --app-id ID       the bot's application (client) id
          --school NAME     the school's name, at most 32 characters
          --website URL     the school's website
          --privacy URL     its privacy notice for staff (default: the website)
          --terms URL       its terms of use for staff (default: the website)
          --version X.Y.Z   higher than the one in Teams, when you upload again (default: 1.0.0)
          --out FILE        where to write (default: policybot.zip)
        """;

    private static readonly string[] Icons = ["color.png", "outline.png"];
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Runs the verb. Returns 0 when the package was written, 2 for wrong usage, 1 when it can't be written.</summary>
    internal static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (args is ["--help" or "-h", ..])
        {
            await output.WriteLineAsync(Usage);
            return 0;
        }

        var read = ManifestOptions.Read(args);
        if (read is not ManifestOptions.Complete options)
        {
            await error.WriteLineAsync(((ManifestOptions.Faulty)read).Problem);
            await error.WriteLineAsync(Usage);
            return UsageError;
        }

        try
        {
            await File.WriteAllBytesAsync(options.Out, Package(options));
            await output.WriteLineAsync($"Wrote {options.Out}, version {options.Version}. Upload it in the Teams admin centre: Teams apps, Manage apps, Actions, Upload new app.");
            return 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"{options.Out} can't be written. {fault.Message}");
            return 1;
        }
    }

    /// <summary>The zip: the manifest and the two icons, in no folder.</summary>
    private static byte[] Package(ManifestOptions.Complete options)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var manifest = new StreamWriter(zip.CreateEntry("manifest.json").Open()))
                manifest.Write(Fill(options).ToJsonString(Readable));
            foreach (var icon in Icons)
            {
                using var from = Part(icon);
                using var to = zip.CreateEntry(icon).Open();
                from.CopyTo(to);
            }
        }

        return bytes.ToArray();
    }

    private static JsonNode Fill(ManifestOptions.Complete options)
    {
        using var template = Part("manifest.json");
        var manifest = JsonNode.Parse(template)!;
        manifest["version"] = options.Version;
        // One bot, one app: the bot's own id is unique and stays the same, which is all that Teams asks of the app's id.
        manifest["id"] = options.AppId;
        manifest["bots"]![0]!["botId"] = options.AppId;
        manifest["composeExtensions"]![0]!["botId"] = options.AppId;
        manifest["webApplicationInfo"]!["id"] = options.AppId;
        var developer = manifest["developer"]!;
        developer["name"] = options.School;
        developer["websiteUrl"] = options.Website;
        developer["privacyUrl"] = options.Privacy;
        developer["termsOfUseUrl"] = options.Terms;
        return manifest;
    }

    private static Stream Part(string name) => typeof(ManifestCommand).Assembly.GetManifestResourceStream("manifest/" + name)!;
}
