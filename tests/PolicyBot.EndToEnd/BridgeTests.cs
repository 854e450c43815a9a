using System.Net;
using System.Text;
using PolicyBot.LocalTenant;

namespace PolicyBot.EndToEnd;

/// <summary>Other clients, which send no token, talk to the unmodified bot through the bridge.</summary>
public sealed class BridgeTests
{
    private const string People = """
        people:
          user-ann: Ann Fletcher      # by what the client calls from.id
          1user-grace: Grace Adeyemi  # or from.aadObjectId
        """;

    [NeedsNodeFact]
    public async Task At_two_playgrounds_a_teacher_asks_and_requests_and_the_headteacher_approves_with_one_click()
    {
        using var data = new TemporaryFolder();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await using var run = await TenantRun.StartAsync(await WithBridge(data), limit.Token);
        var bridge = new Uri($"http://127.0.0.1:{run.Options.BridgePort}");
        await using var ann = await PlaygroundClient.StartAsync(bridge, "user-ann", "Ann Fletcher");
        await using var grace = await PlaygroundClient.StartAsync(bridge, "user-grace", "Grace Adeyemi");
        await ann.OpenAsync();
        await grace.OpenAsync();
        await ann.CardAsync("Hello, I’m PolicyBot", limit.Token);
        Assert.Equal(1, ann.Count("Hello, I’m PolicyBot"));

        await ann.SayAsync("can I follow a parent?");
        await ann.CardAsync("Advised not to", limit.Token);

        await ann.SayAsync("request an account");
        await ann.CardAsync("Which platform is it on?", limit.Token);
        await ann.ClickAsync("Continue", ("platform", "Instagram"), ("name", "Larkmere Vale Choir"));
        await ann.ClickAsync("Continue", ("aim", "To show what we sing"));
        await ann.ClickAsync("Continue", ("audience", "Parents and carers"));
        await ann.ClickAsync("Continue", ("promotion", "In the newsletter"));
        await ann.ClickAsync("Continue", ("runners-typed", "Rhys Morgan\nSiobhan Kelleher")); // there is no people picker there
        await ann.ClickAsync("Continue", ("visibility", "closed"));
        await ann.ClickAsync("Send request");
        await ann.CardAsync("Request sent", limit.Token);

        await grace.CardAsync("Larkmere Vale Choir on Instagram", limit.Token);
        await grace.ClickAsync("Approve");
        await grace.CardAsync("Approved by Grace Adeyemi", limit.Token);
        await ann.CardAsync("Approved by Grace Adeyemi", limit.Token);

        // Whoever is in no client gets theirs in the tenant's own page, brought up to date there.
        var tom = run.Tenant.Directory.Named("Tom");
        Assert.Contains(run.Tenant.Chats.Of(tom).Messages, m => m.Card?.GetRawText().Contains("Larkmere Vale Choir", StringComparison.Ordinal) == true);
    }

    [NeedsNodeFact]
    public async Task Who_is_nobody_here_or_not_on_this_machine_is_refused()
    {
        using var data = new TemporaryFolder();
        await using var run = await TenantRun.StartAsync(await WithBridge(data));
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{run.Options.BridgePort}") };
        async Task Refused(HttpStatusCode status, string from, string serviceUrl, string type = "application/json")
        {
            var body = $$"""{"type":"message","text":"queue","from":{"id":"{{from}}"},"conversation":{"id":"c"},"serviceUrl":"{{serviceUrl}}"}""";
            using var content = new StringContent(body, Encoding.UTF8, type);
            Assert.Equal(status, (await client.PostAsync("/api/messages", content)).StatusCode);
        }

        await Refused(HttpStatusCode.Forbidden, "somebody", "http://localhost:56150/_connector");
        await Refused(HttpStatusCode.BadRequest, "user-ann", "http://school.example/_connector");
        await Refused(HttpStatusCode.BadRequest, "user-ann", "https://smba.trafficmanager.net/teams/");
        await Refused(HttpStatusCode.UnsupportedMediaType, "user-ann", "http://localhost:56150/_connector", "text/plain"); // what a web page could send
        using var page = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        page.Headers.Host = "school.example";
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(page)).StatusCode);
        Assert.Empty(run.Tenant.Chats.Of(run.Tenant.Directory.Named("Ann")).Messages);
    }

    [NeedsNodeFact]
    public async Task A_load_test_gets_a_token_that_the_bot_takes()
    {
        using var data = new TemporaryFolder();
        await using var run = await TenantRun.StartAsync(new RunOptions { Port = Ports.FreePair(), DataFolder = data.Path });
        using var http = new HttpClient();
        const string ServiceUrl = "https://smba.trafficmanager.net/teams/";
        var ann = run.Tenant.Directory.Named("Ann");
        async Task<HttpStatusCode> Post(string token)
        {
            var activity = $$"""
                {"type":"message","id":"1","text":"can I follow a parent?","channelId":"msteams","serviceUrl":"{{ServiceUrl}}",
                 "from":{"id":"{{ann.TeamsId}}","aadObjectId":"{{ann.Id}}"},"recipient":{"id":"{{TenantIds.BotId}}"},
                 "conversation":{"id":"{{ann.ConversationId}}","conversationType":"personal","tenantId":"{{TenantIds.TenantId}}"},
                 "channelData":{"tenant":{"id":"{{TenantIds.TenantId}}"} } }
                """;
            using var request = new HttpRequestMessage(HttpMethod.Post, run.BotAddress + "/api/messages") { Content = new StringContent(activity, Encoding.UTF8, "application/json") };
            request.Headers.Authorization = new("Bearer", token);
            return (await http.SendAsync(request)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, await Post(await http.GetStringAsync($"{run.PageAddress}/issuer/token?serviceUrl={Uri.EscapeDataString(ServiceUrl)}")));
        Assert.Equal(HttpStatusCode.Forbidden, await Post(await http.GetStringAsync($"{run.PageAddress}/issuer/token?serviceUrl=https://elsewhere.example/")));
    }

    private static async Task<RunOptions> WithBridge(TemporaryFolder data)
    {
        var people = Path.Combine(data.Path, "people.yaml");
        await File.WriteAllTextAsync(people, People);
        return new RunOptions
        {
            Port = Ports.FreePair(), BridgePort = Ports.FreePair(), PeopleFile = people, DataFolder = Path.Combine(data.Path, "data"), TeamsWaits = TimeSpan.FromMinutes(1),
        };
    }
}
