using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Connector;
using PolicyBot.LocalTenant.Teams;
using PolicyBot.LocalTenant.Wire;
using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Testing.Bot;

/// <summary>Files in a chat: offered, made when somebody takes them, and given only to who may have them at that moment.</summary>
public sealed class FileStories
{
    private const string Marker = "zebra-crossing-4711";

    [Fact]
    public async Task A_case_is_taken_away_as_a_word_document_with_its_number_alone_in_the_chat()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("account-abuse", what: Marker);
        await OffersRecord(bot.Grace, number);
        Assert.Empty(bot.Grace.Files);

        await bot.Grace.AnswersFile();

        var file = Assert.Single(bot.Grace.Files);
        Assert.Equal($"{number}.docx", file.Name);
        Assert.Contains(Marker, WordsIn(file.Content), StringComparison.Ordinal);
        Assert.Contains("Reported by Ann Fletcher", WordsIn(file.Content), StringComparison.Ordinal);
        var shown = bot.Grace.Messages[^1].Attachment(ChatMessage.FileInfo)!.Value;
        Assert.Equal(file.Name, shown.GetProperty("name").GetString());
        Assert.Equal(file.Id, shown.GetProperty("content").GetProperty("uniqueId").GetString());
        Assert.DoesNotContain(bot.Grace.Messages, message => message.Attachment(ChatMessage.FileConsent) is not null); // answered, it goes
        Assert.DoesNotContain(Marker, string.Join('\n', bot.Grace.Messages.Where(message => message.FromBot).Select(message => message.Activity.GetRawText())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_lost_the_role_after_the_offer_gets_no_file()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("account-abuse", what: Marker);
        await OffersRecord(bot.Tom, number);
        bot.Leaves(bot.Tom, RoleIds.Slt);

        await bot.Tom.AnswersFile();

        Assert.Empty(bot.Tom.Files);
        bot.Tom.Sees("We can't find this case at your school.");
    }

    [Fact]
    public async Task Who_is_no_longer_on_the_staff_gets_no_file()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await OffersRecord(bot.Tom, await bot.Ann.Reports("account-abuse"));
        bot.Leaves(bot.Tom, RoleIds.Slt);
        bot.Leaves(bot.Tom, RoleIds.Staff);

        await bot.Tom.AnswersFile();

        Assert.Empty(bot.Tom.Files);
        bot.Tom.Sees("PolicyBot is for school staff");
    }

    [Fact]
    public async Task A_declined_file_is_never_made()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await OffersRecord(bot.Grace, await bot.Ann.Reports("account-abuse"));

        await bot.Grace.AnswersFile(allow: false);

        Assert.Empty(bot.Grace.Files);
        bot.Grace.Sees("Declined. No file was made.");
    }

    [Fact]
    public async Task An_offer_is_taken_once()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await OffersRecord(bot.Grace, await bot.Ann.Reports("account-abuse"));
        var offered = bot.Grace.OfferedFile;
        await bot.Grace.AnswersFile();

        await bot.Grace.SendsAgain(underNewId: true);

        Assert.Single(bot.Grace.Files);
        bot.Grace.Sees("This file is no longer on offer");
        Assert.DoesNotContain(bot.Grace.Messages, message => message.Id == offered.Id);
    }

    [Fact]
    public async Task Of_two_answers_at_once_one_gets_the_file()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await OffersRecord(bot.Grace, await bot.Ann.Reports("account-abuse"));
        var offered = bot.Grace.OfferedFile.Id;

        await Task.WhenAll(bot.Grace.Teams.AnswerFileAsync(offered, true), bot.Grace.Teams.AnswerFileAsync(offered, true));

        Assert.Single(bot.Grace.Files);
    }

    [Fact]
    public async Task An_offer_ends_after_an_hour()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await OffersRecord(bot.Grace, await bot.Ann.Reports("account-abuse"));

        await bot.WaitAsync(TimeSpan.FromMinutes(61));
        await bot.Grace.AnswersFile();

        Assert.Empty(bot.Grace.Files);
        bot.Grace.Sees("This file is no longer on offer");
    }

    /// <summary>Whoever answers an offer that was never made to them learns nothing, whatever they write into it.</summary>
    [Theory]
    [InlineData("incidents/record-file", null), InlineData("incidents/record-file", ""), InlineData("incidents/letter-file", "x-1"), InlineData("nothing/such", "x"), InlineData("", "")]
    public async Task A_forged_answer_gets_nothing(string kind, string? about)
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("account-abuse", what: Marker);
        await OffersRecord(bot.Grace, number);
        await bot.Tom.Says("menu");

        foreach (var who in new[] { bot.Tom, bot.Ann })
            await AnswerAsync(bot, who, kind, about ?? number);
        await AnswerAsync(bot, bot.Tom, kind, new string('x', 5000));

        Assert.Empty(bot.Tom.Files.Concat(bot.Ann.Files));
        bot.Tom.Sees("This file is no longer on offer");
        await bot.Grace.AnswersFile(); // hers stands
        Assert.Single(bot.Grace.Files);
    }

    [Fact]
    public async Task An_answer_without_sense_is_told_so_and_breaks_nothing()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Says("menu");
        foreach (var value in new JsonNode?[] { null, new JsonArray(), new JsonObject { ["action"] = 7 }, new JsonObject { ["context"] = "x" }, new JsonObject { ["context"] = new JsonObject { ["kind"] = 1 } } })
        {
            var invoke = Raw.From(bot.Ann, "invoke");
            invoke["name"] = "fileConsent/invoke";
            invoke["value"] = value?.DeepClone();
            var reply = await bot.Tenant.Line.PostAsync(invoke);
            Assert.Equal(200, reply.Status);
        }
        bot.Ann.DoesNotSee("Something went wrong");
    }

    /// <summary>The address comes through a client: nothing but SharePoint is ever called with a school's record.</summary>
    [Theory]
    [InlineData("https://evil.example/upload"), InlineData("http://tenant-my.sharepoint.com/upload"), InlineData("https://tenant-my.sharepoint.com.evil.example/upload")]
    [InlineData("https://evilsharepoint.com/upload"), InlineData("https://127.0.0.1/upload"), InlineData("https://169.254.169.254/metadata"), InlineData("https://tenant-my.sharepoint.com:8443/upload")]
    [InlineData("https://me@tenant-my.sharepoint.com/upload"), InlineData("https://.sharepoint.com/upload"), InlineData("file:///etc/passwd"), InlineData(""), InlineData(null)]
    public async Task A_foreign_address_is_never_called(string? address)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await OffersRecord(bot.Grace, await bot.Ann.Reports("account-abuse"));
        var called = new List<string>();
        using var watch = bot.Tenant.Faults.While(call => { called.Add(call.Host); return false; }, new Fault.Silence());

        var reply = await AnswerAsync(bot, bot.Grace, "incidents/record-file", ContextOf(bot.Grace)["about"]!.GetValue<string>(), address);

        Assert.Equal(200, reply.Status);
        bot.Grace.Sees("it would not have gone to your OneDrive");
        Assert.All(called, host => Assert.Contains(host, new[] { "smba.trafficmanager.net", "graph.microsoft.com", "login.botframework.com" }));
    }

    [Fact]
    public async Task When_OneDrive_does_not_take_it_that_is_said_and_it_can_be_asked_for_again()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("account-abuse");
        await OffersRecord(bot.Grace, number);
        bot.Tenant.Faults.Next(1, call => call.Host.EndsWith(".sharepoint.com", StringComparison.Ordinal), Fault.Status(507, "quotaLimitReached"));

        await bot.Grace.AnswersFile();
        bot.Grace.Sees("Your OneDrive did not take the file. Ask for it again.");
        await OffersRecord(bot.Grace, number);
        await bot.Grace.AnswersFile();

        Assert.Single(bot.Grace.Files);
    }

    [Fact]
    public async Task A_reporter_is_offered_no_record_of_the_whole_case()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("account-abuse");

        Assert.Contains("can't find this case", TextOf(await bot.Ann.Fetches("incidents/record-file", number)), StringComparison.Ordinal);

        Assert.DoesNotContain(bot.Ann.Messages, message => message.Attachment(ChatMessage.FileConsent) is not null);
    }

    [Fact]
    public async Task The_register_is_taken_away_as_a_spreadsheet_that_runs_nothing()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Grace.Says("export register");
        await bot.Grace.Clicks("As a file");

        await bot.Grace.AnswersFile();

        var file = Assert.Single(bot.Grace.Files);
        Assert.Equal("accounts.csv", file.Name);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), file.Content[..3]);
        Assert.StartsWith("\"Number\",\"Platform\"", Encoding.UTF8.GetString(file.Content[3..]), StringComparison.Ordinal);
        await bot.Ann.Says("menu");
        await Raw.PressAsync(bot, bot.Ann, "register/export-file", new JsonObject());
        Assert.DoesNotContain(bot.Ann.Messages, message => message.Attachment(ChatMessage.FileConsent) is not null);
    }

    [Fact]
    public async Task A_letter_is_taken_away_as_it_was_kept()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("parent-post");
        var draft = await bot.Grace.ClicksIn(await bot.Grace.ClicksIn(await bot.Grace.Opens(number), "Letter"), "Draft it", ("letter", "removal"));

        var kept = await bot.Grace.ClicksIn(draft, "Keep it, and as a Word file", ("text", "Dear parent,\nplease remove it."));
        await bot.Grace.AnswersFile();

        Assert.Contains("allow it there within an hour", TextOf(kept), StringComparison.Ordinal);
        var file = Assert.Single(bot.Grace.Files);
        Assert.Equal($"{number}-2.docx", file.Name);
        Assert.Equal("Dear parent,\nplease remove it.", WordsIn(file.Content));
        Assert.Contains("Dear parent", TextOf(await bot.Grace.Opens(number)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schools_letter_and_the_terms_summary_are_taken_away_too()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Reports("account-abuse");
        await bot.Ann.Says("letters");
        Assert.Contains("Letter.docx is offered", TextOf(await bot.Ann.ClicksIn(await bot.Ann.Clicks("Choose a letter"), "As a Word file", ("letter", "removal"))), StringComparison.Ordinal);
        await bot.Ann.AnswersFile();
        await bot.Grace.Says("incident summary");
        await bot.Grace.Clicks("As a Word file");
        await bot.Grace.AnswersFile();

        Assert.StartsWith("Dear parent or carer,", WordsIn(Assert.Single(bot.Ann.Files).Content), StringComparison.Ordinal);
        Assert.Contains("Abuse or bullying on a school account: 1", WordsIn(Assert.Single(bot.Grace.Files).Content), StringComparison.Ordinal);
        await Raw.PressAsync(bot, bot.Ann, "incidents/summary-file", new JsonObject());
        Assert.DoesNotContain(bot.Ann.Messages, message => message.Attachment(ChatMessage.FileConsent) is not null);
    }

    private static async Task OffersRecord(Someone who, string number)
    {
        var shown = await who.ClicksIn(await who.ClicksIn(await who.Opens(number), "History"), "The whole case as a Word file");
        Assert.Contains($"{number}.docx is offered to you in the chat", TextOf(shown), StringComparison.Ordinal);
        Assert.Equal(["kind", "about"], ContextOf(who).Select(part => part.Key));
    }

    private static JsonObject ContextOf(Someone who) =>
        JsonNode.Parse(who.OfferedFile.Attachment(ChatMessage.FileConsent)!.Value.GetProperty("content").GetProperty("acceptContext").GetRawText())!.AsObject();

    private static Task<BotReply> AnswerAsync(BotUnderTest bot, Someone who, string kind, string about) =>
        AnswerAsync(bot, who, kind, about, bot.Tenant.Drives.Begin(who.Teams.Person, "forged.docx")["uploadUrl"]!.GetValue<string>());

    private static Task<BotReply> AnswerAsync(BotUnderTest bot, Someone who, string kind, string about, string? uploadUrl)
    {
        var invoke = Raw.From(who, "invoke");
        invoke["name"] = "fileConsent/invoke";
        invoke["value"] = new JsonObject
        {
            ["type"] = "fileUpload",
            ["action"] = "accept",
            ["context"] = new JsonObject { ["kind"] = kind, ["about"] = about },
            ["uploadInfo"] = new JsonObject
            {
                ["uploadUrl"] = uploadUrl, ["contentUrl"] = "https://tenant-my.sharepoint.com/personal/x.docx", ["name"] = "x.docx", ["uniqueId"] = "1", ["fileType"] = "docx",
            },
        };
        return bot.Tenant.Line.PostAsync(invoke);
    }

    private static string WordsIn(byte[] docx)
    {
        System.Xml.Linq.XNamespace w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        using var zip = new ZipArchive(new MemoryStream(docx));
        using var document = zip.GetEntry("word/document.xml")!.Open();
        return string.Join('\n', System.Xml.Linq.XDocument.Load(document).Descendants(w + "p").Select(paragraph => paragraph.Value));
    }
}
