using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using PolicyBot.Connector;
using static PolicyBot.Clients.Tests.Connector.Wire;

namespace PolicyBot.Clients.Tests.Connector;

public sealed class ConnectorClientTests
{
    private const string Chat = "19:abc@thread.tacv2;messageid=17";
    private const string EscapedChat = "19%3Aabc%40thread.tacv2%3Bmessageid%3D17";
    private readonly FixedCredential credential = new();

    private ConnectorClient Client(Wire wire, string serviceUrl = "https://smba.trafficmanager.net/uk/") =>
        new(new Uri(serviceUrl), credential, Options(wire));

    private static ConnectorClientOptions Options(Wire wire) =>
        new() { Transport = wire.Transport, Retry = { Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero } };

    [Fact]
    public async Task A_message_is_posted_with_the_bots_token_under_the_service_urls_own_path()
    {
        var wire = new Wire(Answer(201, """{"id":"1700"}"""));
        var sent = await Client(wire).SendToConversationAsync(Chat, Activity.CreateMessage("Good morning, Zoë"));

        Assert.Equal("1700", sent.Id);
        Assert.Equal(
            new SentRequest(
                "POST", $"https://smba.trafficmanager.net/uk/v3/conversations/{EscapedChat}/activities",
                """{"type":"message","text":"Good morning, Zoë"}""", "application/json; charset=utf-8", "Bearer bot-token"),
            Assert.Single(wire.Sent));
        Assert.Equal(["https://api.botframework.com/.default"], credential.Scopes);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/uk/", "https://smba.trafficmanager.net/uk/v3/")]
    [InlineData("https://smba.trafficmanager.net/uk", "https://smba.trafficmanager.net/uk/v3/")]
    [InlineData("https://smba.trafficmanager.net/", "https://smba.trafficmanager.net/v3/")]
    [InlineData("https://smba.trafficmanager.net/uk/0b5e/", "https://smba.trafficmanager.net/uk/0b5e/v3/")]
    public async Task The_base_path_is_kept_and_its_trailing_slash_is_not_doubled(string serviceUrl, string expected)
    {
        var wire = new Wire(Answer(200, "{}"));
        await Client(wire, serviceUrl).SendToConversationAsync("a:1", Activity.CreateMessage("x"));
        Assert.StartsWith(expected + "conversations/", wire.Sent[0].Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://smba.trafficmanager.net/uk/")]
    [InlineData("https://someone@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/?x=1")]
    public void A_service_url_that_is_not_plain_https_is_refused(string serviceUrl) =>
        Assert.Throws<ArgumentException>(() => Client(new Wire(), serviceUrl));

    [Theory]
    [InlineData("a/b?c#d", "a%2Fb%3Fc%23d")]
    [InlineData("29:1_ü %2F+", "29%3A1_%C3%BC%20%252F%2B")]
    [InlineData("../../teams", "..%2F..%2Fteams")]
    public async Task An_id_stays_one_segment_of_the_path(string id, string expected)
    {
        var wire = new Wire(Answer(200, "{}"));
        await Client(wire).DeleteActivityAsync("a:1", id);
        Assert.Equal("https://smba.trafficmanager.net/uk/v3/conversations/a%3A1/activities/" + expected, wire.Sent[0].Uri);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_would_climb_to_another_call_is_refused_before_sending(string id)
    {
        var wire = new Wire(Answer(200, "{}"));
        await Assert.ThrowsAsync<ArgumentException>(() => Client(wire).DeleteActivityAsync("a:1", id));
        Assert.Empty(wire.Sent);
    }

    [Fact]
    public async Task A_reply_names_what_it_answers_and_leaves_the_callers_activity_alone()
    {
        var wire = new Wire(Answer(201, """{"id":"2"}"""));
        var activity = Activity.CreateMessage("yes");
        await Client(wire).ReplyToActivityAsync("a:1", "1700", activity);

        Assert.Equal("https://smba.trafficmanager.net/uk/v3/conversations/a%3A1/activities/1700", wire.Sent[0].Uri);
        Assert.Equal("""{"type":"message","replyToId":"1700","text":"yes"}""", wire.Sent[0].Body);
        Assert.Null(activity.ReplyToId);
    }

    [Fact]
    public async Task A_card_is_updated_in_place()
    {
        var wire = new Wire(Answer(200, """{"id":"1700"}"""));
        var card = Activity.CreateCard(JsonNode.Parse("""{"type":"AdaptiveCard","version":"1.5"}""")!, "Approved");
        await Client(wire).UpdateActivityAsync("a:1", "1700", card);

        Assert.Equal("PUT", wire.Sent[0].Method);
        Assert.Equal(
            """{"type":"message","summary":"Approved","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.5"}}]}""",
            wire.Sent[0].Body);
    }

    [Fact]
    public async Task An_activity_is_deleted_without_a_body()
    {
        var wire = new Wire(Answer(200));
        await Client(wire).DeleteActivityAsync("a:1", "1700");
        Assert.Equal(("DELETE", ""), (wire.Sent[0].Method, wire.Sent[0].Body));
    }

    [Fact]
    public async Task Typing_is_an_activity_of_its_own()
    {
        var wire = new Wire(Answer(202));
        await Client(wire).SendTypingAsync("a:1");
        Assert.Equal("""{"type":"typing"}""", wire.Sent[0].Body);
    }

    [Fact]
    public async Task A_personal_chat_is_opened_with_the_entra_object_id()
    {
        var wire = new Wire(Answer(201, """{"id":"a:1new","serviceUrl":"https://smba.trafficmanager.net/uk/"}"""));
        var opened = await Client(wire).CreateConversationAsync(ConversationParameters.Personal("app", "tenant", "person"));

        Assert.Equal("a:1new", opened.Id);
        Assert.Equal("https://smba.trafficmanager.net/uk/v3/conversations", wire.Sent[0].Uri);
        Assert.Equal(
            """{"bot":{"id":"28:app"},"isGroup":false,"members":[{"id":"person"}],"tenantId":"tenant","channelData":{"tenant":{"id":"tenant"}}}""",
            wire.Sent[0].Body);
    }

    [Fact]
    public async Task Members_are_read_page_by_page()
    {
        var wire = new Wire(Answer(200, """{"members":[{"id":"29:1","objectId":"o1","userRole":"user","new":7}],"continuationToken":"a+b=="}"""));
        var page = await Client(wire).GetConversationPagedMembersAsync("a:1", 100, "x y&z");

        Assert.Equal("https://smba.trafficmanager.net/uk/v3/conversations/a%3A1/pagedmembers?pageSize=100&continuationToken=x%20y%26z", wire.Sent[0].Uri);
        Assert.Equal("a+b==", page.ContinuationToken);
        Assert.Equal("o1", Assert.Single(page.Members).EntraObjectId);
        Assert.Equal(7, page.Members[0].ExtensionData!["new"].GetInt32());
    }

    [Fact]
    public async Task One_member_is_found_by_any_of_their_ids()
    {
        var wire = new Wire(Answer(200, """{"id":"29:1","name":"Ann","aadObjectId":"o1"}"""));
        var member = await Client(wire).GetConversationMemberAsync("a:1", "ann@school.example");
        Assert.Equal("https://smba.trafficmanager.net/uk/v3/conversations/a%3A1/members/ann%40school.example", wire.Sent[0].Uri);
        Assert.Equal(("29:1", "o1"), (member.Id, member.EntraObjectId));
    }

    [Fact]
    public async Task Another_service_url_shares_the_token()
    {
        var wire = new Wire(Answer(200, "{}"));
        var client = Client(wire);
        await client.SendTypingAsync("a:1");
        await client.WithServiceUrl(new Uri("https://smba.trafficmanager.net/de/")).SendTypingAsync("a:1");

        Assert.StartsWith("https://smba.trafficmanager.net/de/v3/", wire.Sent[1].Uri, StringComparison.Ordinal);
        Assert.Single(credential.Scopes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>accepted</html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task A_message_that_was_accepted_without_a_readable_id_is_not_a_failure(string body) =>
        Assert.Null((await Client(new Wire(Answer(202, body))).SendToConversationAsync("a:1", Activity.CreateMessage("x"))).Id);

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    public async Task A_conversation_without_an_id_is_a_failure(string body) =>
        await Assert.ThrowsAsync<RequestFailedException>(() =>
            Client(new Wire(Answer(200, body))).CreateConversationAsync(ConversationParameters.Personal("app", "tenant", "person")));

    [Theory]
    [InlineData("""{"error":{"code":"BotNotInConversationRoster","message":"The bot is not there."}}""", "BotNotInConversationRoster")]
    [InlineData("""{"code":"ForbiddenOperationException","message":"No."}""", "ForbiddenOperationException")]
    [InlineData("""{"errorCode":209,"message":"{\r\n \"subCode\": \"MessageWritesBlocked\",\r\n \"details\": \"no\"}"}""", "MessageWritesBlocked")]
    [InlineData("""{"errorCode":1008,"message":"no"}""", "1008")]
    [InlineData("""{"errorCode":209,"message":"{not json"}""", "209")]
    [InlineData("""<html>no</html>""", null)]
    [InlineData("""[1]""", null)]
    [InlineData("", null)]
    public async Task The_services_error_code_is_found_in_each_of_its_shapes(string body, string? expected)
    {
        var failed = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Client(new Wire(Answer(403, body))).SendToConversationAsync("a:1", Activity.CreateMessage("x")));
        Assert.Equal((403, expected), (failed.Status, failed.ErrorCode));
    }

    [Fact]
    public async Task A_message_over_the_budget_is_not_sent()
    {
        var wire = new Wire(Answer(201, """{"id":"1"}"""));
        var client = Client(wire);
        var frame = JsonSerializer.Serialize(Activity.CreateMessage(""), ConnectorJson.Options).Length;
        var longest = new string('é', (MessageSize.Limit / 2) - frame);

        await client.SendToConversationAsync("a:1", Activity.CreateMessage(longest));
        var refused = await Assert.ThrowsAsync<MessageTooLargeException>(() => client.UpdateActivityAsync("a:1", "1", Activity.CreateMessage(longest + "é")));

        Assert.Single(wire.Sent);
        Assert.Equal((MessageSize.Limit + 2, MessageSize.Limit), (refused.Size, refused.Limit));
    }

    [Fact]
    public void An_inline_image_does_not_count_towards_the_budget()
    {
        Activity With(string url) => Activity.CreateCard(new JsonObject { ["type"] = "Image", ["url"] = url });
        var empty = MessageSize.Of(With(""));
        Assert.Equal(empty, MessageSize.Of(With("data:image/png;base64," + new string('A', 200_000))));
        Assert.Equal(empty + 2 * 200_000, MessageSize.Of(With(new string('A', 200_000))));
    }
}
