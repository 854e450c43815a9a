using System.Text.RegularExpressions;

namespace PolicyBot.EndToEnd;

/// <summary>
/// What the documents print runs as it is printed, in a fresh copy of the repository. A block that is not run says why, in the line above it:
/// <c>&lt;!-- not run: why --&gt;</c>, which no reader of the page sees.
/// </summary>
public sealed partial class DocumentedCommandsTests
{
    private const string SomeAppId = "5d2f7a10-3b64-4c1e-9a58-0e6f81b2c973";

    private sealed record Block(string File, int Line, string? NotRun, IReadOnlyList<string> Commands);

    [Fact]
    public void Every_command_is_one_that_is_run_here_or_its_block_says_why_not()
    {
        var blocks = Blocks().ToList();

        Assert.NotEmpty(blocks);
        Assert.All(
            blocks.Where(block => block.NotRun is null).SelectMany(block => block.Commands, (block, command) => (block.File, block.Line, command)),
            command => Assert.True(command.command.StartsWith("dotnet run ", StringComparison.Ordinal), $"{command.File}:{command.Line}: “{command.command}” is not run by a test. Say why above the block: <!-- not run: why -->"));
    }

    [NeedsNodeFact]
    public async Task Every_command_that_can_be_run_from_a_clean_clone_runs_as_it_is_printed()
    {
        using var clone = new TemporaryFolder();
        await CopyAsync(clone.Path);

        foreach (var command in Blocks().Where(block => block.NotRun is null).SelectMany(block => block.Commands).Distinct())
        {
            var arguments = Word().Matches(command.Replace("<botAppId>", SomeAppId, StringComparison.Ordinal)).Select(match => match.Value.Trim('"')).Skip(1).ToArray();
            if (command.Contains("src/PolicyBot.LocalTenant", StringComparison.Ordinal))
                await StartsAsync(clone.Path, arguments, command);
            else
                await EndsWellAsync(clone.Path, arguments, command);
        }
    }

    private static async Task EndsWellAsync(string folder, string[] arguments, string command)
    {
        var (code, said) = await Tool.DotnetAsync(folder, arguments);
        Assert.True(code == 0 && said.Trim().Length > 0, $"{command}\nended with {code} and said:\n{said}");
    }

    // The one thing that is not as printed: a pair of ports of its own, since other tests run at the same time.
    private static async Task StartsAsync(string folder, string[] arguments, string command)
    {
        string[] own = ["--port", $"{Ports.FreePair()}", "--data", Path.Combine(folder, ".data")];
        await using var tenant = await LocalTenantProcess.RunAsync(folder, arguments.Contains("--") ? [.. arguments, .. own] : [.. arguments, "--", .. own], int.Parse(own[1], System.Globalization.CultureInfo.InvariantCulture));
        using var http = new HttpClient();
        Assert.True((await http.GetAsync(tenant.PageAddress)).IsSuccessStatusCode, command);
    }

    /// <summary>Every file that would be in a commit, and nothing that was built.</summary>
    private static async Task CopyAsync(string folder)
    {
        var (code, files) = await Tool.RunAsync("git", Repository.Root, "ls-files", "--cached", "--others", "--exclude-standard");
        Assert.True(code == 0, files);
        foreach (var file in files.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(Repository.Root, file))))
        {
            var target = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(Repository.Root, file), target);
        }
    }

    // A block without the name of a language is commands.
    private static IEnumerable<Block> Blocks()
    {
        foreach (var file in Directory.GetFiles(Repository.Root, "*.md").Concat(Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md")).Order())
        {
            var lines = File.ReadAllLines(file);
            for (var at = 0; at < lines.Length; at++)
            {
                if (!lines[at].StartsWith("```", StringComparison.Ordinal)) continue;
                var end = Array.FindIndex(lines, at + 1, line => line.StartsWith("```", StringComparison.Ordinal));
                if (lines[at] == "```")
                    yield return new(
                        Path.GetRelativePath(Repository.Root, file), at + 1,
                        at > 0 && NotRun().Match(lines[at - 1]) is { Success: true } match ? match.Groups[1].Value : null,
                        [.. lines[(at + 1)..end].Where(line => line.Length > 0)]);
                at = end;
            }
        }
    }

    [GeneratedRegex("^<!-- not run: (.+) -->$")]
    private static partial Regex NotRun();

    [GeneratedRegex("""
        "[^"]*"|\S+
        """)]
    private static partial Regex Word();
}
