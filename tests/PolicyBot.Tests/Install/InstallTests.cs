using System.Text.RegularExpressions;
using PolicyBot.Bot;
using PolicyBot.Packs;

namespace PolicyBot.Tests.Install;

/// <summary>What the templates, scripts and pages for an installation say, held against each other and against the bot.</summary>
public sealed partial class InstallTests
{
    [Fact]
    public void The_template_asks_for_six_things_at_most()
    {
        Assert.InRange(Parameter().Count(Text("infra/main.bicep")), 1, 6);
    }

    [Fact]
    public void The_template_sets_only_what_the_bot_reads_and_all_that_it_cannot_start_without()
    {
        var set = Setting().Matches(Text("infra/main.bicep")).Select(match => match.Groups[1].Value).ToList();

        var read = Names<BotOptions>(BotOptions.Section).Concat(Names<StorageOptions>(StorageOptions.Section)).Concat(Names<PackOptions>(PackOptions.Section)).ToList();
        Assert.All(set, name => Assert.Contains(name, read));
        string[] needed = ["PolicyBot__AppId", "PolicyBot__TenantId", "PolicyBot__Storage__TableEndpoint", "PolicyBot__Schools"];
        Assert.All(needed, name => Assert.Contains(name, set));
    }

    [Fact]
    public void The_readme_the_permissions_page_and_the_script_name_the_same_permissions_in_the_same_words()
    {
        var page = Rows("docs/permissions.md");

        Assert.InRange(page.Count, 1, 4);
        Assert.Equal(Rows("README.md"), page);
        Assert.Equal(page.Where(row => !row.Contains("(optional)", StringComparison.Ordinal)).Select(row => row.Split('`')[1]), Granted().Matches(Text("infra/grant-permissions.ps1")).Select(match => match.Groups[1].Value));
    }

    private static IEnumerable<string> Names<TOptions>(string section) =>
        typeof(TOptions).GetProperties().Select(property => $"{section}__{property.Name}".Replace(":", "__", StringComparison.Ordinal));

    private static List<string> Rows(string file) => [.. Text(file).Split('\n').Where(line => PermissionRow().IsMatch(line))];

    private static string Text(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    [GeneratedRegex(@"^param ", RegexOptions.Multiline)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"name: '(PolicyBot__\w+?)(?:__\$\{i\})?'")]
    private static partial Regex Setting();

    [GeneratedRegex(@"^\| `\w+(\.\w+)+` (\(optional\) )?\|")]
    private static partial Regex PermissionRow();

    [GeneratedRegex(@"^ {8}'(\S+\.All)'", RegexOptions.Multiline)]
    private static partial Regex Granted();
}
