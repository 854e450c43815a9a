using Azure.Core;
using Azure.Core.Pipeline;

namespace PolicyBot.LocalTenant;

/// <summary>
/// The one place that says how the bot in a local tenant differs from the bot in a school: whose tokens it presents and what it takes for the network.
/// The rest are settings that every installation makes.
/// </summary>
public static class BotWiring
{
    public static void Wire(this WebApplicationBuilder bot, Tenant tenant, string school, string? policyFile = null) =>
        bot.Wire(tenant.Credential, tenant.Transport, school, policyFile);

    internal static void Wire(this WebApplicationBuilder bot, TokenCredential credential, HttpPipelineTransport transport, string school, string? policyFile)
    {
        bot.Services.AddSingleton(credential);
        bot.Services.AddSingleton(transport);
        bot.Configuration.AddInMemoryCollection(Settings(school, policyFile));
    }

    private static Dictionary<string, string?> Settings(string school, string? policyFile)
    {
        var settings = new Dictionary<string, string?>
        {
            ["PolicyBot:AppId"] = TenantIds.AppId,
            ["PolicyBot:TenantId"] = TenantIds.TenantId,
            ["PolicyBot:TeamsAppId"] = TenantIds.TeamsAppId,
            ["PolicyBot:MailFrom"] = TenantIds.Mailbox,
            ["PolicyBot:Schools:0"] = school,
        };
        if (policyFile is not null) settings[$"PolicyBot:Policies:{school}"] = policyFile;
        return settings;
    }
}
