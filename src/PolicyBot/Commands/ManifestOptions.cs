using System.Text.RegularExpressions;

namespace PolicyBot.Commands;

/// <summary>What was typed after "manifest".</summary>
internal abstract partial record ManifestOptions
{
    private const int LongestDeveloper = 32;
    private static readonly string[] Names = ["--app-id", "--school", "--website", "--privacy", "--terms", "--version", "--out"];

    private ManifestOptions()
    {
    }

    /// <summary>A package can be made from these.</summary>
    public sealed record Complete(string AppId, string School, string Website, string Privacy, string Terms, string Version, string Out) : ManifestOptions;

    /// <summary>Something is missing or wrong; the sentence says what to mend.</summary>
    public sealed record Faulty(string Problem) : ManifestOptions;

    public static ManifestOptions Read(string[] args)
    {
        var given = new Dictionary<string, string>();
        for (var i = 0; i < args.Length; i += 2)
        {
            if (!Names.Contains(args[i])) return new Faulty($"There is no option {args[i]}.");
            if (i + 1 == args.Length || args[i + 1].StartsWith("--", StringComparison.Ordinal)) return new Faulty($"{args[i]} needs a value after it.");
            if (!given.TryAdd(args[i], args[i + 1])) return new Faulty($"{args[i]} is given twice. Give it once.");
        }

        var website = given.GetValueOrDefault("--website", "");
        return Check(new Complete(
            given.GetValueOrDefault("--app-id", ""),
            given.GetValueOrDefault("--school", "").Trim(),
            website,
            given.GetValueOrDefault("--privacy", website),
            given.GetValueOrDefault("--terms", website),
            given.GetValueOrDefault("--version", "1.0.0"),
            given.GetValueOrDefault("--out", "policybot.zip")));
    }

    private static ManifestOptions Check(Complete options)
    {
        if (!Guid.TryParseExact(options.AppId, "D", out _))
            return new Faulty("Say which bot this is for: --app-id ID, the bot's application (client) id, 36 characters.");
        if (options.School.Length is 0 or > LongestDeveloper)
            return new Faulty($"Say whose app this is: --school \"NAME\", at most {LongestDeveloper} characters. Teams shows it under the app's name.");
        var pages = new[] { ("--website", options.Website), ("--privacy", options.Privacy), ("--terms", options.Terms) };
        foreach (var (name, address) in pages)
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
                return new Faulty($"{name} must be a whole address that begins with https://, such as https://www.school.example.");
        return VersionNumber().IsMatch(options.Version) ? options : new Faulty("--version is three numbers with dots between, such as 1.0.1.");
    }

    [GeneratedRegex(@"^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){2}\z")]
    private static partial Regex VersionNumber();
}
