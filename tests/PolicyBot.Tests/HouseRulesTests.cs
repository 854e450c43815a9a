using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant;
using PolicyBot.Testing;

namespace PolicyBot.Tests;

/// <summary>The rules of the house that a reader would otherwise have to take on trust. They hold for the whole tree, whoever wrote it.</summary>
public sealed partial class HouseRulesTests
{
    private const int LongestFile = 300;
    private const int LongestMethod = 50;
    private const int LongestProgram = 30;

    private static readonly string[] Clients = ["PolicyBot.Connector", "PolicyBot.Graph", "PolicyBot.Tables", "PolicyBot.Cards"];

    /// <summary>Which projects each project in src may refer to. A project that is not here has no place in src yet.</summary>
    private static readonly Dictionary<string, string[]> MayRefer = new()
    {
        ["PolicyBot"] = ["PolicyBot.Core", .. Clients],
        ["PolicyBot.Core"] = [],
        ["PolicyBot.Connector"] = [],
        ["PolicyBot.Graph"] = [],
        ["PolicyBot.Tables"] = [],
        ["PolicyBot.Cards"] = [],
        ["PolicyBot.LocalTenant"] = ["PolicyBot"],
    };

    /// <summary>Outside Bot/ and *Feature.cs, only an adapter named after its technology may use a client, and only that one. Cards are for everybody.</summary>
    private static readonly Dictionary<string, string> ClientOfAdapter = new() { ["Tables"] = "PolicyBot.Tables", ["Graph"] = "PolicyBot.Graph", ["Teams"] = "PolicyBot.Connector" };

    [Fact]
    public void Projects_refer_only_to_those_below_them()
    {
        foreach (var project in Directory.GetFiles(In("src"), "*.csproj", SearchOption.AllDirectories))
        {
            var name = Path.GetFileNameWithoutExtension(project);
            Assert.True(MayRefer.TryGetValue(name, out var allowed), $"{name} is not among the projects of the house");
            Assert.All(References(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r)!), reference => Assert.Contains(reference, allowed!));
        }
    }

    [Fact]
    public void Core_and_cards_stand_on_nothing_and_the_other_clients_on_Azure_Core()
    {
        foreach (var name in MayRefer.Keys.Except(["PolicyBot", "PolicyBot.LocalTenant"]))
        {
            string[] allowed = name is "PolicyBot.Core" or "PolicyBot.Cards" ? [] : ["Azure.Core"];
            Assert.All(References(In("src", name, name + ".csproj"), "PackageReference"), package => Assert.Contains(package, allowed));
            Assert.All(
                Assembly.Load(name).GetReferencedAssemblies().Select(a => a.Name!),
                assembly => Assert.True(assembly.StartsWith("System.", StringComparison.Ordinal) || allowed.Contains(assembly), $"{name} refers to {assembly}"));
        }
    }

    [Fact]
    public void The_bot_does_not_know_the_local_tenant_and_the_tenant_does_not_speak_through_the_bots_clients()
    {
        Assert.DoesNotContain(typeof(BotHost).Assembly.GetReferencedAssemblies(), a => a.Name == "PolicyBot.LocalTenant");
        Assert.DoesNotContain(typeof(Tenant).Assembly.GetReferencedAssemblies(), a => a.Name is "PolicyBot.Connector" or "PolicyBot.Graph");
        Assert.DoesNotContain(Sources("src/PolicyBot"), file => Text(file).Contains("LocalTenant", StringComparison.Ordinal));
    }

    [Fact]
    public void The_bot_has_no_development_switch_on_its_paths()
    {
        foreach (var file in Sources("src/PolicyBot"))
            Assert.DoesNotMatch("IsDevelopment|IsEnvironment|EnvironmentName|#if|AllowAnonymous", Text(file));
    }

    /// <summary>
    /// A feature is a folder of the host other than Bot, which all of them stand on, and Commands, which like Program and BotHost puts features together.
    /// No feature names another feature's namespace, Bot names none, and nobody but Program names Commands. What two need lies in Core.
    /// </summary>
    [Fact]
    public void A_feature_never_uses_another_feature()
    {
        var folders = Directory.GetDirectories(In("src", "PolicyBot")).Select(Path.GetFileName).Where(f => f is not ("bin" or "obj" or "Properties")).ToList();
        var features = folders.Where(f => f is not ("Bot" or "Commands")).ToList();
        foreach (var file in Sources("src/PolicyBot"))
        {
            var folder = Path.GetFileName(Path.GetDirectoryName(file));
            if (!folders.Contains(folder)) continue; // Program and BotHost
            foreach (var other in folders.Where(f => f != folder && (f == "Commands" || (features.Contains(f) && folder != "Commands"))))
                Assert.False(Names(file, other!), $"{Relative(file)} uses {other}");
        }
    }

    [Fact]
    public void Only_the_foundation_registrations_and_named_adapters_use_clients()
    {
        foreach (var file in Sources("src/PolicyBot"))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (Path.GetFileName(Path.GetDirectoryName(file)) == "Bot" || name.EndsWith("Feature", StringComparison.Ordinal)) continue;
            var own = ClientOfAdapter.FirstOrDefault(a => name.StartsWith(a.Key, StringComparison.Ordinal)).Value;
            foreach (var client in Clients.Where(c => c != "PolicyBot.Cards" && c != own))
                Assert.False(Code(file).Any(line => line.Contains(client, StringComparison.Ordinal)), $"{Relative(file)} uses {client}");
        }
    }

    [Fact]
    public void Files_and_methods_stay_below_their_ceilings()
    {
        foreach (var file in Sources("src"))
        {
            var lines = File.ReadAllLines(file);
            Assert.True(lines.Length <= LongestFile, $"{Relative(file)} has {lines.Length} lines");
            foreach (var (line, length) in Methods(lines))
                Assert.True(length <= LongestMethod, $"{Relative(file)}:{line + 1} has a method of {length} lines");
        }
        Assert.True(File.ReadAllLines(In("src", "PolicyBot", "Program.cs")).Length <= LongestProgram, "Program.cs is too long");
    }

    [Fact]
    public void The_measure_finds_a_method_that_is_too_long()
    {
        string[] block = ["class A", "{", "    public void Short()", "    {", "    }", "", "    private static async Task<int> Long(", "        int a)", "    {", .. Enumerable.Repeat("        a++;", 60), "    }", "}"];
        string[] expression = ["class A", "{", "    public string Long(int a) =>", .. Enumerable.Repeat("        a +", 60), "        a;", "", "    public int B { get; }", "}"];

        Assert.Equal([(2, 3), (6, 64)], Methods(block));
        Assert.Equal([(2, 62)], Methods(expression));
    }

    [Fact]
    public void No_folder_is_a_drawer_for_odds_and_ends()
    {
        string[] drawers = ["Helpers", "Utils", "Utilities", "Common", "Models", "Services", "Managers"];
        var folders = new[] { "src", "tests" }.SelectMany(top => Directory.GetDirectories(In(top), "*", SearchOption.AllDirectories)).Where(IsOurs);
        Assert.All(folders, folder => Assert.DoesNotContain(Path.GetFileName(folder), drawers, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>A test that waits for a process or a browser may poll: those are in PolicyBot.EndToEnd, and nowhere else.</summary>
    [Fact]
    public void No_test_sleeps()
    {
        foreach (var file in Sources("tests").Where(f => !Relative(f).StartsWith("tests/PolicyBot.EndToEnd/", StringComparison.Ordinal)))
            Assert.DoesNotMatch(@"Thread\s*\.\s*Sleep|SpinWait|Task\s*\.\s*Delay\s*\((?!\s*Timeout\.Infinite)", string.Join('\n', Code(file).Where(line => !line.Contains("DoesNotMatch", StringComparison.Ordinal))));
    }

    [Fact]
    public void Every_decision_says_status_context_decision_and_consequences()
    {
        var decisions = Directory.GetFiles(In("docs", "decisions"), "*.md");
        Assert.NotEmpty(decisions);
        foreach (var file in decisions)
        {
            Assert.Matches(@"^\d{4}-[a-z0-9-]+\.md$", Path.GetFileName(file));
            Assert.Equal(["Status", "Context", "Decision", "Consequences"], File.ReadLines(file).Where(l => l.StartsWith("## ", StringComparison.Ordinal)).Select(l => l[3..].Trim()));
        }
        Assert.Equal(decisions.Length, decisions.Select(f => Path.GetFileName(f)[..4]).Distinct().Count());
    }

    [Fact]
    public void The_repository_names_no_package_registry_and_no_folder_of_somebodys_machine()
    {
        // Put together here, so that this file does not hold what it looks for.
        string[] forbidden =
        [
            "regis" + "try.npm", "api.nu" + "get.org", "/v3/index" + ".json", "\"resol" + "ved\": \"http", "regis" + "try=",
            "/wo" + "rk/", "/ho" + "me/", "/Us" + "ers/", "\\Us" + "ers\\", "/ro" + "ot/",
        ];
        foreach (var file in Files())
        {
            var text = Text(file);
            Assert.All(forbidden, words => Assert.False(text.Contains(words, StringComparison.Ordinal), $"{Relative(file)} holds {words}"));
        }
    }

    [NeedsSharedFact]
    public void The_repository_holds_no_sentence_of_a_real_policy()
    {
        var theirs = Directory.GetFiles(Shared.Path("policies"), "*.txt").SelectMany(policy => Runs(Text(policy))).ToHashSet();

        Assert.Contains("one two three four five six seven eight nine ten eleven twelve thirteen", Runs("Zero, one\ntwo three  FOUR five six (seven) eight nine ten eleven twelve thirteen."));
        Assert.Empty(from file in Files() where !file.StartsWith(Shared.Root, StringComparison.Ordinal) from run in Runs(Text(file)) where theirs.Contains(run) select $"{Relative(file)}: {run}");
    }

    // One word more than a pointer to a clause may have.
    private static IEnumerable<string> Runs(string text)
    {
        var words = new string([.. text.ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, Math.Max(0, words.Length - ClausePointer.MaxWords)).Select(start => string.Join(' ', words, start, ClausePointer.MaxWords + 1));
    }

    private static string In(params string[] parts) => Path.Combine([Repository.Root, .. parts]);

    private static string Relative(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    private static string Text(string file) => File.ReadAllText(file);

    private static IEnumerable<string> Sources(string folder) =>
        Directory.GetFiles(In(folder.Split('/')), "*.cs", SearchOption.AllDirectories).Where(IsOurs);

    private static IEnumerable<string> Files() => Directory.GetFiles(Repository.Root, "*", SearchOption.AllDirectories)
        .Where(file => IsOurs(file) && Path.GetExtension(file) is not (".png" or ".jpg" or ".zip" or ".ico" or ".bin"));

    private static bool IsOurs(string path) =>
        !Relative(path).Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "TestResults" or ".git" or ".data" or ".vs" or ".idea");

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(project).Descendants(kind).Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'));

    private static IEnumerable<string> Code(string file) => File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal));

    // By its full name, or by its short one, which does from anywhere inside PolicyBot. A member of the same name stands after a dot.
    private static bool Names(string file, string feature) =>
        Code(file).Any(line => Regex.IsMatch(line, $@"PolicyBot\.{feature}\b|(?<![\w.""]){feature}\.[A-Z]\w+"));

    /// <summary>Where each method begins and how many lines it has: up to the next line that stands no further in, after a blank one or the end of the type.</summary>
    private static IEnumerable<(int Line, int Length)> Methods(string[] lines)
    {
        for (var start = 0; start < lines.Length; start++)
        {
            if (!MethodHead().IsMatch(lines[start])) continue;
            var indent = Indent(lines[start]);
            var end = start + 1;
            while (end < lines.Length && (lines[end].Length == 0 || Indent(lines[end]) > indent || (Indent(lines[end]) == indent && lines[end - 1].Length > 0)))
                end++;
            while (lines[end - 1].Length == 0) end--;
            yield return (start, end - start);
        }
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    [GeneratedRegex(@"^\s+(public|internal|protected|private)\b(?!.*\b(class|record|struct|interface|enum|delegate)\s)[^=;{]*\(")]
    private static partial Regex MethodHead();
}
