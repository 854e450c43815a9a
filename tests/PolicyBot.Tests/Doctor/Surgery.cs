using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Commands;
using PolicyBot.LocalTenant;
using PolicyBot.LocalTenant.Wire;
using PolicyBot.Tables;

namespace PolicyBot.Tests.Doctor;

/// <summary>A sound installation, in which a test plants one fault and has it examined by the command.</summary>
internal sealed class Surgery : IAsyncDisposable
{
    private const string Secret = "s3cret~value-of-the-registration";

    private Surgery(BotUnderTest bot) => (Bot, Table, Time) = (bot, bot.Table, bot.Time);

    public BotUnderTest Bot { get; }

    public Faults Faults => Bot.Tenant.Faults;

    /// <summary>The store that the doctor finds.</summary>
    public InMemoryTable Table { get; set; }

    /// <summary>The clock of the machine on which the doctor runs.</summary>
    public ManualTime Time { get; set; }

    /// <summary>Settings that are otherwise than they should be.</summary>
    public Dictionary<string, string?> Settings { get; } = new() { ["PolicyBot:ClientSecret"] = Secret, ["PolicyBot:ClientSecretEnds"] = "2027-08-31" };

    public TokenCredential? Credential { get; set; }

    /// <summary>What answers at the bot's own address; nothing does where this is null.</summary>
    public int? EndpointStatus { get; set; }

    public static async Task<Surgery> OpenAsync()
    {
        var bot = await BotUnderTest.StartAsync();
        await bot.Grace.Arrives();
        return new Surgery(bot);
    }

    /// <summary>Runs <c>doctor</c>, and holds what it says against everything that it must never say.</summary>
    public async Task<Report> ExamineAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await DoctorCommand.RunAsync(args, output, error, Compose);
        var said = output.ToString() + error;
        Assert.DoesNotContain(Secret, said, StringComparison.Ordinal);
        foreach (var person in Bot.Tenant.Directory.People)
        {
            Assert.DoesNotContain(person.Name, said, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(person.UserPrincipalName, said, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(person.Id, said, StringComparison.OrdinalIgnoreCase);
        }
        return new Report(code, said);
    }

    public ValueTask DisposeAsync() => Bot.DisposeAsync();

    private void Compose(WebApplicationBuilder builder)
    {
        BotUnderTest.Compose(builder, Bot.Tenant, ["model"], Table, Time);
        foreach (var (name, value) in Settings) builder.Configuration[name] = value;
        builder.Services.AddSingleton<HttpPipelineTransport>(new HttpClientTransport(new WithTheBot(Bot.Tenant.Microsoft, () => EndpointStatus)));
        if (Credential is not null) builder.Services.AddSingleton(Credential);
    }

    // The internet, with the bot's own address in it.
    private sealed class WithTheBot(HttpMessageHandler services, Func<int?> status) : DelegatingHandler(services)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.Host == "policybot.example" && status() is { } code
                ? Task.FromResult(new HttpResponseMessage((System.Net.HttpStatusCode)code) { RequestMessage = request })
                : base.SendAsync(request, cancellationToken);
    }
}

/// <summary>What the command said.</summary>
internal sealed record Report(int Code, string Said)
{
    public IReadOnlyList<string> Fixes => Lines("FIX ");

    public IReadOnlyList<string> Warnings => Lines("mind");

    /// <summary>Exactly one thing is to be put right, and this is it.</summary>
    public void HasOneFault(string text)
    {
        Assert.Equal(1, Code);
        Assert.Contains(text, Assert.Single(Fixes), StringComparison.Ordinal);
    }

    /// <summary>Nothing is broken, and this is to be borne in mind.</summary>
    public void HasOneWarning(string text)
    {
        Assert.Equal(0, Code);
        Assert.Empty(Fixes);
        Assert.Contains(text, Assert.Single(Warnings), StringComparison.Ordinal);
    }

    // A line and its cure on the next one.
    private List<string> Lines(string word)
    {
        var lines = Said.Split(Environment.NewLine);
        return [.. lines.Index().Where(line => line.Item.StartsWith(word, StringComparison.Ordinal)).Select(line => line.Item + " " + lines[line.Index + 1].Trim())];
    }
}

/// <summary>An identity that Entra refuses, or does not know.</summary>
internal sealed class FailingCredential(Exception failure) : TokenCredential
{
    /// <summary>As the identity library words it: Entra's own sentence is in the message.</summary>
    public static FailingCredential Refused(string code) =>
        new(new AuthenticationFailedException($"ClientSecretCredential authentication failed: AADSTS{code}: Something about the app '5c5b1a7e'. Trace ID: 0"));

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw failure;

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw failure;
}

/// <summary>An identity of another tenant: its tokens say so.</summary>
internal sealed class ForeignCredential(string tenant) : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        var claims = new JsonObject { ["tid"] = tenant }.ToJsonString();
        return new AccessToken($"e30.{System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.c2ln", DateTimeOffset.MaxValue);
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
