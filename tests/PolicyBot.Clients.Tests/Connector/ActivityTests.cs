using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyBot.Connector;

namespace PolicyBot.Clients.Tests.Connector;

public sealed class ActivityTests
{
    private static ActivityRead Read(string json) => ActivityReader.Read(Encoding.UTF8.GetBytes(json));

    private static Activity Parsed(string json) => Assert.IsType<ActivityRead.Parsed>(Read(json)).Activity;

    private const string Click = """
        {
          "type": "invoke", "id": "f:1", "timestamp": "2026-11-20T10:00:00.1234567+00:00", "name": "adaptiveCard/action",
          "localTimezone": "Europe/London", "rawTimestamp": {"odd": [1, 2.50, null]},
          "channelId": "msteams", "serviceUrl": "https://smba.trafficmanager.net/uk/",
          "from": {"id": "29:ann", "name": "Ann", "aadObjectId": "o1", "newInFrom": true},
          "recipient": {"id": "28:app", "name": "PolicyBot"},
          "conversation": {"id": "a:1", "conversationType": "personal", "tenantId": "t1", "newInConversation": "x"},
          "attachments": [{"contentType": "text/html", "content": "<p>hi</p>", "newInAttachment": 1}],
          "entities": [{"type": "clientInfo", "locale": "en-GB", "platform": "Web"}],
          "channelData": {"tenant": {"id": "t1"}, "source": {"name": "message"}},
          "value": {"action": {"type": "Action.Execute", "id": "ok", "verb": "approvals/approve", "title": "Approve",
                     "data": {"caseId": "c1", "revision": 2}}, "trigger": "manual"}
        }
        """;

    [Fact]
    public void Everything_survives_the_round_trip()
    {
        var written = JsonSerializer.Serialize(Parsed(Click), ConnectorJson.Options);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Click), JsonNode.Parse(written)), written);
    }

    [Fact]
    public void A_click_is_read_from_the_value()
    {
        var click = Parsed(Click).ReadValue<AdaptiveCardInvokeValue>();
        Assert.Equal(("approvals/approve", "ok", "Approve"), (click!.Action!.Verb, click.Action.Id, click.Action.Title));
        Assert.Equal(2, (int)click.Action.Data!["revision"]!);
        Assert.False(click.IsAutomatic());
    }

    [Fact]
    public void A_refresh_says_that_nobody_clicked() =>
        Assert.True(Parsed("""{"type":"invoke","value":{"action":{"verb":"v"},"trigger":"automatic"}}""").ReadValue<AdaptiveCardInvokeValue>()!.IsAutomatic());

    [Fact]
    public void A_search_is_read_from_the_value_with_and_without_its_kind()
    {
        var search = Parsed("""{"type":"invoke","value":{"queryText":"ins","queryOptions":{"skip":0,"top":15},"dataset":"platforms"}}""").ReadValue<SearchInvokeValue>()!;
        Assert.Equal(("ins", 15, "platforms", null), (search.QueryText, search.QueryOptions!.Top, search.Dataset, search.Kind));
    }

    [Fact]
    public void A_dialog_is_read_from_the_value()
    {
        var dialog = Parsed("""{"type":"invoke","value":{"data":{"a":"b"},"context":{"theme":"dark"}}}""").ReadValue<TaskModuleRequest>()!;
        Assert.Equal(("b", "dark"), ((string?)dialog.Data!["a"], dialog.Context!.Theme));
    }

    [Theory]
    [InlineData("""{"type":"invoke"}""")]
    [InlineData("""{"type":"invoke","value":null}""")]
    [InlineData("""{"type":"invoke","value":"text"}""")]
    [InlineData("""{"type":"invoke","value":{"action":{"data":"text"}}}""")]
    [InlineData("""{"type":"invoke","value":{"action":[]}}""")]
    public void A_value_of_another_shape_reads_as_none(string json) =>
        Assert.Null(Parsed(json).ReadValue<AdaptiveCardInvokeValue>());

    [Fact]
    public void The_answers_to_invokes_have_the_documented_shapes()
    {
        static string Json(object answer) => JsonSerializer.Serialize(answer, ConnectorJson.Options);
        var card = new JsonObject { ["type"] = "AdaptiveCard" };
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard"}}""", Json(AdaptiveCardInvokeResponse.Card(card)));
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Done"}""", Json(AdaptiveCardInvokeResponse.Message("Done")));
        Assert.Equal("""{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"No"}}""", Json(AdaptiveCardInvokeResponse.Error(400, "BadRequest", "No")));
        Assert.Equal(
            """{"task":{"type":"continue","value":{"title":"New","width":"medium","height":"large","card":{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"}}}}}""",
            Json(TaskModuleResponse.Continue("New", card, height: "large")));
        Assert.Equal("""{"task":{"type":"message","value":"Saved"}}""", Json(TaskModuleResponse.Message("Saved")));
        Assert.Equal(
            """{"statusCode":200,"type":"application/vnd.microsoft.search.searchResponse","value":{"results":[{"title":"Instagram","value":"ig"}]}}""",
            Json(SearchInvokeResponse.Results([new SearchResult("Instagram", "ig")])));
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("hello", "not JSON")]
    [InlineData("{\"type\":\"message\"", "not JSON")]
    [InlineData("{\"type\":\"message\"} x", "not JSON")]
    [InlineData("{\"type\":\"message\",}", "not JSON")]
    [InlineData("// hi\n{\"type\":\"message\"}", "not JSON")]
    [InlineData("{\"type\":\"message\",\"type\":\"invoke\"}", "twice")]
    [InlineData("{\"type\":\"message\",\"\\u0074ype\":\"invoke\"}", "twice")]
    [InlineData("{\"type\":\"message\",\"from\":{\"id\":\"a\",\"id\":\"b\"}}", "twice")]
    [InlineData("{\"type\":\"message\",\"value\":{\"a\":[{\"b\":1,\"b\":2}]}}", "twice")]
    [InlineData("{\"type\":\"message\",\"channelData\":{\"tenant\":{\"id\":1,\"id\":2}}}", "twice")]
    [InlineData("{\"type\":\"message\",\"entities\":[{\"x\":{\"y\":1,\"y\":2}}]}", "twice")]
    [InlineData("{\"type\":\"message\",\"unknown\":{\"y\":1,\"y\":2}}", "twice")]
    [InlineData("{\"type\":\"message\",\"text\":\"\\ud83d\"}", "half a character")]
    [InlineData("{\"type\":\"message\",\"value\":{\"\\udc00\":1}}", "half a character")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("null", "not a JSON object")]
    [InlineData("{}", "no type")]
    [InlineData("{\"type\":null}", "no type")]
    [InlineData("{\"type\":\" \"}", "no type")]
    [InlineData("{\"Type\":\"message\"}", "no type")]
    [InlineData("{\"type\":7}", "wrong type")]
    [InlineData("{\"type\":\"message\",\"from\":\"ann\"}", "wrong type")]
    [InlineData("{\"type\":\"message\",\"channelData\":[1]}", "wrong type")]
    [InlineData("{\"type\":\"message\",\"entities\":[1]}", "wrong type")]
    [InlineData("{\"type\":\"message\",\"timestamp\":\"yesterday\"}", "wrong type")]
    public void A_body_that_is_no_activity_is_malformed(string body, string reason) =>
        Assert.Contains(reason, Assert.IsType<ActivityRead.Malformed>(Read(body)).Reason, StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_not_utf8_are_malformed() =>
        Assert.Contains("UTF-8", Assert.IsType<ActivityRead.Malformed>(ActivityReader.Read(new byte[] { (byte)'"', 0xC3, 0x28, (byte)'"' })).Reason, StringComparison.Ordinal);

    [Fact]
    public void Nesting_is_read_to_its_limit_and_no_further()
    {
        static string Nested(int arrays) => $$"""{"type":"message","value":{{new string('[', arrays)}}{{new string(']', arrays)}} }""";
        Parsed(Nested(ConnectorJson.MaxDepth - 1));
        Assert.Contains("nested deeper", Assert.IsType<ActivityRead.Malformed>(Read(Nested(ConnectorJson.MaxDepth))).Reason, StringComparison.Ordinal);
        Assert.IsType<ActivityRead.Malformed>(Read(Nested(200_000)));
    }

    [Fact]
    public void A_malformed_body_is_not_quoted_in_the_reason()
    {
        foreach (var body in new[] { """{"type":"message","Ann Hill":1,"Ann Hill":2}""", """{"type":"message","from":"Ann Hill"}""", "Ann Hill" })
            Assert.DoesNotContain("Ann", Assert.IsType<ActivityRead.Malformed>(Read(body)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_logged_activity_gives_nobodys_words_away() =>
        Assert.Equal("invoke activity adaptiveCard/action", Parsed(Click).ToString());

    private static string WithoutMention(string text, string entities) =>
        Parsed($$"""{"type":"message","recipient":{"id":"28:app"},"text":{{JsonSerializer.Serialize(text)}},"entities":{{entities}} }""").RemoveRecipientMention();

    private const string BotMention = """{"type":"mention","mentioned":{"id":"28:app","name":"PolicyBot"},"text":"<at>PolicyBot</at>"}""";

    [Theory]
    [InlineData("<at>PolicyBot</at> can I follow a parent?", "can I follow a parent?")]
    [InlineData("<at>PolicyBot</at>&nbsp;can I?", "can I?")]
    [InlineData("<at>PolicyBot</at>\u00A0can\u00A0I?\n", "can I?")]
    [InlineData("can I, <AT>policybot</AT>", "can I,")]
    [InlineData("<at>PolicyBot</at> <at>PolicyBot</at> hello", "hello")]
    [InlineData("PolicyBot can I?", "PolicyBot can I?")]
    [InlineData("<at>PolicyBot</at>", "")]
    public void A_mention_of_the_bot_is_taken_out_of_the_text(string text, string expected)
    {
        Assert.Equal(expected, WithoutMention(text, $"[{BotMention}]"));
        Assert.Equal(expected, WithoutMention(text, $"[{BotMention},{BotMention}]"));
    }

    [Theory]
    [InlineData("""[{"type":"mention","mentioned":{"id":"29:bob","name":"PolicyBot"},"text":"<at>PolicyBot</at>"}]""")]
    [InlineData("""[{"type":"mention","mentioned":{"name":"PolicyBot"},"text":"<at>PolicyBot</at>"}]""")]
    [InlineData("""[{"type":"mention","mentioned":"28:app","text":"<at>PolicyBot</at>"}]""")]
    [InlineData("""[{"type":"other","mentioned":{"id":"28:app"},"text":"<at>PolicyBot</at>"}]""")]
    [InlineData("""[{"type":"mention","mentioned":{"id":"28:app"},"text":""}]""")]
    [InlineData("""[null]""")]
    [InlineData("[]")]
    [InlineData("null")]
    public void What_is_not_a_mention_of_the_bot_stays(string entities) =>
        Assert.Equal("<at>PolicyBot</at> hi", WithoutMention("<at>PolicyBot</at> hi", entities));

    [Fact]
    public void A_mention_without_its_text_is_found_by_the_name() =>
        Assert.Equal("hi", WithoutMention("<at>PolicyBot</at> hi", """[{"type":"mention","mentioned":{"id":"28:app","name":"PolicyBot"}}]"""));

    [Fact]
    public void Only_the_bots_mention_goes_when_others_are_mentioned_too() =>
        Assert.Equal("ask <at>Bob</at>", WithoutMention("<at>PolicyBot</at> ask <at>Bob</at>",
            $$"""[{{BotMention}},{"type":"mention","mentioned":{"id":"29:bob","name":"Bob"},"text":"<at>Bob</at>"}]"""));
}
