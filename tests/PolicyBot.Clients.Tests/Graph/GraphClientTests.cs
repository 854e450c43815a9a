using System.Text.Json.Nodes;
using Azure;
using PolicyBot.Graph;

namespace PolicyBot.Clients.Tests.Graph;

public sealed class GraphClientTests
{
    private const string Group = "11111111-1111-1111-1111-111111111111";
    private const string Ann = "22222222-2222-2222-2222-222222222222";
    private const string App = "33333333-3333-3333-3333-333333333333";
    private const string NextPage = "https://graph.microsoft.com/v1.0/groups/" + Group + "/transitiveMembers/microsoft.graph.user?$skiptoken=abc";

    [Fact]
    public async Task Members_come_from_all_pages_with_what_was_asked_for()
    {
        var graph = new FakeGraph()
            .Answers(200, $$"""{"@odata.count":2,"@odata.nextLink":"{{NextPage}}","value":[{"id":"{{Ann}}","displayName":"Ann Example","userPrincipalName":"ann@school.example","mail":"a.example@school.example","accountEnabled":true,"jobTitle":"Head"}]}""")
            .Answers(200, """{"value":[{"@odata.type":"#microsoft.graph.user","id":"x"}]}""");
        var members = await graph.Client().ListTransitiveMembersAsync(Group);

        Assert.NotNull(members);
        Assert.Equal(["Ann Example", null], members.Select(member => member.DisplayName));
        Assert.Equal([true, null], members.Select(member => member.AccountEnabled));
        Assert.Equal("Head", members[0].AdditionalData!["jobTitle"].GetString());
        Assert.Equal(
            $"https://graph.microsoft.com/v1.0/groups/{Group}/transitiveMembers/microsoft.graph.user?$select=id,displayName,userPrincipalName,mail,accountEnabled&$top=999&$count=true",
            graph.Requests[0].Uri.AbsoluteUri);
        Assert.Equal(NextPage, graph.Requests[1].Uri.AbsoluteUri);
        Assert.All(graph.Requests, request => Assert.Equal("eventual", request.Headers["ConsistencyLevel"]));
    }

    [Fact]
    public async Task The_token_is_for_Graph_and_goes_with_every_request()
    {
        var graph = new FakeGraph().Answers(200, $$"""{"value":[],"@odata.nextLink":"{{NextPage}}"}""").Answers(200, """{"value":[]}""");
        var credential = new FakeCredential();
        await graph.Client(credential: credential).ListTransitiveMembersAsync(Group);
        Assert.Equal(["https://graph.microsoft.com/.default"], credential.Scopes.Distinct());
        Assert.All(graph.Requests, request => Assert.Equal("Bearer the-token", request.Headers["Authorization"]));
    }

    [Theory]
    [InlineData("https://graph.microsoft.com.evil.example/v1.0/next")]
    [InlineData("http://graph.microsoft.com/v1.0/next")]
    [InlineData("https://graph.microsoft.com:8443/v1.0/next")]
    [InlineData("https://graph.microsoft.com@evil.example/next")]
    [InlineData("/v1.0/next")]
    public async Task The_token_is_never_sent_to_a_next_page_on_another_host(string nextLink)
    {
        var graph = new FakeGraph().Answers(200, $$"""{"value":[],"@odata.nextLink":"{{nextLink}}"}""");
        var thrown = await Assert.ThrowsAsync<RequestFailedException>(() => graph.Client().ListTransitiveMembersAsync(Group));
        Assert.Equal("ForeignNextLink", thrown.ErrorCode);
        Assert.Single(graph.Requests);
    }

    [Fact]
    public async Task An_answer_without_end_is_given_up()
    {
        var graph = new FakeGraph();
        for (var page = 0; page < 3; page++)
            graph.Answers(200, $$"""{"value":[],"@odata.nextLink":"{{NextPage}}"}""");
        var thrown = await Assert.ThrowsAsync<RequestFailedException>(() => graph.Client(new GraphClientOptions { MaxPages = 3 }).ListTransitiveMembersAsync(Group));
        Assert.Equal("TooManyPages", thrown.ErrorCode);
        Assert.Equal(3, graph.Requests.Count);
    }

    [Fact]
    public async Task A_group_that_is_not_there_is_not_an_empty_group() =>
        Assert.Null(await new FakeGraph().Answers(404, Error("Request_ResourceNotFound")).Client().ListTransitiveMembersAsync(Group));

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("<html>")]
    [InlineData("""{"value":[{"displayName":"nobody"}]}""")]
    public async Task An_answer_that_is_no_list_of_people_is_not_an_empty_group(string body)
    {
        var thrown = await Assert.ThrowsAsync<RequestFailedException>(() => new FakeGraph().Answers(200, body).Client().ListTransitiveMembersAsync(Group));
        Assert.Equal("UnreadableAnswer", thrown.ErrorCode);
    }

    [Fact]
    public async Task A_refusal_carries_the_status_and_code_of_Graph()
    {
        var thrown = await Assert.ThrowsAsync<RequestFailedException>(
            () => new FakeGraph().Answers(403, Error("Authorization_RequestDenied")).Client().ListTransitiveMembersAsync(Group));
        Assert.Equal((403, "Authorization_RequestDenied"), (thrown.Status, thrown.ErrorCode));
    }

    [Fact]
    public async Task A_person_is_found_by_sign_in_name()
    {
        var graph = new FakeGraph().Answers(200, $$"""{"id":"{{Ann}}","accountEnabled":false}""");
        var user = await graph.Client().GetUserAsync(" ann#EXT#@school.example ");
        Assert.Equal((Ann, false), (user!.Id, user.AccountEnabled));
        Assert.Equal("/v1.0/users/ann%23EXT%23%40school.example", graph.Requests[0].Uri.AbsolutePath);
        Assert.DoesNotContain("ConsistencyLevel", graph.Requests[0].Headers);
    }

    [Fact]
    public async Task A_person_who_is_not_there_is_nobody() =>
        Assert.Null(await new FakeGraph().Answers(404, Error("Request_ResourceNotFound")).Client().GetUserAsync(Ann));

    [Theory]
    [InlineData("Ann Example")]
    [InlineData("..")]
    [InlineData("ann@school.example/manager")]
    [InlineData("ann@school.example?$select=id")]
    [InlineData("@")]
    [InlineData("")]
    public async Task Text_that_is_no_name_to_sign_in_with_is_nobody_without_asking(string typed)
    {
        var graph = new FakeGraph();
        Assert.Null(await graph.Client().GetUserAsync(typed));
        Assert.Empty(graph.Requests);
    }

    [Fact]
    public async Task The_installation_is_the_one_of_the_app_asked_for()
    {
        var graph = new FakeGraph().Answers(200, $$$"""{"value":[{"id":"other","teamsApp":{"id":"another"}},{"id":"NjA0==","teamsApp":{"id":"{{{App}}}"}}]}""");
        Assert.Equal("NjA0==", await graph.Client().FindInstalledAppAsync(Ann, App));
        Assert.Equal($"?$expand=teamsApp&$filter=teamsApp/id eq '{App}'", Uri.UnescapeDataString(graph.Requests[0].Uri.Query));
    }

    [Theory]
    [InlineData(200, """{"value":[]}""")]
    [InlineData(200, """{"value":[{"id":"other","teamsApp":{"id":"another"}}]}""")]
    [InlineData(404, "")]
    public async Task An_app_that_is_not_installed_is_not_found(int status, string body) =>
        Assert.Null(await new FakeGraph().Answers(status, body).Client().FindInstalledAppAsync(Ann, App));

    [Theory]
    [InlineData(201)]
    [InlineData(409)]
    public async Task Installing_an_app_that_is_there_is_fine(int status)
    {
        var graph = new FakeGraph().Answers(status);
        await graph.Client().InstallAppAsync(Ann, App);
        var sent = Assert.Single(graph.Requests);
        Assert.Equal(("POST", $"/v1.0/users/{Ann}/teamwork/installedApps"), (sent.Method, sent.Uri.AbsolutePath));
        Assert.Equal("application/json", sent.Headers["Content-Type"]);
        Assert.Equal($"https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/{App}", JsonNode.Parse(sent.Body!)!["teamsApp@odata.bind"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_app_that_the_catalogue_does_not_have_is_an_error()
    {
        var thrown = await Assert.ThrowsAsync<RequestFailedException>(() => new FakeGraph().Answers(404, Error("NotFound")).Client().InstallAppAsync(Ann, App));
        Assert.Equal((404, "NotFound"), (thrown.Status, thrown.ErrorCode));
    }

    [Fact]
    public async Task The_chat_of_an_installation_is_a_conversation_id()
    {
        var graph = new FakeGraph().Answers(200, """{"id":"19:abc@unq.gbl.spaces"}""").Answers(404);
        Assert.Equal("19:abc@unq.gbl.spaces", await graph.Client().GetInstalledAppChatAsync(Ann, "NjA0=="));
        Assert.Equal($"/v1.0/users/{Ann}/teamwork/installedApps/NjA0%3D%3D/chat", graph.Requests[0].Uri.AbsolutePath);
        Assert.Null(await graph.Client().GetInstalledAppChatAsync(Ann, "gone"));
    }

    [Theory]
    [InlineData("..")]
    [InlineData(" ")]
    public async Task An_id_cannot_step_out_of_its_place(string id)
    {
        var graph = new FakeGraph();
        await Assert.ThrowsAnyAsync<ArgumentException>(() => graph.Client().ListTransitiveMembersAsync(id));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => graph.Client().GetInstalledAppChatAsync(Ann, id));
        Assert.Empty(graph.Requests);
    }

    [Fact]
    public async Task A_click_gets_one_budget_for_all_pages_together()
    {
        var clock = new ClockThatRings();
        var graph = new FakeGraph { Silent = true }.Answers(200, $$"""{"value":[],"@odata.nextLink":"{{NextPage}}"}""");
        var options = GraphClientOptions.ForClicks();
        options.TimeProvider = clock;
        var call = graph.Client(options).ListTransitiveMembersAsync(Group);
        await graph.Waits.Task;
        Assert.Equal(TimeSpan.FromSeconds(2), clock.DueIn);
        clock.Ring();
        var thrown = await Assert.ThrowsAsync<RequestFailedException>(() => call);
        Assert.Equal((0, "Timeout"), (thrown.Status, thrown.ErrorCode));
        Assert.Equal(2, graph.Requests.Count);
    }

    [Fact]
    public async Task A_click_does_not_wait_for_a_token_that_does_not_come()
    {
        var clock = new ClockThatRings();
        var options = GraphClientOptions.ForClicks();
        options.TimeProvider = clock;
        var call = new FakeGraph().Client(options, new FakeCredential { Hangs = true }).GetUserAsync(Ann);
        clock.Ring();
        Assert.Equal("Timeout", (await Assert.ThrowsAsync<RequestFailedException>(() => call)).ErrorCode);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_not_told_of_a_timeout()
    {
        using var stop = new CancellationTokenSource();
        var graph = new FakeGraph { Silent = true };
        var call = graph.Client(GraphClientOptions.ForClicks()).GetUserAsync(Ann, stop.Token);
        await graph.Waits.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_click_is_not_tried_twice(int status)
    {
        var graph = new FakeGraph().Answers(status, Error("TooManyRequests"), retryAfter: "1");
        var thrown = await Assert.ThrowsAsync<RequestFailedException>(() => graph.Client(GraphClientOptions.ForClicks()).GetUserAsync(Ann));
        Assert.Equal(status, thrown.Status);
        Assert.Single(graph.Requests);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    public async Task Waiting_and_trying_again_is_left_to_the_outbox(int status)
    {
        var graph = new FakeGraph().Answers(status, Error("TooManyRequests"), retryAfter: "30");
        var thrown = await Assert.ThrowsAsync<RequestFailedException>(() => graph.Client(GraphClientOptions.ForOutbox()).GetUserAsync(Ann));
        Assert.True(thrown.GetRawResponse()!.Headers.TryGetValue("Retry-After", out var wait));
        Assert.Equal("30", wait);
        Assert.Single(graph.Requests);
    }

    [Fact]
    public async Task No_connection_is_a_failure_without_a_status()
    {
        var once = await Assert.ThrowsAsync<RequestFailedException>(() => new FakeGraph().Breaks().Client(GraphClientOptions.ForClicks()).GetUserAsync(Ann));
        var options = new GraphClientOptions { Retry = { MaxRetries = 1, Delay = TimeSpan.Zero } };
        var twice = await Assert.ThrowsAsync<RequestFailedException>(() => new FakeGraph().Breaks().Breaks().Client(options).GetUserAsync(Ann));
        Assert.Equal((0, 0, "NoAnswer"), (once.Status, twice.Status, twice.ErrorCode));
    }

    private static string Error(string code) => $$"""{"error":{"code":"{{code}}","message":"in words"} }""";
}
