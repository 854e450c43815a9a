using PolicyBot.Commands;
using PolicyBot.Packs;
using PolicyBot.Tests.Asking.Measured;
using PolicyBot.Tests.Packs;
using PolicyBot.Tests.Packs.Documents;

namespace PolicyBot.Tests.Commands;

/// <summary>Whoever brings a policy in sees what the bot makes of it, and gets a pack to fill in.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private const string Policy = """
        # Social media policy

        Version: 3

        Approved: 14 May 2025

        ## Personal use

        Staff may use social media in their own time.

        Staff must not accept friend requests from pupils on social media.

        The headteacher approves new accounts. The Deputy Headteacher acts when the DSL is away.

        ## Garden

        The frogs must be fed daily by the gate.
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("import").FullName;

    private string Packs => Path.Combine(_folder, "packs");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_shows_what_was_understood_and_what_was_not()
    {
        var (code, output, _) = await Run(Write("policy.md", Policy));

        Assert.Equal(0, code);
        Assert.Contains("Version: 3", output, StringComparison.Ordinal);
        Assert.Contains("Next review: not stated", output, StringComparison.Ordinal);
        Assert.Contains("   1  forbid", output, StringComparison.Ordinal);
        Assert.Contains("Being connected with", output.Split("What the rules are about")[1], StringComparison.Ordinal);
        Assert.Contains("headteacher: “headteacher”, in 1 clause", output, StringComparison.Ordinal);
        Assert.Contains("deputy-head: “Deputy Headteacher”, in 1 clause", output, StringComparison.Ordinal);
        Assert.Contains("“The frogs must be fed daily by the gate.”", output.Split("could not be placed")[1], StringComparison.Ordinal);
        Assert.False(Directory.Exists(Packs));
    }

    [Fact]
    public async Task Rules_that_contradict_each_other_are_shown_side_by_side()
    {
        var (_, output, _) = await Run(Write("policy.md", "Staff may accept friend requests from parents on Facebook.\n\nStaff must not accept friend requests from parents on Facebook.\n"));
        var shown = output.Split("may contradict each other")[1];
        Assert.Contains("“Staff may accept friend requests from parents on Facebook.”", shown, StringComparison.Ordinal);
        Assert.Contains("“Staff must not accept friend requests from parents on Facebook.”", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policy.md")]
    [InlineData("policy.docx")]
    [InlineData("policy.html")]
    public async Task The_pack_that_it_begins_loads_once_the_ids_are_filled_in(string name)
    {
        var file = Path.Combine(_folder, name);
        await File.WriteAllBytesAsync(file, name switch { "policy.docx" => ModelPolicy.Docx(), "policy.html" => ModelPolicy.Html(), _ => System.Text.Encoding.UTF8.GetBytes(ModelPolicy.Markdown) });

        Assert.Equal(0, (await Run(file, "--school", "oak-hill")).Code);

        Assert.NotEmpty(Load().Faults);
        var yaml = Path.Combine(Packs, "oak-hill", "school.yaml");
        await File.WriteAllTextAsync(yaml, (await File.ReadAllTextAsync(yaml)).Replace("mail: FILL-IN", "mail: chair@oak-hill.example", StringComparison.Ordinal).Replace("FILL-IN", "6f0b1d52-3c7e-4a19-9d84-2b5e7c01a3f6", StringComparison.Ordinal));
        var pack = PackFolder.Sound(Load());
        Assert.Equal("Oak Hill", pack.Name);
        Assert.Equal(PolicyFile.Read(file).Clauses.Select(c => c.Quotation), pack.Document.Clauses.Select(c => c.Quotation));
        Assert.Equal(("Social media policy", "1.2", "14 October 2026"), (pack.Document.Title, pack.Document.Version, pack.Document.Approved?.AsWritten));
        Assert.Contains("dsl", pack.Roles.Keys);
    }

    [NeedsSharedTheory]
    [MemberData(nameof(Schools))]
    public async Task A_pack_can_be_begun_from_every_policy_we_know(string school)
    {
        var (code, output, error) = await Run(Shared.Path($"policies/{school}.txt"), "--school", school);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Roles", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Packs, school, "school.yaml")));
    }

    public static TheoryData<string> Schools => [.. Policies.Shared];

    [Fact]
    public async Task A_pack_that_is_there_is_never_overwritten()
    {
        var file = Write("policy.md", Policy);
        Directory.CreateDirectory(Path.Combine(Packs, "oak-hill"));
        var mine = Path.Combine(Packs, "oak-hill", "notes.txt");
        await File.WriteAllTextAsync(mine, "mine");

        var (code, output, error) = await Run(file, "--school", "oak-hill");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("is there already, and nothing was changed", error, StringComparison.Ordinal);
        Assert.Equal([mine], Directory.GetFiles(Packs, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_leaves_no_pack_behind()
    {
        var (code, _, error) = await Run(Write("policy.docx", "not a zip"), "--school", "oak-hill");
        Assert.Equal(1, code);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.False(Directory.Exists(Packs));
    }

    [Theory]
    [InlineData("")]
    [InlineData("policy.md --school")]
    [InlineData("policy.md --school ../oak")]
    [InlineData("policy.md --school Oak")]
    [InlineData("policy.md other.md")]
    [InlineData("policy.md --force")]
    public async Task Wrong_usage_says_so_and_ends_with_2(string line)
    {
        var (code, output, error) = await Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("Usage", error, StringComparison.Ordinal);
    }

    private PacksLoaded Load() => PackFolder.Load(_folder, new PackOptions { Schools = ["oak-hill"] });

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var withPacks = args is [_, "--school", [>= 'a' and <= 'z', ..]] ? [.. args, "--packs", Packs] : args;
        var code = await ImportCommand.RunAsync(withPacks, output, error, new ManualTime());
        return (code, output.ToString(), error.ToString());
    }
}
