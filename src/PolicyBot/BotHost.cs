using Microsoft.Extensions.Options;
using PolicyBot.Accounts;
using PolicyBot.Approvals;
using PolicyBot.Asking;
using PolicyBot.Attestations;
using PolicyBot.Bot;
using PolicyBot.Doctor;
using PolicyBot.Incidents;
using PolicyBot.Packs;
using PolicyBot.People;
using PolicyBot.Programme;
using PolicyBot.Records;
using PolicyBot.Register;
using PolicyBot.Telemetry;
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
    /// <exception cref="SettingsFaultException">A setting is missing or wrong, or a pack is; the message names all of them with their cures.</exception>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? compose = null)
    {
        try
        {
            return Build(args, compose);
        }
        catch (Exception e) when (SettingsFaultException.From(e) is { } faults)
        {
            throw faults;
        }
    }

    private static WebApplication Build(string[] args, Action<WebApplicationBuilder>? compose)
    {
        var builder = WebApplication.CreateBuilder(args);
        compose?.Invoke(builder);
        builder.AddBot().AddPacks().AddPeople().AddAsking()
            .AddAccounts().AddApprovals().AddAttestations().AddRegister().AddIncidents().AddProgramme()
            .AddDoctor().AddRecords().AddTelemetry();
        var bot = builder.Build();
        // Before anything is made from the settings, so that the faults of all sections are reported at once.
        bot.Services.GetRequiredService<IStartupValidator>().Validate();
        return bot.MapBot((routes, services) =>
        {
            routes.MapWelcome();
            routes.MapDoctor(services);
            routes.MapAccounts(services);
            routes.MapApprovals(services);
            routes.MapRegister(services);
            routes.MapIncidents(services);
            routes.MapProgramme(services);
            routes.MapAttestations(services);
            routes.MapAsking(services);
        });
    }
}
