using System.Text.Json.Nodes;

namespace PolicyBot.LocalTenant.Page;

/// <summary>A command as Teams offers it.</summary>
internal sealed record CommandView(string Id, string Title);

/// <summary>The manifest that the bot is put into Teams with: what it offers there, the page offers.</summary>
internal static class AppManifest
{
    /// <summary>The commands in the menu of a message.</summary>
    public static IReadOnlyList<CommandView> MessageActions()
    {
        using var json = typeof(BotHost).Assembly.GetManifestResourceStream("manifest/manifest.json")!;
        return [.. JsonNode.Parse(json)!["composeExtensions"]!.AsArray().SelectMany(extension => extension!["commands"]!.AsArray())
            .Where(command => command!["context"]!.AsArray().Any(context => (string?)context == "message"))
            .Select(command => new CommandView((string)command!["id"]!, (string)command!["title"]!))];
    }
}
