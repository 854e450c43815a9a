using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;
using PolicyBot.LocalTenant;
using PolicyBot.LocalTenant.People;
using PolicyBot.LocalTenant.Teams;
using PolicyBot.LocalTenant.Wire;

namespace PolicyBot.Tests.LocalTenant;

public sealed class TenantTests : IDisposable
{
    private const string Group = "0b8f1c9e-1111-4222-8333-444455556666";
    private readonly RecordingBot bot = new();
    private readonly Tenant tenant = new();
    private readonly Person ann = new("6f0e7a54-0000-4000-8000-000000000001", "Ann Fletcher", "Teacher", "ann.fletcher@model.example");
    private readonly Person leo = new("6f0e7a54-0000-4000-8000-000000000002", "Leo Barker", "Pupil", "leo.barker@model.example");
    private readonly TeamsClient teams;

    public TenantTests()
    {
        tenant.Directory.Add(ann);
        tenant.Directory.Add(leo);
        tenant.Directory.Add(new DirectoryGroup(Group, "Staff"), ann.Id);
        tenant.Line.Connect(new HttpClient(bot) { BaseAddress = new Uri("http://bot.test") });
        teams = tenant.TeamsOf(ann);
    }

    public void Dispose()
    {
        tenant.Dispose();
        bot.Dispose();
    }

    [Fact]
    public async Task An_activity_comes_with_a_token_that_the_published_key_checks()
    {
        await teams.SayAsync("hello");

        var parts = bot.LastToken.Split('.');
        var metadata = await ReadAsync("https://login.botframework.com/v1/.well-known/openidconfiguration");
        var key = (await ReadAsync(metadata["jwks_uri"]!.GetValue<string>()))["keys"]![0]!;
        using var rsa = RSA.Create(new RSAParameters
        {
            Modulus = Base64Url.DecodeFromChars(key["n"]!.GetValue<string>()), Exponent = Base64Url.DecodeFromChars(key["e"]!.GetValue<string>()),
        });
        Assert.True(rsa.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Assert.Equal(["msteams"], key["endorsements"]!.AsArray().Select(e => e!.GetValue<string>()));
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!;
        Assert.Equal(bot.Activities[0]["serviceUrl"]!.GetValue<string>(), claims["serviceurl"]!.GetValue<string>());
        Assert.Equal(TenantIds.AppId, claims["aud"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/v3/conversations")]
    [InlineData("https://graph.microsoft.com/v1.0/users/" + "ann.fletcher@model.example")]
    public async Task A_service_refuses_a_call_without_a_token_or_with_one_for_another_service(string address)
    {
        using var anonymous = new HttpClient(tenant.Microsoft, disposeHandler: false);
        Assert.Equal(HttpStatusCode.Unauthorized, (await anonymous.GetAsync(new Uri(address))).StatusCode);
        using var other = Client(address.Contains("graph", StringComparison.Ordinal) ? TenantIds.ConnectorScope : TenantIds.GraphScope);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetAsync(new Uri(address))).StatusCode);
    }

    [Fact]
    public async Task No_other_host_can_be_reached()
    {
        using var client = Client(TenantIds.GraphScope);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("https://example.org/")));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("http://graph.microsoft.com/v1.0/users/x")));
    }

    [Fact]
    public async Task A_chat_needs_the_app_and_installing_it_tells_the_bot_twice()
    {
        using var connector = Client(TenantIds.ConnectorScope);
        using var graph = Client(TenantIds.GraphScope);
        Assert.Equal(HttpStatusCode.Forbidden, (await CreateChatAsync(connector)).StatusCode);

        var apps = new Uri($"https://graph.microsoft.com/v1.0/users/{ann.Id}/teamwork/installedApps");
        var bind = new JsonObject { ["teamsApp@odata.bind"] = $"https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/{TenantIds.TeamsAppId}" };
        Assert.Equal(HttpStatusCode.Created, (await graph.PostAsJsonAsync(apps, bind)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await graph.PostAsJsonAsync(apps, bind)).StatusCode);
        await tenant.SettledAsync();

        Assert.Equal(["conversationUpdate", "installationUpdate"], bot.Activities.Select(a => a["type"]!.GetValue<string>()).Order());
        var created = await CreateChatAsync(connector);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(bot.Activities[0]["conversation"]!["id"]!.GetValue<string>(), (await created.Content.ReadFromJsonAsync<JsonObject>())!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Text_beside_a_card_becomes_two_messages_and_no_id_comes_back()
    {
        var answer = await SendAsync(new JsonObject { ["type"] = "message", ["text"] = "Look:", ["attachments"] = CardAttachment("One") });

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("{}", await answer.Content.ReadAsStringAsync());
        Assert.Equal(["Look:", ""], teams.Chat.Messages.Select(m => m.Text));
        Assert.NotNull(teams.Chat.Messages[1].Card);
    }

    [Fact]
    public async Task A_message_that_is_too_big_is_refused()
    {
        var answer = await SendAsync(new JsonObject { ["type"] = "message", ["text"] = new string('x', 60_000) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Empty(teams.Chat.Messages);
    }

    [Fact]
    public async Task A_click_sends_what_is_in_the_fields_and_its_answer_replaces_the_card_until_the_bot_updates_it()
    {
        var id = await SendCardAsync("Asked");
        bot.Answers = _ => new JsonObject { ["statusCode"] = 200, ["type"] = "application/vnd.microsoft.card.adaptive", ["value"] = Card("Done") };

        var shown = await teams.ClickAsync(
            id, new JsonObject { ["type"] = "Action.Execute", ["verb"] = "decide", ["data"] = new JsonObject { ["caseId"] = "7" } }, new JsonObject { ["reason"] = "Clear aim" });

        Assert.IsType<Shown.Card>(shown);
        var value = bot.Activities[^1]["value"]!;
        Assert.Equal("manual", value["trigger"]!.GetValue<string>());
        Assert.Equal("""{"caseId":"7","reason":"Clear aim"}""", value["action"]!["data"]!.ToJsonString());
        Assert.Contains("Done", teams.Chat.Messages[0].Card.ToString(), StringComparison.Ordinal);
        using var connector = Client(TenantIds.ConnectorScope);
        await connector.PutAsJsonAsync(Activity(id), Message("Updated"));
        Assert.Contains("Updated", teams.Chat.Messages[0].Card.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_click_that_the_bot_fails_on_leaves_the_card_and_says_so()
    {
        var id = await SendCardAsync("Asked");
        bot.Status = HttpStatusCode.InternalServerError;

        var shown = await teams.ClickAsync(id, new JsonObject { ["type"] = "Action.Execute", ["verb"] = "decide" }, []);

        Assert.IsType<Shown.Problem>(shown);
        Assert.Contains("Asked", teams.Chat.Messages[0].Card.ToString(), StringComparison.Ordinal);
        Assert.Equal("Unable to reach app. Please try again.", teams.Chat.Messages[0].Line);
    }

    [Fact]
    public async Task Opening_the_chat_refreshes_only_cards_that_list_the_person()
    {
        await SendCardAsync("Mine", refreshFor: ann.TeamsId);
        await SendCardAsync("Theirs", refreshFor: leo.TeamsId);
        bot.Answers = _ => new JsonObject { ["statusCode"] = 200, ["type"] = "application/vnd.microsoft.card.adaptive", ["value"] = Card("Fresh") };

        await teams.OpenChatAsync();

        var asked = Assert.Single(bot.Activities, a => a["type"]!.GetValue<string>() == "invoke");
        Assert.Equal("automatic", asked["value"]!["trigger"]!.GetValue<string>());
        Assert.Contains("Fresh", teams.Chat.Messages[0].Card.ToString(), StringComparison.Ordinal);
        Assert.Contains("Theirs", teams.Chat.Messages[1].Card.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Group_members_come_in_pages_and_include_groups_within()
    {
        const string outer = "0b8f1c9e-1111-4222-8333-444455557777";
        tenant.Directory.Add(new DirectoryGroup(outer, "Everybody"), Group, leo.Id);
        using var graph = Client(TenantIds.GraphScope);
        graph.DefaultRequestHeaders.Add("ConsistencyLevel", "eventual");

        var first = await graph.GetFromJsonAsync<JsonObject>(new Uri($"https://graph.microsoft.com/v1.0/groups/{outer}/transitiveMembers/microsoft.graph.user?$select=id,displayName&$top=1&$count=true"));
        var second = await graph.GetFromJsonAsync<JsonObject>(new Uri(first!["@odata.nextLink"]!.GetValue<string>()));

        Assert.Equal(2, first["@odata.count"]!.GetValue<int>());
        Assert.Equal($$"""{"id":"{{ann.Id}}","displayName":"Ann Fletcher"}""", first["value"]![0]!.ToJsonString());
        Assert.Equal(leo.Id, second!["value"]![0]!["id"]!.GetValue<string>());
        Assert.False(second.ContainsKey("@odata.nextLink"));
    }

    [Fact]
    public async Task A_fault_hits_as_many_calls_as_were_planned()
    {
        tenant.Faults.Next(1, Calls.Send, Fault.Throttled(TimeSpan.FromSeconds(7)));
        tenant.Faults.Next(1, Calls.Send, new Fault.AcceptedThen500());

        var throttled = await SendAsync(Message("1"));
        var ambiguous = await SendAsync(Message("2"));
        var sound = await SendAsync(Message("3"));

        Assert.Equal(HttpStatusCode.TooManyRequests, throttled.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), throttled.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.InternalServerError, ambiguous.StatusCode);
        Assert.Equal(HttpStatusCode.Created, sound.StatusCode);
        Assert.Equal(2, teams.Chat.Messages.Count);
    }

    [Fact]
    public async Task Chats_and_the_signing_key_outlive_a_restart()
    {
        var data = Directory.CreateTempSubdirectory().FullName;
        try
        {
            using (var before = new Tenant(new DataFolder(data)))
            {
                before.Directory.Add(ann);
                before.Line.Connect(new HttpClient(bot, disposeHandler: false) { BaseAddress = new Uri("http://bot.test") });
                await before.TeamsOf(ann).AddAppAsync();
                await before.TeamsOf(ann).SayAsync("Remember me");
            }
            using var after = new Tenant(new DataFolder(data));

            Assert.Equal("Remember me", Assert.Single(after.TeamsOf(ann).Chat.Messages).Text);
            Assert.True(after.TeamsOf(ann).Chat.Installed);
            Assert.Equal(bot.LastToken.Split('.')[0], after.Issuer.Token().Split('.')[0]);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static JsonObject Card(string text, string? refreshFor = null)
    {
        var card = new JsonObject { ["type"] = "AdaptiveCard", ["version"] = "1.5", ["body"] = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = text }) };
        if (refreshFor is not null)
            card["refresh"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "refresh" }, ["userIds"] = new JsonArray(refreshFor) };
        return card;
    }

    private static JsonArray CardAttachment(string text, string? refreshFor = null) =>
        [new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = Card(text, refreshFor) }];

    private static JsonObject Message(string text, string? refreshFor = null) =>
        new() { ["type"] = "message", ["attachments"] = CardAttachment(text, refreshFor) };

    private Uri Activity(string? id) =>
        new($"https://smba.trafficmanager.net/teams/v3/conversations/{Uri.EscapeDataString(ann.ConversationId)}/activities/{id}".TrimEnd('/'));

    private async Task<HttpResponseMessage> SendAsync(JsonObject activity)
    {
        tenant.Chats.SetInstalled(ann, true);
        using var connector = Client(TenantIds.ConnectorScope);
        return await connector.PostAsJsonAsync(Activity(null), activity);
    }

    private async Task<string> SendCardAsync(string text, string? refreshFor = null) =>
        (await (await SendAsync(Message(text, refreshFor))).Content.ReadFromJsonAsync<JsonObject>())!["id"]!.GetValue<string>();

    private Task<HttpResponseMessage> CreateChatAsync(HttpClient connector) => connector.PostAsJsonAsync(new Uri("https://smba.trafficmanager.net/teams/v3/conversations"), new JsonObject
    {
        ["bot"] = new JsonObject { ["id"] = TenantIds.BotId }, ["members"] = new JsonArray(new JsonObject { ["id"] = ann.Id }), ["tenantId"] = TenantIds.TenantId, ["isGroup"] = false,
    });

    private HttpClient Client(string scope)
    {
        var token = tenant.Credential.GetToken(new TokenRequestContext([scope]), default).Token;
        var client = new HttpClient(tenant.Microsoft, disposeHandler: false);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private async Task<JsonObject> ReadAsync(string address)
    {
        using var client = new HttpClient(tenant.Microsoft, disposeHandler: false);
        return (await client.GetFromJsonAsync<JsonObject>(new Uri(address)))!;
    }
}
