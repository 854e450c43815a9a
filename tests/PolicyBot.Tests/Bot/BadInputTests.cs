using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using PolicyBot.Approvals;
using PolicyBot.LocalTenant.Wire;
using PolicyBot.Testing.Approvals;

namespace PolicyBot.Tests.Bot;

/// <summary>What nobody should send: a documented status or a clear sentence, never a stack trace, never a changed case.</summary>
public sealed class BadInputTests
{
    public static TheoryData<string> NoActivities =>
    [
        "", "{", "[]", "\"text\"", "null", "{}", "{\"type\":7}", "{\"type\":\"message\",\"type\":\"invoke\"}", "{\"type\":\"message\",\"text\":\"\\ud800\"}",
        "{\"type\":\"message\",\"value\":{\"caseId\":\"a\",\"caseId\":\"b\"}}",
        "{\"type\":\"message\",\"value\":" + new string('[', 500) + new string(']', 500) + "}",
    ];

    [Theory, MemberData(nameof(NoActivities))]
    public async Task A_body_that_is_no_activity_gets_400(string body)
    {
        await using var bot = await BotUnderTest.StartAsync();

        var (status, answer) = await Raw.PostAsync(bot, body, bot.Tenant.Issuer.Token());

        Assert.Equal((HttpStatusCode.BadRequest, ""), (status, answer));
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("messageUpdate")]
    [InlineData("event")]
    [InlineData("somethingNewer")]
    public async Task An_activity_that_is_of_no_concern_gets_200_and_nothing_is_said(string type)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();
        var told = bot.Ann.Messages.Count;

        var reply = await bot.Tenant.Line.PostAsync(Raw.From(bot.Ann, type));

        Assert.Equal((200, null), (reply.Status, reply.Body));
        Assert.Equal(told, bot.Ann.Messages.Count);
    }

    [Theory]
    [InlineData("somethingNewer")]
    [InlineData("composeExtension/query")]
    [InlineData(null)]
    public async Task An_invoke_that_nobody_answers_gets_an_empty_200(string? name)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();
        var invoke = Raw.From(bot.Ann, "invoke");
        invoke["name"] = name;

        var reply = await bot.Tenant.Line.PostAsync(invoke);

        Assert.Equal((200, null), (reply.Status, reply.Body));
    }

    [Theory]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"approvals/nobody","data":{}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"","data":{}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute"}}""")]
    [InlineData("""{"action":{"verb":7}}""")]
    [InlineData("""{"action":{"verb":"approvals/approve","data":"AR-7K2M-9QX4"}}""")]
    [InlineData("""{"action":{"verb":"approvals/approve","data":["AR-7K2M-9QX4",1]}}""")]
    [InlineData("""{"action":[]}""")]
    [InlineData("""{"action":null}""")]
    [InlineData("\"approvals/approve\"")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task A_button_that_does_not_exist_or_cannot_be_read_is_explained(string value)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        var invoke = Raw.From(bot.Grace, "invoke");
        invoke["name"] = "adaptiveCard/action";
        invoke["value"] = JsonNode.Parse(value);

        var reply = await bot.Tenant.Line.PostAsync(invoke);

        Assert.Contains("This button no longer works", Raw.Said(reply), StringComparison.Ordinal);
        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"caseId":7,"revision":1}""")]
    [InlineData("""{"caseId":{"id":"AR-7K2M-9QX4"},"revision":1}""")]
    [InlineData("""{"caseId":["AR-7K2M-9QX4"],"revision":1}""")]
    [InlineData("""{"caseId":null,"revision":1}""")]
    [InlineData("""{"caseId":"AR-0000-0000","revision":1}""")]
    [InlineData("""{"caseId":"AR-7K2M-9QX4' or 'a' eq 'a","revision":1}""")]
    [InlineData("""{"caseId":"AR-7K2M-9QX4\u0000","revision":1}""")]
    [InlineData("""{"caseId":"../case|AR-7K2M-9QX4","revision":1}""")]
    public async Task A_case_that_is_not_there_cannot_be_found(string data)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);

        foreach (var verb in new[] { ApprovalVerbs.Approve, ApprovalVerbs.Reject, ApprovalVerbs.Withdraw, ApprovalVerbs.Show })
            Assert.Contains("We can't find this request", Raw.Said(await Raw.PressAsync(bot, bot.Grace, verb, JsonNode.Parse(data)!)), StringComparison.Ordinal);

        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("2")]
    [InlineData("9999999999")]
    [InlineData("1.5")]
    [InlineData("\"one\"")]
    [InlineData("\"١\"")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("true")]
    [InlineData("null")]
    public async Task A_button_without_the_revision_that_stands_decides_nothing_and_shows_the_request(string revision)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        var data = new JsonObject { ["caseId"] = Some.CaseId, ["revision"] = JsonNode.Parse(revision), ["reason"] = "Not now" };

        var approved = await Raw.PressAsync(bot, bot.Grace, ApprovalVerbs.Approve, data.DeepClone());
        var rejected = await Raw.PressAsync(bot, bot.Grace, ApprovalVerbs.Reject, data.DeepClone());

        Assert.All([approved, rejected], reply => Assert.Contains("nothing has been decided", Raw.Said(reply), StringComparison.OrdinalIgnoreCase));
        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task A_client_that_sends_numbers_as_text_is_understood()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);

        var reply = await Raw.PressAsync(bot, bot.Grace, ApprovalVerbs.Approve, new JsonObject { ["caseId"] = Some.CaseId, ["revision"] = "1" });

        Assert.Contains("Approved by Grace Adeyemi", Raw.Said(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_button_stumbles_over_data_of_the_wrong_kind()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        string[] names = ["caseId", "revision", "reason", "question", "clause", "draftId", "step", "edition", "to", "platform", "name", "aim", "runners", "msteams"];
        JsonNode?[] junk = [7, -1, 9999999999, 1.5, "", "1", "\u0000", "'; drop table", true, new JsonObject(), new JsonArray(1), null, new string('x', 10_000)];

        foreach (var verb in Verbs())
            foreach (var value in junk)
            {
                var data = new JsonObject(names.Select(name => KeyValuePair.Create(name, value?.DeepClone())));
                var said = Raw.Said(await Raw.PressAsync(bot, bot.Grace, verb, data));
                Assert.False(said.Contains("Something went wrong", StringComparison.Ordinal), $"{verb} with {value?.ToJsonString() ?? "null"}: {said}");
            }

        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Theory]
    [InlineData("approve AR-7K2M-9QX4 v١")]
    [InlineData("approve AR-7K2M-9QX4 v99999")]
    [InlineData("approve AR-7K2M-9QX4 v0")]
    [InlineData("approve AR-١١١١-9QX4")]
    [InlineData("reject AR-7K2M-9QX4")]
    [InlineData("approve AR-7K2M-9QX4 and AR-7K2M-9QX5")]
    [InlineData("withdraw AR-7K2M-9QX4 v1")]
    public async Task A_typed_decision_that_is_not_quite_one_decides_nothing(string text)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);

        await bot.Grace.Says(text);

        bot.Grace.DoesNotSee("Something went wrong");
        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task A_body_of_1_MB_gets_413()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();
        var message = Raw.From(bot.Ann, "message");
        message["text"] = new string('x', 1024 * 1024);

        Assert.Equal(413, (await bot.Tenant.Line.PostAsync(message)).Status);
    }

    [Fact]
    public async Task A_body_of_1_MB_that_does_not_say_how_long_it_is_gets_413()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Arrives();
        var message = Raw.From(bot.Ann, "message");
        message["text"] = new string('x', 1024 * 1024);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = JsonContent.Create(message) };
        request.Headers.Authorization = new("Bearer", bot.Tenant.Issuer.Token());
        Assert.Null(request.Content.Headers.ContentLength);

        using var response = await bot.Anonymous.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("can I follow a parent? ")]
    [InlineData("reject AR-7K2M-9QX4 because ")]
    [InlineData("request an account ")]
    public async Task A_very_long_message_is_answered(string beginning)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        await bot.Grace.Arrives();
        var told = bot.Grace.Messages.Count;

        var message = Raw.From(bot.Grace, "message");
        message["text"] = beginning + string.Concat(Enumerable.Repeat("very long ", 20_000)); // 200 KB

        Assert.Equal(200, (await bot.Tenant.Line.PostAsync(message)).Status);

        await bot.SettleAsync();
        Assert.Equal(told + 1, bot.Grace.Messages.Count);
        Assert.True(bot.Grace.Messages[^1].FromBot);
        bot.Grace.DoesNotSee("Something went wrong");
        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task A_request_that_does_not_exist_cannot_be_found()
    {
        await using var bot = await BotUnderTest.StartAsync();

        foreach (var text in new[] { "approve AR-0000-0000", "reject AR-0000-0000 because", "withdraw AR-0000-0000" })
        {
            await bot.Grace.Says(text);
            Assert.Contains("We can't find this request at your school", new CardReader(bot.Grace.Messages[^1].Card!.Value).Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(ApprovalVerbs.Approve)]
    [InlineData(ApprovalVerbs.Reject)]
    [InlineData(ApprovalVerbs.Withdraw)]
    [InlineData(ApprovalVerbs.Show)]
    [InlineData(ApprovalVerbs.Mine)]
    [InlineData(ApprovalVerbs.Queue)]
    public async Task Nothing_about_a_request_is_done_or_said_in_a_group_chat(string verb)
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Grace.Arrives();
        await bot.Ann.HasSentAsync(bot, Some.Request(verb == ApprovalVerbs.Withdraw ? bot.Grace : bot.Ann));
        var invoke = Raw.Press(bot.Grace, verb, new JsonObject { ["caseId"] = Some.CaseId, ["revision"] = 1, ["reason"] = "Not now" });
        invoke["conversation"]!["conversationType"] = "groupChat";

        var reply = await bot.Tenant.Line.PostAsync(invoke);

        Assert.Contains("Requests are private", Raw.Said(reply), StringComparison.Ordinal);
        Assert.True((await bot.CaseAsync()).IsOpen);
    }

    [Fact]
    public async Task The_token_decides_whether_a_click_counts()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.HasSentAsync(bot);
        var issuer = bot.Tenant.Issuer;
        var good = issuer.Token();
        var click = Raw.Press(bot.Grace, ApprovalVerbs.Approve, new JsonObject { ["caseId"] = Some.CaseId, ["revision"] = 1 });
        var elsewhere = click.DeepClone().AsObject();
        elsewhere["serviceUrl"] = "https://smba.trafficmanager.net.example/teams/";
        var otherTenant = click.DeepClone().AsObject();
        var tenant = Guid.NewGuid().ToString();
        otherTenant["channelData"]!["tenant"]!["id"] = tenant;
        otherTenant["conversation"]!["tenantId"] = tenant;

        await Refused(HttpStatusCode.Unauthorized, click, null);
        await Refused(HttpStatusCode.Unauthorized, click, "no.token.atall");
        await Refused(HttpStatusCode.Unauthorized, click, good[..^6] + "AAAAAA");
        await Refused(HttpStatusCode.Unauthorized, click, issuer.Token(audience: Guid.NewGuid().ToString()));
        await Refused(HttpStatusCode.Forbidden, elsewhere, good);
        await Refused(HttpStatusCode.Forbidden, elsewhere, issuer.Token(serviceUrl: "https://smba.trafficmanager.net.example/teams/"));
        await Refused(HttpStatusCode.Forbidden, otherTenant, good);
        bot.Time.Advance(TimeSpan.FromMinutes(66));
        await Refused(HttpStatusCode.Unauthorized, click, good);

        Assert.True((await bot.CaseAsync()).IsOpen);

        async Task Refused(HttpStatusCode expected, JsonObject activity, string? token) =>
            Assert.Equal((expected, ""), await Raw.PostAsync(bot, activity.ToJsonString(), token));
    }

    [Fact]
    public async Task The_log_never_holds_what_was_typed()
    {
        const string marker = "Quetzalcoatlus";
        using var log = new LogLines();
        await using var bot = await BotUnderTest.StartAsync(also: builder => builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        await bot.Ann.HasSentAsync(bot, Some.Request(bot.Ann, aim: marker) with { Title = $"Instagram account “{marker}”" });

        await bot.Ann.Says($"may I post about {marker}?");
        await bot.Ann.Says($"request an account {marker}");
        await bot.Tom.Says($"reject {Some.CaseId} v7 because {marker}");
        await Raw.PressAsync(bot, bot.Grace, marker, new JsonObject { ["caseId"] = marker, ["reason"] = marker });
        await Raw.PressAsync(bot, bot.Grace, ApprovalVerbs.Show, new JsonObject { ["caseId"] = marker });
        foreach (var body in new[] { $$"""{"type":"message","{{marker}}":1,"{{marker}}":2}""", $$"""{"type":"message","text":"{{marker}}" """, $$"""{"type":["{{marker}}"]}""" })
            await Raw.PostAsync(bot, body, bot.Tenant.Issuer.Token());
        bot.Table.BeforeEach = call => call.Writes.Count > 0 ? throw new Azure.RequestFailedException(400, $"InvalidInput: {marker}", "InvalidInput", new InvalidOperationException(marker)) : Task.CompletedTask;
        await Raw.PressAsync(bot, bot.Grace, ApprovalVerbs.Reject, new JsonObject { ["caseId"] = Some.CaseId, ["revision"] = 1, ["reason"] = marker });
        bot.Table.BeforeEach = null;
        using (bot.Tenant.Faults.While(Calls.Connector, new Fault.Answers(WireAnswer.Error(400, "BadArgument", $"The text “{marker}” is not allowed."))))
        {
            await bot.Ann.Says($"{marker}?");
            await bot.Grace.Clicks("Send the rejection", ("reason", marker));
        }

        Assert.Contains(log.All, line => line.Contains("cannot be delivered", StringComparison.Ordinal));
        Assert.Contains(log.All, line => line.Contains("failed in a invoke activity", StringComparison.Ordinal));
        Assert.DoesNotContain(log.All, line => line.Contains(marker, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Verbs() => typeof(BotHost).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Verbs", StringComparison.Ordinal))
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Select(field => (string)field.GetRawConstantValue()!)
        .Distinct();
}
