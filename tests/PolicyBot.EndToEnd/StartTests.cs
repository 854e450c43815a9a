using System.Diagnostics;

namespace PolicyBot.EndToEnd;

/// <summary>The bot's own executable where its settings are not right: each fault on a line with its cure, and nothing for developers.</summary>
public sealed class StartTests
{
    private const string Id = "11111111-2222-3333-4444-555555555555";

    [Fact]
    public async Task Without_settings_each_one_that_is_missing_is_named_with_its_cure()
    {
        var lines = await FailsAsync();

        Assert.Equal(4, lines.Length);
        Assert.StartsWith("PolicyBot:AppId is not set. Set it to ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("PolicyBot:TenantId is not set. Set it to ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Say where records are kept: set ", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("PolicyBot:Schools is empty. Name at least one pack, ", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_several_sections_are_reported_together()
    {
        var lines = await FailsAsync(
            $"--PolicyBot:AppId={Id}", "--PolicyBot:TenantId=contoso", "--PolicyBot:Graph=graph.example",
            "--PolicyBot:Storage:ConnectionString=AccountName=school", "--PolicyBot:Schools:0=modle");

        Assert.Equal(4, lines.Length);
        Assert.StartsWith("PolicyBot:TenantId is not an id. Copy ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("PolicyBot:Graph is not an https address. ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("PolicyBot:Storage:ConnectionString: The storage connection string is not usable: ", lines[2], StringComparison.Ordinal);
        Assert.Contains("PolicyBot:Schools names modle", lines[3], StringComparison.Ordinal);
        Assert.EndsWith(" Did you mean model?", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_in_a_pack_is_named_with_file_line_and_cure()
    {
        var packs = Directory.CreateTempSubdirectory("policybot-");
        try
        {
            var pack = packs.CreateSubdirectory("tiny");
            var whole = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "packs", "model", "school.yaml"));
            await File.WriteAllTextAsync(Path.Combine(pack.FullName, "school.yaml"), whole.Replace("roles: [slt]", "roles: [stl]", StringComparison.Ordinal));
            File.Copy(Path.Combine(Repository.Root, "packs", "model", "policy.md"), Path.Combine(pack.FullName, "policy.md"));

            var lines = await FailsAsync(
                $"--PolicyBot:AppId={Id}", $"--PolicyBot:TenantId={Id}", "--PolicyBot:Storage:ConnectionString=UseDevelopmentStorage=true",
                $"--PolicyBot:Packs={packs.FullName}", "--PolicyBot:Schools:0=tiny");

            Assert.Matches(@"school\.yaml:\d+: .*stl.* Did you mean slt\?$", Assert.Single(lines));
        }
        finally
        {
            packs.Delete(recursive: true);
        }
    }

    /// <summary>Runs the bot, expects it to give up at once, and returns what is to be put right.</summary>
    private static async Task<string[]> FailsAsync(params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PolicyBot.dll"), .. settings])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PolicyBot__", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        using var bot = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            var output = bot.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = bot.StandardError.ReadToEndAsync(limit.Token);
            await bot.WaitForExitAsync(limit.Token);

            Assert.Equal(1, bot.ExitCode);
            Assert.Equal("", await output);
            var lines = (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            Assert.Equal("PolicyBot cannot start until this is put right:", lines[0]);
            return lines[1..];
        }
        finally
        {
            if (!bot.HasExited) bot.Kill();
        }
    }
}
