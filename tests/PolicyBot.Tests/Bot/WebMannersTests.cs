using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using PolicyBot.LocalTenant.Wire;

namespace PolicyBot.Tests.Bot;

/// <summary>What anybody on the internet can see of the bot, and how it goes.</summary>
public sealed class WebMannersTests
{
    [Theory]
    [InlineData("/health", HttpStatusCode.OK, "Healthy")]
    [InlineData("/health/ready", HttpStatusCode.OK, "Healthy")]
    [InlineData("/", HttpStatusCode.NotFound, "")]
    [InlineData("/api/messages", HttpStatusCode.MethodNotAllowed, "")]
    public async Task Every_answer_has_the_safe_headers_and_says_no_more_than_a_word(string path, HttpStatusCode status, string body)
    {
        await using var bot = await BotUnderTest.StartAsync();

        using var answer = await bot.Anonymous.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal((status, body), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.False(answer.Headers.Contains("X-Powered-By"));
    }

    [Fact]
    public async Task Without_the_store_it_is_alive_and_not_ready_and_asks_the_store_no_more_than_once_in_five_seconds()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var asked = 0;
        bot.Table.BeforeEach = _ => Task.FromResult(asked++);
        bot.Table.Down = true;

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(bot, "/health"));
        for (var i = 0; i < 50; i++) Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(bot, "/health/ready"));

        Assert.Equal(1, asked);
        bot.Table.Down = false;
        bot.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(bot, "/health/ready"));
    }

    [Fact]
    public async Task Told_to_stop_while_somebody_waits_for_an_answer_it_answers_first()
    {
        await using var school = await BotUnderTest.StartAsync();
        await school.Ann.Says("menu");
        await using var bot = BotHost.Create([], builder =>
        {
            BotUnderTest.Compose(builder, school.Tenant, ["model"], school.Table, school.Time);
            builder.WebHost.UseKestrel();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        });
        await bot.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(bot.Urls.First()) };
        school.Tenant.Line.Connect(http);
        var (underWay, goesOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        school.Tenant.Faults.Next(1, call => Calls.Send(call) && underWay.TrySetResult(), new Fault.After(goesOn.Task));
        var question = Raw.From(school.Ann, "message");
        question["text"] = "can I follow a parent?";

        var asked = school.Tenant.Line.PostAsync(question);
        await underWay.Task;
        var stopped = bot.StopAsync();
        Assert.False(asked.IsCompleted);
        Assert.False(stopped.IsCompleted);
        goesOn.SetResult();

        Assert.Equal(200, (await asked).Status);
        await stopped;
        school.Ann.Sees("You asked: can I follow a parent?");
    }

    private static async Task<HttpStatusCode> StatusAsync(BotUnderTest bot, string path)
    {
        using var answer = await bot.Anonymous.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
