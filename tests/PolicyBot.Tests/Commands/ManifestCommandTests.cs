using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json.Nodes;
using PolicyBot.Commands;
using PolicyBot.LocalTenant.Teams;

namespace PolicyBot.Tests.Commands;

/// <summary>The package that a school uploads to Teams. Its manifest is held against the official schema in the end-to-end tests.</summary>
public sealed class ManifestCommandTests : IDisposable
{
    private const string AppId = "5d2f7a10-3b64-4c1e-9a58-0e6f81b2c973";
    private static readonly string[] Right = ["--app-id", AppId, "--school", "Larkmere Vale School", "--website", "https://www.larkmere-vale.example"];
    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory("policybot-").FullName, "policybot.zip");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

    [Fact]
    public async Task The_package_holds_the_manifest_and_its_two_icons_and_no_folder()
    {
        await MakeAsync();

        using var zip = await ZipFile.OpenReadAsync(file);
        Assert.Equal(["color.png", "manifest.json", "outline.png"], zip.Entries.Select(entry => entry.FullName).Order());
        Assert.Equal((192, 192), await SizeAsync(zip, (string)(await ManifestAsync(zip))["icons"]!["color"]!));
        Assert.Equal((32, 32), await SizeAsync(zip, (string)(await ManifestAsync(zip))["icons"]!["outline"]!));
    }

    [Fact]
    public async Task The_bots_id_stands_wherever_Teams_looks_for_it()
    {
        await MakeAsync();

        var manifest = await ManifestAsync();
        Assert.Equal(AppId, (string?)manifest["id"]);
        Assert.Equal(AppId, (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal(AppId, (string?)manifest["composeExtensions"]![0]!["botId"]);
        Assert.Equal(AppId, (string?)manifest["webApplicationInfo"]!["id"]);
    }

    [Fact]
    public async Task It_is_a_personal_app_first_in_English_of_Great_Britain_and_asks_Teams_for_no_permission()
    {
        await MakeAsync();

        var manifest = await ManifestAsync();
        Assert.Equal("personal", (string?)manifest["defaultInstallScope"]);
        Assert.Equal("personal", (string?)manifest["bots"]![0]!["scopes"]![0]);
        Assert.Equal("en-GB", (string?)manifest["localizationInfo"]!["defaultLanguageTag"]);
        Assert.Null(manifest["authorization"]);
        Assert.Null(manifest["permissions"]);
    }

    [Fact]
    public async Task Nothing_of_the_template_is_left_to_fill_in_and_every_address_is_https()
    {
        await MakeAsync("--privacy", "https://www.larkmere-vale.example/privacy", "--version", "1.2.3");

        var manifest = await ManifestAsync();
        Assert.DoesNotContain("filled in", manifest.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("1.2.3", (string?)manifest["version"]);
        var developer = manifest["developer"]!;
        Assert.Equal("Larkmere Vale School", (string?)developer["name"]);
        Assert.Equal("https://www.larkmere-vale.example/privacy", (string?)developer["privacyUrl"]);
        Assert.Equal("https://www.larkmere-vale.example", (string?)developer["termsOfUseUrl"]);
        Assert.Equal("https://www.larkmere-vale.example", (string?)developer["websiteUrl"]);
    }

    [Theory]
    [InlineData("--app-id", "policybot")]
    [InlineData("--app-id", "{5d2f7a10-3b64-4c1e-9a58-0e6f81b2c973}")]
    [InlineData("--school", " ")]
    [InlineData("--school", "A school whose name is too long for Teams")]
    [InlineData("--website", "http://www.larkmere-vale.example")]
    [InlineData("--website", "www.larkmere-vale.example")]
    [InlineData("--privacy", "/privacy")]
    [InlineData("--terms", "ftp://www.larkmere-vale.example")]
    [InlineData("--version", "1.0")]
    [InlineData("--version", "--out")]
    [InlineData("--colour", "red")]
    public async Task What_is_wrong_is_named_and_nothing_is_written(string option, string value)
    {
        var at = Array.IndexOf(Right, option);
        string[] args = at < 0 ? [.. Right, option, value] : [.. Right[..at], option, value, .. Right[(at + 2)..]];

        var (code, said) = await RunAsync(args);

        Assert.Equal(2, code);
        Assert.Contains(option, said.Split('\n')[0], StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_named()
    {
        var folder = Path.GetDirectoryName(file)!;

        var error = new StringWriter();
        var code = await ManifestCommand.RunAsync([.. Right, "--out", folder], new StringWriter(), error);

        Assert.Equal(1, code);
        Assert.Contains(folder, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_command_that_Teams_offers_in_a_persons_own_chat_does_something_there()
    {
        await MakeAsync();
        var commands = (await ManifestAsync())["bots"]![0]!["commandLists"]!.AsArray()
            .Single(list => list!["scopes"]!.AsArray().Any(scope => (string?)scope == "personal"))!["commands"]!.AsArray()
            .Select(command => (string)command!["title"]!).ToList();
        string[] expected = ["You asked: Can I follow a parent?", "Step 1 of", "You have not asked for anything yet", "Nothing is waiting for a decision", "What I can do"];
        Assert.Equal(expected.Length, commands.Count);

        foreach (var (command, shown) in commands.Zip(expected))
        {
            await using var bot = await BotUnderTest.StartAsync();
            await bot.Grace.Says(command);
            bot.Grace.Sees(shown);
        }
    }

    [Fact]
    public async Task What_Teams_offers_in_the_menu_of_a_message_opens_a_report_there()
    {
        await MakeAsync();
        var command = Assert.Single((await ManifestAsync())["composeExtensions"]![0]!["commands"]!.AsArray())!;
        Assert.Equal(("action", true, "message"), ((string?)command["type"], (bool)command["fetchTask"]!, (string?)Assert.Single(command["context"]!.AsArray())));
        await using var bot = await BotUnderTest.StartAsync();

        var shown = await bot.Grace.Teams.ActOnMessageAsync(new((string)command["id"]!, "19:staffroom@thread.v2", "groupChat"), "1", "Hello", []);

        Assert.Equal("Report something", Assert.IsType<Shown.Dialog>(shown).Content.GetProperty("title").GetString());
    }

    private async Task MakeAsync(params string[] more)
    {
        var (code, said) = await RunAsync([.. Right, .. more]);
        Assert.True(code == 0, said);
    }

    private async Task<(int Code, string Said)> RunAsync(string[] args)
    {
        var error = new StringWriter();
        var code = await ManifestCommand.RunAsync([.. args, "--out", file], new StringWriter(), error);
        return (code, error.ToString());
    }

    private async Task<JsonNode> ManifestAsync()
    {
        using var zip = await ZipFile.OpenReadAsync(file);
        return await ManifestAsync(zip);
    }

    private static async Task<JsonNode> ManifestAsync(ZipArchive zip)
    {
        await using var json = await zip.GetEntry("manifest.json")!.OpenAsync();
        return (await JsonNode.ParseAsync(json))!;
    }

    // A PNG begins with 8 bytes of signature and the header chunk: length, "IHDR", width, height.
    private static async Task<(int Width, int Height)> SizeAsync(ZipArchive zip, string icon)
    {
        await using var png = await zip.GetEntry(icon)!.OpenAsync();
        var head = new byte[24];
        await png.ReadExactlyAsync(head);
        Assert.Equal("PNG"u8.ToArray(), head[1..4]);
        return (BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(20)));
    }
}
