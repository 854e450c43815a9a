using PolicyBot.Accounts;
using PolicyBot.Approvals;
using PolicyBot.Asking;
using PolicyBot.Bot;
using PolicyBot.Packs;
using PolicyBot.People;
using PolicyBot.Welcome;

namespace PolicyBot;

/// <summary>The bot as a web application.</summary>
public static class BotHost
{
    /// <summary>Builds the bot. It listens on <c>/api/messages</c> and says on <c>/health</c> whether it is up.</summary>
    /// <param name="args">Settings on the command line, such as <c>--PolicyBot:AppId=…</c>.</param>
    /// <param name="compose">
    /// Runs first and may add configuration and services: what it registers as <see cref="TimeProvider"/>, <c>TokenCredential</c>,
    /// <c>HttpPipelineTransport</c> or <c>TableClient</c> stands in for the bot's own.
    /// </param>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? compose = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        compose?.Invoke(builder);
        builder.AddBot().AddPacks().AddPeople().AddAsking().AddAccounts().AddApprovals();
        return builder.Build().MapBot((routes, services) =>
        {
            routes.MapWelcome();
            routes.MapAccounts(services);
            routes.MapApprovals(services);
            routes.MapAsking(services);
        });
    }
}
